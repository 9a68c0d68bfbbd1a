"""The harm that an assessment alleges: codes of the rulebook beside the case, for figures without names."""

from collections.abc import Collection
from datetime import datetime, time, timedelta

from django.db.models import F

from netra import clock, law
from netra.cases.models import AllegedHarm, Case


class UnknownHarm(ValueError):
    """No harm of the rulebook has that id."""


def allege(case: Case, harms: Collection[str], at: datetime) -> None:
    """Note which harms the assessment of this case alleges. Called inside a `recording`."""
    unknown = set(harms) - set(law.rulebook().harms)
    if unknown:
        raise UnknownHarm(", ".join(sorted(unknown)))
    AllegedHarm.objects.bulk_create(
        AllegedHarm(government_id=case.government_id, case=case, harm=each, at=at)
        for each in sorted(set(harms))
    )


def unlink_harms(case: Case) -> None:
    """Count on what was alleged and forget in which case, and on which day of its week: neither the row nor
    its place among others tells. Called in the transaction that dismisses a case, or erases its contents."""
    for row in case.harms.all():
        week = _monday(row.at, clock.Zone(case.government.zone))
        alike = AllegedHarm.objects.filter(government=row.government_id, case=None, harm=row.harm, at=week)
        if not alike.update(count=F("count") + 1):
            AllegedHarm.objects.create(government_id=row.government_id, harm=row.harm, at=week)
    case.harms.all().delete()


def _monday(moment: datetime, zone: clock.Zone) -> datetime:
    """When the week of this moment began."""
    day = moment.astimezone(zone.tz).date()
    return datetime.combine(day - timedelta(days=day.weekday()), time.min, tzinfo=zone.tz)
