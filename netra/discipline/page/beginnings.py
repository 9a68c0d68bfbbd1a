"""How each letter of a proceeding begins: with what its sealed sheets and earlier letters know.

The words stay the office's, and a sanction is never proposed.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from netra import clock, law
from netra.cases.services import head_of
from netra.discipline import catalogue, letters, lifecycle, queries
from netra.discipline.desk import Desk, OpenSheet, last_of
from netra.discipline.models import Proceeding, Sheet
from netra.discipline.page.sheets import ROMAN
from netra.discipline.services import agency_of

Told = dict[str, Any]


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


def _camat(proceeding: Proceeding, sheets: list[OpenSheet], desk: Desk) -> Told:
    """Which camat is not known: the sheets name the village, not its kecamatan."""
    return {"to": "", "asked": "Menyampaikan surat panggilan kepada yang bersangkutan secara tertutup."}


def _team(proceeding: Proceeding, sheets: list[OpenSheet], desk: Desk) -> Told:
    received, team = clock.date_in_words(proceeding.received_on), last_of(sheets, Sheet.Kind.TEAM)
    return {
        "considering": f"bahwa dugaan di bawah ini diteruskan kepada kami pada {received};",
        "members": _fit(team.content["members"], 1_000) if team else "",
    }


def _summons(proceeding: Proceeding, sheets: list[OpenSheet], desk: Desk) -> Told:
    """Of a summons that was recorded before its letter was written: the day and the place."""
    recorded = last_of(sheets, Sheet.Kind.SUMMONS)
    if recorded is None:
        return {}
    return {"on": recorded.content["on"], "place": _fit(recorded.content["place"], 160)}


def _summons_again(proceeding: Proceeding, sheets: list[OpenSheet], desk: Desk) -> Told:
    if letters.is_late(letters.SUMMONS_AGAIN, proceeding):
        return _summons(proceeding, sheets, desk)
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


def _findings(proceeding: Proceeding, sheets: list[OpenSheet], desk: Desk) -> Told:
    """What was done so far, and the respondent's own words; the office words facts and opinion."""
    said = [sheet.content["reply"] for sheet in sheets if sheet.kind in _WITH_A_REPLY]
    return {
        "course": _fit("\n".join(_done_so_far(sheets, proceeding)), 3_000),
        "reply": _fit("\n\n".join(filter(None, said)), 6_000),
    }


_WITH_A_REPLY: Final = frozenset({Sheet.Kind.HEARING, Sheet.Kind.REPLY})


def _done_so_far(sheets: list[OpenSheet], proceeding: Proceeding) -> list[str]:
    zone, done = clock.Zone(proceeding.government.zone).tz, []
    for sheet in sheets:
        day = clock.date_in_words(sheet.at.astimezone(zone).date())
        if sheet.kind == Sheet.Kind.SUMMONS:
            done.append(f"Panggilan {ROMAN[sheet.content['number']]}, {sheet.content['letter']}.")
        elif sheet.kind == Sheet.Kind.ABSENCE:
            missed = date.fromisoformat(sheet.content["on"])
            done.append(f"Terperiksa tidak hadir pada {clock.date_in_words(missed)}.")
        elif sheet.kind == Sheet.Kind.HEARING:
            done.append(f"Pemeriksaan dicatat pada {day}.")
    return done


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
    return f"Yang bersangkutan dapat menempuh upaya administratif menurut {_remedies_label()}."


def _remedies_label() -> str:
    return law.rulebook().instruments["pp-79-2021"].label


def _clearing(proceeding: Proceeding, sheets: list[OpenSheet], desk: Desk) -> Told:
    return {
        "considering": _fit("\n".join(_considered(sheets, proceeding)), 6_000),
        "decided": "Menyatakan dugaan pelanggaran tidak terbukti.\nMemulihkan nama baik yang bersangkutan.",
    }


def _delivery(proceeding: Proceeding, sheets: list[OpenSheet], desk: Desk) -> Told:
    return {
        "decision": _decision_named(sheets),
        "on": desk.today.isoformat(),
        "how": "Diserahkan langsung dan tertutup.",
    }


def _on_objection(sheets: list[OpenSheet]) -> Told:
    objection = _remedy_filed(sheets, "objection")
    basis = {"grounds": _fit(objection["grounds"], 6_000), "filed": objection["on"]} if objection else {}
    return {"decision": _decision_named(sheets), **basis}


def _refused(proceeding: Proceeding, sheets: list[OpenSheet], desk: Desk) -> Told:
    return {
        **_on_objection(sheets),
        "decided": "Menolak keberatan yang bersangkutan.\nMenyatakan keputusan semula tetap berlaku.",
    }


def _granted(proceeding: Proceeding, sheets: list[OpenSheet], desk: Desk) -> Told:
    """Changed or annulled: the authority says which."""
    return {**_on_objection(sheets), "decided": "Mengabulkan keberatan yang bersangkutan."}


def _to_bpasn(proceeding: Proceeding, sheets: list[OpenSheet], desk: Desk) -> Told:
    appeal, decided = _remedy_filed(sheets, "appeal"), last_of(sheets, Sheet.Kind.DECISION)
    return {
        "to": "Ketua Badan Pertimbangan Aparatur Sipil Negara",
        "to_place": "Jakarta",
        "decision": _decision_named(sheets),
        "filed": appeal["on"] if appeal else "",
        "reasons": _fit(decided.content["reason"], 12_000) if decided else "",
    }


def _remedy_filed(sheets: list[OpenSheet], kind: str) -> dict[str, Any] | None:
    filed = (sheet.content for sheet in reversed(sheets) if sheet.kind == Sheet.Kind.REMEDY)
    return next((content for content in filed if content["kind"] == kind), None)


def _decision_named(sheets: list[OpenSheet]) -> str:
    decided = last_of(sheets, Sheet.Kind.DECISION)
    return _fit(decided.content["letter"], 160) if decided else ""


_BEGINNINGS: Final[dict[str, Callable[[Proceeding, list[OpenSheet], Desk], Told]]] = {
    letters.CAMAT: _camat,
    letters.TEAM: _team,
    letters.SUMMONS: _summons,
    letters.SUMMONS_AGAIN: _summons_again,
    letters.MINUTES: _minutes,
    letters.FINDINGS: _findings,
    letters.DECISION: _decision,
    letters.CLEARING: _clearing,
    letters.DELIVERY: _delivery,
    letters.REFUSED: _refused,
    letters.GRANTED: _granted,
    letters.BPASN: _to_bpasn,
}


def _facts_of(proceeding: Proceeding, desk: Desk, *codes: str) -> dict[str, str]:
    letter = queries.letters_of(proceeding).filter(kind__in=codes).first()
    return desk.open_facts(letter) if letter else {}


def _fit(text: str, limit: int) -> str:
    """The text where its field takes it whole; nothing is cut in silence."""
    return text if len(text) <= limit else ""
