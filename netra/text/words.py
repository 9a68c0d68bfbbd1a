"""Splits text into plain words: one case, one alphabet form, no stretched letters, breaks kept."""

import re
import unicodedata

BREAK = "|"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[.,;:!?()\n]+")
# Vowels anywhere, consonants at the end only: "pppk" is a word.
_STRETCHED = re.compile(r"([aeiou])\1{2,}|([^\W\d_])\2{2,}$")
_TWICE = re.compile(r"^([^\W\d_]{2,})2(nya|an)?$")


def words(text: str) -> list[str]:
    """The words of a text in lower case; a run of punctuation is one `BREAK`. Never raises."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    found = [_one(match.group()) for match in _WORD.finditer(plain)]
    return [word for word in found if word]


def _one(word: str) -> str:
    if not word[0].isalnum():
        return BREAK
    return _TWICE.sub(r"\1", _STRETCHED.sub(r"\1\2", word))
