"""What a receiving office reads: minimal by purpose. No report, no reporter, none of the reporter's dates.

An office that passes a ruling on adds to it and rewrites nothing: what the first sender wrote stays word for
word, so that the last receiver can hold it against the first sender's journal.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Final
from uuid import UUID

_LONGEST: Final = 20_000
MOST: Final = 9_999
_LARGEST, _MOST_PICTURES = 1 << 50, 100
MOST_HOPS: Final = 9
LONGEST_NAME: Final = 120
_HASH = re.compile("[0-9a-f]{64}")
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
    """One piece of evidence, or a document that an office attached: what it is, its hash (SHA-256 of the
    original, which stays with the office that has it), and the hash of each safe picture of it."""

    number: int
    kind: str
    size: int
    sha256: str
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """The hand-over that an office passes on, as its sender named it. `id` tells it from every other one;
    `commitment` is what the sender's journal holds of it."""

    id: str
    government: str
    number: str
    name: str
    sent_at: str
    commitment: str


@dataclass(frozen=True, slots=True)
class Addition:
    """What an office that passes a ruling on adds: its recommendation in its own words, its letter, documents
    of its own; and of which pieces of evidence the pictures go along, by number."""

    office: str
    recommendation: str
    reasons: str
    letter: str
    came_from: Origin
    taken_along: tuple[int, ...] = ()
    documents: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """A minimal case file, in the office's own words. `verdict` is the plenary's, never a penalty;
    `additions` are what later offices added, in their order."""

    respondent: Respondent
    act: str
    happened: str
    norms: tuple[str, ...]
    verdict: str
    reasons: str
    summary: str
    letter: str
    evidence: tuple[Piece, ...] = ()
    additions: tuple[Addition, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Plain JSON types; `content_from` reads them back."""
        return asdict(self)

    def after(self, additions: int) -> "Content":
        """As it was when so many offices had passed it on."""
        return replace(self, additions=self.additions[:additions])

    @property
    def documents(self) -> tuple[Piece, ...]:
        """What offices that passed it on attached."""
        return tuple(each for added in self.additions for each in added.documents)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All evidence and every attached document, whether their pictures go along or not."""
        return (*self.evidence, *self.documents)

    @property
    def carried(self) -> frozenset[int]:
        """Numbers of the pieces whose pictures are there: each office may leave some behind."""
        found = {each.number for each in self.evidence}
        for added in self.additions:
            found = found & set(added.taken_along) | {each.number for each in added.documents}
        return frozenset(found)

    @property
    def pictures(self) -> dict[tuple[int, int], str]:
        """The hash of every safe picture that is there, by piece and page."""
        carried = [each for each in self.pieces if each.number in self.carried]
        return {
            (each.number, page): sha256 for each in carried for page, sha256 in enumerate(each.pictures, 1)
        }


def content_from(told: object) -> Content:
    """A content as `as_json` wrote it. Raises `NotAHandover` for any other shape."""
    if not isinstance(told, Mapping) or set(told) != {field.name for field in fields(Content)}:
        raise NotAHandover
    try:
        content = Content(**dict(told) | {
            "respondent": Respondent(**told["respondent"]),
            "norms": tuple(told["norms"]),
            "evidence": _pieces(told["evidence"]),
            "additions": tuple(_addition(each) for each in told["additions"]),
        })  # fmt: skip
    except (TypeError, KeyError, ValueError):
        raise NotAHandover from None
    if not all(map(_is_text, _words(content))) or not _are_pieces(content):
        raise NotAHandover
    return content


def _addition(told: Mapping[str, Any]) -> Addition:
    return Addition(**dict(told) | {
        "came_from": Origin(**told["came_from"]),
        "taken_along": tuple(told["taken_along"]),
        "documents": _pieces(told["documents"]),
    })  # fmt: skip


def _pieces(told: Iterable[Mapping[str, Any]]) -> tuple[Piece, ...]:
    return tuple(Piece(**dict(each) | {"pictures": tuple(each["pictures"])}) for each in told)


def _words(content: Content) -> list[object]:
    who, said = content.respondent, content
    own: list[object] = [who.position, who.agency, who.name, who.number]
    for added in said.additions:
        origin: list[object] = list(asdict(added.came_from).values())
        own += [added.office, added.recommendation, added.reasons, added.letter, *origin]
    return [*own, said.act, said.happened, said.verdict, said.reasons, said.summary, said.letter, *said.norms]


def _is_text(word: object) -> bool:
    """Text that can be stored and shown: another installation may have written anything."""
    return isinstance(word, str) and len(word) <= _LONGEST and not _UNFIT.search(word)


def _are_pieces(content: Content) -> bool:
    """Each of its own number, and every addition speaks of pieces that were there before it."""
    numbers = [each.number for each in content.pieces]
    if not all(map(_is_piece, content.pieces)) or len(set(numbers)) < len(numbers):
        return False
    if len(content.additions) > MOST_HOPS:
        return False
    return all(
        _is_name(added.office)
        and _is_origin(added.came_from)
        and all(type(each) is int for each in added.taken_along)
        and set(added.taken_along) <= content.after(place).carried
        for place, added in enumerate(content.additions)
    )


def _is_piece(piece: Piece) -> bool:
    numbers = ((piece.number, MOST), (piece.size, _LARGEST), (len(piece.pictures), _MOST_PICTURES))
    is_counted = all(type(each) is int and 0 <= each <= most for each, most in numbers)
    are_hashes = all(isinstance(each, str) and _HASH.fullmatch(each) for each in piece.pictures)
    return is_counted and are_hashes and _is_text(piece.kind) and _is_text(piece.sha256)


def _is_origin(origin: Origin) -> bool:
    try:
        is_id = str(UUID(origin.id)) == origin.id
    except ValueError:
        return False
    return is_id and all(map(_is_name, asdict(origin).values()))


def _is_name(word: str) -> bool:
    """What stands in a row and in the journal: one line of a heading."""
    return len(word) <= LONGEST_NAME and word.isprintable()
