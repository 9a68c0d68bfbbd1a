"""Whatever offices and a reporter do, in any order: each act has its entry, clocks are sound, each verdict is
with exactly one office, and an end stays in reach."""

from collections.abc import Callable
from datetime import datetime
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netra.accounts import roles
from netra.cases import change_queries, deadlines, lifecycle, queries, services
from netra.cases.handing.custody import NotWaiting, StillOut, state_of
from netra.cases.models import Case, Paper
from netra.journal.models import Entry
from netra.law.procedure import MoveNotAllowed
from netra.reports import services as reports
from tests import factories
from tests.cases.acts import ACTS, Offices

REFUSED = (
    MoveNotAllowed, services.NotYetClarified, services.NotInTheRuling, services.NotLate, services.NobodyToAsk,
    deadlines.NothingToExtend, reports.AlreadyWithdrawn, reports.TooLateToWithdraw, NotWaiting, StillOut,
    services.ChangeWaits, services.NothingProposed, services.NotDecided, services.SameRuling,
    reports.NotSealedToYou,  # who gave a hand-over back cannot open it any more, nor give it back again
)  # fmt: skip
BEGINNINGS = (factories.CAMPAIGN, factories.PEMILU, factories.BETWEEN_ELECTIONS)


def take(here: Offices, name: str, chance: int) -> bool:
    """Take one act; False where a rule refuses it, and then nothing may have happened."""
    before = entries, stage = Entry.objects.count(), here.stage
    try:
        with transaction.atomic():
            ACTS[name](here, chance)
    except REFUSED:
        assert (Entry.objects.count(), here.stage) == before, name
        return False
    assert Entry.objects.count() > entries, name
    assert here.stage in {stage, *_targets_from(stage, name)}, (stage, name)
    return True


def _targets_from(stage: str, name: str) -> set[str]:
    moves = {move.name: move for move in lifecycle.PROCEDURE.permitted(stage)}
    return {target for each in TWINS.get(name, (name,)) if each in moves for target in moves[each].targets}


TWINS = {"rule": ("rule_breach", "rule_no_breach"), "change": ("change_breach", "change_no_breach")}


# What may come at any stage, lawful or not, beside the moves of the table.
BESIDE = {
    lifecycle.REFERRED: ("send", "receive", "return", "confirm", "recall", "escalate"),
    lifecycle.RECEIVED: ("withdraw", "rule"),
}
STRAIGHT_ON = ("register", "confirm_requirements", "close_clarification", "write_assessment", "rule", "refer")


@pytest.fixture
def offices(db: None) -> Callable[[datetime], Offices]:
    """Everybody at work at one of the beginnings; officers are appointed and reports received once."""
    personnel = factories.desk(roles.BKPSDM, factories.office("BKPSDM"))
    ours, told = factories.desk(), factories.submission(happened_on=None)
    arrived = {moment: [factories.report(told, at=moment) for _ in range(2)] for moment in BEGINNINGS}
    return lambda moment: Offices(
        *arrived[moment], factories.later(ours, moment), factories.later(personnel, moment)
    )


@pytest.mark.beside("sqlite")
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(begins=st.sampled_from(BEGINNINGS), chance=st.randoms(use_true_random=True))
def test_no_act_without_its_entry_clocks_are_sound_and_each_verdict_is_with_one_office(
    offices: Callable[[datetime], Offices], begins: datetime, chance: Random
) -> None:
    with transaction.atomic():
        here = offices(begins)
        goes_straight_on(here, chance.choice((0, 2, 4, len(STRAIGHT_ON), len(STRAIGHT_ON))))
        for _ in range(8):
            take(here, chance.choice(acts_at(here.stage)), chance.randint(0, 11))
            check(here)
            here.time_passes(chance.randint(0, 100))
        goes_straight_on(here, len(STRAIGHT_ON))
        assert here.stage in lifecycle.FINAL
        check(here)
        transaction.set_rollback(True)


def acts_at(stage: str) -> list[str]:
    """The moves of the table, what may come beside them, and one that the table never has there."""
    permitted = {move.name for move in lifecycle.PROCEDURE.permitted(stage)}
    named = {act for act in ACTS if permitted & set(TWINS.get(act, (act,)))}
    return sorted(named | set(BESIDE.get(stage, ("withdraw", "register"))))


def goes_straight_on(here: Offices, steps: int) -> None:
    """At most so many acts of the shortest way; each is allowed when its turn comes."""
    for _ in range(steps):
        stage = here.stage
        permitted = {move.name for move in lifecycle.PROCEDURE.permitted(stage) if not move.afterwards}
        assert bool(permitted) == (stage not in lifecycle.FINAL)
        if not permitted:
            return
        if here.case and change_queries.waiting_change(here.case):
            assert take(here, "decline_change", 1)  # until then nothing is passed on
        name = next((each for each in STRAIGHT_ON if permitted & set(TWINS.get(each, (each,)))), "")
        if name == "close_clarification":
            take(here, "record_clarification", 1)
        assert take(here, name, 1), stage


def check(here: Offices) -> None:
    """What holds after every act."""
    case = here.case
    if case is None:
        return
    for row in case.deadlines.all():
        assert row.due_on is None or row.due_on >= row.starts_at.date(), row.purpose
    is_over = case.stage in lifecycle.FINAL
    assert is_over == (case.closed_at is not None)
    if is_over:
        assert case.due_on is None
        assert not case.deadlines.filter(met_at=None).exists()
    check_custody(here, case)
    check_rulings(case)


def check_rulings(case: Case) -> None:
    """Every version that was ever in force is still there, and a change bears two names."""
    made = [each for each in case.ruling_changes.all() if each.is_made]
    versions = case.papers.filter(kind=Paper.Kind.RULING).count()
    assert versions == len(made) + (versions > len(made))
    assert all(each.answered_by_id not in (None, each.by_id) for each in made)


def check_custody(here: Offices, case: Case) -> None:
    """Each verdict with one office: the last who gave a receipt, else Bawaslu; at most one is asked."""
    home = here.ours.officer.office.name
    verdicts = services.verdicts_of(case, here.ours)
    for purpose, held in queries.tracks_of(case, verdicts, home).items():
        states = {row: state_of(row) for row in case.handovers.filter(purpose=purpose)}
        standing = [row for row, state in states.items() if state != "returned"]
        assert len(standing) <= 1, purpose
        received = [row.to_name for row, state in states.items() if state == "received"]
        assert [held.holder] == (received or [home])
        assert bool(held.offered_to) == ("sent" in states.values())
