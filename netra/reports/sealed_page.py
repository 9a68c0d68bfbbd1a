"""The one-document form: every question of the wizard on one page, from the same classes and templates."""

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.template import RequestContext
from django.template.backends.django import Template
from django.template.loader import get_template
from django.template.loader_tags import BlockNode, ExtendsNode
from django.utils.safestring import SafeString

from netra.agencies.models import Government
from netra.reports import dates, forms, padding, sealed_rules, windows
from netra.reports.models import Report

WORDS = 8
ICONS = ("circle-check", "message-question", "clock")  # of dates.what_comes_next
CONFIRMED = (2, 5)  # which two words are asked back, as on the receipt page


@dataclass(frozen=True)
class Question:
    """One question as it stands on its own page: its fields and what stands below them."""

    form: forms.Step
    number: int
    fields: SafeString
    aside: SafeString

    @property
    def percent(self) -> int:
        return round(100 * self.number / len(forms.STEPS))


def page(request: HttpRequest, government: Government, on: date) -> dict[str, Any]:
    """What the template shows, and what the script reads from it."""
    return {
        "questions": list(_questions(request, government, on)),
        "count": len(forms.STEPS),
        "blanks": [""] * WORDS,
        "confirmed": CONFIRMED,
        "icons": ICONS,
        "rules": json.dumps(sealed_rules.rules(government, on)),
        "windows": json.dumps(windows.windows(on, government.zone)),
        "padding": json.dumps({"story": padding.STORY, "identity": padding.IDENTITY}),
    }


def offer(government: Government, readers: list[tuple[int, bytes]], on: date) -> dict[str, Any]:
    """The public keys to seal to at this moment, and the dates of this day."""
    keys = [base64.urlsafe_b64encode(public).rstrip(b"=").decode() for _, public in readers]
    return {"readers": keys, "windows": windows.windows(on, government.zone)}


def acknowledged(report: Report, received_words: str) -> dict[str, Any]:
    """What the browser shows beside the eight words, which it alone knows."""
    steps = [
        {"title": step.title, "detail": step.detail, "icon": step.icon}
        for step in dates.what_comes_next(report)
    ]
    return {"docket": report.docket, "received": received_words, "steps": steps}


def _questions(request: HttpRequest, government: Government, on: date) -> Iterator[Question]:
    for number, step in enumerate(forms.STEPS, 1):
        form = step(government=government, today=on)
        context = {"form": form, "reporting_time": dates.reporting_time(on)}
        template = get_template(f"reports/step_{step.slug.replace('-', '_')}.html")
        fields, aside = (_block(template, name, request, context) for name in ("question", "aside"))
        yield Question(form, number, fields, aside)


def _block(template: Any, name: str, request: HttpRequest, values: dict[str, Any]) -> SafeString:
    """One block of a question's own page; empty where that page has none."""
    found = _blocks(template).get(name)
    if found is None:
        return SafeString()
    context = RequestContext(request, values)
    with context.bind_template(template.template):
        return SafeString(found.nodelist.render(context))


def _blocks(template: Template) -> dict[str, BlockNode]:
    nodes = [node for node in template.template.nodelist if isinstance(node, ExtendsNode)]
    return {name: block for node in nodes for name, block in node.blocks.items()}
