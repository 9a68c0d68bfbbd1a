"""What outreach does every day: count the staff, forget by rule. Each may run late or twice without harm."""

from datetime import datetime
from typing import Any

from netra import law
from netra.agencies.models import Government
from netra.outreach import enclosure_rooms, photo_rooms, services, uploads
from netra.outreach.periods import period_on
from netra.outreach.roster_rooms import roster_room

ACTOR = "netra worker"
Told = dict[str, Any]


def erase_attendance(government: Government, at: datetime) -> Told:
    """Names on attendance lists go when their day has come; figures stay."""
    lists = services.erase_what_is_due(government=government, election_on=law.election_on, at=at, actor=ACTOR)
    return {"lists": lists}


def erase_photos(government: Government, at: datetime) -> Told:
    """Photographs go with the names; files that nothing names go too."""
    room = photo_rooms.room()
    briefings = services.erase_photos_due(
        room=room, government=government, election_on=law.election_on, at=at, actor=ACTOR
    )
    stray = services.sweep_photos(room=room, government=government)
    return {"briefings": briefings, "stray_files": stray}


def erase_directive_files(government: Government, at: datetime) -> Told:
    """Letters and proofs go with the names on lists; files that nothing names go too."""
    files = services.erase_directive_files_due(
        government=government, election_on=law.election_on, at=at, actor=ACTOR
    )
    gone = services.sweep_directive_files(room=enclosure_rooms.room(), government=government)
    return {"files": files, "off_the_disk": gone}


def count_staff(government: Government, at: datetime) -> Told:
    """How many serve in each unit today: what the board of many governments counts against."""
    election = period_on(at.date())
    return {"people": services.count_staff(government=government, election=election, on=at.date())}


def forget_signers(government: Government, at: datetime) -> Told:
    """What leads from pledges to people goes once the election is over; counts stay."""
    texts = law.rulebook().pledges.values()
    return {
        "rows": services.forget_signers(government=government, texts=texts, at=at, actor=ACTOR),
    }


def throw_away_rosters() -> Told:
    """Roster files that nobody decided about within a day."""
    return {"files": uploads.sweep(roster_room())}
