"""What each letter says: the officer's fields and the case, laid out as blocks that the template prints.

Nobody is prejudged: a letter speaks of an allegation until the plenary ruled. Nothing of the reporter is an
input of these functions. The sentences stand in `wording.yaml`.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from importlib import resources
from typing import Any, Final

import yaml

from netra import clock
from netra.cases.letters.kinds import LetterKind
from netra.letters import JsonValue

SAMPLE: Final = "Perkara rekaan. Contoh tampilan, bukan surat resmi."
PARTIES: Final = {"respondent": "terlapor", "witness": "saksi", "reporter": "pelapor"}
SHOWN_SIGNS: Final = 16  # of a fingerprint's 64, in groups of four: enough to compare by eye
_GROUP: Final = 4
Block = dict[str, JsonValue]
Body = tuple[list[Block], list[str]]


@dataclass(frozen=True)
class Head:
    """Whose letter it is. `place` stands before the date; `pattern` makes the number of the letter."""

    institution: str
    address: str
    place: str
    signer: str
    pattern: str


@dataclass(frozen=True)
class Draft:
    """Everything that a letter is drawn from. `told` are the officer's fields of the letter's own form; `due`
    is the day by which the office must have decided, with its article, where one binds."""

    kind: LetterKind
    told: Mapping[str, Any]
    act: str
    agency: str
    docket: str
    register_number: str
    registered_on: date
    received_on: date
    report_docket: str
    zone: str
    due: tuple[date, str] | None = None
    verdicts: tuple[str, ...] = ()

    def say(self, name: str, **more: str) -> str:
        """A sentence of this letter, filled in."""
        known = {
            "register": self.register_number,
            "registered": clock.date_in_words(self.registered_on),
            "report": self.report_docket,
        }
        return _wording()[self.kind.code][name].format(**known, **more)

    @property
    def party(self) -> str:
        return PARTIES[self.told["party"]]

    @property
    def hour(self) -> str:
        told: time = self.told["hour"]
        return f"{told:%H.%M} {self.zone}"


@dataclass(frozen=True)
class Signing:
    """What is known only when the letter is issued. `at` is a legal moment in the government's own zone."""

    number: str
    code: str
    address: str
    at: datetime
    by: str
    sample: bool = False


def data_of(draft: Draft, head: Head, signing: Signing) -> dict[str, JsonValue]:
    """The values that `case_letter` prints."""
    blocks, to = _BODIES[draft.kind.code](draft)
    place_and_date = f"{head.place}, {clock.plain_date(signing.at.date())}"
    issued = f"{clock.plain_date(signing.at.date())}, {signing.at:%H.%M} {draft.zone}"
    is_record = draft.kind.is_record
    return {
        "letterhead": {"institution": head.institution, "address": head.address},
        "title": draft.kind.label if is_record else "",
        "number": signing.number,
        "nature": draft.kind.nature,
        "enclosure": draft.told.get("enclosure") or "-",
        "subject": draft.kind.label,
        "place_and_date": place_and_date,
        "to": to,
        "to_place": "" if is_record else draft.told.get("to_place") or "",
        "blocks": blocks,
        "signers": _signers(draft, head, place_and_date),
        "issued": f"Diterbitkan {signing.by}, {issued}.",
        "code": signing.code,
        "code_alt": f"Kode QR ke halaman pemeriksaan surat {signing.number}",
        "address": signing.address.partition("://")[2],
        "fingerprint": grouped(fingerprint_of(draft)),
        "docket": draft.docket,
        "form": draft.kind.form,
        "sample": SAMPLE if signing.sample else "",
    }


def fingerprint_of(draft: Draft) -> str:
    """SHA-256 over what the letter says, in hexadecimal: the same words, the same print."""
    blocks, to = _BODIES[draft.kind.code](draft)
    said = {"kind": draft.kind.code, "version": draft.kind.version, "to": to, "blocks": blocks}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def grouped(fingerprint: str) -> str:
    """A fingerprint as people compare it: "8f3a 12c9 5be0 77d4"."""
    return " ".join(fingerprint[at : at + _GROUP] for at in range(0, SHOWN_SIGNS, _GROUP))


def _signers(draft: Draft, head: Head, place_and_date: str) -> list[JsonValue]:
    own: dict[str, JsonValue] = {"position": head.signer, "place_and_date": "", "under": "nama, NIP"}
    if not draft.kind.is_record:
        return [own]
    heard = {
        "position": f"Yang memberi keterangan ({draft.party})",
        "place_and_date": place_and_date,
        "under": "nama",
    }
    return [heard, own | {"position": "Petugas klarifikasi", "place_and_date": place_and_date}]


