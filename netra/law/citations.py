"""Instruments (laws, regulations, decrees) and the way an article of one is cited."""

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from netra.clock import Confidence


class Citation(NamedTuple):
    """An article of an instrument, `("uu-1-2015", "134(5)")`."""

    instrument: str
    article: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, regulation, decree, circular or ruling, with the days on which it holds."""

    id: str
    label: str
    title: str
    in_force_from: date
    in_force_to: date | None
    confidence: Confidence
    note: str
    checked_on: date
    replaces: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()

    def in_force_on(self, day: date) -> bool:
        """Both ends count: on the day of its repeal the old text may still govern what happened that day."""
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)


def cited(label: str, article: str) -> str:
    """`UU 1/2015`, `134(5)` -> `UU 1/2015 pasal 134 ayat (5)`; a part without a number is put in brackets."""
    if re.match(r"\d", article):
        parts = [_article_in_words(part.strip()) for part in article.split(";")]
        return f"{label} pasal {' dan '.join(parts)}"
    if article.startswith("Lamp."):
        return f"{label} {article.replace('Lamp.', 'Lampiran', 1)}"
    return f"{label} ({article})"


def _article_in_words(part: str) -> str:
    with_paragraph = re.sub(r"(?<=\d)(\(\d+\)(?:-\(\d+\))?)", r" ayat \1", part)
    return re.sub(r"(?<=\))([a-z])$", r" huruf \1", with_paragraph)
