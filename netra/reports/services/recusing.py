"""An officer steps aside from a report, and every attempt to open one that was refused is written down."""

import re
from collections.abc import Mapping
from datetime import datetime

from netra import vault
from netra.accounts.models import Officer
from netra.journal import events
from netra.journal.services import Log, recording
from netra.reports import queries, routing
from netra.reports.models import Grant, Likeness, ParkedGrant, Recusal, Report
from netra.reports.services.erasure import overwrite_freed_pages
from netra.reports.services.keys import record_of
from netra.reports.told import story_in

DOCKET = re.compile(r"[DLP]\d{0,10}-\d{4}-\d{4,9}")


NOT_THEIRS = "not_theirs"
"""Why an opening was refused: no key for this officer."""


class LastReader(RuntimeError):
    """Nobody else could open this report: let a colleague in first, then step aside."""


def seal_reason(*, report: Report, key: bytes, reason: str) -> str:
    """Why an officer steps aside, for those who can still read the report; before the transaction opens."""
    return vault.seal_text(key, reason, record=record_of(report), field="recusal").hex()


def step_aside(*, report: Report, officer: Officer, sealed_reason: str, at: datetime, log: Log) -> None:
    """Destroy the officer's key to this report, for good. Called inside a `recording`, the report locked.

    Raises `LastReader` where nobody would be left.
    """
    if not queries.other_readers(report, officer).exists():
        raise LastReader(report.docket)
    overwrite_freed_pages()
    for held in (Grant, ParkedGrant):  # also what an earlier key opens
        held._base_manager.filter(report=report, officer=officer).delete()
    Likeness.objects.filter(report=report, officer=officer).delete()
    Recusal.objects.get_or_create(report=report, officer=officer, defaults={"at": at})
    facts = {"reason": sealed_reason}
    log.note(events.REPORT_RECUSED, actor=officer.actor, subject=report.docket, facts=facts)


def may_be_given(*, report: Report, key: bytes, to: Officer) -> bool:
    """Whether this officer may be let in later: no tie to the agency, not marked, did not step aside.

    Raises `vault.EnvelopeRefused` where whom the reporter marked cannot be read.
    """
    return report.pk in which_may_be_given(keys={report: key}, to=to)


def which_may_be_given(*, keys: Mapping[Report, bytes], to: Officer) -> set[int]:
    """Those of these reports, with their keys, that this officer may be let in to: as `may_be_given`, with as
    many queries for fifty as for one."""
    aside = set(queries.recusals_of(to, keys).values_list("report", flat=True))
    admission = routing.Admission(to.pk, expected=[each.agency for each in keys])
    return {
        report.pk
        for report, key in keys.items()
        if admission.allows(government=report.government, agency=report.agency, marked=_marked(report, key))
        and report.pk not in aside
    }


def _marked(report: Report, key: bytes) -> list[str]:
    content = vault.open_json(key, bytes(report.envelope), record=record_of(report), field="story")
    marked: list[str] = story_in(content)["not_for"]
    return marked


def note_refused_opening(*, officer: Officer, docket: str, at: datetime, why: str = NOT_THEIRS) -> None:
    """Write down that an officer asked for a report or case that is not theirs.

    Whether it exists is not looked at, so that neither the journal nor the time it takes tells. What could
    be no docket is not written: the journal holds no text that somebody made up.
    """
    if not DOCKET.fullmatch(docket):
        return
    with recording(officer.office.government.code, at=at) as log:
        log.note(events.OPENING_REFUSED, actor=officer.actor, subject=docket, facts={"why": why})
