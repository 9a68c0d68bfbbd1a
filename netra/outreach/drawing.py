"""Draws the items of one attempt: different per person, every kind of answer, no topic twice where it can be.

Pure. Which kinds the last two have is chance, so that nobody can count answers off; bans come more often,
for there are far more of them.
"""

from collections.abc import Sequence
from random import Random

from netra.outreach.situations import ANSWERS, Situation

SIZE = 5
_WEIGHTS = (2, 1, 3)  # in the order of ANSWERS: boleh, bersyarat, tidak boleh


def drawn(pool: Sequence[Situation], chance: Random, size: int = SIZE) -> tuple[Situation, ...]:
    """`size` items in chance order, or the whole pool where it is smaller.

    One of each kind of answer first, the rarest kind before the others (it has the fewest topics to choose
    from), then any kind; a topic comes twice only when no other is left.
    """
    found: list[Situation] = []
    for kind in _kinds(pool, chance, size):
        taken = {each.item.id for each in found}
        left = [each for each in pool if each.item.id not in taken]
        wanted = [each for each in left if each.answer == kind] or left
        if wanted:
            found.append(_of_a_new_topic(wanted, {each.topic for each in found}, chance))
    chance.shuffle(found)
    return tuple(found)


def _kinds(pool: Sequence[Situation], chance: Random, size: int) -> list[str]:
    counts = {kind: sum(each.answer == kind for each in pool) for kind in ANSWERS}
    present = sorted((kind for kind in ANSWERS if counts[kind]), key=lambda kind: counts[kind])
    return [*present, *chance.choices(ANSWERS, _WEIGHTS, k=max(0, size - len(present)))][:size]


def _of_a_new_topic(wanted: list[Situation], taken: set[str], chance: Random) -> Situation:
    """A topic by chance, then one of its items: a topic with many items is not asked more often for that."""
    topics = sorted({each.topic for each in wanted} - taken) or sorted({each.topic for each in wanted})
    topic = chance.choice(topics)
    return chance.choice([each for each in wanted if each.topic == topic])
