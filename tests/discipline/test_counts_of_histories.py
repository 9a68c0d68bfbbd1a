"""What the list of proceedings counts is what a plain look at every row comes to, whatever was done."""

from datetime import date, timedelta
from random import Random

import pytest

from netra.discipline import lifecycle, queries
from netra.discipline.models import Proceeding
from netra.discipline.queries import ALL, FINISHED, LATE, SUPERIOR, WEEK, Filters
from tests.discipline.proceedings import again, desks, opened
from tests.discipline.test_always_a_way_on import Office


def walk(here: Office, employment: str, random: Random, steps: int) -> None:
    """So many lawful moves, each picked at random among those that the table permits."""
    for _ in range(steps):
        moves = lifecycle.PROCEDURES[employment].permitted(again(here.made).stage)
        if moves:
            here.take(random.choice(moves).name)
        here.a_day_passes(random.randrange(5))


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [1, 2])
def test_the_counts_of_random_proceedings_are_a_plain_recount(seed: int) -> None:
    random, (desk, second) = Random(seed), desks()
    for steps in (0, 2, 4, 6, 9, 12, 16):
        employment = random.choice(lifecycle.ALL)
        walk(Office(opened(desk, employment), desk, second), employment, random, steps)
    for today in (date(2024, 11, 4), date(2024, 11, 20), date(2024, 12, 31)):
        every_count_is_a_recount(desk.officer, today)
    annulled = Proceeding.objects.filter(stage=lifecycle.CLEARED)
    assert all(row.closed_at and row.due_on is None for row in annulled)


def every_count_is_a_recount(officer: object, today: date) -> None:
    rows = list(Proceeding.objects.all())
    running = [row for row in rows if row.stage not in lifecycle.FINAL]
    waits = {lifecycle.LIMITS[purpose] for purpose in lifecycle.WAITS}
    week = today + timedelta(days=7)
    plain = {
        ALL: running,
        LATE: [row for row in running if row.due_on and row.due_on < today and row.due_limit not in waits],
        WEEK: [row for row in running if row.due_on and today <= row.due_on < week],
        SUPERIOR: [row for row in running if row.superior_noted_at and not row.superior_settled_at],
        FINISHED: [row for row in rows if row.stage in lifecycle.FINAL],
    }
    for shown, expected in plain.items():
        listed = queries.listed(officer, Filters(shown, "", ""), today)  # type: ignore[arg-type]
        assert {row.pk for row in listed} == {row.pk for row in expected}, shown
    for shown, expected in plain.items():
        counts = queries.counts(officer, Filters(shown), today)  # type: ignore[arg-type]
        told = {queries.LISTED: len(expected), queries.OPEN: len(running)}
        assert counts == told | {name: len(plain[name]) for name in (LATE, WEEK, SUPERIOR)}
    assert queries.open_count(officer) == len(running)  # type: ignore[arg-type]
    per_stage = [
        queries.listed(officer, Filters(shown, stage, ""), today).count()  # type: ignore[arg-type]
        for shown in (ALL, FINISHED)
        for stage in lifecycle.STAGE_LABELS
    ]
    assert sum(per_stage) == len(rows)
