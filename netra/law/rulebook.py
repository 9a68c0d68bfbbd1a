"""The rulebook: everything under `rules/`, read once, checked as a whole, and asked by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

from netra.clock import Calendar, Limit
from netra.law import calendars, norm_files, records, routing
from netra.law.calendars import Decree, Year
from netra.law.citations import Instrument, cited
from netra.law.consistency import check
from netra.law.elections import NONE, Election, PhaseOn, phase_on
from netra.law.facts import Facts, facts
from netra.law.harms import Harm, harms
from netra.law.lessons import LessonRule, lesson_rule
from netra.law.norm_files import Shelf
from netra.law.norms import Allowed, Doubt, Norm, Overseer, Sanction, SanctionRule
from netra.law.pledges import PledgeText, pledge
from netra.law.records import Act, Requirement
from netra.law.retention import RetentionRule
from netra.law.retention import rules as retention_rules
from netra.law.routing import Rung
from netra.law.strict import RuleError

_STALE_AFTER = timedelta(days=365)


class UnknownRule(LookupError):
    """No rule of that kind has that id."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(f"{kind} “{name}” tidak dikenal")
        self.name = name


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Rule = TypeVar("_Rule", bound=_Named)


@dataclass(frozen=True)
class Rulebook:
    """All rules of one folder. Mappings keep the order of the files."""

    version: str
    calendar: Calendar
    years: tuple[Year, ...]
    decrees: Mapping[str, Decree]
    instruments: Mapping[str, Instrument]
    limits: Mapping[str, Limit]
    elections: Mapping[str, Election]
    acts: Mapping[str, Act]
    requirements: tuple[Requirement, ...]
    facts: Facts
    norms: Mapping[str, Norm]
    allowed: Mapping[str, Allowed]
    sanctions: Mapping[str, Sanction]
    sanction_rules: tuple[SanctionRule, ...]
    doubts: Mapping[str, Doubt]
    overseers: tuple[Overseer, ...]
    ladder: tuple[Rung, ...]
    pledges: Mapping[str, PledgeText]
    retention: Mapping[str, RetentionRule]
    harms: Mapping[str, Harm]
    lessons: LessonRule

    def limit(self, name: str) -> Limit:
        """The limit called `name`, or `UnknownRule`."""
        if name not in self.limits:
            raise UnknownRule("batas waktu", name)
        return self.limits[name]

    def election(self, name: str) -> Election:
        """The election called `name`, or `UnknownRule`."""
        if name not in self.elections:
            raise UnknownRule("pemilihan", name)
        return self.elections[name]

    def norm(self, name: str) -> Norm:
        """The norm called `name`, or `UnknownRule`."""
        if name not in self.norms:
            raise UnknownRule("norma", name)
        return self.norms[name]

    def pledge(self, name: str) -> PledgeText:
        """The version of a pledge called `name`, or `UnknownRule`."""
        if name not in self.pledges:
            raise UnknownRule("naskah ikrar", name)
        return self.pledges[name]

    def retention_of(self, stage: str) -> RetentionRule | None:
        """The rule that covers cases that ended in this stage; None while a case is open."""
        return next((rule for rule in self.retention.values() if stage in rule.covers), None)

    def overseer_on(self, day: date) -> Overseer | None:
        """Who watches over neutrality on a day; None where the law names nobody."""
        return next((overseer for overseer in self.overseers if overseer.window.covers(day)), None)

    def cite(self, basis: tuple[str, str] | Iterable[tuple[str, str]]) -> str:
        """One citation or several in words: `UU 1/2015 pasal 134 ayat (5)`; several are joined by `; `."""
        pairs = list(basis)
        if len(pairs) == 2 and isinstance(pairs[0], str):
            pairs = [(pairs[0], str(pairs[1]))]
        return "; ".join(self._cite_one(str(name), str(article)) for name, article in pairs)

    def cite_named(self, articles: Mapping[str, str | tuple[str, str]]) -> dict[str, str]:
        """Citations in words by the name that a paper gives them; a limit's id stands for its basis."""
        return {
            name: self.cite(self.limits[told].basis if isinstance(told, str) else told)
            for name, told in articles.items()
        }

    def _cite_one(self, name: str, article: str) -> str:
        if name not in self.instruments:
            raise UnknownRule("peraturan", name)
        return cited(self.instruments[name].label, article)

    def elections_on(self, day: date) -> tuple[PhaseOn, ...]:
        """Where every election stands that has a phase on `day`; a city can sit in two at once."""
        standings = (phase_on(election, day) for election in self.elections.values())
        return tuple(standing for standing in standings if standing.phase != NONE or standing.all)

    def stale_on(self, day: date) -> tuple[tuple[str, date], ...]:
        """Rules not compared with their source for twelve months, each with the day it last was."""
        checked: list[tuple[str, date]] = [(rule.id, rule.checked_on) for rule in self.instruments.values()]
        checked += [(rule.id, rule.checked_on) for rule in self.limits.values() if rule.checked_on]
        checked += [(rule.id, rule.checked_on) for rule in self.elections.values()]
        checked += [(f"calendar/{year.year}", year.checked_on) for year in self.years]
        checked += [(rung.id, rung.checked_on) for rung in self.ladder]
        checked.append((self.lessons.id, self.lessons.checked_on))
        for kind in (self.norms, self.allowed, self.sanctions, self.pledges, self.retention, self.harms):
            checked += [(rule.id, rule.checked_on) for rule in kind.values()]
        return tuple((name, on) for name, on in checked if day - on > _STALE_AFTER)


