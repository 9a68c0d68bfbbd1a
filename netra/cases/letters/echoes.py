"""Whether a letter repeats what the reporter wrote: somebody may know a colleague by the words."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from netra.text import BREAK, words

# Six words in a row are rarely anybody's by chance; five are ("pada hari Senin tanggal 28").
LONGEST_BY_CHANCE = 5


def echo_of(letter: str, told: Iterable[str]) -> str:
    """The longest run of words that the letter shares with any of these texts, in small letters.

    Empty where no run is longer than chance. Capitals and punctuation do not matter.
    """
    written = _words(letter)
    longest: list[str] = []
    for text in told:
        run = SequenceMatcher(None, written, _words(text), autojunk=False).find_longest_match()
        longest = max(longest, written[run.a : run.a + run.size], key=len)
    return " ".join(longest) if len(longest) > LONGEST_BY_CHANCE else ""


def _words(text: str) -> list[str]:
    return [word for word in words(text) if word != BREAK]
