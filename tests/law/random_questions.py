"""Random questions about facts that matter to their act, from a fixed seed."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from netra.law import EMPLOYMENTS, Question, Rulebook
from netra.law.norms import rule_facts

ELECTIONS = ("pilkada-2024", "pemilu-2024", None)
FIRST = date(2017, 1, 1)
SPAN = 3500


def questions(rulebook: Rulebook, seed: int, count: int) -> Iterator[Question]:
    chance = random.Random(seed)
    acts = list(rulebook.acts)
    rules = [*rulebook.norms.values(), *rulebook.allowed.values()]
    asked = {act: sorted({f for rule in rules if act in rule.acts for f in rule_facts(rule)}) for act in acts}
    for _ in range(count):
        act = chance.choice(acts)
        names = chance.sample(asked[act], chance.randint(0, min(9, len(asked[act]))))
        yield Question(
            on=_day(chance),
            employment=chance.choice(list(EMPLOYMENTS)),
            act=act,
            facts={name: chance.choice((True, False, None)) for name in names},
            election=chance.choice(ELECTIONS),
            determined_on=_day(chance) if chance.random() < 0.2 else None,
        )


def _day(chance: random.Random) -> date:
    if chance.random() < 0.6:
        return date(2023, 10, 1) + timedelta(chance.randrange(450))
    return FIRST + timedelta(chance.randrange(SPAN))
