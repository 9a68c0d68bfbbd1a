"""Establishes the demo city's agencies, from the plan and the territory."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import cycle

from django.utils.text import slugify

from netra.agencies.models import Agency, District, Government, Position, Village
from netra.agencies.plans import NewAgency, NewPosition
from netra.agencies.services import establish_agency
from netra.web.demo_city.plan import Entry, entries, entry, read_plan

ACTOR = "demo"


@dataclass(frozen=True)
class Unit:
    """An agency that stands, with its plan and its positions by title."""

    agency: Agency
    plan: Entry
    positions: dict[str, Position]

    @property
    def leaders(self) -> list[Position]:
        """The head's position, then those of the other leaders: one person each."""
        titles = (self.plan.head.title, *(leader.title for leader in self.plan.leaders))
        return [self.positions[title] for title in titles]


class Builder:
    """Keeps what every agency of one government needs while it is established."""

    def __init__(self, government: Government, at: datetime) -> None:
        self.government = government
        self.at = at
        self.plan = read_plan()
        self.established_on = date.fromisoformat(self.plan["established_on"])
        self.districts = list(District.objects.filter(government=government).order_by("code"))
        self._next_district = cycle(self.districts)
        self.units: list[Unit] = []

    def build(self) -> list[Unit]:
        """Every agency with people to serve in it; the mayor's own office has none."""
        secretary = self._build_offices(self._build_top())
        self._build_territory(secretary)
        return self.units

    def _build_top(self) -> Position:
        top = self.plan["top"]
        head = NewPosition(top["title"], top["rank"])
        agency = self._establish(NewAgency(top["code"], top["name"], top["kind"], self.established_on, head))
        return Position.objects.get(agency=agency)

    def _build_offices(self, mayor: Position) -> Position:
        """The Secretariat answers to the mayor, every other office through the Secretary."""
        first, *others = entries(self.plan)
        secretariat = self._build(first, superior=mayor)
        secretary = secretariat.positions[first.head.title]
        for each in others:
            self._build(each, superior=secretary)
        return secretary

    def _build_territory(self, secretary: Position) -> None:
        villages = Village.objects.filter(district__government=self.government).order_by("code")
        for district in self.districts:
            camat = self._build_district(district, secretary)
            for village in (each for each in villages if each.district_id == district.pk):
                self._build_village(village, district, camat)

    def _build_district(self, district: District, secretary: Position) -> Unit:
        row = self._territory_row("kecamatan", f"Kecamatan {district.name}", f"Camat {district.name}")
        return self._build(entry(self.plan, row), superior=secretary, district=district)

    def _build_village(self, village: Village, district: District, above: Unit) -> None:
        row = self._territory_row("kelurahan", f"Kelurahan {village.name}", f"Lurah {village.name}")
        self._build(
            entry(self.plan, row), superior=above.leaders[0], parent=above, district=district, village=village
        )

    def _territory_row(self, kind: str, name: str, title: str) -> dict[str, object]:
        row = self.plan["territory"][kind]
        return {**row, "code": slugify(name), "name": name, "title": title, "kind": kind}

    def _build(
        self,
        plan: Entry,
        *,
        superior: Position,
        parent: Unit | None = None,
        district: District | None = None,
        village: Village | None = None,
    ) -> Unit:
        new = NewAgency(
            code=plan.code,
            name=plan.name,
            kind=plan.kind,
            active_from=self.established_on,
            head=plan.head,
            positions=plan.positions,
            superior=superior,
            parent=parent.agency if parent else None,
            district=district,
            village=village,
        )
        agency = self._establish(new)
        unit = Unit(agency, plan, {each.title: each for each in Position.objects.filter(agency=agency)})
        self.units.append(unit)
        for lower in plan.units:
            self._build_sub_unit(lower, unit)
        return unit

    def _build_sub_unit(self, plan: Entry, above: Unit) -> None:
        superior = above.positions[plan.answers_to or above.plan.head.title]
        superior.agency = above.agency
        in_town = plan.kind in (Agency.Kind.SCHOOL, Agency.Kind.HEALTH_CENTRE)
        self._build(
            plan, superior=superior, parent=above, district=next(self._next_district) if in_town else None
        )

    def _establish(self, plan: NewAgency) -> Agency:
        return establish_agency(government=self.government, plan=plan, at=self.at, actor=ACTOR)
