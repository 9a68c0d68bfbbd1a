"""Traces in a narrative, as written: when, where, which agency, which evidence; never names of people."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from netra.law.lexicon import file_of
from netra.narratives.hearing import listener

_LISTS = (
    "months", "days", "datable", "loose", "called_by_day", "place_before", "place_short", "place_after",
    "not_places", "regions", "agency_words", "agency_alone", "duties", "positions", "evidence", "no_evidence",
)  # fmt: skip
# A word with a capital, or a number ("RT 04"); a name is up to four of them.
_PART = r"(?:[A-Z][\w'’-]*|\d{1,3})"
_NUMBERED = ("tgl", "tanggal", "tggl", "tg", "kaping")
_MOST = 6


class Passage(NamedTuple):
    """A piece of the narrative: `text` as written, from character `start` up to `end` (not included)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Traces:
    """What was found, each in the order of the text; `dated`: a day that can be counted back to a date."""

    dates: tuple[Passage, ...]
    places: tuple[Passage, ...]
    agencies: tuple[Passage, ...]
    evidence: tuple[Passage, ...]
    positions: tuple[Passage, ...]
    dated: bool


class Tracker:
    """Finds traces with the word lists of one rulebook; an ordinary word in lower case is no place's name."""

    def __init__(self, folder: Path, is_ordinary: Callable[[str], bool]) -> None:
        self._is_ordinary = is_ordinary
        record = file_of(folder, "narratives/traces.yaml")
        lists = {name: record.texts(name) for name in _LISTS}
        record.finish()
        # A point after a whole word ends the sentence; after an abbreviation a name follows.
        named_by = rf"(?i:{_any(lists['place_before'])}\b|{_any(lists['place_short'])}\b\.?)"
        self._day = _day_pattern(lists)
        self._loose = re.compile(
            rf"(?:{_any((*lists['loose'], *lists['months']))}\b|\b(?:19|20)\d\d\b)", re.IGNORECASE
        )
        # "rapat RW Senin": a weekday ends a name, unless the place is called after its day ("Pasar Senen").
        weekday = rf"(?i:{_any((*lists['days'], 'minggu'))}\b)"
        by_day = rf"(?i:{_any(lists['called_by_day'])}\b\.?)[ ]+{weekday}"
        name = _name(weekday, rf"(?i:\d{{1,2}}[ ]+{_any(lists['months'])}\b)")
        self._marked_place = re.compile(rf"{by_day}|{named_by}[ ]+(?:{name})")
        self._marked_lower = re.compile(rf"{named_by}[ ]+([^\W\d_]{{4,}}|0?\d{{1,2}}\b)")
        self._after = re.compile(rf"(?i:{_any(lists['place_after'])}\b)[ ]+((?=[A-Z]){name})")
        self._region = re.compile(rf"{_any(lists['regions'])}\b", re.IGNORECASE)
        duty = rf"(?i:{_any(lists['duties'])}\b)"
        self._agency = re.compile(rf"(?i:{_any(lists['agency_words'])}\b)(?:[ ]+(?:{name}|{duty})){{0,3}}")
        self._alone = frozenset(lists["agency_alone"])
        self._position = re.compile(rf"{_any(lists['positions'])}(?:nya)?\b", re.IGNORECASE)
        self._evidence = re.compile(rf"{_any(lists['evidence'])}\b", re.IGNORECASE)
        self._none = re.compile(rf"{_any(lists['no_evidence'])}\b", re.IGNORECASE)
        self._not_places = frozenset(lists["not_places"])

    def find(self, text: str) -> Traces:
        """The traces in any text."""
        days = list(_passages(self._day, text))
        none = list(_passages(self._none, text))
        evidence = (one for one in _passages(self._evidence, text) if not _within(one, none))
        return Traces(
            dates=_few([*days, *_passages(self._loose, text)]),
            places=_few(self._places(text)),
            agencies=_few(self._agencies(text)),
            evidence=_few(evidence),
            positions=_few(_passages(self._position, text)),
            dated=bool(days),
        )

    def _places(self, text: str) -> Iterator[Passage]:
        yield from _passages(self._region, text)
        if not _shouted(text):
            yield from _passages(self._marked_place, text)
            for found in self._after.finditer(text):
                if not self._is_other(found[1].split()[0]):
                    yield Passage(found.start(1), found.end(1), found[1])
        for found in self._marked_lower.finditer(text):
            if found[1].isdecimal() or not (
                self._is_other(found[1]) or self._is_ordinary(found[1].casefold())
            ):
                yield Passage(found.start(), found.end(), found[0])

    def _is_other(self, word: str) -> bool:
        """Whether what follows “di” is something else than a place: a thing, a person, an agency."""
        return word.casefold() in self._not_places or word.casefold() in self._alone

    def _agencies(self, text: str) -> Iterator[Passage]:
        for found in _passages(self._agency, text):
            if " " in found.text or found.text.casefold() in self._alone:
                yield found


@lru_cache(maxsize=2)
def tracker(folder: Path) -> Tracker:
    """The tracker of a rulebook's folder; `RuleError` names the file and line that are wrong."""
    return Tracker(folder, listener(folder).knows)


def _day_pattern(lists: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    """A numbered day, with or without its month, a date in figures, a weekday, or a day counted from now."""
    numbered, month = _any(_NUMBERED), _any(lists["months"])
    return re.compile(
        rf"(?:{numbered}\.?\s*\d{{1,2}}(?:\s+{month}\b)?(?:\s+\d{{4}})?"
        rf"|\b\d{{1,2}}(?:\s*[-–]\s*\d{{1,2}})?\s+{month}\b\.?(?:\s+\d{{4}})?"
        rf"|\b\d{{1,2}}[/-]\d{{1,2}}(?:[/-]\d{{2,4}})?\b"
        rf"|{_any((*lists['days'], *lists['datable']))}\b)",
        re.IGNORECASE,
    )


def _name(weekday: str, day: str) -> str:
    """A name into which no weekday runs; a day with its month only begins one ("Jalan 10 November")."""
    return rf"(?!{weekday}){_PART}(?:[ ]+(?!{weekday}|{day}){_PART}){{0,3}}"


def _any(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first, at the beginning of a word.

    Grouped by first letter: hundreds of alternatives in a row would be tried at every word of a text.
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    groups = (f"{re.escape(first)}(?:{'|'.join(each)})" for first, each in rests.items())
    return rf"(?<!\w)(?:{'|'.join(groups)})"


def _passages(pattern: re.Pattern[str], text: str) -> Iterator[Passage]:
    for found in pattern.finditer(text):
        yield Passage(found.start(), found.end(), found.group().strip())


def _few(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The longest of what overlaps, each wording once, in the order of the text, not too many."""
    kept: list[Passage] = []
    for one in sorted(passages, key=lambda each: each.start - each.end):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    by_text = {one.text.casefold(): one for one in sorted(kept, reverse=True)}
    return tuple(sorted(by_text.values())[:_MOST])


def _shouted(text: str) -> bool:
    """Whether a text stands in capitals throughout, so that they mark no name."""
    return sum(letter.isupper() for letter in text) > sum(letter.islower() for letter in text)


def _within(one: Passage, others: Iterable[Passage]) -> bool:
    return any(other.start <= one.start and one.end <= other.end for other in others)
