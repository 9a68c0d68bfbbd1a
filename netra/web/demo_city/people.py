"""Invents the roster: who serves where since when. The same seed gives the same people.

Numbers are well-formed, but every NIP's birth year lies between 1890 and 1909, so none is a living person's.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from netra.agencies.models import Agency, CivilServant, Position
from netra.agencies.roster import RosterLine, Term
from netra.web.demo_city.names import invented_names
from netra.web.demo_city.structure import Unit

SEED = "kota rekaan 32.72"
BORN = (1890, 1909)
PPPK_MONTH = 21

FIRST_DAY = date(2018, 1, 2)
LAST_START = date(2023, 11, 30)
CPNS_START = date(2024, 5, 2)
# Heads move in February only: from 22 March 2024 to the end of the term nobody may replace an official
# (UU 10/2016 Pasal 71 ayat 2), and the demo city keeps to it. Staff without an office may move all year.
HEADS_ROTATE = date(2024, 2, 5)
ROTATING = (Agency.Kind.DISTRICT, Agency.Kind.VILLAGE)

CPNS_SHARE = 0.03
EARLIER_ELSEWHERE = 0.10
MOVED_IN_2024 = 0.03

Employment = CivilServant.Employment


def invent_roster(units: Sequence[Unit], government_code: str, seed: str = SEED) -> list[RosterLine]:
    """About four thousand people with their postings for these units."""
    return _Invention(units, government_code, seed).roster()


class _Invention:
    def __init__(self, units: Sequence[Unit], government_code: str, seed: str) -> None:
        self.units = units
        self.government_code = government_code
        self.chance = random.Random(seed)  # noqa: S311 - invented people need repeatability, not secrecy
        self.names = invented_names(self.chance)
        self.used_nips: set[str] = set()
        self.thl_count = 0
        self.elsewhere = self._shared_positions()

    def roster(self) -> list[RosterLine]:
        return [*self._leaders(), *(line for unit in self.units for line in self._staff(unit))]

    def _leaders(self) -> Iterator[RosterLine]:
        """One PNS per leading position; camat and lurah change places in pairs early in 2024."""
        successors = self._rotation()
        for unit in self.units:
            for position in unit.leaders:
                since = self._day(FIRST_DAY, LAST_START)
                terms = self._then(Term(position, since), successors.get(position.pk), HEADS_ROTATE)
                yield self._person(Employment.PNS, terms)

    def _rotation(self) -> dict[int, Position]:
        """The first two heads of each rotating kind change places."""
        swaps: dict[int, Position] = {}
        for kind in ROTATING:
            one, other = [unit.leaders[0] for unit in self.units if unit.agency.kind == kind][:2]
            swaps |= {one.pk: other, other.pk: one}
        return swaps

    def _staff(self, unit: Unit) -> Iterator[RosterLine]:
        for employment in self._vacancies(unit):
            yield self._person(employment, self._terms(unit, employment))

    def _vacancies(self, unit: Unit) -> Iterator[str]:
        """One employment per person still missing, so that the whole unit has its mix."""
        size, mix, leading = unit.plan.size, unit.plan.mix, len(unit.leaders)
        thl = round(size * mix["thl"] / 100)
        pns = max(round(size * mix["pns"] / 100) - leading, 0)
        pppk = max(size - leading - thl - pns, 0)
        for _ in range(pns):
            yield Employment.CPNS if self.chance.random() < CPNS_SHARE else Employment.PNS
        yield from [Employment.PPPK] * pppk + [Employment.THL] * thl

    def _terms(self, unit: Unit, employment: str) -> tuple[Term, ...]:
        fitting = [kind.position.title for kind in unit.plan.staff if employment in kind.employments]
        here = unit.positions[self.chance.choice(fitting)]
        if employment == Employment.CPNS:
            return (Term(here, CPNS_START),)
        since = self._day(FIRST_DAY, LAST_START)
        fate = self.chance.random()
        if fate < MOVED_IN_2024:
            return self._from_elsewhere(here, since, self._day(date(2024, 1, 2), date(2024, 10, 25)))
        if fate < MOVED_IN_2024 + EARLIER_ELSEWHERE:
            return self._from_elsewhere(here, since, self._day(since + timedelta(7), date(2023, 12, 31)))
        return (Term(here, since),)

    def _from_elsewhere(self, here: Position, since: date, moved_on: date) -> tuple[Term, ...]:
        """The same kind of work in another unit, then here."""
        before = self.chance.choice(self.elsewhere[here.title])
        if before.pk == here.pk:
            return (Term(here, since),)
        return self._then(Term(before, since), here, moved_on)

    def _shared_positions(self) -> dict[str, list[Position]]:
        shared: dict[str, list[Position]] = {}
        for unit in self.units:
            for kind in unit.plan.staff:
                title = kind.position.title
                shared.setdefault(title, []).append(unit.positions[title])
        return shared

    @staticmethod
    def _then(term: Term, successor: Position | None, on: date) -> tuple[Term, ...]:
        if successor is None:
            return (term,)
        return (Term(term.position, term.from_on, on - timedelta(1)), Term(successor, on))

    def _person(self, employment: str, terms: tuple[Term, ...]) -> RosterLine:
        return RosterLine(self._number(employment), next(self.names), employment, terms)

    def _number(self, employment: str) -> str:
        if employment == Employment.THL:
            self.thl_count += 1
            return f"THL-{self.government_code}-{self.thl_count:05d}"
        while (nip := self._nip(employment)) in self.used_nips:
            pass
        self.used_nips.add(nip)
        return nip

    def _nip(self, employment: str) -> str:
        born = self._day(date(BORN[0], 1, 1), date(BORN[1], 12, 31))
        appointed = born.year + self.chance.randint(20, 35)
        month = PPPK_MONTH if employment == Employment.PPPK else self.chance.randint(1, 12)
        gender, serial = self.chance.choice("12"), self.chance.randint(1, 999)
        return f"{born:%Y%m%d}{appointed}{month:02d}{gender}{serial:03d}"

    def _day(self, first: date, last: date) -> date:
        return first + timedelta(self.chance.randint(0, (last - first).days))
