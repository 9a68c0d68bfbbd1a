"""Reading directives as they stood on a day. No query sends more statements for more rows.

Open to every role of `SEES_OUTREACH`: offices and positions, no persons.
"""

from datetime import date, datetime

from django.db.models import Prefetch, Q, QuerySet

from netra.accounts import roles
from netra.accounts.models import Officer
from netra.agencies.models import Agency, Government
from netra.journal.models import Entry
from netra.journal.queries import timeline_of
from netra.outreach.models import Briefing, Directive, DirectiveAddressee, DirectiveFile, FollowUp


class UnknownDirective(LookupError):
    """No directive of this government has this id on that day."""


class UnknownFile(LookupError):
    """No file of this directive has this number on that day; it may have been erased by rule."""


class UnknownAddressee(LookupError):
    """This office is no addressee of this directive, or this officer does not answer for it."""


def directives_of(government: Government, on: date) -> QuerySet[Directive]:
    """Directives issued by that day, the newest first, with addressees and what they did by then."""
    kept = DirectiveFile.objects.filter(added_on__lte=on)
    steps = FollowUp.objects.filter(done_on__lte=on).select_related("briefing")
    done = Prefetch("follow_ups", steps.prefetch_related(Prefetch("files", kept)))
    addressees = DirectiveAddressee.objects.select_related("agency").order_by("pk").prefetch_related(done)
    issued = Directive.objects.filter(government=government, issued_on__lte=on)
    issued = issued.select_related("parent", "issuer", "government")
    own = Prefetch("files", kept.filter(follow_up__isnull=True))
    return issued.prefetch_related(Prefetch("addressees", addressees), own)


def directive_by_id(government: Government, pk: int, on: date) -> Directive:
    """One directive, or `UnknownDirective`; another government's does not exist here."""
    found = directives_of(government, on).filter(pk=pk).first()
    if found is None:
        raise UnknownDirective(str(pk))
    return found


def directive_file(directive: Directive, pk: int, on: date) -> DirectiveFile:
    """A file of this directive or of an answer to it, or `UnknownFile`; seen by whoever sees these."""
    rows = DirectiveFile.objects.filter(directive=directive, added_on__lte=on)
    found = rows.select_related("directive__government").filter(pk=pk).first()
    if found is None:
        raise UnknownFile(str(pk))
    return found


def directives_issued_by(officer: Officer, on: date) -> QuerySet[Directive]:
    """Directives that this officer's office issued; those without an issuer are everybody's."""
    issued = directives_of(officer.office.government, on)
    return issued.filter(Q(issuer=officer.agency) | Q(issuer__isnull=True))


def directives_to(agency: Agency, on: date) -> QuerySet[Directive]:
    """Directives addressed to this office by that day, the newest first."""
    return directives_of(agency.government, on).filter(addressees__agency=agency)


def family_of(directive: Directive, on: date) -> list[Directive]:
    """The whole tree of this directive, its root first: what it passes on, and what passes it on."""
    everything = {each.pk: each for each in directives_of(directive.government, on)}
    root = everything[directive.pk]
    while root.parent_id in everything:
        root = everything[root.parent_id]
    found, waiting = list[Directive](), [root]
    while waiting:
        current = waiting.pop(0)
        found.append(current)
        waiting += sorted((each for each in everything.values() if each.parent_id == current.pk), key=_age)
    return found


def _age(directive: Directive) -> tuple[date, int]:
    return directive.issued_on, directive.pk


def entries_about(directives: list[Directive], until: datetime) -> QuerySet[Entry]:
    """What the journal knows of these directives up to a legal moment, the latest first."""
    subjects = [f"instruksi-{each.pk}" for each in directives]
    entries = timeline_of(directives[0].government.code, subjects).filter(at__lte=until)
    return entries.order_by("-at", "-sequence")


def planned_under(directives: list[Directive], on: date) -> dict[tuple[int, int], Briefing]:
    """(directive, host) -> the next briefing that the host will hold under it, as known on that day."""
    planned = Briefing.objects.filter(directive__in=directives, planned_on__lte=on, held_on__gte=on)
    planned = planned.filter(Q(recorded_on__isnull=True) | Q(recorded_on__gt=on))
    found: dict[tuple[int, int], Briefing] = {}
    for briefing in planned.order_by("-held_on", "-pk").prefetch_related("hosts"):
        for host in briefing.hosts.all():
            if briefing.directive_id is not None:
                found[briefing.directive_id, host.pk] = briefing
    return found


def proofs_for(agency: Agency, on: date) -> QuerySet[Briefing]:
    """Briefings on record by that day that this office held or was invited to, the latest first."""
    held = Briefing.objects.filter(government=agency.government, recorded_on__lte=on)
    return held.filter(Q(hosts=agency) | Q(invited=agency)).distinct()


def addressee_for(officer: Officer, pk: int, on: date) -> DirectiveAddressee:
    """The officer's own office as an addressee, or `UnknownAddressee`: nobody answers for others."""
    rows = DirectiveAddressee.objects.select_related("directive__government", "agency")
    issued = rows.filter(directive__government=officer.office.government, directive__issued_on__lte=on)
    found = issued.filter(directive_id=pk, agency=officer.agency).first() if officer.agency else None
    if found is None or not officer.may(roles.ANSWERS_DIRECTIVES):
        raise UnknownAddressee(str(pk))
    return found
