"""Whom a report is sealed to: the one place that decides it, for the server's seal and the browser's alike.

Never a reader: an officer whose own unit, or a unit with which they declared a tie, stands in one line with
the agency reported (below it, above it, or whom its head answers to), and an officer in a position that the
reporter marked. The line is read without dates, so that no tie is missed for a wrong one. The first rung of
`rules/routing.yaml` on which somebody is left reads the report.

A mark is an office and the position's name then. What nobody is called any more (renamed since) cannot tell
whom it meant: while the reporter is there, they are asked again (`MarkUnknown`); later, when the mark stands
sealed, it keeps out everybody of that office.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from netra import law
from netra.accounts import queries as officers
from netra.accounts.queries import Candidate
from netra.agencies import queries as agencies
from netra.agencies.lines import line_of, lines_of
from netra.agencies.models import Agency, Government

TIE, MARK = "tie", "mark"
"""Why an officer does not read: a tie to the agency, or the reporter's mark."""


class MarkUnknown(Exception):
    """The reporter marked a position that reads no reports by that name now: whom it meant is not known."""


@dataclass(frozen=True)
class Readers:
    """The officers whom one report is sealed to, all on one rung. Empty where nobody is left.

    `passed_over` are the offices of lower rungs that have officers, none of whom may read this report.
    """

    officers: tuple[Candidate, ...] = ()
    passed_over: tuple[str, ...] = ()
    barred: frozenset[str] = frozenset()

    @property
    def keys(self) -> list[tuple[int, bytes]]:
        """Id and public key of each reader."""
        return [(officer.pk, officer.public_key) for officer in self.officers]

    @property
    def offices(self) -> tuple[str, ...]:
        """Names of the offices that read."""
        return tuple(dict.fromkeys(officer.office for officer in self.officers))


@dataclass(frozen=True)
class Gap:
    """An agency (None: unnamed) whose reports nobody could read, and who is left out of them, as office."""

    agency: Agency | None
    barred: tuple[str, ...]


def readers_for(*, government: Government, agency: Agency | None, marked: Collection[str] = ()) -> Readers:
    """Who reads a report about `agency`. `marked` holds `Candidate.mark`s. At most two statements.

    Raises `MarkUnknown`: a mark that excludes nobody would be a promise broken without a word.
    """
    found = officers.candidates_for(government.pk)
    if not {one.mark for one in found}.issuperset(marked):
        raise MarkUnknown
    return _chosen(found, agency, marked)


def may_read(
    officer_ids: Collection[int], *, government: Government, agency: Agency | None, marked: Collection[str]
) -> set[int]:
    """Which of these officers might be given the key to such a report later: no tie, no mark, any rung."""
    found = [one for one in officers.candidates_for(government.pk) if one.pk in officer_ids]
    line = _line(found, agency)
    return {one.pk for one in found if not (_reasons(one, line, marked) or _might_be_marked(one, marked))}


class Admission:
    """Whether one officer may be given the keys of many reports. Ties are looked up once for each agency,
    those of `expected` ones together."""

    def __init__(self, officer_id: int, expected: Iterable[Agency | None] = ()) -> None:
        self._officer_id = officer_id
        self._expected = {each.pk for each in expected if each}
        self._known: dict[int, Candidate | None] = {}
        self._lines: dict[int, frozenset[int]] = {}
        self._marks: dict[int, set[str]] = {}

    def allows(self, *, government: Government, agency: Agency | None, marked: Collection[str]) -> bool:
        """As `may_read`; False where the officer reads no reports of this government at all."""
        one = self._candidate(government)
        if one is None or _reasons(one, self._line(one, agency), marked):
            return False
        here = _marks_here(one, marked)
        return not here or self._positions(one.office_id).issuperset(here)

    def _candidate(self, government: Government) -> Candidate | None:
        if government.pk not in self._known:
            found = officers.candidates_for(government.pk)
            self._known[government.pk] = next((one for one in found if one.pk == self._officer_id), None)
        return self._known[government.pk]

    def _line(self, one: Candidate, agency: Agency | None) -> frozenset[int]:
        if agency is None or not one.agencies:
            return frozenset()
        if agency.pk not in self._lines:
            self._lines |= lines_of(self._expected | {agency.pk})
            self._expected = set()
        return self._lines[agency.pk]

    def _positions(self, office_id: int) -> set[str]:
        if office_id not in self._marks:
            self._marks[office_id] = officers.marks_of(office_id)
        return self._marks[office_id]


def positions_in(government: Government) -> list[tuple[str, str]]:
    """What a reporter may mark: (mark, position and office), never a name, each position once."""
    found = officers.candidates_for(government.pk)
    return sorted(
        {one.mark: f"{one.position}, {one.office}" for one in found}.items(), key=lambda pair: pair[1]
    )


def gaps_in(government: Government, on: date, *, with_appointed: bool = False) -> Iterator[Gap]:
    """The agencies of that day whose reports nobody could read; also a report that names no agency.

    `with_appointed`: as it will be once everybody who was appointed has chosen a password.
    """
    found = officers.candidates_for(government.pk, with_appointed=with_appointed)
    for agency in (None, *agencies.reportable_agencies(government, on)):
        if not _chosen(found, agency, ()).officers:
            yield Gap(agency, tuple(f"{one.position}, {one.office}" for one in found))


def _chosen(found: list[Candidate], agency: Agency | None, marked: Collection[str]) -> Readers:
    line = _line(found, agency)
    passed: dict[str, None] = {}
    barred: set[str] = set()
    for rung in law.rulebook().ladder:
        here = [one for one in found if one.tier == rung.tier]
        left = tuple(one for one in here if not _reasons(one, line, marked))
        barred.update(reason for one in here for reason in _reasons(one, line, marked))
        if left:
            return Readers(left, tuple(passed), frozenset(barred))
        passed.update(dict.fromkeys(one.office for one in here))
    return Readers((), tuple(passed), frozenset(barred))


def _line(found: list[Candidate], agency: Agency | None) -> frozenset[int]:
    """The agencies whose officers do not read; not even asked for where no officer has a tie to any."""
    if agency is None or not any(one.agencies for one in found):
        return frozenset()
    return line_of(agency.pk)


def _might_be_marked(one: Candidate, marked: Collection[str]) -> bool:
    """Whether a mark in the officer's own office is a position that nobody has or had by that name."""
    here = _marks_here(one, marked)
    return bool(here) and not officers.marks_of(one.office_id).issuperset(here)


def _marks_here(one: Candidate, marked: Collection[str]) -> set[str]:
    return {mark for mark in marked if mark.startswith(f"{one.office_id}:")}


def _reasons(one: Candidate, line: frozenset[int], marked: Collection[str]) -> list[str]:
    tied, is_marked = not one.agencies.isdisjoint(line), one.mark in marked
    return [reason for reason, holds in ((TIE, tied), (MARK, is_marked)) if holds]
