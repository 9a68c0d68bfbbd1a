"""The letters of a proceeding for its officers: which may be written, what each has said."""

from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse

from netra import clock
from netra.accounts.models import Officer
from netra.cases.page import ShownLetter, number_and_day, shown_letters
from netra.discipline import letters, lifecycle, queries
from netra.discipline.desk import Desk
from netra.discipline.models import Proceeding, ProceedingLetter, Sheet
from netra.discipline.page.moves import ICONS, locked_for
from netra.letters.kinds import PaperKind, kinds

_BY_WHO_EXAMINED: Final = "Yang menulis keputusan harus petugas lain: Anda ikut memeriksa."
NOT_NOW: Final = "Surat ini tidak dapat ditulis sekarang. Mungkin rekan Anda sudah mencatat langkahnya."
# The sheet that a move files: a letter that is older than the last one belonged to an earlier move.
_FILED: Final[dict[str, str]] = {
    "pass_to_camat": Sheet.Kind.CAMAT,
    "form_team": Sheet.Kind.TEAM,
    **dict.fromkeys(("summon", "summon_again"), Sheet.Kind.SUMMONS),
    "propose": Sheet.Kind.PROPOSAL,
    **dict.fromkeys(("decide", "amend", "clear"), Sheet.Kind.DECISION),
    **dict.fromkeys(("uphold", "annul", "reply_to_bpasn"), Sheet.Kind.REMEDY),
    "hear": Sheet.Kind.HEARING,  # further minutes may be those of a hearing that stands here already
    "deliver": Sheet.Kind.DELIVERY,
}
Told = dict[str, Any]


@dataclass(frozen=True)
class OfferedLetter:
    """A kind of letter with its page; `locked` says why this officer cannot write it."""

    kind: PaperKind
    address: str
    locked: str = ""
    is_late: bool = False


def letters_offered(proceeding: Proceeding, officer: Officer) -> list[OfferedLetter]:
    """What may be written where the proceeding stands."""
    examined = officer.pk in queries.examiners_of(proceeding)
    return [
        OfferedLetter(
            kind,
            reverse("discipline:write_letter", args=[proceeding.docket, kind.code]),
            _BY_WHO_EXAMINED if examined and letters.needs_second(kind.code, proceeding) else "",
            letters.is_late(kind.code, proceeding),
        )
        for kind in letters.offered(proceeding)
    ]


def why_not_written(proceeding: Proceeding, kind: str, officer: Officer) -> str:
    """Why this officer cannot write this letter now, in a sentence; empty where nothing is in the way."""
    found = (each.locked for each in letters_offered(proceeding, officer) if each.kind.code == kind)
    return next(found, NOT_NOW)


def letters_shown(proceeding: Proceeding) -> list[ShownLetter]:
    """What was issued, newest first."""
    zone, is_erased = clock.Zone(proceeding.government.zone), proceeding.erased_at is not None
    found = queries.letters_of(proceeding)
    return shown_letters(found, "discipline:letter_file", proceeding.docket, zone, is_erased=is_erased)


# --- what an issued letter says already ---------------------------------------------------------------


def told_by_letter(proceeding: Proceeding, move: str, desk: Desk) -> Told:
    """What the letter that announced this move tells its form: number and day, and when and where."""
    letter = _announcing(proceeding, move)
    if letter is None:
        return {}
    named = number_and_day(letter, clock.Zone(proceeding.government.zone))
    facts = desk.open_facts(letter)
    if move == "deliver":
        return {"on": facts["on"], "notes": f"{facts['how']}\nTanda terima penyampaian nomor {named}."}
    if move == "form_team":
        return {"letter": named, "members": facts["members"]}
    if move == "hear":
        return {"letter": named}
    when = {"on": facts["on"], "place": _place_and_hour(facts, proceeding)} if "place" in facts else {}
    return {"letter": named, **when}


def told_by_team(proceeding: Proceeding, move: str, desk: Desk) -> Told:
    """The examining team as it is, for who changes it."""
    team = desk.last_sheet(proceeding, Sheet.Kind.TEAM) if move == "form_team" else None
    return {"members": team.content["members"]} if team else {}


def _announcing(proceeding: Proceeding, move: str) -> ProceedingLetter | None:
    if move not in _FILED:
        return None
    codes = [code for code, moves in letters.ANNOUNCES.items() if move in moves]
    letter = queries.letters_of(proceeding).filter(kind__in=codes).first()
    last = proceeding.sheets.filter(kind=_FILED[move]).order_by("at", "pk").last()
    return None if letter is None or (last and last.at > letter.at) else letter


def _place_and_hour(facts: dict[str, str], proceeding: Proceeding) -> str:
    return f"{facts['place']}, pukul {facts['hour']} {proceeding.government.zone}"


def steps_of(proceeding: Proceeding, desk: Desk) -> list[dict[str, str]]:
    """Moves that an issued letter announced and nobody has recorded yet, as links to their pages."""
    procedure = lifecycle.PROCEDURES[proceeding.employment]
    found = []
    for move in procedure.permitted(proceeding.stage):
        letter = _announcing(proceeding, move.name)
        if letter and not locked_for(proceeding, desk.officer, move.name, desk.today):
            address = reverse("discipline:move", args=[proceeding.docket, move.name])
            named = f"{kinds()[letter.kind].label} nomor {letter.number}"
            found.append({"letter": named, "label": move.label, "icon": ICONS[move.name], "address": address})
    return found
