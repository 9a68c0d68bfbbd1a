"""Every model that keeps something about a person says until when, and by which function it is erased."""

from collections.abc import Iterator
from importlib import import_module, util
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.db.models import Field, Model

PEOPLE = {"agencies.CivilServant", "accounts.Officer"}
TELLING_NAMES = {"name", "number", "username", "typed_name", "typed_number", "contact", "address", "person",
                 "position"}  # fmt: skip
FREE_TEXT = 160
# What nothing erases yet, by model. No line joins it lightly.
GAPS: set[str] = set()


def looks_personal(field: "Field[Any, Any]") -> bool:
    """Sealed bytes, free text, a person's row, or a name for something personal."""
    if field.primary_key and field.name == "id":
        return False
    if isinstance(field, models.ForeignKey | models.OneToOneField):
        return field.related_model._meta.label in PEOPLE or field.name in TELLING_NAMES
    is_text = isinstance(field, models.TextField | models.JSONField | models.BinaryField)
    is_long = isinstance(field, models.CharField) and (field.max_length or 0) >= FREE_TEXT
    return is_text or is_long or field.name in TELLING_NAMES


def own_models() -> Iterator[tuple[str, type[Model]]]:
    for model in apps.get_models():
        parts = model.__module__.split(".")
        if parts[0] == "netra":
            yield parts[1], model


def undeclared(room: str, model: type[Model], declared: Any) -> list[str]:
    """Fields that look personal and are declared neither as kept nor as harmless."""
    kept = {f"{each.model}.{field}" for each in declared.PERSONAL for field in each.fields}
    known = kept | set(declared.HARMLESS)
    fields = [
        f"{model.__name__}.{field.name}" for field in model._meta.concrete_fields if looks_personal(field)
    ]
    return [f"{room}: {name}" for name in fields if name not in known]


def declared_in(room: str) -> Any:
    name = f"netra.{room}.personal"
    return import_module(name) if util.find_spec(name) else None


def rooms() -> list[str]:
    return sorted({room for room, _ in own_models()})


def test_every_field_that_looks_personal_is_declared_by_its_room() -> None:
    missing = [
        name
        for room, model in own_models()
        for name in undeclared(room, model, declared_in(room) or _Nothing)
    ]
    assert missing == []


class _Nothing:
    PERSONAL = ()
    HARMLESS: dict[str, str] = {}  # noqa: RUF012 - read only


@pytest.mark.parametrize("room", rooms())
def test_what_is_declared_exists_and_its_eraser_can_be_called(room: str) -> None:
    declared = declared_in(room) or _Nothing
    found = {model.__name__: model for own, model in own_models() if own == room}
    for each in declared.PERSONAL:
        names = {field.name for field in found[each.model]._meta.concrete_fields}
        assert set(each.fields) <= names, each.model
        assert bool(each.by) != bool(each.gap), f"{each.model}: an eraser or an honest gap"
        if each.by:
            module, _, function = each.by.partition(":")
            assert callable(getattr(import_module(module), function)), each.by
    for name in declared.HARMLESS:
        model, _, field = name.partition(".")
        assert field in {each.name for each in found[model]._meta.concrete_fields}, name


def test_the_gaps_are_exactly_the_known_ones() -> None:
    gaps = {each.model for room in rooms() for each in (declared_in(room) or _Nothing).PERSONAL if each.gap}
    assert gaps == GAPS


def test_a_model_that_forgot_to_register_is_found() -> None:
    class Planted(Model):
        story = models.TextField()
        owner = models.ForeignKey("accounts.Officer", on_delete=models.CASCADE)
        count = models.IntegerField()

        class Meta:
            app_label = "planted"
            managed = False

    try:
        assert undeclared("planted", Planted, _Nothing) == [
            "planted: Planted.story",
            "planted: Planted.owner",
        ]
    finally:
        del apps.all_models["planted"]["planted"]
        apps.clear_cache()
