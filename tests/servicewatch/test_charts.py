"""Where the server draws lines, gaps, phases and words."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.servicewatch.charts import Value, count_scale, draw, near_scale, share_scale, weekly
from netra.servicewatch.phases import Axis, axis_of, bands_of, phase_word
from tests.servicewatch.figures import LAST, TODAY, back

pytestmark = pytest.mark.core
NUMBERS = st.lists(st.floats(0, 1_000_000), min_size=1, max_size=12)
AXIS = axis_of(back(3).monday, TODAY)


def values(*numbers: float | None) -> list[Value]:
    weeks = [back(each) for each in reversed(range(len(numbers)))]
    return [weekly(week, number, str(number)) for week, number in zip(weeks, numbers, strict=True)]


def test_a_missing_week_is_a_gap_in_the_line_and_never_a_zero() -> None:
    given = values(90, None, 92, 93)
    chart = draw(given, axis=AXIS, on=TODAY, scale=share_scale(given))
    assert (len(chart.points), len(chart.strokes), len(chart.gaps)) == (3, 1, 1)


def test_a_week_that_not_everybody_told_is_hollow_and_its_line_dashed() -> None:
    whole, part = values(90, 91)
    given = [whole, Value(part.day, part.number, part.words, is_whole=False)]
    chart = draw(given, axis=AXIS, on=TODAY, scale=share_scale(given))
    assert [point.is_whole for point in chart.points] == [True, False]
    assert [stroke.is_whole for stroke in chart.strokes] == [False]
    assert chart.has_parts


def test_the_line_stops_at_the_last_figure_and_today_stands_right_of_it() -> None:
    chart = draw(values(90, 91), axis=AXIS, on=TODAY, scale=share_scale(values(90, 91)))
    assert chart.last is not None
    assert chart.last.x < chart.today < 100


def test_no_date_is_written_over_today() -> None:
    chart = draw(values(1, 2), axis=AXIS, on=TODAY, scale=count_scale(values(1, 2)))
    assert all(abs(mark.at - chart.today) > 10 for mark in chart.days)


@pytest.mark.parametrize("weeks", [3, 8, 14, 26, 30, 52, 70])
def test_dates_stand_apart_on_however_long_an_axis(weeks: int) -> None:
    axis = axis_of(TODAY - timedelta(weeks=weeks), TODAY)
    days = draw(values(1, 2), axis=axis, on=TODAY, scale=count_scale(values(1, 2))).days
    assert len(days) >= 2
    assert all(later.at - day.at >= 12 for day, later in pairwise(days))
    assert days[-1].at <= 95  # a word at the edge would be moved over its neighbour
    wide = [day for day in days if not day.is_minor]
    assert all(later.at - day.at >= 20 for day, later in pairwise(wide))


def test_a_series_without_any_figure_draws_gaps_only() -> None:
    given = values(None, None)
    chart = draw(given, axis=AXIS, on=TODAY, scale=count_scale(given))
    assert (chart.points, chart.strokes, len(chart.gaps)) == ([], [], 2)


@given(NUMBERS)
@pytest.mark.parametrize("scale_of", [count_scale, near_scale])
def test_every_figure_lies_inside_the_drawing(scale_of, numbers: list[float]) -> None:  # type: ignore[no-untyped-def]
    given_values = values(*numbers)
    chart = draw(given_values, axis=AXIS, on=TODAY, scale=scale_of(given_values))
    assert all(0 <= point.y <= chart.height for point in chart.points)
    assert 2 <= len(chart.levels) <= 12


@given(st.lists(st.floats(0, 100), min_size=1, max_size=12))
def test_a_share_lies_between_its_levels(shares: list[float]) -> None:
    scale = share_scale(values(*shares))
    assert scale.low <= min(shares) and scale.levels[-1] == 100


def test_a_better_share_stands_higher() -> None:
    given = values(80, 95)
    first, second = draw(given, axis=AXIS, on=TODAY, scale=share_scale(given)).points
    assert first.y > second.y
    assert first.x < second.x


def test_phases_stand_under_the_days_on_which_they_held() -> None:
    axis = axis_of(date(2024, 8, 5), TODAY)
    bands = {band.label: band for band in bands_of(axis, TODAY)}
    assert bands["Masa kampanye"].is_now
    assert bands["Masa kampanye"].words == "25 September–23 November 2024"
    assert bands["Masa kampanye"].x < axis.at(date(2024, 9, 25)) < axis.at(TODAY)
    assert bands["Hari pemungutan suara"].words == "27 November 2024"


def test_bands_cover_the_axis_without_overlap() -> None:
    axis = axis_of(date(2024, 8, 5), TODAY)
    ends = [(band.x, band.x + band.width) for band in bands_of(axis, TODAY)]
    assert ends[0][0] == 0
    assert all(left[1] == pytest.approx(right[0]) for left, right in pairwise(ends))
    assert ends[-1][1] == pytest.approx(100)


def test_voting_day_is_drawn_when_it_is_near_and_not_when_it_is_far() -> None:
    assert axis_of(date(2024, 8, 5), TODAY).last == date(2024, 11, 27)
    assert axis_of(date(2024, 5, 6), date(2024, 7, 31)).last == date(2024, 7, 31)


def test_between_elections_there_are_no_bands() -> None:
    day = date(2026, 3, 4)
    assert bands_of(Axis(date(2026, 1, 5), day), day) == []
    assert phase_word(day) == "Di luar tahapan pemilihan"


def test_the_last_full_week_of_the_demo_lies_in_the_campaign() -> None:
    assert phase_word(LAST.middle) == "Masa kampanye"
