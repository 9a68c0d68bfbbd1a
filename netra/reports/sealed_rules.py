"""The questions as a script reads them: which fields, where each answer goes, and what the server would say.

Everything is read from the form classes themselves. Messages that a form gives only when it cleans are
heard from it: it is asked with an answer that it refuses.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

from django import forms as django_forms

from netra import law, vault
from netra.agencies.models import Government
from netra.reports import completeness, forms
from netra.reports.fields import PastDateField, refuse_hours_that_no_day_has
from netra.reports.service_form import SERVICE_STEPS
from netra.reports.submission import CONFIDENTIAL, Identity, Submission
from netra.reports.told import NOT_IN_STORY

IN_STORY = frozenset(field.name for field in fields(Submission)) - NOT_IN_STORY
IN_IDENTITY = frozenset(field.name for field in fields(Identity))
LINES = frozenset(field.name for field in fields(Submission) if field.type == list[str])

EVERY_STEP = tuple(dict.fromkeys((*forms.STEPS, *SERVICE_STEPS)))
PATHS = {"": forms.STEPS, forms.SERVICE_ACT: SERVICE_STEPS}

Probe = tuple[type[forms.Step], dict[str, str], str]


def rules(government: Government, on: date) -> dict[str, Any]:
    """`steps`: slug, and its fields in order. `paths`: the slugs in order, by act ("" for every other act).
    `needs`: the law's requirements. `meter`: how it is called how much of them is told. `messages`: what the
    rules across fields say."""
    bound = [step(government=government, today=on) for step in EVERY_STEP]
    return {
        "steps": [{"slug": form.slug, "fields": list(_fields(form))} for form in bound],
        "paths": {act: [step.slug for step in steps] for act, steps in PATHS.items()},
        "needs": list(_needs()),
        "meter": {
            "enough": completeness.ENOUGH,
            "so_far": completeness.SO_FAR,
            "lacking": completeness.LACKING,
            "late": completeness.LATE,
            "time": completeness.TIME,
        },
        "messages": {name: _heard(probe, government, on) for name, probe in _probes(on).items()},
    }


def _needs() -> Iterator[dict[str, Any]]:
    """What a formal report needs and which pages tell it: the meter of `completeness`, for the script."""
    for need in law.rulebook().requirements:
        if pages := completeness.PAGES.get(need.id):
            is_advice = need.kind == completeness.ADVICE
            told = {"id": need.id, "what": need.short, "then": need.if_missing, "pages": pages}
            yield told | {"advice": is_advice}


def _fields(form: forms.Step) -> Iterator[dict[str, Any]]:
    for name, field in form.fields.items():
        told: dict[str, Any] = {"name": name, "kind": _kind(name, field), "to": _place(name)}
        told["label"] = str(field.label)
        if field.required:
            told["required"] = str(field.error_messages["required"])
        if limit := getattr(field, "max_length", None):
            told |= {"limit": limit, "too_long": str(field.error_messages["max_length"])}
        if refuse_hours_that_no_day_has in field.validators:
            told["hour"] = True
        yield told


def _kind(name: str, field: django_forms.Field) -> str:
    if isinstance(field, PastDateField):
        return "date"
    if isinstance(field, django_forms.BooleanField):
        return "checkbox"
    if isinstance(field, django_forms.MultipleChoiceField):
        return "many"
    if isinstance(field, django_forms.ChoiceField):
        return "choice"
    return "lines" if name in LINES else "text"


def _place(name: str) -> str:
    """Where an answer is sealed; `agency` stands in clear, and a tick that only excuses a gap is not kept."""
    if name in IN_STORY:
        return "story"
    return "identity" if name in IN_IDENTITY else ""


def _probes(on: date) -> Mapping[str, Probe]:
    """An answer that the form refuses, for each rule that is no property of one field."""
    when, who, name = forms.WhenWhereStep, forms.WhoStep, forms.IdentityStep
    many = "\n".join(f"https://contoh.id/{number}" for number in range(21))
    return {
        "controls": (forms.StoryStep, {"story": "a\x01"}, "story"),
        "receipt": (forms.StoryStep, {"story": " ".join(vault.WORDS[-8:])}, "story"),
        "hour": (when, {"happened_time": "25.99"}, "happened_time"),
        "no_such_day": (when, _parts("31", "2", str(on.year)), "happened_on"),
        "future": (when, _parts_of(on + timedelta(days=1)), "happened_on"),
        "too_old": (when, _parts("1", "1", str(on.year - 6)), "happened_on"),
        "place": (when, {}, "place"),
        "who": (who, {}, "position"),
        "name": (name, {"choice": CONFIDENTIAL, "address": "-"}, "name"),
        "address": (name, {"choice": CONFIDENTIAL, "name": "-"}, "address"),
        "links": (forms.EvidenceStep, {"links": many}, "links"),
        "link": (forms.EvidenceStep, {"links": "x"}, "links"),
    }


def _parts_of(day: date) -> dict[str, str]:
    return _parts(str(day.day), str(day.month), str(day.year))


def _parts(day: str, month: str, year: str) -> dict[str, str]:
    return {"happened_on_day": day, "happened_on_month": month, "happened_on_year": year}


def _heard(probe: Probe, government: Government, on: date) -> str:
    step, answers, name = probe
    return str(step(answers, government=government, today=on).errors[name][0])