def _receipt(draft: Draft) -> Body:
    rows = [
        ["nomor laporan", draft.report_docket],
        ["diterima", clock.date_in_words(draft.received_on)],
        ["diregister", f"{draft.register_number}, {clock.date_in_words(draft.registered_on)}"],
        ["perihal", f"dugaan pelanggaran netralitas: {draft.act}"],
        ["unit", draft.agency],
    ]
    return [_text(draft.say("opening")), _facts(rows), _text(draft.say("closing"))], ["Pelapor"]


def _missing(draft: Draft) -> Body:
    until = clock.date_in_words(draft.told["until"])
    points: Block = {"is": "points", "lead": "", "items": _lines(draft.told["missing"])}
    return [_text(draft.say("opening")), points, _text(draft.say("closing", until=until))], ["Pelapor"]


def _summons(draft: Draft) -> Body:
    told = draft.told
    rows = [
        ["hari, tanggal", clock.date_in_words(told["on"])],
        ["pukul", draft.hour],
        ["tempat", told["place"]],
        ["menemui", told["meet"]],
        ["membawa", told["bring"]],
    ]
    norm = f"Norma yang diuji: {told['norm']}" if told["norm"] else ""
    blocks: list[Block] = [
        _text(draft.say("opening", party=draft.party)),
        _facts([row for row in rows if row[1]]) | {"bold": ["hari, tanggal", "pukul"]},
        {"is": "boxed", "title": "Pokok dugaan", "text": told["allegation"], "note": norm},
        {
            "is": "points",
            "strong": draft.say("not-a-ruling"),
            "lead": draft.say("rights"),
            "items": [draft.say(f"right-{number}") for number in (1, 2, 3)],
        },
        _text(draft.say("closing", due=_due(draft))),
    ]
    return blocks, _lines(told["to"])


def _minutes(draft: Draft) -> Body:
    told = draft.told
    day = clock.date_in_words(told["on"])
    opening = draft.say("opening", day=day, hour=draft.hour, place=told["place"], party=draft.party)
    blocks = [
        _text(opening),
        _facts([["nama atau jabatan", told["who"]]]),
        _heading("Keterangan"),
        _text(told["minutes"]),
        _text(draft.say("closing")),
    ]
    return blocks, []


def _referral(draft: Draft) -> Body:
    told = draft.told
    verdicts: Block = {"is": "points", "lead": "", "items": [f"{verdict};" for verdict in draft.verdicts]}
    rows = [["jabatan terlapor", told["respondent"]], ["unit", draft.agency], ["perbuatan", draft.act]]
    blocks = [
        _text(draft.say("opening")),
        verdicts,
        _facts(rows),
        _heading("Ringkasan"),
        _text(told["summary"]),
        _text(draft.say("closing")),
    ]
    return blocks, _lines(told["to"])


def _status(draft: Draft) -> Body:
    ruled = draft.say("ruled", verdicts="; ".join(draft.verdicts)) if draft.verdicts else ""
    blocks: list[Block] = [
        _text(draft.say("opening")),
        {"is": "boxed", "title": "Hasil", "text": ruled or draft.say("not-met")},
        _text(draft.told["reasons"]),
        _text(draft.say("closing")),
    ]
    return blocks, ["Pelapor"]


_BODIES: Final = {
    "tanda-terima": _receipt,
    "kelengkapan": _missing,
    "undangan": _summons,
    "berita-acara": _minutes,
    "penerusan": _referral,
    "status": _status,
}


def _due(draft: Draft) -> str:
    if draft.due is None:
        return ""
    day, article = draft.due
    return draft.say("due", day=clock.date_in_words(day), article=article)


def _text(words: str) -> Block:
    return {"is": "text", "text": words}


def _heading(words: str) -> Block:
    return {"is": "heading", "text": words}


def _facts(rows: list[list[str]]) -> Block:
    return {"is": "facts", "rows": rows}


def _lines(text: str) -> list[str]:
    return [line.strip(" -•\t") for line in text.splitlines() if line.strip(" -•\t")]


@cache
def _wording() -> dict[str, dict[str, str]]:
    text = (resources.files(__package__) / "wording.yaml").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = yaml.safe_load(text)
    return found
