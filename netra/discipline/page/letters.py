"""The letters of a proceeding for its officers: which may be written, how each begins, what each has said."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse

from netra import clock, law
from netra.accounts.models import Officer
from netra.cases.page import ShownLetter, number_and_day, shown_letters
from netra.cases.services import head_of
from netra.discipline import catalogue, letters, lifecycle, queries
from netra.discipline.desk import Desk, OpenSheet, last_of
from netra.discipline.models import Proceeding, ProceedingLetter, Sheet
from netra.discipline.page.moves import ICONS, locked_for
from netra.discipline.services import agency_of
from netra.letters.kinds import PaperKind, kinds

_BY_WHO_EXAMINED: Final = "Yang menulis keputusan harus petugas lain: Anda ikut memeriksa."
NOT_NOW: Final = "Surat ini tidak dapat ditulis sekarang. Mungkin rekan Anda sudah mencatat langkahnya."
# The sheet that a move files: a letter that is older than the last one belonged to an earlier move.
_FILED: Final[dict[str, str]] = {
    **dict.fromkeys(("summon", "summon_again"), Sheet.Kind.SUMMONS),
    **dict.fromkeys(("decide", "amend", "clear"), Sheet.Kind.DECISION),
    "annul": Sheet.Kind.REMEDY,
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


def letters_offered(proceeding: Proceeding, officer: Officer) -> list[OfferedLetter]:
    """What may be written where the proceeding stands."""
    examined = officer.pk in queries.examiners_of(proceeding)
    return [
        OfferedLetter(
            kind,
            reverse("discipline:write_letter", args=[proceeding.docket, kind.code]),
            _BY_WHO_EXAMINED if examined and letters.needs_second(kind.code, proceeding) else "",
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
    if move == "hear":
        return {"letter": named}
    when = {"on": facts["on"], "place": _place_and_hour(facts, proceeding)} if "place" in facts else {}
    return {"letter": named, **when}


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


# --- how a letter begins ------------------------------------------------------------------------------


def beginning_of_letter(proceeding: Proceeding, kind: str, sheets: list[OpenSheet], desk: Desk) -> Told:
    """What the sealed sheets know of a letter that is about to be written. What does not fit its field is
    left to the office; a sanction is never proposed here."""
    first = last_of(sheets, Sheet.Kind.REFERRAL)
    if first is None:
        return {}
    known = {**_about(proceeding, first.content), "signer_position": head_of(desk).signer}
    more = _BEGINNINGS.get(kind)
    return known | (more(proceeding, sheets, desk) if more else {})


def _about(proceeding: Proceeding, content: Told) -> Told:
    """The respondent as letters name one, and the neutral statement of what is alleged."""
    agency = agency_of(proceeding.government, content["agency"])
    unit = ", ".join(part for part in (content["unit"], agency.name if agency else "") if part)
    norms = "; ".join(catalogue.norm_basis(each, proceeding.employment) for each in content["norms"])
    whom = [content["respondent"], content["position"], f"pada {unit}" if unit else ""]
    return {
        "to": _fit("\n".join(line for line in whom if line), 300),
        "to_place": proceeding.government.place,
        "examined": _fit(", ".join(part for part in whom[:2] if part), 160),
        "allegation": _fit(content["allegation"], 1_500),
        "norm": _fit(norms, 200),
    }


def _summons_again(proceeding: Proceeding, sheets: list[OpenSheet], desk: Desk) -> Told:
    earlier = last_of(sheets, Sheet.Kind.SUMMONS)
    facts = _facts_of(proceeding, desk, letters.SUMMONS)
    kept: Told = {name: facts[name] for name in ("place", "hour") if name in facts}
    return {"first": _fit(earlier.content["letter"], 160) if earlier else "", **kept}


def _minutes(proceeding: Proceeding, sheets: list[OpenSheet], desk: Desk) -> Told:
    hearing, team = last_of(sheets, Sheet.Kind.HEARING), last_of(sheets, Sheet.Kind.TEAM)
    facts = _facts_of(proceeding, desk, letters.SUMMONS, letters.SUMMONS_AGAIN)
    when: Told = {name: facts[name] for name in ("on", "hour", "place") if name in facts}
    if proceeding.examination_on:
        when["on"] = proceeding.examination_on.isoformat()
    return {
        **when,
        "examiners": _fit(team.content["members"], 600) if team else desk.officer.position,
        "minutes": _fit(_what_was_said(hearing.content), 20_000) if hearing else "",
    }


def _what_was_said(told: Told) -> str:
    parts = [("", told["minutes"]), ("Tanggapan terperiksa:", told["reply"]),
             ("Bukti dari terperiksa:", told["evidence"])]  # fmt: skip
    return "\n\n".join(f"{lead}\n{text}".strip() for lead, text in parts if text)


def _decision(proceeding: Proceeding, sheets: list[OpenSheet], desk: Desk) -> Told:
    proposal = last_of(sheets, Sheet.Kind.PROPOSAL)
    norms = proposal.content["norms"] if proposal else []
    words = [catalogue.norm_words(each, proceeding.employment) for each in norms]
    return {
        "considering": _fit("\n".join(_considered(sheets, proceeding)), 6_000),
        "basis": _fit("\n".join(words), 3_000),
        "remedy": _remedy(proceeding),
    }


def _considered(sheets: list[OpenSheet], proceeding: Proceeding) -> list[str]:
    zone = clock.Zone(proceeding.government.zone).tz
    found = []
    if hearing := last_of(sheets, Sheet.Kind.HEARING):
        day = clock.date_in_words(hearing.at.astimezone(zone).date())
        found.append(f"bahwa terperiksa didengar, menurut berita acara {day};")
    elif last_of(sheets, Sheet.Kind.ABSENCE):
        found.append("bahwa terperiksa sudah dipanggil dua kali dan tidak hadir;")
    if proposal := last_of(sheets, Sheet.Kind.PROPOSAL):
        found += [f"hasil pemeriksaan: {proposal.content['findings']}", proposal.content["reason"]]
    return found


def _remedy(proceeding: Proceeding) -> str:
    """Only civil servants have administrative remedies in the rulebook."""
    if proceeding.employment not in lifecycle.ASN:
        return ""
    cited = law.rulebook().cite(("pp-79-2021", "seluruhnya"))
    return f"Yang bersangkutan dapat menempuh upaya administratif menurut {cited}."


def _clearing(proceeding: Proceeding, sheets: list[OpenSheet], desk: Desk) -> Told:
    return {
        "considering": _fit("\n".join(_considered(sheets, proceeding)), 6_000),
        "decided": "Menyatakan dugaan pelanggaran tidak terbukti.\nMemulihkan nama baik yang bersangkutan.",
    }


def _delivery(proceeding: Proceeding, sheets: list[OpenSheet], desk: Desk) -> Told:
    decided = last_of(sheets, Sheet.Kind.DECISION)
    return {
        "decision": _fit(decided.content["letter"], 160) if decided else "",
        "on": desk.today.isoformat(),
        "how": "Diserahkan langsung dan tertutup.",
    }


_BEGINNINGS: Final[dict[str, Callable[[Proceeding, list[OpenSheet], Desk], Told]]] = {
    letters.SUMMONS_AGAIN: _summons_again,
    letters.MINUTES: _minutes,
    letters.DECISION: _decision,
    letters.CLEARING: _clearing,
    letters.DELIVERY: _delivery,
}


def _facts_of(proceeding: Proceeding, desk: Desk, *codes: str) -> dict[str, str]:
    letter = queries.letters_of(proceeding).filter(kind__in=codes).first()
    return desk.open_facts(letter) if letter else {}


def _fit(text: str, limit: int) -> str:
    """The text where its field takes it whole; nothing is cut in silence."""
    return text if len(text) <= limit else ""
