"""Legal time in a journey: it stands still, and moves where the journey says."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from netra.clock import Zone

Days = Callable[[date], None]
FIRST = date(2024, 10, 30)
"""In the campaign of Pilkada 2024."""


@pytest.fixture
def legal_day(monkeypatch: pytest.MonkeyPatch) -> Days:
    """Ten in the morning of the day that is set, whoever asks."""

    def put(day: date) -> None:
        moment = datetime(day.year, day.month, day.day, 10, 0, tzinfo=Zone.WIB.tz)
        monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: moment)

    put(FIRST)
    return put
