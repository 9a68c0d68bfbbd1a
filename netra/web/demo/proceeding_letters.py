"""The letters of the demo's proceedings: begun as their pages begin, issued by the office's service."""

from typing import Any
from uuid import uuid4

from django.conf import settings

from netra import clock
from netra.cases import services as cases
from netra.cases.page import number_and_day
from netra.discipline import page, services
from netra.discipline.desk import Desk
from netra.discipline.models import Proceeding
from netra.letters.kinds import kinds


def demo_place() -> cases.Place:
    """Where the demo's letters are checked. They are issued before anybody lends the demo a seal."""
    address = settings.ENV.at_public_door("/verifikasi/", "http://127.0.0.1:8000{}".format)
    return cases.Place(address, sample=True)


def issued(proceeding: Proceeding, kind: str, desk: Desk, **typed: Any) -> str:
    """Issue a letter of this kind; its number and day, as the move that it announces names it."""
    proceeding.refresh_from_db()
    sheets = services.read(proceeding=proceeding, desk=desk)
    known = page.beginning_of_letter(proceeding, kind, sheets, desk)
    fields = {field.name: known.get(field.name, "") for field in kinds()[kind].fields}
    signs = {"signer_position": known.get("signer_position", "")}
    told = fields | signs | typed
    letter = services.issue_letter(
        proceeding=proceeding, kind=kind, told=told, nonce=uuid4(), place=demo_place(), desk=desk
    )
    return number_and_day(letter, clock.Zone(proceeding.government.zone))
