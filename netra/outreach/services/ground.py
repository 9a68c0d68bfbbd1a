"""What every verb of this room stands on: one government at a time, and only its own agencies."""

from collections.abc import Iterable

from netra.agencies.models import Agency, Government
from netra.outreach.models import Directive


class NobodyAddressed(ValueError):
    """A directive without addressees, or a briefing without a host, binds nobody."""


class ForeignAgency(ValueError):
    """An agency, the directive or the briefing belongs to another government."""


def hold(government: Government) -> None:
    """Lock the government: numbers and "is it there already?" are decided one at a time."""
    Government.objects.select_for_update().get(pk=government.pk)


def require_own(government: Government, agencies: Iterable[Agency], directive: Directive | None) -> None:
    """Raise `ForeignAgency` unless all of these are this government's."""
    owners = {agency.government_id for agency in agencies}
    owners |= {directive.government_id} if directive else set()
    if owners - {government.pk}:
        raise ForeignAgency(government.code)
