"""The table of stages and moves can be shown to a lawyer: complete, reachable, each move on an article."""

import pytest

from netra import law
from netra.accounts import roles
from netra.cases import deadlines, lifecycle
from netra.journal import events
from netra.law.procedure import Move
from netra.reports import lifecycle as public

MOVES = pytest.mark.parametrize("move", lifecycle.MOVES, ids=lambda move: move.name)
RESTING = [move for move in lifecycle.MOVES if move.name not in lifecycle.WITHOUT_ARTICLE]
RESTING_MOVES = pytest.mark.parametrize("move", RESTING, ids=lambda move: move.name)
CHANGING = {"propose_correction", "propose_order", "change_breach", "change_no_breach", "decline_change"}
EVERY_LIMIT = [
    (purpose, regime, limit)
    for purpose, by_regime in {
        **lifecycle.LIMITS,
        "report": public.PROMISES[public.REPORT],
        "lead": public.PROMISES[public.LEAD],
        "report within": public.REPORT_WITHIN,
    }.items()
    for regime, limit in by_regime.items()
]


def test_every_stage_can_be_reached_and_none_is_a_dead_end() -> None:
    lifecycle.PROCEDURE.validate()


def test_only_changing_a_ruling_has_no_article_and_the_rulebook_says_that_it_doubts() -> None:
    assert lifecycle.WITHOUT_ARTICLE == CHANGING == {each.name for each in lifecycle.MOVES if each.afterwards}
    assert "putusan pleno" in law.rulebook().doubts[lifecycle.UNKNOWN_LAW].text


@RESTING_MOVES
def test_every_other_move_rests_on_an_article_of_an_instrument_that_the_rulebook_knows(move: Move) -> None:
    assert move.article is not None
    instrument, article = move.article
    assert instrument in law.rulebook().instruments
    assert article


@RESTING_MOVES
def test_every_such_move_has_an_article_of_the_law_of_its_own_election(move: Move) -> None:
    rules, pilkada = law.rulebook(), {"uu-1-2015", "perbawaslu-8-2020"}
    for regime in ("", "pilkada", "pemilu"):
        article = lifecycle.article_of(move, regime)
        assert article is not None
        assert (article[0] in pilkada) is (regime != "pemilu")
        assert rules.cite(article)


@MOVES
def test_every_move_belongs_to_a_role_that_reads_reports(move: Move) -> None:
    assert move.actor in {*roles.READS_REPORTS, lifecycle.SECOND}


@MOVES
def test_a_move_that_starts_a_clock_names_one_that_the_table_of_limits_has(move: Move) -> None:
    assert move.limit is None or move.limit in lifecycle.LIMITS


@pytest.mark.parametrize(("purpose", "regime", "limit"), EVERY_LIMIT)
def test_every_limit_exists_in_the_rulebook_for_its_own_kind_of_election(
    purpose: str, regime: str, limit: str
) -> None:
    assert law.rulebook().limit(limit).regime == regime


def test_only_an_early_end_an_extension_and_changing_a_ruling_need_a_reason() -> None:
    asking = {move.name for move in lifecycle.MOVES if move.reason_required}
    ending = {"mark_duplicate", "pass_on", "reject_requirements", "extend_handling"}
    assert asking == ending | {"propose_correction", "propose_order", "decline_change"}


def test_ruling_is_the_work_of_a_case_officer_alone() -> None:
    handled = {move.name for move in lifecycle.MOVES if move.actor == lifecycle.HANDLER}
    assert {"refer", "write_assessment"} <= handled
    second = {move.name for move in lifecycle.MOVES if move.actor == lifecycle.SECOND}
    assert second == {"rule_breach", "rule_no_breach", "change_breach", "change_no_breach"}


def test_every_stage_has_a_label_and_is_either_open_final_or_just_received() -> None:
    stages = {lifecycle.RECEIVED, *lifecycle.OPEN, *lifecycle.FINAL}
    assert stages == set(lifecycle.STAGE_LABELS)


def test_every_verdict_of_a_breach_has_a_receiver_and_no_breach_has_none() -> None:
    assert set(lifecycle.REFERRED_TO) == set(lifecycle.VERDICT_LABELS) - {lifecycle.NO_BREACH}


def test_no_sentence_of_the_journal_calls_anybody_guilty() -> None:
    forbidden = ("terbukti", "bersalah", "pelaku", "melanggar", "oknum")
    assert not [s for s in events.SENTENCES.values() if any(word in s.lower() for word in forbidden)]


@pytest.mark.parametrize("stage", public.ORDER)
def test_no_public_stage_leads_back_to_having_just_arrived(stage: str) -> None:
    assert public.RECEIVED not in public.MOVES[stage]


def test_the_end_is_the_end_for_the_reporter_too() -> None:
    assert public.MOVES[public.DONE] == frozenset()


@pytest.mark.parametrize("limit", sorted(lifecycle.EXTENDS_FROM_THE_END))
def test_an_extension_that_counts_from_the_end_is_an_extension_in_the_rulebook(limit: str) -> None:
    assert limit in lifecycle.LIMITS[deadlines.EXTENSION].values()
