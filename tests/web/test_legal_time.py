"""The demo's clock: never before what the demo tells as done, and always going on."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.test import RequestFactory

from netra.web import legal_time


class Clock(datetime):
    """A machine's clock that stands where a test puts it."""

    stands = datetime(2026, 11, 22, tzinfo=UTC)

    @classmethod
    def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
        return cls.stands.astimezone(tz)


def test_the_demos_day_begins_after_all_that_it_tells_and_what_is_done_later_is_later(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ENV = replace(settings.ENV, demo=True)
    monkeypatch.setattr(legal_time, "datetime", Clock)
    request, zone = RequestFactory().get("/"), settings.ENV.zone.tz
    midnight = datetime(2026, 11, 22, tzinfo=zone)
    told = []
    for hours in (0, 0.001, 7, 14.33, 14.34, 23.99):
        monkeypatch.setattr(Clock, "stands", midnight + timedelta(hours=hours))
        told.append(legal_time.legal_now(request))
    assert told == sorted(set(told))
    assert {each.date() for each in told} == {date(2024, 10, 30)}
    assert told[0].timetz().replace(tzinfo=None) == time(14, 20)
