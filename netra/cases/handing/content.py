"""What a receiving office reads: minimal by purpose. No report, no reporter, none of the reporter's dates."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

_LONGEST: Final = 20_000
_MOST, _LARGEST, _MOST_PICTURES = 9_999, 1 << 50, 100
_UNFIT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")  # no page could show these


class NotAHandover(ValueError):
    """What was opened has not the shape of a hand-over."""


@dataclass(frozen=True, slots=True)
class Respondent:
    """Who is meant, as far as the office knows; `number` is a staff number (NIP) or empty."""

    position: str
    agency: str
    name: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence: what it is, its hash (SHA-256 of the original), and how many safe pictures of it
    go along. The original stays with the office that has the case."""

    number: int
    kind: str
    size: int
    sha256: str
    pictures: int = 0


@dataclass(frozen=True, slots=True)
class Content:
    """A minimal case file, in the office's own words. `verdict` is the plenary's, never a penalty."""

    respondent: Respondent
    act: str
    happened: str
    norms: tuple[str, ...]
    verdict: str
    reasons: str
    summary: str
    letter: str
    evidence: tuple[Piece, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Plain JSON types; `content_from` reads them back."""
        return asdict(self)


def content_from(told: object) -> Content:
    """A content as `as_json` wrote it. Raises `NotAHandover` for any other shape."""
    if not isinstance(told, Mapping) or set(told) != {field.name for field in fields(Content)}:
        raise NotAHandover
    try:
        content = Content(**dict(told) | {
            "respondent": Respondent(**told["respondent"]),
            "norms": tuple(told["norms"]),
            "evidence": tuple(Piece(**each) for each in told["evidence"]),
        })  # fmt: skip
    except TypeError:
        raise NotAHandover from None
    if not all(map(_is_text, _words(content))) or not all(map(_is_piece, content.evidence)):
        raise NotAHandover
    return content


def _words(content: Content) -> list[object]:
    who, said = content.respondent, content
    own = (who.position, who.agency, who.name, who.number)
    return [*own, said.act, said.happened, said.verdict, said.reasons, said.summary, said.letter, *said.norms]


def _is_text(word: object) -> bool:
    """Text that can be stored and shown: another installation may have written anything."""
    return isinstance(word, str) and len(word) <= _LONGEST and not _UNFIT.search(word)


def _is_piece(piece: Piece) -> bool:
    numbers = ((piece.number, _MOST), (piece.size, _LARGEST), (piece.pictures, _MOST_PICTURES))
    is_counted = all(type(each) is int and 0 <= each <= most for each, most in numbers)
    return is_counted and _is_text(piece.kind) and _is_text(piece.sha256)
