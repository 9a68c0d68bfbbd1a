"""The rulebook as pages: all rules by topic, and one rule with everything that is known about it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from netra import clock, law
from netra.advisor.cards import TOPICS
from netra.advisor.telling import SURE, TONES, Range, Tone, capital, imposers, range_title
from netra.law import EMPLOYMENTS, PHASE_LABELS, Allowed, Instrument, Norm, Rulebook
from netra.law.conditions import All, Any, Between, Condition, Is, Not, OneOf
from netra.law.examples import SIDES, Example, examples
from netra.law.norms import ALWAYS_PHASE, Binding, Rule
from netra.law.wording import dated

ELECTIONS = {
    "pilkada": "pilkada",
    "pemilu_presiden": "pemilu presiden",
    "pemilu_legislatif": "pemilu legislatif",
}
_MOST_OF_A_SIDE = 2
_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


@dataclass(frozen=True, slots=True)
class Part:
    """A condition in words: a sentence, or a heading with the parts under it."""

    text: str
    parts: tuple["Part", ...] = ()


@dataclass(frozen=True, slots=True)
class Bound:
    """One group of people that a norm binds, from when, and the range for them."""

    who: str
    since: str
    certain: bool
    note: str
    range: Range | None


@dataclass(frozen=True, slots=True)
class Basis:
    """One article, with the instrument's full title and the days on which it holds."""

    cited: str
    instrument: Instrument
    in_force: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An example: a question that must be answered so."""

    name: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class RulePage:
    """One rule, readable without having read anything else."""

    rule: Rule
    is_norm: bool
    phases: str
    elections: str
    since: str
    condition: Part
    provisos: tuple[str, ...]
    bounds: tuple[Bound, ...]
    people: str
    exceptions: tuple[Rule, ...]
    basis: tuple[Basis, ...]
    doubts: tuple[str, ...]
    sure: tuple[str, str]
    examples: tuple[Shown, ...]
    history: tuple[tuple[str, str], ...]
    checked_on_words: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The rules of one topic."""

    title: str
    slug: str
    rules: tuple[Rule, ...]


def shelves() -> tuple[Shelf, ...]:
    """What is allowed first, then every topic in the order of the titles' table."""
    rules = law.rulebook()
    order = [*TOPICS, *dict.fromkeys(n.topic for n in rules.norms.values() if n.topic not in TOPICS)]
    found = [Shelf("Yang dibolehkan", "dibolehkan", tuple(rules.allowed.values()))]
    for topic in order:
        norms = tuple(norm for norm in rules.norms.values() if norm.topic == topic)
        found.append(Shelf(TOPICS.get(topic, topic), topic, norms))
    return tuple(shelf for shelf in found if shelf.rules)


def page_of(rule: Rule) -> RulePage:
    """Everything that the rulebook says about one rule."""
    rules = law.rulebook()
    return RulePage(
        rule=rule,
        is_norm=isinstance(rule, Norm),
        phases=_phases(rule),
        elections=", ".join(ELECTIONS.get(name, name) for name in rule.elections),
        since=dated(rule.window.since),
        condition=in_words(rule.when),
        provisos=tuple(p.text for p in rule.provisos) if isinstance(rule, Allowed) else (),
        bounds=tuple(_bounds(rule)),
        people=_people(rule.employments) if isinstance(rule, Allowed) else "",
        exceptions=tuple(rules.allowed[name] for name in rule.unless) if isinstance(rule, Norm) else (),
        basis=tuple(_basis(rule, rules)),
        doubts=tuple(rules.doubts[name].text for name in rule.doubts),
        sure=SURE[rule.confidence],
        examples=_examples_of(rule),
        history=tuple((dated(change.on), change.text) for change in rule.history),
        checked_on_words=clock.date_in_words(rule.checked_on),
    )


def _people(employments: tuple[str, ...]) -> str:
    return ", ".join(EMPLOYMENTS[name] for name in employments)


def _phases(rule: Rule) -> str:
    if ALWAYS_PHASE in rule.phases:
        return "setiap saat, juga di luar tahapan pemilihan"
    return ", ".join(PHASE_LABELS[name].lower() for name in rule.phases)


def _bounds(rule: Rule) -> Iterator[Bound]:
    if not isinstance(rule, Norm):
        return
    for binding in rule.binds:
        since = dated(binding.window.since or rule.window.since)
        yield Bound(
            capital(_people(binding.employments)), since, binding.certain, binding.note, _range(rule, binding)
        )


def _range(norm: Norm, binding: Binding) -> Range | None:
    sanctions = tuple(law.rulebook().sanctions[name] for name in binding.sanctions)
    return Range(range_title(norm), sanctions, imposers(sanctions)) if sanctions else None


def _basis(rule: Rule, rules: Rulebook) -> Iterator[Basis]:
    for citation in rule.basis:
        instrument = rules.instruments[citation.instrument]
        until = f" sampai {dated(instrument.in_force_to)}" if instrument.in_force_to else ""
        yield Basis(
            rules.cite(citation), instrument, f"berlaku sejak {dated(instrument.in_force_from)}{until}"
        )


def in_words(condition: Condition) -> Part:
    """A condition as a reader says it."""
    if isinstance(condition, Not):
        return _not_in_words(condition.part)
    if not isinstance(condition, All | Any):
        return Part(_plain(condition))
    parts = tuple(in_words(part) for part in condition.parts)
    if len(parts) == 1:
        return parts[0]
    if not parts:
        return Part("Tidak ada syarat lain")
    return Part("Semua ini" if isinstance(condition, All) else "Salah satu dari ini", parts)


def _plain(condition: Is | OneOf | Between) -> str:
    if isinstance(condition, Is):
        return capital(law.rulebook().facts[condition.fact].yes)
    return _given(condition) if isinstance(condition, OneOf) else _between(condition)


def _not_in_words(part: Condition) -> Part:
    if isinstance(part, Is):
        return Part(capital(law.rulebook().facts[part.fact].no))
    return Part("Tidak satu pun dari ini" if isinstance(part, Any) else "Bukan ini", (in_words(part),))


def _given(condition: OneOf) -> str:
    acts = law.rulebook().acts
    if condition.given == "act":
        return f"Perbuatannya: {', '.join(acts[word].label.lower() for word in condition.words)}"
    names = {"employment": EMPLOYMENTS, "phase": PHASE_LABELS, "election": ELECTIONS}[condition.given]
    heads = {"employment": "Pegawainya", "phase": "Masanya", "election": "Pemilihannya"}
    return f"{heads[condition.given]}: {', '.join(names.get(word, word).lower() for word in condition.words)}"


def _between(condition: Between) -> str:
    since = f"sejak {dated(condition.since)}" if condition.since else ""
    until = f"sampai {dated(condition.until)}" if condition.until else ""
    return capital(f"{since} {until}".strip())


def _examples_of(rule: Rule) -> tuple[Shown, ...]:
    """For and against, before and after: a few of each side, the day in words."""
    own = [example for example in _all_examples() if example.rule == rule.id]
    found = [each for side in SIDES for each in [e for e in own if e.side == side][:_MOST_OF_A_SIDE]]
    return tuple(Shown(capital(_ISO_DAY.sub(_day_in_words, each.name)), TONES[each.answer]) for each in found)


def _day_in_words(found: re.Match[str]) -> str:
    return dated(date.fromisoformat(found[0]))


@lru_cache(maxsize=2)
def _examples_in(folder: Path) -> tuple[Example, ...]:
    return examples(folder, law.rulebook())


def _all_examples() -> tuple[Example, ...]:
    return _examples_in(law.home())
