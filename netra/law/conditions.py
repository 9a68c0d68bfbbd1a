"""The grammar of norms: all, any, not, equality and comparison over named facts. No Python, no eval.

A plain word is a fact. `{act: [...]}`, `{employment: [...]}`, `{phase: [...]}` and `{election: [...]}` ask
whether what is given is one of the words; `{on: {from: "...", to: "..."}}` compares the day of the act.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

import yaml

from netra.law.strict import Record, RuleError

GIVENS = ("act", "employment", "phase", "election")
_KEYWORDS = ("all", "any", "not", "on", *GIVENS)
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Is:
    """A fact that the asker knows, denies or does not know."""

    fact: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """Equality: something given is one of these words."""

    given: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """Comparison: the day of the act lies within these days; both count, an open end is None."""

    since: date | None
    until: date | None

    def covers(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Not:
    part: "Condition"


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Any:
    parts: tuple["Condition", ...]


Condition = Is | OneOf | Between | Not | All | Any
ALWAYS = All(())


class Grammar:
    """Reads conditions of one file, knowing which facts and which given words exist."""

    def __init__(self, record: Record, facts: Container[str], words: Mapping[str, Container[str]]) -> None:
        self._record = record
        self._facts = facts
        self._words = words

    def read(self, key: str) -> Condition:
        """The condition at `key`; absent means that nothing more has to be shown."""
        node = self._record.raw(key)
        return ALWAYS if node is None else self._condition(node)

    def _condition(self, node: yaml.Node, depth: int = 0) -> Condition:
        # Also ends what refers to itself through a YAML alias.
        if depth > _DEEPEST:
            self._refuse(node, f"syarat bersarang lebih dari {_DEEPEST} tingkat")
        if isinstance(node, yaml.ScalarNode):
            return self._fact(node)
        if not isinstance(node, yaml.MappingNode) or len(node.value) != 1:
            self._refuse(
                node, "syarat harus berupa satu fakta atau satu dari all, any, not, on, atau keadaan"
            )
        key_node, value = node.value[0]
        return self._keyed(str(key_node.value), key_node, value, depth + 1)

    def _keyed(self, key: str, at: yaml.Node, value: yaml.Node, depth: int) -> Condition:
        if key not in _KEYWORDS:
            self._refuse(at, f"kata kunci “{key}” tidak dikenal dalam syarat")
        if key == "not":
            return Not(self._condition(value, depth))
        if key == "on":
            return self._between(value)
        items = self._items(key, value)
        if key in GIVENS:
            return OneOf(key, tuple(self._word(key, item) for item in items))
        parts = tuple(self._condition(item, depth) for item in items)
        return All(parts) if key == "all" else Any(parts)

    def _fact(self, node: yaml.ScalarNode) -> Is:
        name = str(node.value)
        if name not in self._facts:
            self._refuse(node, f"fakta “{name}” tidak ada di rules/facts.yaml")
        return Is(name)

    def _word(self, given: str, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode) or node.value not in self._words[given]:
            self._refuse(node, f"“{getattr(node, 'value', '')}” bukan {given} yang dikenal")
        return str(node.value)

    def _items(self, key: str, node: yaml.Node) -> list[yaml.Node]:
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            self._refuse(node, f"“{key}” harus berupa daftar yang tidak kosong")
        return list(node.value)

    def _between(self, node: yaml.Node) -> Between:
        if not isinstance(node, yaml.MappingNode):
            self._refuse(node, "“on” harus berupa from dan/atau to")
        ends = Record(node, self._record.path)
        since = ends.day("from") if not ends.is_null("from") else None
        until = ends.day("to") if not ends.is_null("to") else None
        ends.finish()
        return Between(since, until)

    def _refuse(self, node: yaml.Node, reason: str) -> NoReturn:
        raise RuleError(self._record.path, int(node.start_mark.line) + 1, reason)


def parts_of(condition: Condition) -> Iterator[Condition]:
    """The condition and everything inside it."""
    yield condition
    inner: tuple[Condition, ...] = ()
    if isinstance(condition, Not):
        inner = (condition.part,)
    elif isinstance(condition, All | Any):
        inner = condition.parts
    for part in inner:
        yield from parts_of(part)


def facts_in(condition: Condition) -> tuple[str, ...]:
    """The facts that a condition names, each once, in the order of the text."""
    return tuple(dict.fromkeys(part.fact for part in parts_of(condition) if isinstance(part, Is)))
