"""How far a report is from a formal one: in words, with what follows, and never a refusal."""

from datetime import date

import pytest

from netra import law
from netra.reports import completeness, forms, wizard
from netra.reports.completeness import Meter
from netra.reports.phase_words import phase_note
from netra.reports.submission import Identity, Submission
from tests import factories

EVERY_PAGE = [step.slug for step in forms.STEPS]


def meter(*, in_time: bool = True, asked: list[str] | None = None, pieces: int = 0, **told: object) -> Meter:
    submission = factories.submission(witnesses="dua orang di loket", **told)
    return completeness.meter_of(submission, in_time=in_time, asked=asked or EVERY_PAGE, pieces=pieces)


def test_a_whole_report_is_enough_and_lacks_nothing() -> None:
    assert meter().words == "Sudah cukup untuk laporan resmi"
    assert (meter().lacks, meter().advice) == ((), ())


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ({"happened_on": None}, "kapan dan di mana"),
        ({"place": ""}, "kapan dan di mana"),
        ({"position": ""}, "siapa yang dilaporkan"),
        ({"evidence": ""}, "bukti"),
        ({"identity": Identity()}, "nama dan alamat Anda"),
    ],
)
def test_each_gap_is_named_with_its_consequence_and_the_page_that_mends_it(
    missing: dict[str, object], words: str
) -> None:
    found = meter(**missing)  # type: ignore[arg-type]
    assert found.words == f"Masih kurang: {words}"
    (lack,) = found.lacks
    assert lack.then
    assert wizard.step_for(lack.slug)


def test_an_agency_alone_says_who_it_was() -> None:
    assert meter(position="", agency_code="dishub").is_enough


def test_a_time_that_has_passed_is_told_and_no_page_is_offered_to_mend_it() -> None:
    late = meter(in_time=False)
    assert (late.words, [(lack.what, lack.slug) for lack in late.lacks]) == (
        "Dibaca sebagai informasi awal",
        [("waktu melapor", "")],
    )
    assert meter(in_time=False, evidence="").words == "Masih kurang: bukti"


def test_what_was_not_asked_yet_is_neither_missing_nor_enough_but_still_to_come() -> None:
    told = factories.submission(evidence="", place="", identity=Identity())
    asked, coming = EVERY_PAGE[:2], EVERY_PAGE[2:]
    found = completeness.meter_of(told, in_time=True, asked=asked, coming=coming)
    assert (found.lacks, found.is_enough) == ((), False)
    assert found.words == "Belum ada yang kurang"
    assert set(found.to_come) == {
        "nama dan alamat Anda", "siapa yang dilaporkan", "kapan dan di mana", "bukti",
    }  # fmt: skip


def test_a_file_is_evidence_too() -> None:
    assert not meter(evidence="").is_enough
    assert meter(evidence="", pieces=1).is_enough


def test_one_piece_alone_is_advised_a_second_but_held_back_by_nothing() -> None:
    lone = completeness.meter_of(factories.submission(), in_time=True, asked=EVERY_PAGE)
    assert lone.is_enough
    assert [lack.what for lack in lone.advice] == ["bukti kedua dari sumber lain", "saksi"]
    two = factories.submission(links=["https://contoh.id/a"])
    assert [lack.what for lack in completeness.meter_of(two, in_time=True, asked=EVERY_PAGE).advice] == [
        "saksi"
    ]


def test_every_requirement_of_the_rulebook_is_asked_somewhere_or_comes_later() -> None:
    known = {need.id for need in law.rulebook().requirements}
    assert known - set(completeness.PAGES) == {"sf-ttd"}
    assert set(completeness.PAGES) < known
    assert set(completeness._present(Submission(act="", story=""), True, 0)) == set(completeness.PAGES)


@pytest.mark.parametrize(
    ("on", "title"),
    [
        (date(2024, 8, 25), "Calon belum ditetapkan."),
        (date(2026, 3, 4), "Tidak ada tahapan pemilihan pada hari itu."),
    ],
)
def test_before_candidates_are_determined_it_is_said_what_bawaslu_can_do(on: date, title: str) -> None:
    note = phase_note(on)
    assert note is not None
    assert note.title == title
    assert "Badan Kepegawaian Negara" in note.can_do


def test_the_day_of_the_determination_is_told_in_words() -> None:
    note = phase_note(date(2024, 8, 25))
    assert note is not None
    assert "Minggu, 22 September 2024" in note.can_do


@pytest.mark.parametrize("on", [date(2024, 9, 22), date(2024, 10, 30), date(2024, 11, 24)])
def test_once_candidates_are_determined_nothing_needs_explaining(on: date) -> None:
    assert phase_note(on) is None
