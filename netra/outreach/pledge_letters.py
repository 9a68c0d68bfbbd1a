"""The papers of a pledge: the sheet of sealed slips, and the receipt."""

from collections.abc import Sequence
from datetime import datetime

from netra import clock, law, letters
from netra.law import PledgeText
from netra.letters.codes import Code
from netra.outreach.models import Proof
from netra.outreach.papers.heads import pictures_for
from netra.outreach.pledge_pages import moment_words, unit_words
from netra.outreach.services import IssuedSlip

LAST_SIGNS = 4


def slip_sheet(issued: Sequence[IssuedSlip], text: PledgeText, *, address: str, at: datetime) -> bytes:
    """A PDF with three slips to a page, by unit and name; `address` is the public page of pledges."""
    ordered = sorted(issued, key=lambda each: (_unit(each), each.civil_servant.name))
    pictures = {
        f"qr-{number}": letters.qr_picture(f"{address}slip/{each.code}/")
        for number, each in enumerate(ordered)
    }
    data: dict[str, letters.JsonValue] = {
        "title": text.title,
        "sender": f"Slip pribadi. {issued[0].civil_servant.government.name}",
        "opens": "Pindai untuk membaca naskahnya, lalu putuskan sendiri.",
        "until": clock.date_in_words(text.expires_on),
        "address": address.split("://", 1)[-1].rstrip("/"),
        "slips": [_slip(number, each) for number, each in enumerate(ordered)],
    }
    return letters.letter("slips", data, at=at, pictures=pictures)


def receipt(proof: Proof, code: Code, *, name: str, address: str, at: datetime) -> bytes:
    """The receipt of a signature as a PDF; without a `name` it leaves a line to write on."""
    text = law.rulebook().pledge(proof.subject)
    book = law.rulebook()
    signed = proof.issued_at.astimezone(clock.Zone(proof.government.zone).tz)
    data: dict[str, letters.JsonValue] = {
        "letterhead": {"institution": f"Pemerintah {proof.government.name}", "unit": unit_words(proof)},
        "title": f"Tanda terima {text.title.lower()}",
        "name": name,
        "rows": [
            ["Ditandatangani", moment_words(signed, proof.government.zone)],
            ["Naskah", f"versi {text.number}, sidik {proof.wording[:16]}"],
            ["Berlaku sampai", clock.date_in_words(text.expires_on)],
        ],
        "opening": text.opening,
        "points": [[point.text, book.cite(point.basis)] for point in text.points],
        "closing": text.closing,
        "code": str(code).split("-"),
        "code_alt": f"Kode QR menuju {address}",
        "words": f"Siapa pun yang memegang kode ini dapat memeriksanya di {address}. "
        "Nama tidak tersimpan; halaman itu hanya menjawab apakah nama yang diketik sama.",
        "foot": "Ditandatangani secara elektronik dengan slip pribadi, satu kali mengetik nama.",
    }
    pictures = pictures_for(proof.government, code=letters.qr_picture(address))
    return letters.letter("pledge", data, at=at, pictures=pictures)


def _slip(number: int, slip: IssuedSlip) -> dict[str, letters.JsonValue]:
    person = slip.civil_servant
    return {
        "name": person.name,
        "unit": _unit(slip),
        "position": slip.posting.position.title,
        "number": person.number[-LAST_SIGNS:],
        "code": str(slip.code).split("-"),
        "qr": f"qr-{number}",
        "qr_alt": "Kode QR slip pribadi",
    }


def _unit(slip: IssuedSlip) -> str:
    return slip.posting.position.agency.name
