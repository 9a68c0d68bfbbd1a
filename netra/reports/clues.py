"""“Siapa yang bisa tahu?”: what in a story points at the person who tells it.

The patterns are data (`static/reports/clues.json`), written in the part of regular expressions that Python
and JavaScript read alike. In a browser with JavaScript they are tried on the device while somebody writes;
without it they are tried in the request that shows the check page. Nothing that is found is stored or sent.
"""

import json
import re
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
    """The hints in one report, the first of each kind, at most `MOST`."""
    story_page = "layanan" if told.service else "cerita"
    texts = (
        (told.story, story_page),
        (told.happened_time, "kapan-di-mana"),
        (told.witnesses, "tahu-dari-mana"),
        (told.evidence, "bukti"),
    )
    found = (_first(clue, texts) for clue in clues())
    return [one for one in found if one][:MOST]


def _first(clue: Clue, texts: tuple[tuple[str, str], ...]) -> Found | None:
    for text, slug in texts:
        match = clue.pattern.search(text)
        if match:
            return _shown(text, match, clue, slug)
    return None


def _shown(text: str, match: re.Match[str], clue: Clue, slug: str) -> Found:
    before, after = text[: match.start()], text[match.end() :]
    return Found(
        before=before if len(before) <= AROUND else f"… {before[-AROUND:]}",
        words=match.group(),
        after=after if len(after) <= AROUND else f"{after[:AROUND]} …",
        why=clue.why,
        slug=slug,
    )


def _read() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
    return found
