"""Which employment the person told about may have, from posts and words that stand for one. A guess."""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from netra.law import EMPLOYMENTS
from netra.law.lexicon import entries_of
from netra.text import BREAK, words

# Before a post these make it somebody else's or a reporter's own: “saya honorer”, “anaknya camat”.
_OWN = frozenset({"saya", "aku", "kami", "sy", "gw", "gue", "ane", "kita", "ulun", "abdi", "kulo", "ambo"})
_REACH = 2
# Outsiders are often mentioned beside the one who is reported.
_OUTSIDE = "lainnya"


class People:
    """Knows posts by the words for them."""

    def __init__(self, folder: Path) -> None:
        self._employment: dict[str, str] = {}
        for entry in entries_of(folder, "narratives", "people"):
            employment = entry.one_of("employment", tuple(EMPLOYMENTS))
            for word in entry.texts("words"):
                self._employment.setdefault(" ".join(words(word)), employment)
            entry.finish()
        longest_first = sorted(map(re.escape, self._employment), key=len, reverse=True)
        self._post = re.compile(rf"(?<!\S)(?:{'|'.join(longest_first)})(?!\S)")

    def employment(self, text: str) -> str | None:
        """The employment of whoever is told about, or None where no word stands for one."""
        typed = [word.removesuffix("nya") if len(word) > 6 else word for word in words(text)]
        told = " ".join(typed)
        found = [
            (self._is_own(told[: one.start()].split()), one.group()) for one in self._post.finditer(told)
        ]
        posts = [post for own, post in found if not own]
        told_of = [self._employment[post] for post in posts]
        return next((one for one in told_of if one != _OUTSIDE), told_of[0] if told_of else None)

    def _is_own(self, before: Sequence[str]) -> bool:
        last = before[-_REACH:]
        return BREAK not in last and not _OWN.isdisjoint(last)


@lru_cache(maxsize=2)
def people(folder: Path) -> People:
    """The posts of a rulebook's folder; `RuleError` names the file and line that are wrong."""
    return People(folder)
