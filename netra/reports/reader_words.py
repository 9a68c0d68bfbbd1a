"""Who will read this report, said before it is sent: offices and rules, never an officer's name.

The rules are told whether or not they keep somebody out today, so that no page tells of an officer's ties.
"""

from dataclasses import dataclass

from netra.agencies import queries as agencies
from netra.agencies.models import Government
from netra.reports import routing
from netra.reports.submission import Submission

NO_AGENCY = "Kantornya belum Anda sebut, jadi petugas yang punya hubungan dengannya belum dapat dipisahkan."


@dataclass(frozen=True)
class ReaderNote:
    """`office` reads; `why` lines say who does not. Without an `office` nobody may."""

    office: str
    why: tuple[str, ...]


def note_for(submission: Submission, government: Government) -> ReaderNote:
    """What the check page says about the readers of this report."""
    agency = agencies.agency_named(government, submission.agency_code)
    readers = routing.readers_for(government=government, agency=agency, marked=submission.not_for)
    lines = [_passed(readers), _tie_rule(submission), _mark_rule(submission)]
    return ReaderNote(" dan ".join(readers.offices), tuple(line for line in lines if line))


def _passed(readers: routing.Readers) -> str:
    if not readers.passed_over:
        return ""
    passed = " dan ".join(readers.passed_over)
    return f"Bukan {passed}: tidak ada petugasnya yang boleh membaca laporan ini."


def _tie_rule(submission: Submission) -> str:
    if submission.agency_code:
        return (
            "Petugas dari unit yang Anda laporkan, atasannya, dan yang berkepentingan di sana tidak membaca."
        )
    return NO_AGENCY


def _mark_rule(submission: Submission) -> str:
    return "Jabatan yang Anda tandai tidak membacanya." if submission.not_for else ""
