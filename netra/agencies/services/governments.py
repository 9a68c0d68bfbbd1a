"""The office's verbs on governments, agencies and postings: one transaction, one journal entry each."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db.models import Q

from netra.agencies.models import Agency, District, Government, Position, Posting, Village
from netra.agencies.models import CivilServant as Person
from netra.agencies.plans import NewAgency
from netra.agencies.roster import RosterContradicts, RosterLine, contradictions
from netra.agencies.territory import DistrictEntry
from netra.journal import events
from netra.journal.services import recording


class AlreadyFounded(ValueError):
    """A government with this code exists."""


class AlreadyEstablished(ValueError):
    """An agency with this code exists in this government."""


class ForeignGovernment(ValueError):
    """Two things that must belong to one government do not."""


class AlreadyPosted(ValueError):
    """The person already holds this position, or a posting that starts on or after this day."""


class HeadAlreadyPosted(ValueError):
    """Somebody else heads the agency on that day."""


class AgencyNotActive(ValueError):
    """The agency does not exist on that day."""


class UnknownSuperior(ValueError):
    """A position answers to a title that its agency's plan does not have."""


def found_government(
    *,
    code: str,
    name: str,
    kind: str,
    zone: str,
    at: datetime,
    actor: str,
    bawaslu_code: str = "",
    greeting: str = "",
    territory: Sequence[DistrictEntry] = (),
) -> Government:
    """Set up a government with its kecamatan and kelurahan; `AlreadyFounded` when its code is taken."""
    with recording(code, at=at) as log:
        if Government.objects.filter(code=code).exists():
            raise AlreadyFounded(code)
        government = Government.objects.create(
            code=code, name=name, kind=kind, zone=zone, bawaslu_code=bawaslu_code, greeting=greeting
        )
        villages = _lay_out(government, territory)
        facts = {"districts": len(territory), "villages": villages}
        log.note(events.GOVERNMENT_FOUNDED, subject=code, actor=actor, facts=facts)
    return government


def _lay_out(government: Government, territory: Sequence[DistrictEntry]) -> int:
    districts = District.objects.bulk_create(
        District(government=government, code=entry.code, name=entry.name) for entry in territory
    )
    villages = [
        Village(district=district, code=village.code, name=village.name, kind=village.kind)
        for district, entry in zip(districts, territory, strict=True)
        for village in entry.villages
    ]
    return len(Village.objects.bulk_create(villages))


def establish_agency(*, government: Government, plan: NewAgency, at: datetime, actor: str) -> Agency:
    """Set up an agency with its positions.

    Raises `AlreadyEstablished` (code taken), `ForeignGovernment` (parent, district, village or superior
    belong elsewhere) and `UnknownSuperior`.
    """
    if plan.owners() - {government.pk}:
        raise ForeignGovernment(plan.code)
    with recording(government.code, at=at) as log:
        if Agency.objects.filter(government=government, code=plan.code).exists():
            raise AlreadyEstablished(plan.code)
        agency = Agency.objects.create(
            government=government,
            code=plan.code,
            name=plan.name,
            kind=plan.kind,
            parent=plan.parent,
            district=plan.district,
            village=plan.village,
            active_from=plan.active_from,
        )
        _set_up_positions(agency, plan)
        facts = {"kind": plan.kind, "positions": len(plan.positions) + 1}
        log.note(events.AGENCY_ESTABLISHED, subject=plan.code, actor=actor, facts=facts)
    return agency


def _set_up_positions(agency: Agency, plan: NewAgency) -> None:
    """Positions first, then who answers to whom: a superior may stand anywhere in the plan."""
    head = Position.objects.create(
        agency=agency, title=plan.head.title, rank=plan.head.rank, is_head=True, superior=plan.superior
    )
    made = Position.objects.bulk_create(
        Position(agency=agency, title=each.title, rank=each.rank, superior=head) for each in plan.positions
    )
    by_title = {position.title: position for position in (head, *made)}
    lower = [(position, each) for position, each in zip(made, plan.positions, strict=True) if each.answers_to]
    for position, each in lower:
        if each.answers_to not in by_title:
            raise UnknownSuperior(each.answers_to)
        position.superior = by_title[each.answers_to]
    Position.objects.bulk_update([position for position, _ in lower], ["superior"])


