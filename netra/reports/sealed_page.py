"""The one-document form: every question of the wizard on one page, from the same classes and templates."""

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template import RequestContext
from django.template.backends.django import Template
from django.template.loader import select_template
from django.template.loader_tags import BlockNode, ExtendsNode
from django.utils.safestring import SafeString

from netra.agencies.models import Government
from netra.reports import (
    clues,
    dates,
    evidence_page,
    forms,
    padding,
    sealed_rules,
    services,
    time_notes,
    windows,
)
from netra.reports.evidence import for_script
from netra.reports.models import Report
from netra.reports.name_words import who_opens_here
from netra.reports.reader_words import NO_AGENCY
from netra.reports.routing import Readers
from netra.reports.service_form import SERVICE_STEPS

WORDS = 8
ICONS = ("circle-check", "message-question", "clock")  # of dates.what_comes_next
SEALING_SCRIPTS = (
    "reports/receipt_words.js",
    "vendor/hpke.js",
    "reports/sealed_vault.js",
    "reports/sealed_files.js",
    "reports/file_kinds.js",
    "reports/file_traces.js",
    "reports/sealed_evidence.js",
    "reports/sealed_shipping.js",
    "reports/sealed_parcel.js",
    "reports/receipt_spilled.js",
    "reports/sealed_receipt.js",
    "reports/work.js",
    "reports/sealed_sending.js",
)
CONFIRMED = (2, 5)  # which two words are asked back, as on the receipt page


@dataclass(frozen=True)
class Question:
    """One question as it stands on its own page: its fields and what stands below them."""

    form: forms.Step
    number: int
    count: int
    fields: SafeString
    aside: SafeString

    @property
    def percent(self) -> int:
        return round(100 * self.number / self.count)


def page(request: HttpRequest, government: Government, on: date) -> dict[str, Any]:
    """What the template shows, and what the script reads from it."""
    return {
        "questions": list(_questions(request, government, on)),
        "blanks": [""] * WORDS,
        "confirmed": CONFIRMED,
        "icons": ICONS,
        "no_agency": NO_AGENCY,
        "sealing_scripts": SEALING_SCRIPTS,
        "clues": clues.for_script(),
        "rules": json.dumps(sealed_rules.rules(government, on)),
        "windows": json.dumps(windows.windows(on, government.zone)),
        "padding": json.dumps(_padding()),
        "time_notes": time_notes.NOTES,
        "files": json.dumps(_files()),
        "file_icons": for_script.icons(),
    }


def _padding() -> dict[str, int]:
    return {
        "story": padding.STORY,
        "identity": padding.IDENTITY,
        "identity_apart": padding.IDENTITY_APART,
        "about": padding.ABOUT,
    }


def _files() -> dict[str, Any]:
    """What the script knows of files: how they are told apart, the limits in bytes, why one is not taken."""
    limits = {
        "file": settings.ENV.file_mb * services.MB,
        "report": settings.ENV.report_mb * services.MB,
        "count": services.MOST_FILES,
    }
    words = {why: evidence_page.words_for(why) for why in evidence_page.WHY}
    return for_script.tables() | {"limits": limits, "why": words}


def offer(government: Government, readers: Readers, on: date) -> dict[str, Any]:
    """The public keys to seal to at this moment (`custodians`: to whose key the name goes apart, "" for
    none), the office that reads, those passed over, and this day's dates."""
    guards = services.identity_key_of(government)
    return {
        "readers": [_in_text(public) for _, public in readers.keys],
        "custodians": _in_text(bytes(guards.public_key)) if guards else "",
        "office": " dan ".join(readers.offices),
        "passed_over": " dan ".join(readers.passed_over),
        "windows": windows.windows(on, government.zone),
    }


def _in_text(public: bytes) -> str:
    return base64.urlsafe_b64encode(public).rstrip(b"=").decode()


def acknowledged(report: Report, received_words: str) -> dict[str, Any]:
    """What the browser shows beside the eight words, which it alone knows."""
    steps = [
        {"title": step.title, "detail": step.detail, "icon": step.icon}
        for step in dates.what_comes_next(report)
    ]
    return {"docket": report.docket, "received": received_words, "steps": steps}


def _questions(request: HttpRequest, government: Government, on: date) -> Iterator[Question]:
    opens = who_opens_here(government)
    for step in sealed_rules.EVERY_STEP:
        path = forms.STEPS if step in forms.STEPS else SERVICE_STEPS
        # Two questions ask for the same thing: the prefix keeps their fields apart in one document.
        form = step(government=government, today=on, prefix=step.slug)
        context = {
            "form": form,
            "reporting_time": dates.reporting_time(on),
            "file_mb": settings.ENV.file_mb,
            "who_opens": opens,
        }
        name = f"{step.slug.replace('-', '_')}.html"
        template = select_template([f"reports/sealed_{name}", f"reports/step_{name}"])
        fields, aside = (_block(template, block, request, context) for block in ("question", "aside"))
        yield Question(form, path.index(step) + 1, len(path), fields, aside)


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
