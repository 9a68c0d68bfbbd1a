"""What a narrative may be about, for the officer who opens it; computed for the page, kept nowhere."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from netra import law
from netra.narratives import Likely, Passage, Suggestion, suggester
from netra.text import words

# Below this an act is not worth an officer's glance; above the other it is told as likely.
_WORTH_SHOWING, _CLEAR = 0.08, 0.35
_MOST_ACTS, _MOST_NORMS = 3, 3
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_PARTS = {"who": "siapa", "what": "apa", "when": "kapan", "where": "di mana", "evidence": "bukti"}


@dataclass(frozen=True)
class SuggestedAct:
    """`chosen`: the reporter named this act too. `because`: the narrative's own words."""

    label: str
    because: tuple[str, ...]
    chosen: bool


@dataclass(frozen=True)
class Suggested:
    """`narrative` in pieces, those marked that spoke for the first act; `found` are label and passages."""

    acts: tuple[SuggestedAct, ...]
    clear: bool
    norms: tuple[tuple[str, str], ...]
    found: tuple[tuple[str, str], ...]
    missing: str
    narrative: tuple[tuple[str, bool], ...]


def suggested_for(narrative: str, chosen: str, on: date) -> Suggested:
    """What a narrative suggests beside the act that the reporter chose, for norms that bind on a day."""
    found = suggester(law.home()).suggest(narrative, on=on)
    worth = [one for one in found.acts[:_MOST_ACTS] if one.score >= _WORTH_SHOWING]
    return Suggested(
        acts=tuple(_act(one, chosen) for one in worth),
        clear=bool(worth) and worth[0].score >= _CLEAR,
        norms=tuple(_norms(found)),
        found=tuple(_found(found)),
        missing=", ".join(_PARTS[name] for name, told in found.complete.items() if not told),
        narrative=tuple(_marked(narrative, worth[0].because if worth else ())),
    )


def _act(one: Likely, chosen: str) -> SuggestedAct:
    return SuggestedAct(law.rulebook().acts[one.act].label, one.because, one.act == chosen)


def _norms(found: Suggestion) -> Iterator[tuple[str, str]]:
    rules = law.rulebook()
    for name in found.norms[:_MOST_NORMS]:
        norm = rules.norms[name]
        yield norm.text, rules.cite(norm.basis)


def _found(found: Suggestion) -> Iterator[tuple[str, str]]:
    traces = found.traces
    if found.employment:
        yield "Kepegawaian", law.EMPLOYMENTS[found.employment]
    for label, passages in (
        ("Instansi", traces.agencies),
        ("Tempat", traces.places),
        ("Waktu", traces.dates),
        ("Bukti", traces.evidence),
    ):
        if passages:
            yield label, _listed(passages)


def _listed(passages: Iterable[Passage]) -> str:
    return ", ".join(f"“{one.text}”" for one in passages)


def _marked(narrative: str, because: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The narrative in pieces, unchanged when put together."""
    telling, end = frozenset(because), 0
    for word in _WORD.finditer(narrative):
        if not telling.isdisjoint(words(word.group())):
            if word.start() > end:
                yield narrative[end : word.start()], False
            yield word.group(), True
            end = word.end()
    if end < len(narrative):
        yield narrative[end:], False
