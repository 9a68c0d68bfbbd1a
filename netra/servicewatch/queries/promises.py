"""What was promised to a kecamatan, as known on a day, and who may follow it up."""

from datetime import date

from django.db.models import Prefetch, QuerySet

from netra.agencies.models import Agency, District, Government
from netra.servicewatch.models import Promise, PromiseFollowUp


class UnknownPromise(LookupError):
    """No promise of this government has this number."""


def promises_known(on: date) -> QuerySet[Promise]:
    """Promises known on that day with their steps, the oldest first; the caller says whose."""
    steps = PromiseFollowUp.objects.filter(recorded_on__lte=on).select_related("agency")
    return (
        Promise.objects.filter(recorded_on__lte=on)
        .select_related("agency", "district", "issue", "government")
        .prefetch_related(Prefetch("follow_ups", steps))
    )


def promises_to(district: District, on: date, *, until: date) -> list[Promise]:
    """What this kecamatan was promised up to the day `until`, at this visit and the ones before it."""
    return list(promises_known(on).filter(district=district, promised_on__lte=until))


def promise_by_id(government: Government, pk: int, on: date) -> Promise:
    """One promise of this government, or `UnknownPromise`."""
    found = promises_known(on).filter(government=government, pk=pk).first()
    if found is None:
        raise UnknownPromise(str(pk))
    return found


def follows_up(promise: Promise, agency: Agency) -> bool:
    """Whether this agency may write what came of it: the one responsible, or the kecamatan itself."""
    if agency.pk == promise.agency_id:
        return True
    return agency.kind == Agency.Kind.DISTRICT and agency.district_id == promise.district_id
