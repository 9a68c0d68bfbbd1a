"""The letters of a case for an officer, and for somebody who holds a letter's code."""

from dataclasses import dataclass
from typing import Any, Final

from netra import clock
from netra.cases import queries, services
from netra.cases.desk import Desk
from netra.cases.letters import KINDS, LetterKind, offered
from netra.cases.models import Case, Letter, Paper
from netra.letters.kinds import grouped

_SEAL_REFUSED: Final = {
    "no-key": "berkas atau kata sandinya tidak terbaca",
    "wrong-key": "kata sandinya tidak membuka berkas segelnya",
    "expired": "sertifikatnya sudah berakhir",
    "not-yet": "sertifikatnya belum mulai berlaku",
    "busy": "sedang dipakai rekan lain",
}


def seal_refused(why: str) -> str:
    """Why a letter could not be sealed, and what to do."""
    reason = _SEAL_REFUSED.get(why, "penyegelannya terhenti")
    again = (
        "Tekan sekali lagi."
        if why == "busy"
        else "Beri tahu pengelola sistem: netra check menyebut cara memperbaikinya."
    )
    return f"Segel elektronik tidak dapat dipakai: {reason}. Belum ada surat yang terbit. {again}"


@dataclass(frozen=True)
class ShownLetter:
    """One issued letter as a row."""

    letter: Letter
    label: str
    icon: str
    issued: str
    is_erased: bool


def letters_of(case: Case) -> list[ShownLetter]:
    """What was issued, newest first."""
    zone = clock.Zone(case.government.zone)
    erased = case.report.erased_at is not None
    return [
        ShownLetter(
            each, KINDS[each.kind].label, KINDS[each.kind].icon, clock.moment_in_words(each.at, zone), erased
        )
        for each in queries.letters_of(case)
    ]


def letters_offered(case: Case) -> list[LetterKind]:
    """What may be written now."""
    return offered(case.stage)


def beginning_of_letter(case: Case, kind: LetterKind, desk: Desk) -> dict[str, Any]:
    """What the case already knows of a letter that is about to be written."""
    if kind.code == "penerusan":
        return {"to": "\n".join(services.receivers(case, desk)), "enclosure": "1 berkas kajian"}
    if kind.code == "berita-acara":
        return _what_was_heard(case, desk)
    if kind.code == "undangan":
        usual = {"meet": "Petugas penanganan pelanggaran", "bring": "kartu identitas"}
        return {"party": "respondent", "to_place": case.government.place, **usual}
    return {}


def _what_was_heard(case: Case, desk: Desk) -> dict[str, Any]:
    """The last clarification in which somebody spoke."""
    zone = clock.Zone(case.government.zone).tz
    for paper in reversed(desk.open_papers(case)):
        if paper.kind == Paper.Kind.CLARIFICATION and paper.content["outcome"] == "heard":
            told = {name: paper.content[name] for name in ("party", "minutes")}
            return {**told, "on": paper.at.astimezone(zone).date()}
    return {}


def proof_rows(letter: Letter) -> list[dict[str, str]]:
    """What a letter's code proves, as label, value and icon. Nothing of the case, of nobody in it."""
    government = letter.office.government
    rows = (
        ("Nomor", letter.number, "file-text"),
        ("Jenis", KINDS[letter.kind].label, "layers"),
        ("Kantor", letter.office.name, "landmark"),
        ("Terbit", clock.moment_in_words(letter.at, clock.Zone(government.zone)), "calendar-days"),
        *((("Segel elektronik", letter.sealed_as, "badge-check"),) if letter.sealed_as else ()),
        ("Sidik naskah", grouped(letter.fingerprint), "file-check"),
        ("Sidik berkas (SHA-256)", letter.sha256, "file-check"),
    )
    return [{"label": label, "value": value, "icon": icon} for label, value, icon in rows]
