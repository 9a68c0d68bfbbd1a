"""QR codes, drawn here: dark on light in both themes, because cameras want it so."""

import io
from dataclasses import dataclass

import segno
from django.utils.safestring import SafeString, mark_safe

from netra.agencies.models import Posting
from netra.outreach.staff_numbers import SCANNED_PREFIX

DARK, LIGHT = "#231a21", "#fffdfb"


@dataclass(frozen=True)
class Card:
    """One invited person's card; the code holds the staff number, which is no secret."""

    picture: SafeString
    name: str
    number: str
    agency: str


def code_picture(text: str) -> bytes:
    """An SVG that fills whatever holds it."""
    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        drawn, kind="svg", border=2, dark=DARK, light=LIGHT, xmldecl=False, omitsize=True
    )
    return drawn.getvalue()


def personal_card(posting: Posting) -> Card:
    """The card of the person who holds this posting."""
    person = posting.civil_servant
    # Safe: the library's own drawing; the number is in the squares, not in the text.
    picture = mark_safe(code_picture(SCANNED_PREFIX + person.number).decode())  # noqa: S308
    return Card(picture, person.name, person.number, posting.position.agency.name)
