"""How an article is cited, and when an instrument holds."""

from datetime import date
from pathlib import Path

import pytest

from netra.law import UnknownRule, load
from netra.law.citations import cited

RULEBOOK = load(Path(__file__).resolve().parents[2] / "rules")


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("134(5)", "X pasal 134 ayat (5)"),
        ("26(3)-(4)", "X pasal 26 ayat (3)-(4)"),
        ("7(2) huruf t", "X pasal 7 ayat (2) huruf t"),
        ("26(2)d", "X pasal 26 ayat (2) huruf d"),
        ("56; 59(3)", "X pasal 56 dan 59 ayat (3)"),
        ("134(4) (analogi)", "X pasal 134 ayat (4) (analogi)"),
        ("5 huruf n angka 6", "X pasal 5 huruf n angka 6"),
        ("Lamp. II B.6", "X Lampiran II B.6"),
        ("amar", "X (amar)"),
    ],
)
def test_an_article_is_cited_as_lawyers_write_it(article: str, words: str) -> None:
    assert cited("X", article) == words


def test_the_rulebook_cites_one_article() -> None:
    assert RULEBOOK.cite(("uu-1-2015", "134(5)")) == "UU 1/2015 pasal 134 ayat (5)"


def test_the_rulebook_cites_the_whole_basis_of_a_limit() -> None:
    assert RULEBOOK.cite(RULEBOOK.limits["pml-laporan-7"].basis) == (
        "UU 7/2017 pasal 454 ayat (6); Perbawaslu 7/2022 pasal 8 ayat (3)"
    )


def test_an_instrument_that_does_not_exist_cannot_be_cited() -> None:
    with pytest.raises(UnknownRule):
        RULEBOOK.cite(("uu-9-2099", "1"))


def test_a_repealed_law_holds_until_the_day_of_its_repeal() -> None:
    law = RULEBOOK.instruments["uu-5-2014"]
    assert law.in_force_on(date(2023, 10, 31))
    assert not law.in_force_on(date(2023, 11, 1))


def test_a_law_does_not_hold_before_its_first_day() -> None:
    law = RULEBOOK.instruments["uu-20-2023"]
    assert not law.in_force_on(date(2023, 10, 30))
    assert law.in_force_on(date(2023, 10, 31))
