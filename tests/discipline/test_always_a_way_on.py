"""Whatever the office does, in any order: each act has its entry, clocks are sound, an end stays in reach."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from netra.discipline import catalogue, lifecycle, services
from netra.discipline.desk import Desk
from netra.discipline.models import Proceeding
from netra.discipline.services import Decision
from netra.journal.models import Entry
from tests.discipline.proceedings import again, desks, opened


@dataclass
class Office:
    """One proceeding and its two officers; every act is a day later than the last."""

    made: Proceeding
    first: Desk
    second: Desk

    def take(self, name: str) -> bool:
        """Take one move as the right officer would; False where a rule of it refuses."""
        desk = self.second if name in SECONDS else self.first
        before = Entry.objects.count(), again(self.made).revision
        try:
            getattr(services, name)(proceeding=self.made, desk=desk, **self.arguments(name, desk))
        except REFUSED:
            assert (Entry.objects.count(), again(self.made).revision) == before
            return False
        assert (Entry.objects.count(), again(self.made).revision) == (before[0] + 1, before[1] + 1)
        return True

    def a_day_passes(self, days: int) -> None:
        """Days enough for any date of the procedure to come."""
        self.first, self.second = (
            replace(desk, at=desk.at + timedelta(days=days)) for desk in (self.first, self.second)
        )

    def arguments(self, name: str, desk: Desk) -> dict[str, Any]:
        row = again(self.made)
        today = desk.today
        own = catalogue.sanctions_for(row.employment)
        chosen = own[desk.at.day % len(own)]
        decided = Decision(chosen.id, chosen.imposed_by[0], "SK", today, "Alasan.")
        norms = [catalogue.norms_for(row.employment)[0].id]
        return {**ARGUMENTS, "summon": {**MEETING, "on": today + timedelta(days=3)},
                "summon_again": {**MEETING, "on": today + timedelta(days=3)},
                "propose": {"findings": "-", "norms": norms, "reason": "-"},
                "decide": {"decision": decided}, "amend": {"decision": decided},
                **{each: {"on": today, "notes": "-"} for each in DATED},
                **{each: {"on": today, "grounds": "-"} for each in ("file_objection", "file_appeal")},
                }[name]  # fmt: skip


SECONDS = {row.move.name for row in lifecycle.TABLE if row.move.actor == lifecycle.SECOND}
REFUSED = (
    services.DayNotCome, services.TeamMissing, services.NotYetInForce, services.OtherRemedy,
    services.AlreadyRecorded, services.SuperiorStillDue, services.TooFarAhead,
)  # fmt: skip
DATED = ("deliver", "note_not_handed_over", "carry_out")
MEETING = {"place": "R", "letter": "S"}
HEARING = {"minutes": "-", "reply": "-", "evidence": ""}
REASON, NOTES, LETTER = {"reason": "Alasan."}, {"notes": "-"}, {"letter": "S"}
ARGUMENTS: dict[str, dict[str, Any]] = {
    "send_back": REASON, "ask_for_more": REASON, "leave_undone": REASON, "escalate": REASON,
    "settle_superior": REASON, "close": REASON, "record_absence": NOTES, "record_second_absence": NOTES,
    "note_superior": NOTES, "pass_to_camat": LETTER, "reply_to_bpasn": LETTER, "hear": HEARING,
    "hear_more": HEARING, "add_reply": {"reply": "-", "evidence": ""},
    "form_team": {"members": "-", "letter": "S"}, "record_in_idis": {"number": "1"}, "take_effect": {},
    **{each: {"reason": "Alasan.", "letter": "S"} for each in ("clear", "uphold", "annul")},
}  # fmt: skip


@pytest.fixture
def office(db: None) -> Callable[[str], Office]:
    desk, second = desks()
    return lambda employment: Office(opened(desk, employment), desk, second)


@pytest.mark.beside("sqlite")
@example(
    employment="pns", picks=[(1, 0), (1, 0), (1, 0), (3, 0), (44, 4), (1, 0)]
)  # ends on the day of delivery
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    employment=st.sampled_from(lifecycle.ALL),
    picks=st.lists(st.tuples(st.integers(0, 99), st.integers(0, 9)), min_size=4, max_size=14),
)
def test_no_act_without_its_entry_no_clock_before_its_start_and_always_a_way_on(
    office: Callable[[str], Office], employment: str, picks: list[tuple[int, int]]
) -> None:
    with transaction.atomic():
        here = office(employment)
        for pick, days in picks:
            moves = lifecycle.PROCEDURES[employment].permitted(again(here.made).stage)
            if moves:
                here.take(moves[pick % len(moves)].name)
            check(again(here.made))
            here.a_day_passes(days)
        reaches_an_end(here)
        transaction.set_rollback(True)


def check(row: Proceeding) -> None:
    """Every clock ends after it began; a finished proceeding has none that runs, and no date."""
    for term in row.terms.all():
        assert term.due_on is None or term.due_on >= term.starts_at.date()
        assert term.met_at is None or term.met_at >= term.starts_at - timedelta(days=1)
    if not row.is_open:
        assert row.due_on is None and not row.terms.filter(met_at=None).exists() and row.closed_at


STRAIGHT_ON = (
    "settle_superior", "close", "carry_out", "take_effect", "uphold", "deliver", "clear", "propose", "hear",
    "pass_to_camat", "summon", "summon_again", "form_team",
)  # fmt: skip


def reaches_an_end(here: Office) -> None:
    """The office goes straight on, and arrives; where a date has to come first, it waits."""
    for _ in range(16):
        row = again(here.made)
        if not row.is_open:
            return
        permitted = {move.name for move in lifecycle.PROCEDURES[row.employment].permitted(row.stage)}
        any(here.take(name) for name in STRAIGHT_ON if name in permitted)
        here.a_day_passes(40)
    raise AssertionError(again(here.made).stage)


def test_the_straight_way_ends_for_everybody(office: Callable[[str], Office]) -> None:
    for employment in lifecycle.ALL:
        here = office(employment)
        reaches_an_end(here)
        assert again(here.made).closed_at is not None
        assert here.first.today > date(2024, 11, 1)
