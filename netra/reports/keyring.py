"""Who can open what, counted over the reports that the asking officer can open; of others nothing is told."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from netra import vault
from netra.accounts import queries as officers
from netra.accounts import roles
from netra.accounts.models import Officer
from netra.reports.models import Grant, ParkedGrant, Recusal, Report


@dataclass(frozen=True)
class KeyHolder:
    """A colleague, and how many of the reports that the asking officer can open they can open too."""

    officer: Officer
    opens: int
    of: int

    @property
    def lacks(self) -> int:
        return self.of - self.opens


def colleagues_of(officer: Officer) -> QuerySet[Officer]:
    """Other readers of reports of the officer's government, with a password of their own."""
    found = officers.readers_of_reports(officer.office.government_id).exclude(pk=officer.pk)
    return found.select_related("office").order_by("office__name", "pk")


def key_holders(officer: Officer) -> list[KeyHolder]:
    """The colleagues and what each of them can open of what `officer` can open."""
    mine = Grant.objects.filter(officer=officer).values("report")
    counted = Grant.objects.filter(report__in=mine).values_list("officer").annotate(Count("pk"))
    opens = dict(counted)
    of = opens.get(officer.pk, 0)
    return [KeyHolder(each, opens.get(each.pk, 0), of) for each in colleagues_of(officer)]


def grants_missing_for(giver: Officer, to: Officer) -> QuerySet[Grant]:
    """The giver's keys to reports that `to` has none to and did not step aside from, oldest report first."""
    theirs = Grant.objects.filter(officer=to).values("report")
    aside = Recusal.objects.filter(officer=to).values("report")
    return (
        Grant.objects.filter(officer=giver)
        .exclude(report__in=theirs)
        .exclude(report__in=aside)
        .select_related("report__government", "report__agency")
        .order_by("report")
    )


def left_behind_for(gone: Officer, mark: str, to: Officer) -> QuerySet[Grant] | QuerySet[ParkedGrant]:
    """What lies under the key with this fingerprint, today's or an earlier one of an officer who does not
    come back, and is not open to `to` yet, oldest report first."""
    if mark == vault.fingerprint(bytes(gone.public_key)):
        return grants_missing_for(gone, to)
    theirs = Grant.objects.filter(officer=to).values("report")
    aside = Recusal.objects.filter(officer=to).values("report")
    parked = ParkedGrant.objects.filter(officer=gone, fingerprint=mark).exclude(report__in=theirs)
    return (
        parked.exclude(report__in=aside)
        .select_related("report__government", "report__agency")
        .order_by("report")
    )


def only_open_to(officer: Officer) -> QuerySet[Report]:
    """Reports that open with a key of this officer, today's or an earlier one, and with nobody else's."""
    able = Officer.objects.filter(is_active=True, has_own_password=True, role__in=roles.READS_REPORTS)
    others = Grant.objects.filter(officer__in=able.exclude(pk=officer.pk)).values("report")
    mine, parked = (
        model._base_manager.filter(officer=officer).values("report") for model in (Grant, ParkedGrant)
    )
    return Report.objects.filter(Q(pk__in=mine) | Q(pk__in=parked)).exclude(pk__in=others)


def parked_of(officer: Officer) -> QuerySet[ParkedGrant]:
    """What is sealed to an earlier key of this officer only, oldest report first."""
    now = Grant.objects.filter(officer=officer).values("report")
    return (
        ParkedGrant.objects.filter(officer=officer)
        .exclude(report__in=now)
        .select_related("report__government", "report__agency")
        .order_by("report")
    )


def unread_in(government_id: int) -> QuerySet[Report]:
    """Reports with contents to which nobody who is there today holds a key."""
    able = Officer.objects.filter(is_active=True, has_own_password=True, role__in=roles.READS_REPORTS)
    read = Grant.objects.filter(officer__in=able).values("report")
    return Report.objects.filter(government_id=government_id, erased_at=None).exclude(pk__in=read)


def opens_some(officer: Officer) -> bool:
    """Whether this officer can open any report at all."""
    return Grant.objects.filter(officer=officer).exists()


def count_open_to(officer: Officer) -> int:
    """How many reports this officer can open."""
    return Grant.objects.filter(officer=officer).count()