def post(*, civil_servant: Person, position: Position, on: date, at: datetime, actor: str) -> Posting:
    """Move a person to a position from `on`; the posting before it ends the day before.

    Raises `ForeignGovernment`, `AgencyNotActive`, `AlreadyPosted` and `HeadAlreadyPosted`.
    """
    government = civil_servant.government
    if position.agency.government_id != government.pk:
        raise ForeignGovernment(position.title)
    if not position.agency.is_active_on(on):
        raise AgencyNotActive(position.agency.code)
    with recording(government.code, at=at) as log:
        _end_posting_before(civil_servant, position, on)
        if position.is_head and _head_is_taken(position, on):
            raise HeadAlreadyPosted(position.title)
        posting = Posting.objects.create(
            civil_servant=civil_servant, position=position, as_head=position.is_head, from_on=on
        )
        facts = {"agency": position.agency.code, "from_on": on.isoformat()}
        log.note(events.CIVIL_SERVANT_POSTED, subject=f"pegawai-{civil_servant.pk}", actor=actor, facts=facts)
    return posting


def _end_posting_before(civil_servant: Person, position: Position, on: date) -> None:
    # The person is the lock: two clerks who move the same person at once wait for one another.
    Person.objects.select_for_update().get(pk=civil_servant.pk)
    if Posting.objects.filter(civil_servant=civil_servant, from_on__gte=on).exists():
        raise AlreadyPosted(f"from {on} or later")
    running = Posting.objects.filter(civil_servant=civil_servant).filter(
        Q(to_on__isnull=True) | Q(to_on__gte=on)
    )
    if running.filter(position=position).exists():
        raise AlreadyPosted(position.title)
    running.update(to_on=on - timedelta(days=1))


def _head_is_taken(position: Position, on: date) -> bool:
    Position.objects.select_for_update().get(pk=position.pk)
    overlapping = Q(to_on__isnull=True) | Q(to_on__gte=on)
    return Posting.objects.filter(overlapping, position=position).exists()


def enrol_roster(*, government: Government, roster: Sequence[RosterLine], at: datetime, actor: str) -> int:
    """Put new people with their postings on record, all or none, and say how many; or `RosterContradicts`.

    A fixed number of statements per thousand people: about four thousand take under a second.
    """
    with recording(government.code, at=at) as log:
        reasons = [*contradictions(roster), *_contradicts_record(government, roster)]
        if reasons:
            raise RosterContradicts(reasons)
        people = Person.objects.bulk_create(
            (
                Person(government=government, number=line.number, name=line.name, employment=line.employment)
                for line in roster
            ),
            batch_size=1000,
        )
        postings = [
            Posting(
                civil_servant=person,
                position=term.position,
                as_head=term.position.is_head,
                from_on=term.from_on,
                to_on=term.to_on,
            )
            for person, line in zip(people, roster, strict=True)
            for term in line.terms
        ]
        Posting.objects.bulk_create(postings, batch_size=1000)
        facts = {"civil_servants": len(people), "postings": len(postings)}
        log.note(events.ROSTER_ENROLLED, subject=government.code, actor=actor, facts=facts)
    return len(people)


def _contradicts_record(government: Government, roster: Sequence[RosterLine]) -> list[str]:
    terms = [term for line in roster for term in line.terms]
    positions = {term.position.pk: term.position for term in terms}
    own = set(Position.objects.filter(agency__government=government).values_list("pk", flat=True))
    known = set(Person.objects.filter(government=government).values_list("number", flat=True))
    led = Posting.objects.filter(position__agency__government=government, as_head=True, to_on__isnull=True)
    taken = set(led.values_list("position_id", flat=True))
    open_heads = {term.position.pk for term in terms if term.position.is_head and term.to_on is None}
    return [
        *(f"nomor {line.number} sudah terdaftar" for line in roster if line.number in known),
        *(
            f"{position.title}: jabatan pemerintah lain"
            for pk, position in positions.items()
            if pk not in own
        ),
        *(f"{positions[pk].title}: sudah ada pejabatnya" for pk in open_heads & taken),
    ]
