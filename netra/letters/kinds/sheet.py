"""A whole paper as the values that `case_letter` prints: head, number, what is said, who signs. Pure.

Every room that writes official papers fills these; dates come as words, for counting days is not done here.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from netra.letters.kinds.filling import Block
from netra.letters.letters import JsonValue

SAMPLE: Final = "Perkara rekaan. Contoh tampilan, bukan surat resmi."
SHOWN_SIGNS: Final = 16  # of a fingerprint's 64, in groups of four: enough to compare by eye
_GROUP: Final = 4


@dataclass(frozen=True)
class Signature:
    """A place to sign. `name` and `nip` are printed where the office typed them; else a line to write on."""

    position: str
    under: str = "nama, NIP"
    name: str = ""
    nip: str = ""
    place_and_date: str = ""


@dataclass(frozen=True)
class Said:
    """What the paper says and to whom, apart from when it is issued."""

    code: str
    version: int
    label: str
    form: str
    nature: str
    is_record: bool
    blocks: Sequence[Block]
    to: Sequence[str] = ()
    to_place: str = ""
    enclosure: str = ""
    docket: str = ""


@dataclass(frozen=True)
class Issue:
    """What is known only when it is issued. `dated` and `moment` are words; `sample`: all is invented."""

    institution: str
    institution_address: str
    number: str
    code: str
    address: str
    place: str
    dated: str
    moment: str
    by: str
    signatures: Sequence[Signature]
    sample: bool = False


def sheet(said: Said, issue: Issue) -> dict[str, JsonValue]:
    """The values for the template; the draft (`letters.drafts`) is made of the same."""
    return {
        "letterhead": {"institution": issue.institution, "address": issue.institution_address},
        "title": said.label if said.is_record else "",
        "number": issue.number,
        "nature": said.nature,
        "enclosure": said.enclosure or "-",
        "subject": said.label,
        "place_and_date": f"{issue.place}, {issue.dated}",
        "to": list(said.to),
        "to_place": "" if said.is_record else said.to_place,
        "blocks": list(said.blocks),
        "signers": [_signer(each) for each in issue.signatures],
        "issued": f"Diterbitkan {issue.by}, {issue.moment}.",
        "code": issue.code,
        "code_alt": f"Kode QR ke halaman pemeriksaan surat {issue.number}",
        "address": issue.address.partition("://")[2],
        "fingerprint": grouped(fingerprint(said)),
        "docket": said.docket,
        "form": said.form,
        "sample": SAMPLE if issue.sample else "",
    }


def fingerprint(said: Said) -> str:
    """SHA-256 over what the paper says, in hexadecimal: the same words, the same print."""
    words = {"kind": said.code, "version": said.version, "to": list(said.to), "blocks": list(said.blocks)}
    text = json.dumps(words, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def grouped(print_: str) -> str:
    """A fingerprint as people compare it: "8f3a 12c9 5be0 77d4"."""
    return " ".join(print_[at : at + _GROUP] for at in range(0, SHOWN_SIGNS, _GROUP))


def _signer(each: Signature) -> dict[str, JsonValue]:
    return {
        "position": each.position,
        "place_and_date": each.place_and_date,
        "under": each.under,
        "name": each.name,
        "nip": each.nip,
    }
