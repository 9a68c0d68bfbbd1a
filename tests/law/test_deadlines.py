"""Limits of the real rulebook on real dates, and what must be said beside the date."""

from datetime import date, datetime
from pathlib import Path

import pytest

from netra.clock import NoCalendarForYear, Zone
from netra.law import UnknownRule, caveats, due_for, load

RULEBOOK = load(Path(__file__).resolve().parents[2] / "rules")
TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("limit", "start", "due_on"),
    [
        ("pkd-laporan-7hari", "2024-10-15T09:30", "2024-10-22"),
        ("pkd-penanganan-3", "2024-10-17T10:00", "2024-10-20"),
        ("pkd-gakkumdu-sidik-14", "2024-11-20T09:00", "2024-12-11"),
        ("pml-penanganan-14", "2024-02-07T09:00", "2024-03-01"),
        ("upy-putusan-65", "2024-03-01T09:00", "2024-06-24"),
        ("mk121-lembaga", "2025-10-16T12:00", "2027-10-16"),
        ("calon-mundur", "2024-09-22T09:00", "2024-09-22"),
        ("mutasi-6bulan", "2024-03-22T00:00", "2024-09-22"),
        ("pdp-bocor-3x24", "2024-10-30T14:20", "2024-11-02"),
    ],
)
def test_limits_of_the_law_run_out_on_known_days(limit: str, start: str, due_on: str) -> None:
    found = due_for(RULEBOOK, limit, moment(start), Zone.WIB)
    assert found.due_on == date.fromisoformat(due_on)


def test_the_due_date_keeps_the_version_of_its_limit() -> None:
    found = due_for(RULEBOOK, "pkd-penanganan-3", moment("2024-10-17T10:00"), Zone.WIB)
    assert (found.limit.id, found.limit.version) == ("pkd-penanganan-3", 1)


def test_the_extension_runs_on_from_the_end_of_the_first_limit() -> None:
    first = due_for(RULEBOOK, "pkd-penanganan-3", moment("2024-10-17T10:00"), Zone.WIB)
    assert first.due_at is not None
    extended = due_for(RULEBOOK, "pkd-penanganan-tambah-2", first.due_at, Zone.WIB)
    assert extended.due_on == date(2024, 10, 22)


def test_an_unknown_limit_is_refused_by_name() -> None:
    with pytest.raises(UnknownRule, match="batas waktu “pkd-x” tidak dikenal"):
        due_for(RULEBOOK, "pkd-x", moment("2024-10-17T10:00"), Zone.WIB)


def test_a_year_without_a_decree_is_refused() -> None:
    with pytest.raises(NoCalendarForYear, match="2028"):
        due_for(RULEBOOK, "upy-putusan-65", moment("2027-12-01T10:00"), Zone.WIB)


def test_plain_law_needs_no_caveat() -> None:
    assert caveats_of("pkd-laporan-7hari", "2024-10-15T09:30") == ()


@pytest.mark.parametrize(
    ("limit", "start", "word"),
    [
        ("pkd-kajian-awal", "2024-10-15T09:30", "belum dipastikan"),
        ("sbt-tindak-lanjut-ppk", "2024-10-15T09:30", "tidak menyebut angka"),
        ("pkd-pn-7", "2024-10-15T09:30", "yang lebih awal"),
        ("hist-2020-ppk-10", "2020-10-15T09:30", "tidak lagi dipakai"),
        ("pkd-gakkumdu-sidik-14", "2027-03-01T09:30", "masih perkiraan"),
        ("sbt-kajian-3", "2021-10-15T09:30", "SKB 2022 tidak berlaku"),
    ],
)
def test_what_weakens_a_date_is_said(limit: str, start: str, word: str) -> None:
    assert any(word in sentence for sentence in caveats_of(limit, start))


def test_a_rule_not_checked_for_a_year_says_so() -> None:
    due = due_for(RULEBOOK, "pkd-laporan-7hari", moment("2024-10-15T09:30"), Zone.WIB)
    assert any("terakhir diperiksa" in said for said in caveats(RULEBOOK, due, date(2028, 1, 1)))


def caveats_of(limit: str, start: str) -> tuple[str, ...]:
    return caveats(RULEBOOK, due_for(RULEBOOK, limit, moment(start), Zone.WIB), TODAY)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=Zone.WIB.tz)
