"""What speaks for and against a reading: two opinions, and the tests written in the lexicon."""

from collections.abc import Mapping
from math import log

from netra.advisor.verdicts import UNANSWERED

_LEAST = 1e-3
_SHORT = 5


def evidence(
    *, answer: str, share: float, first: float, guess: float, tested: str | None, words: int
) -> Mapping[str, float]:
    """Named values to weigh, about one `answer`.

    `share`: how likely all situations with this answer are together, `first` the likeliest of them alone;
    `guess`: what the second opinion gives the answer; `tested`: the answer of the first situation whose
    written test holds, None where none does; `words`: how many plain words the question has.
    """
    agrees = tested == answer
    return {
        f"says {answer}": 1.0,
        "share": _odds(share),
        "first": _odds(first),
        "guess": _odds(guess),
        "agrees": float(agrees),
        "share where it agrees": _odds(share) * agrees,
        "untested": float(tested is None),
        "tested in vain": float(tested == UNANSWERED),
        "short": float(words <= _SHORT),
    }


def _odds(likely: float) -> float:
    """A probability such that evidence adds up, from -7 to 7."""
    kept = min(max(likely, _LEAST), 1 - _LEAST)
    return log(kept / (1 - kept))
