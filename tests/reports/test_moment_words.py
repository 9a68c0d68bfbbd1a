"""A moment reads as Indonesian wherever it stands: by itself, or within a sentence."""

from datetime import UTC, date, datetime

import pytest

from netra.agencies.models import Government
from netra.reports.dates import moment_shown, moment_told

pytestmark = pytest.mark.core
THERE = Government(zone="WIB")
AT = datetime(2024, 10, 27, 3, 52, tzinfo=UTC)


@pytest.mark.parametrize(
    ("on", "alone", "within"),
    [
        (date(2024, 10, 27), "Hari ini, 10.52", "hari ini, 10.52"),
        (date(2024, 10, 28), "Minggu, 27 Oktober, 10.52", "pada Minggu, 27 Oktober, 10.52"),
        (date(2025, 1, 2), "Minggu, 27 Oktober 2024, 10.52", "pada Minggu, 27 Oktober 2024, 10.52"),
    ],
)
def test_a_moment_is_told_by_itself_and_within_a_sentence(on: date, alone: str, within: str) -> None:
    assert moment_shown(AT, government=THERE, on=on) == alone
    assert moment_told(AT, government=THERE, on=on) == within
