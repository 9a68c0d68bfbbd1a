"""Recording that a pledge was spoken together; it counts nobody."""

from datetime import datetime

from netra.journal import events
from netra.journal.services import recording
from netra.law import PledgeText
from netra.outreach.models import Briefing, Ceremony


class CeremonyAlreadyRecorded(ValueError):
    """The pledge of this briefing is on record."""


class CeremonyNotYetHeld(ValueError):
    """The briefing's day has not come."""


class TextNotInForce(ValueError):
    """The wording could not be signed on the briefing's day."""


def record_ceremony(
    *, briefing: Briefing, text: PledgeText, led_by_position: str, at: datetime, actor: str
) -> Ceremony:
    """Record an ikrar bersama at a briefing; each who was there confirms alone with a slip, or does not.

    Raises `CeremonyNotYetHeld`, `TextNotInForce` and `CeremonyAlreadyRecorded`.
    """
    if briefing.held_on > at.date():
        raise CeremonyNotYetHeld(briefing.label)
    if not text.holds_on(briefing.held_on):
        raise TextNotInForce(text.id)
    with recording(briefing.government.code, at=at) as log:
        Briefing.objects.select_for_update().get(pk=briefing.pk)
        if Ceremony.objects.filter(briefing=briefing).exists():
            raise CeremonyAlreadyRecorded(briefing.label)
        ceremony = Ceremony.objects.create(
            briefing=briefing, text=text.id, led_by_position=led_by_position, recorded_on=at.date()
        )
        log.note(events.CEREMONY_HELD, subject=briefing.label, actor=actor, facts={"text": text.id})
    return ceremony
