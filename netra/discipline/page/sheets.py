"""Sealed sheets in clear, as lines of label and value, for one page view."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from netra import clock, law
from netra.cases.handing.content import Content
from netra.cases.models import Handover
from netra.discipline import catalogue, lifecycle
from netra.discipline.desk import OpenSheet
from netra.discipline.models import Sheet

Line = tuple[str, str]
REMEDIES: Final = {
    "objection": "Keberatan",
    "appeal": "Banding ke BPASN",
    "reply": "Tanggapan kepada BPASN",
    "upheld": "Keputusan tetap",
    "annulled": "Keputusan dibatalkan, nama dipulihkan",
}
EXECUTIONS: Final = {
    "done": "Keputusan dijalankan",
    "undone": "Tidak dapat dijalankan",
    "idis": "Tercatat di I'DIS",
}
DELIVERIES: Final = {"received": "Keputusan diterima", "failed": "Belum dapat diserahkan"}
ROMAN: Final = {1: "I", 2: "II"}


@dataclass(frozen=True)
class Shown:
    """One sheet as a card: title, lines, who wrote it and when; `offers` is a range with its articles."""

    title: str
    lines: list[Line]
    by: str
    when: str
    offers: list[dict[str, str]] = field(default_factory=list)


def shown(sheets: list[OpenSheet], zone: clock.Zone) -> list[Shown]:
    """The sheets after the referral, oldest first."""
    return [_shown(sheet, zone) for sheet in sheets if sheet.kind != Sheet.Kind.REFERRAL]


def beginning_of(content: Content, handover: Handover, units: list[tuple[str, str]]) -> dict[str, Any]:
    """What a received hand-over tells, as the form of a new proceeding begins: the office still reads and
    words it. The class of staff is not in it."""
    zone = clock.Zone(handover.government.zone).tz
    codes = {name: code for code, name in units}
    who, unit = content.respondent, handover.agency
    code = unit.code if unit else codes.get(content.respondent.agency, "")
    return {
        "received_on": handover.received_at.astimezone(zone).date() if handover.received_at else None,
        "sender": handover.from_name,
        "letter": content.additions[-1].letter if content.additions else content.letter,
        "respondent": who.name,
        "position": who.position,
        "agency": code,
        "unit": _below(who.agency, unit.name if unit else "") if code else who.agency,
        "allegation": content.summary,
        "recommendation": "\n\n".join([
            *(f"{each.office}: {each.recommendation}" for each in reversed(content.additions)),
            f"{content.verdict}. {content.reasons}",
        ]),
    }  # fmt: skip


def _below(told: str, agency: str) -> str:
    """The part of an agency that the sender named before it: "Pool, Dinas Perhubungan" leaves "Pool"."""
    return told.removesuffix(agency).rstrip(", ") if agency else ""


def referral_lines(content: dict[str, Any], agency: str) -> list[Line]:
    """The referral without its allegation, which stands apart."""
    lines = [
        ("Terperiksa", content["respondent"]),
        ("Jabatan", content["position"]),
        ("Status", lifecycle.EMPLOYMENT_LABELS[content["employment"]]),
        ("Perangkat daerah", agency),
        ("Unit", content["unit"]),
        ("Pengirim", content["sender"]),
        ("Surat", content["letter"]),
        ("Diterima", _day(content["received_on"])),
        ("Rekomendasi", content["recommendation"]),
    ]
    return [(label, value) for label, value in lines if value]


def range_of(names: list[str]) -> list[dict[str, str]]:
    """A range as the page lists it: name, article, who imposes it, for how long, and what is in doubt."""
    return [_offer(name) for name in names]


CONFIDENCE: Final = {
    "medium": "Baru satu sumber yang menyebutnya.",
    "low": "Belum dipastikan.",
}


def ethics_track() -> list[dict[str, str]]:
    """The sanctions of the ethics track with article and confidence, for who receives such a ruling."""
    found = [(one, _offer(one.id)) for one in catalogue.of_ethics()]
    return [
        offer | {"note": " ".join(filter(None, (offer["note"], CONFIDENCE.get(one.confidence, ""))))}
        for one, offer in found
    ]


def _offer(name: str) -> dict[str, str]:
    one = catalogue.sanction(name)
    if one is None:
        return {"name": name, "under": "", "note": ""}
    who = ", ".join(catalogue.authorities_of(name).values())
    under = ". ".join(part for part in (law.rulebook().cite(one.basis), f"Oleh: {who}") if part)
    return {"name": one.name, "under": f"{under}.", "note": one.note}


def _shown(sheet: OpenSheet, zone: clock.Zone) -> Shown:
    title, lines = _TOLD[sheet.kind](sheet.content)
    offers = range_of(sheet.content["range"]) if sheet.kind == Sheet.Kind.PROPOSAL else []
    kept = [(label, value) for label, value in lines if value]
    return Shown(title, kept, sheet.by, clock.moment_in_words(sheet.at, zone), offers)


def _camat(told: dict[str, Any]) -> tuple[str, list[Line]]:
    return "Penyampaian melalui camat", [("Surat", told["letter"])]


def _team(told: dict[str, Any]) -> tuple[str, list[Line]]:
    return "Tim pemeriksa", [("Anggota", told["members"]), ("Surat", told["letter"])]


def _summons(told: dict[str, Any]) -> tuple[str, list[Line]]:
    lines = [("Hari pemeriksaan", _day(told["on"])), ("Tempat", told["place"]), ("Surat", told["letter"])]
    return f"Panggilan {ROMAN[told['number']]}", lines


def _absence(told: dict[str, Any]) -> tuple[str, list[Line]]:
    return f"Tidak hadir, panggilan {ROMAN[told['number']]}", [
        ("Hari", _day(told["on"])),
        ("Catatan", told["notes"]),
    ]


def _hearing(told: dict[str, Any]) -> tuple[str, list[Line]]:
    return "Berita acara pemeriksaan", [
        ("Pemeriksaan", told["minutes"]),
        ("Tanggapan terperiksa", told["reply"]),
        ("Bukti dari terperiksa", told["evidence"]),
        ("Surat berita acara", told.get("letter", "")),
    ]


def _reply(told: dict[str, Any]) -> tuple[str, list[Line]]:
    return "Tanggapan terperiksa", [("Tanggapan", told["reply"]), ("Bukti dari terperiksa", told["evidence"])]


def _proposal(told: dict[str, Any]) -> tuple[str, list[Line]]:
    words = [catalogue.norm_words(name, told["employment"]) for name in told["norms"]]
    norms = "\n".join(words) or "Tidak ada aturan yang dilanggar"
    return "Hasil pemeriksaan", [
        ("Fakta", told["findings"]),
        ("Menurut pemeriksaan", norms),
        ("Pertimbangan", told["reason"]),
    ]


def _decision(told: dict[str, Any]) -> tuple[str, list[Line]]:
    if told["outcome"] == "cleared":
        return "Tidak terbukti, nama dipulihkan", [("Alasan", told["reason"]), ("Surat", told["letter"])]
    one = catalogue.sanction(told["sanction"])
    return "Keputusan", [
        ("Hukuman", one.name if one else told["sanction"]),
        ("Pejabat", catalogue.AUTHORITIES.get(told["authority"], told["authority"])),
        ("Surat", told["letter"]),
        ("Tanggal", _day(told["on"])),
        ("Alasan", told["reason"]),
    ]


def _delivery(told: dict[str, Any]) -> tuple[str, list[Line]]:
    return DELIVERIES[told["outcome"]], [("Hari", _day(told["on"])), ("Catatan", told["notes"])]


def _remedy(told: dict[str, Any]) -> tuple[str, list[Line]]:
    return REMEDIES[told["kind"]], [
        ("Diterima", _day(told.get("on", ""))),
        ("Isi", told.get("grounds", "")),
        ("Alasan", told.get("reason", "")),
        ("Surat", told.get("letter", "")),
    ]


def _execution(told: dict[str, Any]) -> tuple[str, list[Line]]:
    return EXECUTIONS[told["outcome"]], [("Mulai", _day(told.get("on", ""))), ("Catatan", told["notes"])]


def _superior(told: dict[str, Any]) -> tuple[str, list[Line]]:
    title = "Tugas tentang atasan" if told["outcome"] == "noted" else "Tugas tentang atasan selesai"
    return title, [("Catatan", told["notes"])]


def _reason(told: dict[str, Any]) -> tuple[str, list[Line]]:
    return told["title"], [("Alasan", told["reason"])]


def _day(iso: str) -> str:
    return clock.date_in_words(date.fromisoformat(iso)) if iso else ""


def kinds_shown() -> Iterator[str]:
    """Every kind that has a card of its own."""
    yield from _TOLD


_TOLD: Final[dict[str, Callable[[dict[str, Any]], tuple[str, list[Line]]]]] = {
    Sheet.Kind.CAMAT: _camat,
    Sheet.Kind.TEAM: _team,
    Sheet.Kind.SUMMONS: _summons,
    Sheet.Kind.ABSENCE: _absence,
    Sheet.Kind.HEARING: _hearing,
    Sheet.Kind.REPLY: _reply,
    Sheet.Kind.PROPOSAL: _proposal,
    Sheet.Kind.DECISION: _decision,
    Sheet.Kind.DELIVERY: _delivery,
    Sheet.Kind.REMEDY: _remedy,
    Sheet.Kind.EXECUTION: _execution,
    Sheet.Kind.SUPERIOR: _superior,
    Sheet.Kind.REASON: _reason,
}