def load(folder: Path | str) -> Rulebook:
    """The rulebook of a folder, read once per process; `RuleError` names the file and line that are wrong."""
    return _load(Path(folder).resolve())


@lru_cache(maxsize=8)
def _load(folder: Path) -> Rulebook:
    instruments = records.checked_instruments(
        _by_id(records.instrument(*entry) for entry in _files(folder, "instruments")), folder
    )
    limits = _by_id(records.limit(*entry, instruments) for entry in _files(folder, "limits"))
    elections = _by_id(records.election(*entry, instruments) for entry in _files(folder, "elections"))
    years = tuple(calendars.year(*entry) for entry in _files(folder, "calendar"))
    version = _file(folder, "VERSION")[0].read_text(encoding="utf-8").strip()
    acts = _by_id(records.acts(*_file(folder, "acts.yaml")))
    sanctions = _by_id(norm_files.sanction(*entry, instruments) for entry in _files(folder, "sanctions"))
    shelf = Shelf(
        instruments=instruments,
        facts=facts(*_file(folder, "facts.yaml")),
        acts=acts,
        sanctions=sanctions,
        doubts=_by_id(norm_files.doubts(*_file(folder, "doubts.yaml"))),
        allowed={path.stem for path, _ in _files(folder, "allowed")},
    )
    norm_paths = _files(folder, "norms/*")
    norms = _by_id(norm_files.norm(*entry, shelf) for entry in norm_paths)
    allowed = _by_id(norm_files.allowed(*entry, shelf) for entry in _files(folder, "allowed"))
    check(norms, allowed, shelf.facts, {path.stem: shown for path, shown in norm_paths})
    return Rulebook(
        version=version,
        calendar=calendars.calendar_of(years, Path(folder.name, "calendar")),
        years=years,
        decrees=_by_id(decree for year in years for decree in year.decrees),
        instruments=instruments,
        limits=limits,
        elections=elections,
        acts=acts,
        requirements=records.requirements(*_file(folder, "requirements.yaml"), limits),
        facts=shelf.facts,
        norms=norms,
        allowed=allowed,
        sanctions=sanctions,
        sanction_rules=norm_files.sanction_rules(*_file(folder, "sanction_rules.yaml"), instruments),
        doubts=shelf.doubts,
        overseers=norm_files.overseers(*_file(folder, "overseers.yaml"), instruments),
        ladder=routing.ladder(*_file(folder, "routing.yaml"), instruments),
        pledges=_by_id(pledge(*entry, instruments, elections) for entry in _files(folder, "pledges")),
        retention=retention_rules(*_file(folder, "retention.yaml"), instruments),
        harms=_by_id(harms(*_file(folder, "harms.yaml"), instruments)),
        lessons=lesson_rule(*_file(folder, "lessons.yaml")),
    )


def _by_id(rules: Iterable[_Rule]) -> Mapping[str, _Rule]:
    return MappingProxyType({rule.id: rule for rule in rules})


def _files(folder: Path, part: str) -> list[tuple[Path, Path]]:
    """The rule files of one part, each with the path that messages show."""
    return [(path, _shown(folder, path)) for path in sorted(folder.glob(f"{part}/*.yaml"))]


def _file(folder: Path, name: str) -> tuple[Path, Path]:
    path = folder / name
    if not path.is_file():
        raise RuleError(_shown(folder, path), 1, "berkas belum ada")
    return path, _shown(folder, path)


def _shown(folder: Path, path: Path) -> Path:
    return Path(folder.name) / path.relative_to(folder)
