"""What a text says that is written like a name, or like a name from the file. Values in, values out."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import Final

from netra.text.names import TITLES

_TITLED: Final = re.compile(
    r"\b(?i:Bapak|Ibu|Saudar[ai]|Teh|Mas|Bang|Neng|Abah|Ustad[zh]?|Hj?)\b\.?\s+[A-Z][\w'’-]*"
    r"|\b(?i:Pak|Bu|Sdri?|Kang|Ceu|Mbak|Mang)\b\.?\s+[^\W\d_][\w'’-]*"
    r"|\b[A-Z][\w'’-]+,?\s+(?:S\.\s?[A-Z]\w*|M\.\s?[A-Z]\w*|Drs?\.|A\.Md)"
)
_INITIALS: Final = re.compile(r"\b(?i:(?:ber)?inisial(?:nya)?)\b(?:\s+[A-Z][\w.]*)?|\b[A-Z]\.\s?[A-Z]\b\.?")
_NAMELIKE: Final = re.compile(r"\b[A-Z][a-z'’-]{2,}(?: +[A-Z][a-z'’-]{2,})+")
# One word with a capital in the middle of a sentence: many people have one name.
_LONE: Final = re.compile(r"(?<=[\w,)”’] )[A-Z][a-z'’-]{2,}\b")
_WORD: Final = re.compile(r"[^\W\d_]+")
_TITLES: Final = TITLES | {"pak", "kang", "teh", "mas", "mbak", "ceu", "bang", "saudara", "saudari"}
_SHORTEST: Final = 3
_SHORTEST_SMALL: Final = 4


def like_names(text: str, known: Collection[str]) -> Iterator[str]:
    """Titles with a name, initials, and words with capitals that are not among the `known` ones."""
    for pattern in (_TITLED, _INITIALS):
        yield from (match.group() for match in pattern.finditer(text))
    for match in _NAMELIKE.finditer(text):
        if not set(match.group().split()) <= set(known) and not _begins_and_goes_on(text, match, known):
            yield match.group()


def lone(text: str, known: Collection[str]) -> Iterator[str]:
    """Single words with a capital in the middle of a sentence that are not among the `known` ones."""
    yield from (match.group() for match in _LONE.finditer(text) if match.group() not in known)


def of_file(text: str, names: Iterable[str], known: Collection[str]) -> Iterator[tuple[str, bool]]:
    """(words, whether they are surely the name). Written like a name, or two parts of it in a row: surely.
    One part in small letters may be a word; so may be the first word of a sentence where the file has the
    name in small letters."""
    typed = _parts(names, {word.casefold() for word in known} | _TITLES)
    for run in _runs([match for match in _WORD.finditer(text) if plain(match.group()) in typed], text):
        capitals = [typed[plain(match.group())] for match in run]
        like_one = any(
            match.group()[0].isupper() and (capital or not _begins(text, match.start()))
            for match, capital in zip(run, capitals, strict=True)
        )
        is_sure = like_one or (len(run) > 1 and all(capitals))
        if is_sure or any(capitals) or len(run) > 1:
            yield text[run[0].start() : run[-1].end()], is_sure


def unaccented(text: str) -> str:
    """Without accents: who writes one only to differ does not."""
    taken = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in taken if not unicodedata.combining(sign))


def plain(text: str) -> str:
    """The same in small letters."""
    return unaccented(text).casefold()


def hidden(text: str) -> Iterator[str]:
    """Words with signs that nobody sees or letters that only look Latin: with them a copy looks like none."""
    for word in text.split():
        if any(map(_is_foreign, word)):
            yield "".join(f"[U+{ord(sign):04X}]" if _is_foreign(sign) else sign for sign in word)


def _is_foreign(sign: str) -> bool:
    """No ASCII, no Latin letter of western writing, no punctuation and no plain sign."""
    if sign.isascii():
        return not sign.isprintable()
    kind = unicodedata.category(sign)
    return kind[0] not in "PZ" and kind not in ("Sm", "Sc") and not (kind[0] == "L" and ord(sign) <= 0xFF)


def _parts(names: Iterable[str], ordinary: Collection[str]) -> dict[str, bool]:
    """Part of a name, plain -> whether it was typed with a capital. Where anything was, the small words
    around it are none; who types without capitals means all of them."""
    found = {}
    for name in names:
        parts = _WORD.findall(name)
        has_capitals = any(part[0].isupper() for part in parts)
        shortest = _SHORTEST if has_capitals else _SHORTEST_SMALL
        for part in parts:
            fits = part[0].isupper() == has_capitals and len(part) >= shortest
            if fits and plain(part) not in ordinary:
                found[plain(part)] = has_capitals
    return found


def _runs(matches: list[re.Match[str]], text: str) -> Iterator[list[re.Match[str]]]:
    """Matches with nothing but a space between them belong together."""
    run = matches[:1]
    for one, other in pairwise(matches):
        if text[one.end() : other.start()].strip():
            yield run
            run = []
        run = [*run, other]
    if run:
        yield run


def _begins(text: str, at: int) -> bool:
    before = text[:at].rstrip(" ")
    return not before or before[-1] in ".!?\n:“"


def _begins_and_goes_on(text: str, match: re.Match[str], known: Collection[str]) -> bool:
    """ "Sesudah Pilkada": only the first word is no known one, and it begins a sentence."""
    first, *rest = match.group().split()
    return set(rest) <= set(known) and first not in known and _begins(text, match.start())
