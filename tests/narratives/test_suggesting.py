"""A suggestion has the contract's parts, gives the narrative's own words as reasons, and never fails."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netra.narratives import Suggester, suggester
from netra.text import words

RULES = Path(__file__).resolve().parents[2] / "rules"
STORY = (
    "Pak Camat Cikole bagi-bagi sembako bergambar calon di Desa Sukamaju hari Senin, 14 Oktober. "
    "Saya punya foto dan rekamannya."
)
SUGGESTS: Suggester = suggester(RULES)
anything = st.text(max_size=300) | st.text(
    alphabet=st.characters(categories=("L", "M", "N", "P", "S", "Z", "C")), max_size=300
)


def test_every_act_of_the_contract_is_weighed_and_the_likeliest_stands_first() -> None:
    found = SUGGESTS.suggest(STORY).acts
    assert {one.act for one in found} == set(SUGGESTS.rulebook.acts)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert found[0].act == "pembagian_uang_barang"
    assert sum(one.score for one in found) == pytest.approx(1, abs=0.02)


def test_the_reasons_are_words_of_the_narrative() -> None:
    because = SUGGESTS.suggest(STORY).acts[0].because
    assert "sembako" in because
    assert set(because) <= set(words(STORY))


def test_slang_and_slips_of_the_finger_tell_the_same_act() -> None:
    typed = "sekdes ngasih amplopp 50rb ke warga suru nyoblos no 1"
    assert SUGGESTS.suggest(typed).acts[0].act == "pembagian_uang_barang"


def test_what_has_nothing_to_do_with_an_election_is_something_else() -> None:
    assert (
        SUGGESTS.suggest("lampu jalan di depan kantor kelurahan mati, tolong diperbaiki").acts[0].act
        == "lainnya"
    )


def test_posts_places_agencies_days_and_evidence_are_found_as_written() -> None:
    found = SUGGESTS.suggest(STORY)
    assert found.employment == "pns"
    assert [one.text for one in found.traces.places] == ["Desa Sukamaju"]
    assert "Senin" in [one.text for one in found.traces.dates]
    assert all(STORY[one.start : one.end].strip() == one.text for one in found.traces.dates)
    assert set(found.complete) == {"who", "what", "when", "where", "evidence"}
    assert all(found.complete.values())


@pytest.mark.parametrize(
    ("told", "places"),
    [
        ("Dalam rapat RW Senin malam kami diminta memilih.", []),
        ("di RT 04 RW 02 Rabu kemarin", ["RT 04 RW 02"]),
        ("di Desa Sukamaju Kamis, 14 November", ["Desa Sukamaju"]),
        ("di Desa Sukamaju 14 November", ["Desa Sukamaju"]),
        ("Stikernya dibagi di Pasar Senen tadi.", ["Pasar Senen"]),
        ("kumpul di Jalan 10 November", ["Jalan 10 November"]),
    ],
)
def test_a_day_is_no_part_of_a_place_unless_the_place_is_called_after_it(
    told: str, places: list[str]
) -> None:
    assert [one.text for one in SUGGESTS.suggest(told).traces.places] == places


def test_an_employment_that_is_known_is_not_guessed() -> None:
    assert SUGGESTS.suggest(STORY, employment="pppk").employment == "pppk"


def test_a_reporter_s_own_post_is_not_the_post_of_whom_they_tell_about() -> None:
    assert SUGGESTS.suggest("saya honorer, disuruh oleh camat ikut kampanye").employment == "pns"


def test_evidence_that_is_denied_is_none() -> None:
    told = "Camat hadir di deklarasi paslon, tapi saya tidak ada bukti"
    assert not SUGGESTS.suggest(told).complete["evidence"]


def test_a_day_that_nobody_can_date_is_no_day() -> None:
    found = SUGGESTS.suggest("lurah itu tiap hari kampanye di grup")
    assert not found.complete["when"]
    assert [one.text for one in found.traces.dates] == ["tiap hari"]


def test_norms_are_those_on_the_likely_act_and_the_duties_on_every_act_come_last() -> None:
    norms = SUGGESTS.rulebook.norms
    found = SUGGESTS.suggest(STORY).norms
    assert "dis-8-kegiatan-keberpihakan" in found
    assert [name for name in found if len(norms[name].acts) == len(SUGGESTS.rulebook.acts)] == [
        "ppnpn-netral",
        "uu20-kewajiban-netral",
    ]
    assert found[-1] == "uu20-kewajiban-netral"


def test_on_a_day_only_norms_of_that_day_are_named() -> None:
    story = "Camat menyukai dan membagikan unggahan calon di Facebook"
    before = SUGGESTS.suggest(story, on=date(2024, 8, 1)).norms
    after = SUGGESTS.suggest(story, on=date(2024, 10, 20)).norms
    assert "ke-4-interaksi-medsos-bakal-calon" in before and "dis-6-interaksi-medsos-calon" not in before
    assert "dis-6-interaksi-medsos-calon" in after and "ke-4-interaksi-medsos-bakal-calon" not in after


@settings(max_examples=60, deadline=None)
@given(anything)
def test_no_text_makes_it_fail_and_every_reason_stands_in_the_text(text: str) -> None:
    found = SUGGESTS.suggest(text)
    assert len(found.acts) == len(SUGGESTS.rulebook.acts)
    assert all(set(one.because) <= set(words(text)) for one in found.acts)
    traces = found.traces
    for passage in (*traces.dates, *traces.places, *traces.agencies, *traces.evidence):
        assert passage.text in text


@pytest.mark.parametrize(
    "text", ["", " ", "😀", "a" * 100_000, "(" * 9_000, "\ud800", "٣٤ " * 2_000, "pak " * 3_000]
)
def test_an_odd_text_is_read_too(text: str) -> None:
    assert SUGGESTS.suggest(text).acts
