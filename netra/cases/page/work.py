"""The work list: what is asked for as removable chips, tasks in clear, what waits for a second person."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from netra import clock, vault
from netra.accounts.models import Recovery
from netra.cases.desk import Desk, OpenTask, record_of, words_of
from netra.cases.forms.work import FilterForm
from netra.cases.models import Case, RulingChange, Task
from netra.cases.page.notes import task_row
from netra.cases.services.saved_views import OpenView
from netra.cases.work_filters import Filters
from netra.reports.long_lists import in_words

CLOSED = "Tidak terbuka dengan kunci Anda"


def chips_of(asked: Filters, form: FilterForm) -> list[dict[str, str]]:
    """Each filter with the address of the list without it."""
    return [
        {
            "label": str(form.fields[name].label) if name in form.fields else name,
            "value": form.words_of(name, value),
            "address": f"?{asked.address(without=name)}",
        }
        for name, value in asked.asked().items()
        if name != "siapa"
    ]


def opened_tasks(tasks: Iterable[Task], desk: Desk) -> list[dict[str, Any]]:
    """Tasks in clear; one that does not open says so."""
    rows = list(tasks)
    opening = {each.pk for each in desk.open_keys([task.case.report for task in rows])}
    return [
        task_row(OpenTask(task, _title(task, desk) if task.case.report_id in opening else CLOSED), desk.today)
        for task in rows
    ]


def _title(task: Task, desk: Desk) -> str:
    try:
        return words_of(task, "task", desk.key_to(task.case.report), record_of(task.case))
    except vault.EnvelopeRefused:
        return CLOSED


def waiting_rows(
    found: Iterable[Recovery],
    now: datetime,
    rulings: Iterable[Case],
    changes: Iterable[RulingChange],
    names: list[dict[str, str]],
) -> list[dict[str, str]]:
    """What waits for this officer as the second person: rulings on assessments that a colleague wrote,
    changes of rulings, requests for a reporter's name (`identity_rows`), then recoveries of keys."""
    return [*_rulings_waiting(rulings), *_changes_waiting(changes), *names] + [
        {
            "title": "Pemulihan kunci menunggu persetujuan Anda",
            "who": each.escrow.officer.actor,
            "when": clock.moment_in_words(each.asked_at),
            "address": reverse("accounts:ceremony", args=[each.pk]),
        }
        for each in found
    ]


def _rulings_waiting(found: Iterable[Case]) -> list[dict[str, str]]:
    return [
        {
            "title": f"{each.docket}: putusan menunggu orang kedua",
            "who": "Kajian disusun rekan Anda",
            "when": clock.date_in_words(each.due_on) if each.due_on else "",
            "is_due": "1",
            "address": reverse("cases:rule_breach", args=[each.docket]),
        }
        for each in found
    ]


def _changes_waiting(found: Iterable[RulingChange]) -> list[dict[str, str]]:
    return [
        {
            "title": f"{each.case.docket}: perubahan putusan menunggu orang kedua",
            "who": f"{each.get_why_display()}, diusulkan {each.by.position}",
            "when": clock.moment_in_words(each.at, clock.Zone(each.case.government.zone)),
            "address": reverse("cases:change_breach", args=[each.case.docket]),
        }
        for each in found
    ]


def view_rows(views: Iterable[OpenView], asked: Filters) -> list[dict[str, Any]]:
    """The saved views, and which of them this page is."""
    return [{"view": each, "current": bool(each.name) and each.address == asked.address()} for each in views]


def told_of(given: str, left: str) -> str:
    """What a hand-over of several cases came to."""
    if not (given.isdecimal() and left.isdecimal()):
        return ""
    words = f"{int(given)} perkara diserahkan." if int(given) else "Tidak ada perkara yang diserahkan."
    if int(left):
        words += (
            f" {int(left)} tetap di tempatnya: rekan itu tidak memegang kuncinya, tidak boleh memegangnya, "
            "atau sudah memegang perkaranya."
        )
    return words


def headline_of(count: int, asked: Filters, today: date) -> str:
    """The list in one sentence."""
    whose = "yang Anda pegang" if asked.whose == "saya" else "yang dapat Anda buka"
    words = in_words(count)
    return f"{words[0].upper()}{words[1:]} perkara terbuka {whose}, urut dari tenggat terdekat."
