"""The letter of a directive."""

import re
from datetime import datetime

from netra.clock import date_in_words, plain_date
from netra.letters import letter
from netra.outreach.models import Directive
from netra.outreach.papers.heads import letterhead, pictures_for, place_of, sample_note

ORDINALS = (
    "KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA",
    "KEENAM", "KETUJUH", "KEDELAPAN", "KESEMBILAN", "KESEPULUH",
)  # fmt: skip
PARAGRAPH = re.compile(r"\n\s*\n")


def directive_letter(directive: Directive, *, at: datetime, sample: bool = False) -> bytes:
    """The instruksi as a PDF in official form; its addressees follow on a page of their own where many."""
    government = directive.government
    return letter(
        "directive",
        {
            "letterhead": letterhead(government, directive.issuer),
            "issuer": directive.issued_by_position,
            "number": directive.label,
            "subject": directive.headline,
            "opening": _opening(directive),
            "addressees": [each.agency.name for each in directive.addressees.all()],
            "orders": _orders(directive),
            "place": place_of(government),
            "date": plain_date(directive.issued_on),
            "foot": f"Instruksi {directive.label}",
            "sample": sample_note(sample),
        },
        at=at,
        pictures=pictures_for(government),
    )


def _opening(directive: Directive) -> str:
    aim = "Dalam rangka menjaga netralitas pegawai dan kelangsungan pelayanan publik"
    if directive.parent is not None:
        parent = directive.parent
        aim = f"Menindaklanjuti Instruksi {parent.issued_by_position} Nomor {parent.label}"
        aim += f" tanggal {plain_date(parent.issued_on)}"
    return f"{aim}, dengan ini menginstruksikan:"


def _orders(directive: Directive) -> list[list[str]]:
    """(KESATU, text) for each paragraph, then the wanted proof and the date."""
    orders = [part.strip() for part in PARAGRAPH.split(directive.text) if part.strip()]
    if directive.proofs:
        orders.append("Menyampaikan bukti pelaksanaan berupa: " + "; ".join(directive.proofs) + ".")
    if directive.due_on is not None:
        orders.append(f"Melaporkan pelaksanaan paling lambat {date_in_words(directive.due_on)}.")
    orders.append("Instruksi ini berlaku sejak tanggal dikeluarkan.")
    return [[_ordinal(index), order] for index, order in enumerate(orders)]


def _ordinal(index: int) -> str:
    return ORDINALS[index] if index < len(ORDINALS) else f"KE-{index + 1}"
