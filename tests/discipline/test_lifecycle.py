"""The table of moves: valid for every class of staff, cited, and without a dead end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra import law
from netra.discipline import catalogue, forms, lifecycle, services
from netra.discipline.models import Sheet
from netra.discipline.page.moves import ICONS
from netra.discipline.page.sheets import kinds_shown

every_class = pytest.mark.parametrize("employment", lifecycle.ALL)


@every_class
def test_the_table_holds_for_every_class_and_cites_what_the_rulebook_has(employment: str) -> None:
    procedure, rules = lifecycle.PROCEDURES[employment], law.rulebook()
    procedure.validate()
    assert procedure.dangling(rules.instruments, rules.limits) == ()


@every_class
def test_every_move_has_a_verb_a_form_and_a_picture(employment: str) -> None:
    names = {move.name for move in lifecycle.PROCEDURES[employment].moves}
    assert names <= set(forms.FORMS) & set(ICONS)
    assert all(callable(getattr(services, name)) for name in names)


@every_class
def test_every_stage_stands_on_the_path_beside_it_or_at_an_end(employment: str) -> None:
    shown = {*lifecycle.PATHS[employment], *lifecycle.BESIDE, *lifecycle.FINAL}
    assert set(lifecycle.PROCEDURES[employment].stages) <= shown


@given(employment=st.sampled_from(lifecycle.ALL), picks=st.lists(st.integers(0, 99), max_size=40))
def test_from_wherever_chance_leads_there_is_a_lawful_way_to_an_end(
    employment: str, picks: list[int]
) -> None:
    procedure = lifecycle.PROCEDURES[employment]
    stage = lifecycle.RECEIVED
    for pick in picks:
        moves = procedure.permitted(stage)
        if not moves:
            break
        stage = moves[pick % len(moves)].target or stage
    assert _ends_reached(procedure, stage)


def _ends_reached(procedure: law.Procedure, start: str) -> set[str]:
    seen, waiting = {start}, [start]
    while waiting:
        for move in procedure.permitted(waiting.pop()):
            waiting += [target for target in move.targets if target not in seen]
            seen |= move.targets
    return seen & set(lifecycle.FINAL)


def test_whoever_decides_ends_or_changes_a_decision_is_a_second_officer() -> None:
    seconds = {row.move.name for row in lifecycle.TABLE if row.move.actor == lifecycle.SECOND}
    assert seconds == {"ask_for_more", "decide", "clear", "uphold", "amend", "annul", "leave_undone"}


def test_contract_staff_and_village_have_no_article_of_pp_94_and_no_limit() -> None:
    for employment in (lifecycle.THL, *lifecycle.VILLAGE):
        moves = lifecycle.PROCEDURES[employment].moves
        assert {move.article[0] for move in moves if move.article} <= {"se-menpanrb-1-2023", "uu-6-2014"}
        assert [move.name for move in moves if move.limit] == []


def test_every_kind_of_sheet_but_the_referral_has_a_card_of_its_own() -> None:
    assert {*kinds_shown(), Sheet.Kind.REFERRAL} == set(Sheet.Kind)


def test_each_way_to_end_has_a_rule_for_how_long_contents_are_kept() -> None:
    assert all(law.rulebook().retention_of(lifecycle.RETENTION[stage]) for stage in lifecycle.FINAL)


# --- the catalogue ------------------------------------------------------------------------------------


@every_class
def test_each_class_has_a_catalogue_and_each_sanction_somebody_who_imposes_it(employment: str) -> None:
    found = catalogue.sanctions_for(employment)
    assert found
    for one in found:
        assert set(one.imposed_by) <= set(catalogue.AUTHORITIES), one.id


@every_class
def test_a_norm_offers_its_whole_range_for_the_class_and_nothing_of_another(employment: str) -> None:
    own = {one.id for one in catalogue.sanctions_for(employment)}
    assert catalogue.norms_for(employment)
    for norm in catalogue.norms_for(employment):
        offered = [one.id for one in catalogue.range_of(employment, [norm.id])]
        bound = {
            name
            for each in norm.binds
            if each.certain and employment in each.employments
            for name in each.sanctions
        }
        assert set(offered) == bound & own, norm.id


def test_a_contract_worker_is_told_the_circular_and_not_pp_94() -> None:
    assert "SE MenPANRB 1/2023" in catalogue.norm_words("dis-6-interaksi-medsos-calon", lifecycle.THL)
    assert "PP 94" not in catalogue.norm_words("dis-6-interaksi-medsos-calon", lifecycle.THL)
    assert "PP 94" in catalogue.norm_words("dis-6-interaksi-medsos-calon", lifecycle.PNS)
    assert catalogue.norm_words("tidak-ada", lifecycle.PNS) == "tidak-ada"


def test_a_dismissal_is_known_by_its_length_and_a_heavy_one_by_its_level() -> None:
    assert catalogue.is_dismissal("berat-pdhtaps") and catalogue.is_dismissal("pppk-phk-hormat")
    assert not catalogue.is_dismissal("berat-turun-jabatan")
    assert catalogue.is_heavy("pppk-disiplin") and not catalogue.is_heavy("sedang-6")
    assert not catalogue.is_heavy("tidak-ada") and catalogue.authorities_of("tidak-ada") == {}
