"""What a leader's or a unit's page says first: the finding in words, computed from the numbers beneath it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from netra.agencies.models import CivilServant
from netra.dashboard.finding import Finding
from netra.dashboard.queries import Rounds
from netra.outreach.models import Briefing, DirectiveAddressee
from netra.outreach.rows import BriefingRow, DirectiveRow

State = DirectiveAddressee.State
WORDS = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
)  # fmt: skip


@dataclass(frozen=True)
class Share:
    """How many serve in one employment, in figures, and their share of all."""

    label: str
    count: str
    percent: float


def in_words(number: int) -> str:
    """Small numbers as a word, larger ones as figures: "tiga", "4.687"."""
    return WORDS[number] if number < len(WORDS) else in_figures(number)


def in_figures(number: int) -> str:
    """ "4.687": thousands as Indonesian writes them."""
    return f"{number:,}".replace(",", ".")


def leaders_finding(overdue: int, rounds: Rounds) -> str:
    """Whether we are on time, and where the gap is: "Kurang dari lima perkara pernah lewat tenggat, dan dua
    kecamatan belum dikunjungi." `overdue` is rounded down already."""
    many = f"sedikitnya {in_words(overdue)}" if overdue else "kurang dari lima"
    gap = (
        f"{in_words(len(rounds.missing))} kecamatan belum dikunjungi"
        if rounds.missing
        else "semua kecamatan sudah dikunjungi"
    )
    return _sentence(f"{many} perkara pernah lewat tenggat, dan {gap}")


def units_finding(briefings: Sequence[BriefingRow], directives: Sequence[DirectiveRow], agency: int) -> str:
    """What the head of a unit should know first: briefings held here, directives still to answer."""
    held = sum(1 for row in briefings if row.word == Briefing.State.HELD.label)
    waiting = sum(1 for row in directives if not answered_by(row, agency))
    past = (
        f"{in_words(held)} sosialisasi sudah terlaksana" if held else "belum ada sosialisasi yang terlaksana"
    )
    due = (
        f"{in_words(waiting)} instruksi menunggu tindak lanjut"
        if waiting
        else "semua instruksi sudah ditindaklanjuti"
    )
    return _sentence(f"{past}, {due}" if directives else past)


def answered_by(row: DirectiveRow, agency: int) -> bool:
    """Whether this agency has recorded a follow-up."""
    return any(each.agency_id == agency and bool(each.follow_ups.all()) for each in row.addressees)


def own_answer(row: DirectiveRow, agency: int, on: date) -> dict[str, Any]:
    """A directive to this agency with how far the agency is with it."""
    own = next(each for each in row.addressees if each.agency_id == agency)
    state = own.state_on(on)
    return {
        "row": row,
        "own": own,
        "is_done": state == State.DONE,
        "is_accepted": state != State.WAITING,
        "is_running": state == State.RUNNING,
    }


def shares_of(headcount: Mapping[str, int]) -> list[Share]:
    """Employments with their share of all, the largest first. How many serve is no secret of the office; what
    is counted about them (pledges, understanding) is told with discretion, where it is told."""
    labels, whole = dict(CivilServant.Employment.choices), sum(headcount.values()) or 1
    rows = sorted(headcount.items(), key=lambda row: -row[1])
    return [Share(str(labels.get(name, name)), in_figures(n), 100 * n / whole) for name, n in rows if n]


def installations_finding(found: Sequence[Finding]) -> str:
    """Whether something must be mended, and how much asks for a look."""
    bad = sum(1 for each in found if each.tone == "bad")
    warn = sum(1 for each in found if each.tone == "warn")
    told = [f"{in_words(bad)} hal perlu diperbaiki"] if bad else []
    told += [f"{in_words(warn)} hal perlu diperhatikan"] if warn else []
    return _sentence(", ".join(told) or "pemasangan ini beres")


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
