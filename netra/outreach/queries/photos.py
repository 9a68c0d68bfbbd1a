"""Reading photographs of a briefing, as known on a day; whoever sees the briefing sees them."""

from datetime import date

from django.db.models import QuerySet

from netra.outreach.models import Briefing, BriefingPhoto


class UnknownPhoto(LookupError):
    """No photograph of this briefing has this number on that day."""


def photos_of(briefing: Briefing, on: date) -> QuerySet[BriefingPhoto]:
    """The photographs kept by that day, the oldest first."""
    return BriefingPhoto.objects.filter(briefing=briefing, added_on__lte=on).select_related(
        "briefing__government"
    )


def photo_of(briefing: Briefing, pk: int, on: date) -> BriefingPhoto:
    """One of them, or `UnknownPhoto`."""
    found = photos_of(briefing, on).filter(pk=pk).first()
    if found is None:
        raise UnknownPhoto(pk)
    return found
