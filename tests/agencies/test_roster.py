"""A roster that contradicts itself says where."""

from datetime import date

import pytest

from netra.agencies.models import Position
from netra.agencies.roster import RosterLine, Term, contradictions

pytestmark = pytest.mark.core

HEAD = Position(pk=1, title="Kepala Dinas", is_head=True)
STAFF = Position(pk=2, title="Staf")
JANUARY, FEBRUARY, MARCH = date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)


def test_a_number_written_twice_is_named() -> None:
    assert contradictions([line("A"), line("A")]) == ["nomor A tertulis 2 kali"]


def test_terms_that_share_a_day_overlap() -> None:
    terms = (Term(STAFF, JANUARY, FEBRUARY), Term(STAFF, FEBRUARY))
    assert contradictions([line("A", *terms)]) == ["A: penempatan tumpang tindih"]


def test_terms_that_follow_one_another_do_not_overlap() -> None:
    terms = (Term(STAFF, JANUARY, date(2024, 1, 31)), Term(STAFF, FEBRUARY))
    assert contradictions([line("A", *terms)]) == []


def test_a_term_that_ends_before_it_starts_is_named() -> None:
    assert contradictions([line("A", Term(STAFF, FEBRUARY, JANUARY))]) == ["A: penempatan tumpang tindih"]


def test_two_heads_on_one_day_are_named_in_whatever_order_they_stand() -> None:
    roster = [line("A", Term(HEAD, MARCH)), line("B", Term(HEAD, JANUARY, MARCH))]
    assert contradictions(roster) == ["Kepala Dinas: dua orang pada hari yang sama"]


def test_one_head_after_the_other_is_in_order() -> None:
    roster = [line("A", Term(HEAD, MARCH)), line("B", Term(HEAD, JANUARY, date(2024, 2, 29)))]
    assert contradictions(roster) == []


def line(number: str, *terms: Term) -> RosterLine:
    return RosterLine(number, "Orang", "pns", terms)
