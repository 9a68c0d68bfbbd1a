"""“Siapa yang bisa tahu?”: what in a story points at the person who tells it.

The patterns are data (`static/reports/clues.json`), written in the part of regular expressions that Python
and JavaScript read alike. In a browser with JavaScript they are tried on the device while somebody writes;
without it they are tried in the request that shows the check page. Nothing that is found is stored or sent.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from netra.reports.submission import Submission

FILE: Final = Path(__file__).parent / "static" / "reports" / "clues.json"
AROUND: Final = 32
MOST: Final = 8


@dataclass(frozen=True)
class Clue:
    """One kind of hint: what points at the reporter (`pattern`), and who could tell from it (`why`)."""

    id: str
    pattern: re.Pattern[str]
    why: str


@dataclass(frozen=True)
class Found:
    """A hint in its place: the reporter's words with a little around them; `slug` is the page to change."""

    before: str
    words: str
    after: str
    why: str
    slug: str


@lru_cache(maxsize=1)
def clues() -> tuple[Clue, ...]:
    """All kinds, in the order in which they are told."""
    return tuple(
        Clue(each["id"], re.compile(each["pattern"], re.IGNORECASE), each["why"]) for each in _read()
    )


@lru_cache(maxsize=1)
def for_script() -> str:
    """The same kinds as JSON, for the page."""
    return json.dumps(_read(), ensure_ascii=False)


def found_in(told: Submission) -> list[Found]:
    """The hints in one report, at most `MOST`: in each text the first of each kind, no words marked twice."""
    texts = (
        (told.story, "layanan" if told.service else "cerita"),
        (told.happened_time, "kapan-di-mana"),
        (told.witnesses, "tahu-dari-mana"),
        (told.evidence, "bukti"),
    )
    return [found for text, slug in texts for found in _in_text(text, slug)][:MOST]


def clues_in(text: str) -> list[Found]:
    """The hints in one text that somebody else wrote: the first of each kind."""
    return list(_in_text(text, ""))


def _in_text(text: str, slug: str) -> Iterator[Found]:
    spans: list[tuple[int, int]] = []
    for clue in clues():
        match = clue.pattern.search(text)
        if match and not any(match.start() < end and start < match.end() for start, end in spans):
            spans.append(match.span())
            yield _shown(text, match, clue, slug)


def _shown(text: str, match: re.Match[str], clue: Clue, slug: str) -> Found:
    before, after = text[: match.start()], text[match.end() :]
    if len(before) > AROUND:
        before = "… " + re.sub(r"^\S*\s", "", before[-AROUND:])
    if len(after) > AROUND:
        after = re.sub(r"\s\S*$", "", after[:AROUND]) + " …"
    return Found(before, match.group(), after, clue.why, slug)


def _read() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
    return found
