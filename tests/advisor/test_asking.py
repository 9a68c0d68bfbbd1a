"""Everyday questions get the rulebook's answer, or an honest "belum bisa dijawab"."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netra.advisor import asker
from netra.advisor.answers import Asker

WORDS = ["suami", "like", "paslon", "tidak", "kampanye", "foto", "kades", ",", "lapor", "tps", "bagi", "cltn"]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def ask() -> Asker:
    return asker(ROOT / "rules")


@pytest.mark.parametrize(
    ("question", "answer", "rule"),
    [
        ("gmn klo sy nge-like postingan paslon di fb?", "tidak_boleh", "dis-6-interaksi-medsos-calon"),
        ("Bolehkah saya mencoblos di TPS?", "boleh", "memilih"),
        ("nonton kampanye doang, diem aja", "bersyarat", "hadir-kampanye-pasif"),
        ("Bawahan saya disuruh camat dukung petahana, boleh saya lapor?", "boleh", "melapor"),
        ("pak kades jadi jurkam", "tidak_boleh", "uu6-29j-kades-kampanye"),
        ("masang stiker caleg di helm", "tidak_boleh", "dis-1-alat-peraga-calon"),
    ],
)
def test_an_everyday_question_finds_its_rule(ask: Asker, question: str, answer: str, rule: str) -> None:
    found = ask.ask(question)
    assert (found.answer, rule in (*found.norms, *found.allowed)) == (answer, True)


@pytest.mark.parametrize(
    "question",
    [
        "",
        "?",
        "halo",
        "resep rendang",
        "Is it allowed to campaign?",
        "pedagang boleh kampanye?",
        "x" * 100_000,
    ],
)
def test_what_is_not_understood_is_not_answered(ask: Asker, question: str) -> None:
    found = ask.ask(question)
    assert (found.answer, found.norms, found.allowed) == ("belum_bisa_dijawab", (), ())
    assert found.because


def test_a_denied_act_is_not_taken_for_the_act(ask: Asker) -> None:
    assert ask.ask("baca postingan paslon tanpa like dan tanpa komen").answer == "boleh"


def test_silent_attendance_is_contested_and_never_a_plain_yes_or_no(ask: Asker) -> None:
    found = ask.ask("hadir kampanye cuma nonton")
    assert (found.answer, found.contested) == ("bersyarat", True)


def test_with_a_date_only_the_rules_of_that_day_answer(ask: Asker) -> None:
    before = ask.ask("like postingan bacalon", date(2024, 7, 1)).norms
    assert "ke-4-interaksi-medsos-bakal-calon" in before
    assert "dis-6-interaksi-medsos-calon" not in before


def test_before_the_rules_stood_nothing_is_invented(ask: Asker) -> None:
    assert ask.ask("like postingan paslon", date(1999, 6, 1)).answer == "belum_bisa_dijawab"


def test_without_a_date_the_answer_says_for_what_it_holds(ask: Asker) -> None:
    assert any("Tanpa tanggal" in sentence for sentence in ask.ask("like status paslon").because)


@settings(max_examples=200, deadline=None)
@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_any_text_gets_an_answer_with_a_reason(text: str) -> None:
    found = asker(ROOT / "rules").ask(text)
    assert found.because
    assert 0 <= found.confidence <= 1


def test_what_is_said_in_passing_gives_way_to_the_situation(ask: Asker) -> None:
    """“Denger orasi”: the candidate spoke. That the asker spoke would contradict that they only listened."""
    found = ask.ask("cuma lewat terus berhenti sebentar denger calon orasi di kampanye, diam aja. saya pns")
    assert (found.answer, found.contested) == ("bersyarat", True)
    assert "hadir-kampanye-pasif" in found.allowed


def test_guidance_alone_makes_an_answer_conditional_and_is_named(ask: Asker) -> None:
    found = ask.ask("bolehkah pns hadir di acara ulang tahun partai politik sebagai tamu undangan")
    assert (found.answer, found.norms) == ("bersyarat", ("hadir-acara-parpol",))
    assert found.conditions
