"""Names of people and units reduced to what two spellings of the same one share. Pure."""

import re
import unicodedata
from typing import Final

# Written before a name, with or without a full stop; what stands after the first comma is a degree.
TITLES: Final = frozenset(
    {"dr", "drg", "drh", "dra", "drs", "h", "hj", "hajah", "haji", "ir", "kh", "prof", "ust", "ustaz",
     "bapak", "ibu", "bpk", "sdr", "sdri", "apt", "ns", "raden"}
)  # fmt: skip


def person_key(name: str) -> str:
    """ "Drs. H. Má'ruf Kenari, M.Si." becomes "maruf kenari"; empty where nothing of a name is left."""
    words = _words(name.split(",", maxsplit=1)[0])
    while len(words) > 1 and words[0] in TITLES:
        words.pop(0)
    return " ".join(words)


def unit_key(name: str) -> str:
    """A unit's name in small letters, without signs and double spaces."""
    return " ".join(_words(name))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    return re.findall(r"[^\W_]+", re.sub("['’‘`ʼ]", "", letters))
