"""Words beside a row."""

from datetime import date

import pytest

from netra.agencies.models import District
from netra.outreach.models import Briefing
from netra.outreach.queries import Round
from netra.outreach.rows import due_words, finding_of

pytestmark = pytest.mark.core
DUE = date(2024, 10, 31)
DISTRICT = District(name="Contoh")


@pytest.mark.parametrize(
    ("on", "words", "urgency"),
    [
        (date(2024, 10, 20), "11 hari lagi", "calm"),
        (date(2024, 10, 28), "3 hari lagi", "soon"),
        (date(2024, 10, 31), "hari ini", "today"),
        (date(2024, 11, 1), "lewat 1 hari", "late"),
    ],
)
def test_a_due_date_says_how_many_days_are_left(on: date, words: str, urgency: str) -> None:
    due = due_words(DUE, on)
    assert (due.words, due.urgency) == (words, urgency)


def test_a_followed_up_directive_is_never_late() -> None:
    assert due_words(DUE, date(2024, 12, 1), stopped=True).urgency == "done"


def test_a_due_date_is_written_out() -> None:
    assert due_words(DUE, DUE).on_words == "Kamis, 31 Oktober 2024"


def test_the_finding_counts_the_visited_kecamatan() -> None:
    rounds = [Round(DISTRICT, Briefing()), Round(DISTRICT, None), Round(DISTRICT, None)]
    assert finding_of(rounds) == "1 dari 3 kecamatan sudah dikunjungi"


def test_the_finding_of_no_visit_says_so() -> None:
    assert finding_of([Round(DISTRICT, None)]) == "Belum satu pun dari 1 kecamatan dikunjungi"
