"""Findings in words: nothing is said that the figures do not say."""

from datetime import date
from decimal import Decimal

import pytest

from netra.agencies.models import Agency, District
from netra.servicewatch import words
from netra.servicewatch.models import ServiceFigure, StrategicFigure, StrategicIssue
from netra.servicewatch.queries import AgencyWeeks, Board, Latest
from netra.servicewatch.queries.board import tally_of
from tests.servicewatch.figures import LAST, TODAY

pytestmark = pytest.mark.core


def a_board(*figures: tuple[int, int, int] | None) -> Board:
    rows = [
        AgencyWeeks(
            Agency(name=f"Unit {number}"),
            (
                (
                    LAST,
                    ServiceFigure(requests=each[0], on_time=each[1], complaints=each[2]) if each else None,
                ),
            ),
        )
        for number, each in enumerate(figures)
    ]
    return Board((LAST,), rows, [tally_of(LAST, [row.last for row in rows], len(rows))])


@pytest.mark.parametrize(
    ("figures", "finding"),
    [
        (
            [(100, 93, 0), None],
            "Pelayanan berjalan: 93% tepat waktu, 1 dari 2 perangkat belum mengisi",
        ),
        (
            [(1000, 999, 0)],
            "Pelayanan berjalan: 99% tepat waktu, semua 1 perangkat sudah mengisi",
        ),
        ([None], "Belum ada perangkat yang mengisi angka layanan"),
        (
            [(0, 0, 0), None],
            "Tidak ada permohonan yang masuk, 1 dari 2 perangkat belum mengisi",
        ),
    ],
)
def test_the_headline_counts_and_does_not_judge(
    figures: list[tuple[int, int, int] | None], finding: str
) -> None:
    assert words.boards_finding(a_board(*figures)) == f"{finding} minggu 21–27 Oktober 2024."


def test_a_hundred_percent_means_all_of_them() -> None:
    assert [words.share_words(share) for share in (100.0, 99.99, 0.0, None)] == ["100%", "99%", "0%", "–"]


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [("11.80", "%", "11,8%"), ("1206.00", "keluarga", "1.206 keluarga"), ("0.05", "%", "0,05%")],
)
def test_a_figure_is_written_as_indonesian_writes_it(value: str, unit: str, said: str) -> None:
    assert words.with_unit(Decimal(value), unit) == said


def test_the_finding_of_a_kecamatan_names_what_has_no_recent_figure() -> None:
    found = [
        a_latest("Stunting", "11.8", "13.2"),
        a_latest("Kemiskinan", "1206", "1244"),
        a_latest("Pengangguran", "8.9", "9.3", on=date(2023, 8, 31)),
    ]
    assert words.issues_finding(found) == "Dua isu membaik, pengangguran belum punya angka baru"


def test_an_issue_that_got_worse_is_said() -> None:
    assert words.issues_finding([a_latest("Stunting", "15.3", "14.9")]) == "Satu isu memburuk"


def test_an_old_figure_does_not_count_as_an_improvement() -> None:
    found = [
        a_latest("Pengangguran", "8.1", "8.4"),
        a_latest("Pengangguran", "9", "9.4", on=date(2023, 8, 1)),
    ]
    assert words.places_finding("Pengangguran", found) == (
        "Pengangguran membaik di 1 dari 2 kecamatan, satu angka sudah lama"
    )


def test_the_citys_figure_is_no_kecamatans_improvement() -> None:
    found = [a_latest("Pengangguran", "8.1", "8.4", district=None)]
    assert words.places_finding("Pengangguran", found) == "Pengangguran: hanya ada angka kota"


def test_a_change_of_a_share_is_told_in_points() -> None:
    assert words.change_words(a_latest("Stunting", "11.8", "13.2")) == "turun 1,4 poin"
    assert words.change_words(a_latest("Kemiskinan", "1244", "1206", unit="keluarga")) == "naik 38"
    assert words.change_words(a_latest("Stunting", "12", "12")) == "tetap"


def a_latest(
    name: str,
    value: str,
    former: str,
    *,
    on: date = date(2024, 8, 31),
    unit: str = "%",
    district: int | None = 1,
) -> Latest:
    issue = StrategicIssue(name=name, unit=unit, better="turun")
    place = District(pk=district) if district else None
    figures = [
        StrategicFigure(issue=issue, district=place, value=Decimal(each), unit=unit, measured_on=on)
        for each in (value, former)
    ]
    return Latest(issue, figures[0], figures[1], TODAY)
