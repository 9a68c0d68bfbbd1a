"""What a question is about: the concepts said and denied in it, and the situations that they make up."""

from dataclasses import dataclass

from netra.advisor.lexicon import OPENING, Aside, Lexicon, Situation
from netra.text import BREAK, Listener, words

LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Reading:
    """How a question is understood.

    `situations`: those whose test holds, the most specific first. `plain`: its words without breaks; `heard`
    the words before anything was replaced or left out, `foreign` counts those of another language.
    """

    said: frozenset[str]
    denied: frozenset[str]
    situations: tuple[Situation, ...]
    asides: tuple[Aside, ...]
    plain: tuple[str, ...]
    heard: tuple[str, ...]
    foreign: int


class Reader:
    """Reads questions with one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._listener = Listener(lexicon.speech)

    def read(self, question: str) -> Reading:
        """The reading of a question of any text; beyond `LONGEST` characters nothing is read."""
        typed = words(question) if len(question) <= LONGEST else []
        plain = self._listener.plain(typed)
        said, denied = self._concepts(plain)
        return Reading(
            said=said,
            denied=denied,
            situations=tuple(one for one in self._lexicon.situations if one.test.holds(said, denied)),
            asides=tuple(one for one in self._lexicon.asides if one.test.holds(said, denied)),
            plain=tuple(word for word in plain if word != BREAK),
            heard=tuple(word for word in typed if word != BREAK),
            foreign=sum(word in self._lexicon.speech.foreign for word in typed),
        )

    def _concepts(self, plain: list[str]) -> tuple[frozenset[str], frozenset[str]]:
        """Concepts said and concepts only denied, each with the wider ones that it belongs to."""
        spots, widened = self._listener.spots(plain), self._listener.widened
        said = widened(spot.concept for spot in spots if not spot.denied)
        denied = widened(spot.concept for spot in spots if spot.denied)
        opening = widened(spot.concept for spot in spots if spot.start <= 1)
        said |= {f"{OPENING}{concept}" for concept in opening}
        return frozenset(said), frozenset(denied - said)
