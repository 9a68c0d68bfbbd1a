"""Whether a typed name is the one on the roster, whatever the titles around it."""

import re
import unicodedata

_NOT_LETTERS = re.compile(r"[^\w]+")
_ENOUGH = 2


def plain_name(name: str) -> str:
    """The words of a name without titles, marks and capitals: "Hj. Siti Aminah, S.Pd." -> "siti aminah"."""
    before_degrees = unicodedata.normalize("NFKC", name).casefold().split(",")[0]
    words = [word for word in before_degrees.split() if not word.endswith(".")]
    return " ".join(part for word in words for part in _NOT_LETTERS.split(word) if part)


def is_same_name(typed: str, known: str) -> bool:
    """Whether the typed words are words of the known name: all of them, and two at least if it has two."""
    own, given = plain_name(known).split(), plain_name(typed).split()
    return bool(given) and set(given) <= set(own) and len(set(given)) >= min(_ENOUGH, len(set(own)))
