"""An officer says what ties them to an agency, so that reports about it pass them by."""

from datetime import datetime

from netra.accounts.models import Interest, Officer
from netra.agencies.models import Agency
from netra.journal import events
from netra.journal.services import recording


class NoSuchInterest(LookupError):
    """This officer has no such declaration, or withdrew it before."""


def declare_interest(*, officer: Officer, agency: Agency, kind: str, at: datetime) -> Interest:
    """Declare a tie; reports that come in from now on and concern the agency are not sealed to the officer.

    The same declaration twice is one. Reports sealed before stay open: from those the officer steps aside.
    """
    with recording(officer.office.government.code, at=at) as log:
        found, _ = Interest.objects.get_or_create(
            officer=officer, agency=agency, kind=kind, withdrawn_at=None, defaults={"declared_at": at}
        )
        log.note(events.INTEREST_DECLARED, actor=officer.actor, subject=agency.code, facts={"kind": kind})
    return found


def withdraw_interest(*, officer: Officer, interest_id: int, at: datetime) -> None:
    """The tie is over. Reports that came in meanwhile stay closed to the officer."""
    with recording(officer.office.government.code, at=at) as log:
        current = Interest.objects.filter(pk=interest_id, officer=officer, withdrawn_at=None)
        found = current.select_related("agency").first()
        if found is None or not current.update(withdrawn_at=at):
            raise NoSuchInterest(interest_id)
        facts = {"kind": found.kind}
        log.note(events.INTEREST_WITHDRAWN, actor=officer.actor, subject=found.agency.code, facts=facts)
