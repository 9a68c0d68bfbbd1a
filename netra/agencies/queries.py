"""Reading agencies: who stood where on a given day.

Every query is as of a day (`on`). None sends more statements when there are more rows: hierarchies are read
whole (a government has some hundred agencies and positions) and walked in memory.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Count, Q, QuerySet

from netra.agencies.models import Agency, CivilServant, Government, Position, Posting


class UnknownGovernment(LookupError):
    """No government has this Kemendagri code; the message names it."""


class UnknownAgency(LookupError):
    """No agency of this government has this code; the message names it."""


@dataclass(frozen=True)
class Branch:
    """An agency and the sub-units below it."""

    agency: Agency
    branches: tuple["Branch", ...]

    def __iter__(self) -> Iterator[Agency]:
        """This agency, then everything below it."""
        yield self.agency
        for branch in self.branches:
            yield from branch


def agency_named(government: Government, code: str) -> Agency | None:
    """The agency with this code, or None when the reporter named none."""
    return Agency.objects.filter(government=government, code=code).first() if code else None


@lru_cache(maxsize=8)
def home_government(code: str) -> Government:
    """The government whose doors this process serves; read once, because every page asks for it.

    A founded government's row changes only by hand: restart after that. Raises `UnknownGovernment`, each
    time anew until it is founded.
    """
    return government_by_code(code)


def government_by_code(code: str) -> Government:
    """The government with this Kemendagri code, or `UnknownGovernment`."""
    found = Government.objects.filter(code=code).first()
    if found is None:
        raise UnknownGovernment(code)
    return found


def agencies_of(government: Government, on: date) -> QuerySet[Agency]:
    """Agencies and sub-units that exist on that day, by name."""
    active = Q(active_from__lte=on) & (Q(active_to__isnull=True) | Q(active_to__gte=on))
    return Agency.objects.filter(active, government=government).select_related("parent", "district")


def reportable_agencies(government: Government, on: date) -> QuerySet[Agency]:
    """The perangkat daerah that a report names in clear: no unit so small that it points at a person."""
    kinds = Agency.Kind
    large = (
        kinds.SECRETARIAT,
        kinds.INSPECTORATE,
        kinds.SERVICE,
        kinds.BOARD,
        kinds.UNIT,
        kinds.DISTRICT,
        kinds.HOSPITAL,
    )
    return agencies_of(government, on).filter(kind__in=large).order_by("name")


def agency_by_code(government: Government, code: str) -> Agency:
    """One agency of this government by its slug, or `UnknownAgency`."""
    found = (
        Agency.objects.select_related("parent", "district").filter(government=government, code=code).first()
    )
    if found is None:
        raise UnknownAgency(code)
    return found


def agency_tree(government: Government, on: date) -> list[Branch]:
    """Agencies of that day with their sub-units; a unit whose parent is gone stands at the top."""
    agencies = list(agencies_of(government, on))
    present = {agency.pk for agency in agencies}
    children: dict[int | None, list[Agency]] = defaultdict(list)
    for agency in agencies:
        children[agency.parent_id if agency.parent_id in present else None].append(agency)

    def branches(parent: int | None) -> tuple[Branch, ...]:
        return tuple(Branch(agency, branches(agency.pk)) for agency in children[parent])

    return list(branches(None))


def unit_ids(*agencies: Agency) -> set[int]:
    """Ids of these agencies and of everything below them, whether it still exists or not; one statement."""
    children: dict[int | None, list[int]] = defaultdict(list)
    governments = {agency.government_id for agency in agencies}
    for pk, parent in Agency.objects.filter(government__in=governments).values_list("pk", "parent_id"):
        children[parent].append(pk)
    found, waiting = set[int](), [agency.pk for agency in agencies]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(children[current])
    return found


def postings_on(on: date) -> QuerySet[Posting]:
    """Postings that run on that day, with person, position and agency."""
    running = Q(from_on__lte=on) & (Q(to_on__isnull=True) | Q(to_on__gte=on))
    return Posting.objects.filter(running).select_related("civil_servant", "position__agency")


def staff_of(agency: Agency, on: date, *, with_sub_units: bool = True) -> QuerySet[Posting]:
    """Who serves in the agency on that day, by name."""
    units = unit_ids(agency) if with_sub_units else {agency.pk}
    return postings_on(on).filter(position__agency__in=units).order_by("civil_servant__name", "pk")


def posting_on(civil_servant: CivilServant, on: date) -> Posting | None:
    """Where this person serves on that day; None when nowhere."""
    return postings_on(on).filter(civil_servant=civil_servant).first()


def head_of(agency: Agency, on: date) -> CivilServant | None:
    """Who heads the agency on that day; None while the position is vacant."""
    posting = postings_on(on).filter(position__agency=agency, position__is_head=True).first()
    return posting.civil_servant if posting else None


def superior_positions_of(position: Position) -> list[Position]:
    """The chain of positions above this one, the nearest first, in one statement."""
    everyone = Position.objects.filter(agency__government_id=position.agency.government_id)
    by_id = {each.pk: each for each in everyone.select_related("agency")}
    chain: list[Position] = []
    above = position.superior_id
    while above is not None and by_id[above] not in chain:
        chain.append(by_id[above])
        above = by_id[above].superior_id
    return chain


def superiors_of(civil_servant: CivilServant, on: date) -> list[Posting]:
    """Everyone above this person on that day, the nearest first; vacant positions are passed over."""
    own = posting_on(civil_servant, on)
    if own is None:
        return []
    chain = [position.pk for position in superior_positions_of(own.position)]
    found = postings_on(on).filter(position__in=chain)
    return sorted(found, key=lambda posting: (chain.index(posting.position_id), posting.from_on, posting.pk))


def superior_of(civil_servant: CivilServant, on: date) -> CivilServant | None:
    """The atasan langsung on that day: the nearest filled position above; None at the top."""
    above = superiors_of(civil_servant, on)
    return above[0].civil_servant if above else None


def headcount_by_employment(scope: Government | Agency, on: date) -> dict[str, int]:
    """How many serve on that day per employment ("pns": 2200, ...), sub-units included, zeros too."""
    postings = postings_on(on)
    if isinstance(scope, Agency):
        postings = postings.filter(position__agency__in=unit_ids(scope))
    else:
        postings = postings.filter(civil_servant__government=scope)
    figures = postings.order_by().values_list("civil_servant__employment").annotate(Count("civil_servant_id"))
    return dict.fromkeys(CivilServant.Employment.values, 0) | dict(figures)


def headcounts(government: Government, on: date) -> dict[tuple[int, str], int]:
    """How many serve on that day per (agency's key, employment); each agency without its sub-units."""
    postings = postings_on(on).filter(civil_servant__government=government).order_by()
    rows = postings.values_list("position__agency_id", "civil_servant__employment").annotate(Count("pk"))
    return {(agency, employment): count for agency, employment, count in rows}
