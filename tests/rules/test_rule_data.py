"""The rule files themselves: complete, cited from law in force, and lately checked."""

import re
import warnings
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from netra.clock import Limit
from netra.law import Election, load

RULES = Path(__file__).resolve().parents[2] / "rules"
RULEBOOK = load(RULES)
# On these days cases of the demo and of the coming regional elections are decided.
DEMO_DAY = date(2024, 10, 30)
LIMITS = list(RULEBOOK.limits.values())
PILKADA_LIMITS = [limit for limit in LIMITS if limit.regime == "pilkada"]
DOUBTFUL_LIMITS = [limit for limit in LIMITS if limit.confidence == "low"]
ELECTIONS = list(RULEBOOK.elections.values())
SCHEDULED = [election for election in ELECTIONS if election.steps]


def its_id(rule: Limit | Election) -> str:
    return rule.id


@pytest.mark.parametrize("limit", LIMITS, ids=its_id)
def test_every_limit_rests_on_instruments_in_force(limit: Limit) -> None:
    days = {limit.applies_from or limit.checked_on, limit.applies_to or limit.checked_on}
    for name, _ in limit.basis:
        assert all(RULEBOOK.instruments[name].in_force_on(day) for day in days if day), name


@pytest.mark.parametrize("limit", PILKADA_LIMITS, ids=its_id)
def test_every_pilkada_limit_rests_on_instruments_in_force_in_the_demo(limit: Limit) -> None:
    assert all(RULEBOOK.instruments[name].in_force_on(DEMO_DAY) for name, _ in limit.basis)


@pytest.mark.parametrize("limit", LIMITS, ids=its_id)
def test_every_basis_can_be_cited_in_words(limit: Limit) -> None:
    words = RULEBOOK.cite(limit.basis)
    assert all(RULEBOOK.instruments[name].label in words for name, _ in limit.basis)


@pytest.mark.parametrize("limit", LIMITS, ids=its_id)
def test_every_limit_says_what_starts_and_what_ends_it(limit: Limit) -> None:
    assert all((limit.title, limit.starts_with, limit.ends_with, limit.regime))


@pytest.mark.parametrize("limit", DOUBTFUL_LIMITS, ids=its_id)
def test_no_doubtful_limit_binds_and_each_says_why(limit: Limit) -> None:
    assert not limit.binds
    assert limit.note


def test_all_forty_three_limits_are_there() -> None:
    assert len(RULEBOOK.limits) == 43


@pytest.mark.parametrize("election", ELECTIONS, ids=its_id)
def test_every_election_rests_on_instruments_in_force(election: Election) -> None:
    day = max((step.starts_on for step in election.steps), default=election.checked_on)
    assert all(RULEBOOK.instruments[name].in_force_on(day) for name, _ in election.basis)


@pytest.mark.parametrize("election", SCHEDULED, ids=its_id)
def test_every_phase_begins_with_a_step_of_that_phase(election: Election) -> None:
    for phase in election.phases:
        starts = {step.starts_on for step in election.steps if step.phase == phase.name}
        assert phase.starts_on == min(starts), phase.name


@pytest.mark.parametrize("election", SCHEDULED, ids=its_id)
def test_every_day_of_a_step_stands_in_an_equally_or_more_specific_phase(election: Election) -> None:
    uncovered = [
        step.id
        for step in election.steps
        if step.phase is not None
        and not any(phase.starts_on <= step.starts_on <= phase.ends_on for phase in election.phases)
    ]
    assert uncovered == []


def test_the_campaigns_are_as_long_as_the_law_says() -> None:
    lengths = {
        election.id: (phase.ends_on - phase.starts_on).days + 1
        for election in RULEBOOK.elections.values()
        for phase in election.phases
        if phase.name == "campaign"
    }
    assert lengths == {"pilkada-2024": 60, "pemilu-2024": 75}


def test_elections_without_dates_invent_none() -> None:
    for name in ("nasional-2029", "daerah-2031"):
        assert not RULEBOOK.elections[name].steps
        assert not RULEBOOK.elections[name].phases


def test_the_sixteen_acts_of_the_contract_are_there_in_citizens_words() -> None:
    assert list(RULEBOOK.acts) == [
        "medsos_posting_like_share",
        "hadir_kampanye_deklarasi",
        "ajakan_himbauan_dukungan",
        "foto_bersama_simbol_jari",
        "penggunaan_fasilitas_negara",
        "keputusan_kegiatan_menguntungkan",
        "keanggotaan_pengurus_parpol_timses",
        "pendekatan_mendaftar_bakal_calon",
        "spanduk_baliho_bakal_calon",
        "pemberian_dukungan_ktp",
        "mobilisasi_asn_bawahan",
        "pembagian_uang_barang",
        "penerima_atau_pembicara_acara_parpol",
        "diskriminasi_layanan",
        "mutasi_penggantian_pejabat",
        "lainnya",
    ]
    assert all(act.label and act.description and act.examples for act in RULEBOOK.acts.values())


def test_a_report_has_formal_and_material_requirements() -> None:
    assert {need.kind for need in RULEBOOK.requirements} == {"formal", "material", "advice"}


def test_no_text_that_people_read_names_a_doubt_by_its_code() -> None:
    """ "See D07" helps nobody: the rule says in words what is doubtful."""
    lines = [
        (file.name, line)
        for file in RULES.rglob("*.yaml")
        if file.name != "doubts.yaml"
        for line in file.read_text().splitlines()
        if not line.lstrip().startswith("doubts:")
    ]
    assert [found for found in lines if re.search(r"\bD\d\d\b", found[1])] == []


def test_rules_not_checked_for_twelve_months_are_named_in_a_warning() -> None:
    for name, checked_on in RULEBOOK.stale_on(datetime.now(UTC).date()):
        warnings.warn(f"rules: {name} was last checked on {checked_on}", UserWarning, stacklevel=1)
    assert RULEBOOK.stale_on(date(2026, 11, 21)) == ()
    assert len(RULEBOOK.stale_on(date(2099, 1, 1))) > len(RULEBOOK.limits)
