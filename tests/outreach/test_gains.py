"""Shares, their intervals, and what a briefing added: against published figures, and for every table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.outreach.gains import Pairs, Share, paired_gain, unpaired_gain, wilson

pytestmark = pytest.mark.core
COUNT = st.integers(0, 400)
TINY = 1e-9


@st.composite
def shares(draw: st.DrawFn) -> Share:
    of = draw(st.integers(1, 2000))
    return Share(draw(st.integers(0, of)), of)


pairs = st.builds(Pairs, COUNT, COUNT, COUNT, COUNT).filter(lambda each: each.total > 0)


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [  # Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_one_share_has_the_published_interval(count: int, of: int, low: float, high: float) -> None:
    found = wilson(Share(count, of))
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("before", "after", "low", "high"),
    [  # 873-890, table II, method 10
        (Share(48, 80), Share(56, 70), 0.0524, 0.3339),
        (Share(1, 10), Share(9, 10), 0.3705, 0.9159),
        (Share(0, 10), Share(10, 10), 0.6075, 1.0000),
    ],
)
def test_two_groups_have_the_published_interval(before: Share, after: Share, low: float, high: float) -> None:
    found = unpaired_gain(before, after).interval
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-3)


def test_pairs_have_the_published_interval() -> None:
    """2635-2650, table II, method 10: 36 both, 12 and 2 apart, 0 neither."""
    found = paired_gain(Pairs(both=36, only_before=2, only_after=12, neither=0))
    assert found.value == pytest.approx(0.2)
    assert (found.interval.low, found.interval.high) == pytest.approx((0.0569, 0.3404), abs=5e-5)


@given(shares())
def test_the_interval_of_a_share_holds_the_share_and_stays_within_nought_and_one(share: Share) -> None:
    found = wilson(share)
    assert 0 <= found.low <= share.value + TINY
    assert share.value - TINY <= found.high <= 1


@given(shares(), shares())
def test_the_interval_of_a_gain_holds_the_gain_and_stays_within_its_bounds(one: Share, other: Share) -> None:
    found = unpaired_gain(one, other)
    assert -1 <= found.interval.low <= found.value + TINY
    assert found.value - TINY <= found.interval.high <= 1


@given(shares(), shares())
def test_a_gain_told_backwards_is_the_same_loss(one: Share, other: Share) -> None:
    there, back = unpaired_gain(one, other), unpaired_gain(other, one)
    assert there.value == pytest.approx(-back.value)
    assert there.interval.low == pytest.approx(-back.interval.high)


@given(shares(), st.integers(2, 20))
def test_more_people_make_the_interval_narrower(share: Share, times: int) -> None:
    many = wilson(Share(share.count * times, share.of * times))
    few = wilson(share)
    assert many.high - many.low < few.high - few.low


@given(pairs)
def test_the_interval_of_pairs_holds_the_gain_and_stays_within_its_bounds(each: Pairs) -> None:
    found = paired_gain(each)
    assert -1 <= found.interval.low <= found.value + TINY
    assert found.value - TINY <= found.interval.high <= 1


@given(pairs)
def test_pairs_told_backwards_are_the_same_loss(each: Pairs) -> None:
    back = paired_gain(Pairs(each.both, each.only_after, each.only_before, each.neither))
    assert paired_gain(each).interval.low == pytest.approx(-back.interval.high)


def test_people_who_answer_alike_twice_make_the_paired_interval_narrower() -> None:
    alike = Pairs(both=40, only_before=0, only_after=10, neither=50)
    apart = unpaired_gain(Share(40, 100), Share(50, 100))
    paired = paired_gain(alike)
    assert paired.value == pytest.approx(apart.value)
    assert paired.interval.high - paired.interval.low < apart.interval.high - apart.interval.low
    assert paired.is_clear
    assert not apart.is_clear


@pytest.mark.parametrize(("count", "of"), [(1, 0), (0, 0), (-1, 5), (6, 5)])
def test_what_is_no_share_is_refused(count: int, of: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        Share(count, of)


def test_no_pair_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="no share"):
        paired_gain(Pairs(0, 0, 0, 0))


def test_a_gain_reads_in_points_with_its_sign() -> None:
    gain = unpaired_gain(Share(48, 80), Share(56, 70))
    assert (gain.words, gain.range_words) == ("+20 poin", "+5 sampai +33")
    assert unpaired_gain(Share(56, 70), Share(48, 80)).words == "−20 poin"
    assert unpaired_gain(Share(1, 2), Share(2, 4)).words == "0 poin"
