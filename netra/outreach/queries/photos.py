"""Reading photographs of a briefing, as known on a day; whoever sees the briefing sees them."""

from datetime import date

from django.db.models import QuerySet

from netra.outreach.models import Briefing, BriefingPhoto


class UnknownPhoto(LookupError):
    """No photograph of this briefing has this number on that day."""


def photos_of(briefing: Briefing, on: date) -> QuerySet[BriefingPhoto]:
    """The photographs kept by that day, the oldest first, without those of signed sheets."""
    return _kept(briefing, on).filter(is_sheet=False)


def sheets_of(briefing: Briefing, on: date) -> QuerySet[BriefingPhoto]:
    """Photographs of signed sheets, for who types them; the oldest first."""
    return _kept(briefing, on).filter(is_sheet=True)


def photo_of(found: QuerySet[BriefingPhoto], pk: int) -> BriefingPhoto:
    """One of these photographs, or `UnknownPhoto`."""
    one = found.filter(pk=pk).first()
    if one is None:
        raise UnknownPhoto(pk)
    return one


def _kept(briefing: Briefing, on: date) -> QuerySet[BriefingPhoto]:
    kept = BriefingPhoto.objects.filter(briefing=briefing, added_on__lte=on)
    return kept.select_related("briefing__government")
