"""Turns a bound Django field into what `web/components/field.html` shows: label, help, errors, control."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.forms import BaseForm, BoundField, CheckboxInput, Textarea
from django.forms.widgets import CheckboxSelectMultiple, MultiWidget, RadioSelect, Select, SelectDateWidget
from django.utils.safestring import SafeString

PART_LABELS = {"day": "Tanggal", "month": "Bulan", "year": "Tahun", "hour": "Jam", "minute": "Menit"}
COUNT_WORDS = ("Nol", "Satu", "Dua", "Tiga", "Empat", "Lima", "Enam", "Tujuh", "Delapan", "Sembilan")


@dataclass(frozen=True)
class Option:
    """One radio button or checkbox with its words; `points` are (icon, text) lines below them."""

    control: SafeString
    id: str
    label: str
    description: str
    points: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Part:
    """One box of a date: its own small label and control."""

    label: str
    name: str
    id: str
    control: SafeString


@dataclass(frozen=True)
class FieldView:
    """What the field template needs; `kind` is text, area, select, choices, parts, checkbox or hidden."""

    bound: BoundField
    kind: str
    id: str
    errors: Sequence[str]
    control: SafeString = field(default_factory=SafeString)
    options: Sequence[Option] = ()
    parts: Sequence[Part] = ()

    @property
    def described_by(self) -> str:
        return _described_by(self.bound)


def view_of(bound: BoundField, attrs: Mapping[str, Any], words: Mapping[str, Any]) -> FieldView:
    """`attrs` go to the control; `words` may hold `descriptions` and `points`, keyed by choice value."""
    kind = _kind(bound)
    errors = [str(message) for message in bound.errors]
    if kind == "choices":
        options = _options(bound, words)
        return FieldView(bound, kind, _first_id(bound), errors, options=options)
    if kind == "parts":
        return FieldView(bound, kind, _first_id(bound), errors, parts=_parts(bound))
    control = _single(bound, kind, attrs)
    return FieldView(bound, kind, bound.id_for_label or bound.auto_id, errors, control=control)


def errors_of(forms: Sequence[BaseForm]) -> list[tuple[str, str]]:
    """(id of the control, message) for each error, in the order of the page; "" for a whole form."""
    found: list[tuple[str, str]] = []
    for form in forms:
        found += [("", str(message)) for message in form.non_field_errors()]
        for bound in form:
            found += [(_first_id(bound), str(message)) for message in bound.errors]
    return found


def count_in_words(count: int) -> str:
    """1 -> "Satu"; from ten on the figure itself."""
    return COUNT_WORDS[count] if count < len(COUNT_WORDS) else str(count)


def _kind(bound: BoundField) -> str:
    widget = bound.field.widget
    if bound.is_hidden:
        return "hidden"
    kinds: list[tuple[type | tuple[type, ...], str]] = [
        ((RadioSelect, CheckboxSelectMultiple), "choices"),
        ((MultiWidget, SelectDateWidget), "parts"),
        (CheckboxInput, "checkbox"),
        (Textarea, "area"),
        (Select, "select"),
    ]
    return next((name for classes, name in kinds if isinstance(widget, classes)), "text")


def _described_by(bound: BoundField) -> str:
    ids = []
    if bound.help_text:
        ids.append(f"{bound.auto_id}_help")
    if bound.errors:
        ids.append(f"{bound.auto_id}_error")
    return " ".join(ids)


def _first_id(bound: BoundField) -> str:
    """The id that a link to this field must point to: a group of controls has none of its own."""
    kind = _kind(bound)
    if kind == "choices":
        return f"{bound.auto_id}_0"
    if kind == "parts":
        return str(_subwidgets(bound)[0]["attrs"]["id"])
    return bound.id_for_label or bound.auto_id


def _single(bound: BoundField, kind: str, attrs: Mapping[str, Any]) -> SafeString:
    own = bound.field.widget.attrs.get("class", "")
    base = "" if kind in ("checkbox", "hidden") else "input"
    classes = " ".join(name for name in (base, str(own), str(attrs.get("class", ""))) if name)
    final = {**attrs, "class": classes}
    if described := _described_by(bound):
        final["aria-describedby"] = described
    return bound.as_widget(attrs={key: value for key, value in final.items() if value})


def _options(bound: BoundField, words: Mapping[str, Any]) -> list[Option]:
    descriptions = words.get("descriptions") or getattr(bound.field, "descriptions", {})
    points = words.get("points") or getattr(bound.field, "points", {})
    found = []
    for choice in bound:
        value, own_id = str(choice.data["value"]), choice.id_for_label
        has_words = value in descriptions or value in points
        if has_words:
            choice.data["attrs"]["aria-describedby"] = f"{own_id}_about"
        if bound.errors:
            choice.data["attrs"]["aria-invalid"] = "true"
        found.append(
            Option(
                control=choice.tag(),
                id=own_id,
                label=str(choice.choice_label),
                description=str(descriptions.get(value, "")),
                points=points.get(value, ()),
            )
        )
    return found


def _parts(bound: BoundField) -> list[Part]:
    found = []
    for sub in _subwidgets(bound):
        name = str(sub["name"]).rsplit("_", 1)[-1]
        sub["attrs"]["class"] = "input"
        if described := _described_by(bound):
            sub["attrs"]["aria-describedby"] = described
        control = bound.form.renderer.render(sub["template_name"], {"widget": sub})
        found.append(Part(PART_LABELS.get(name, name), name, sub["attrs"]["id"], SafeString(control)))
    return found


def _subwidgets(bound: BoundField) -> list[dict[str, Any]]:
    widget = bound.field.widget
    attrs = bound.build_widget_attrs({"id": bound.auto_id}, widget)
    context = widget.get_context(bound.html_name, bound.value(), attrs)
    found: list[dict[str, Any]] = context["widget"]["subwidgets"]
    return found
