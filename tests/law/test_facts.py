"""Facts follow from one another, and contradict one another."""

import pytest

from netra.law import ContradictoryFacts, Fact, Facts, UnknownFact


def fact(name: str, implies: tuple[str, ...] = (), excludes: tuple[str, ...] = ()) -> Fact:
    return Fact(name, f"{name}?", name, f"bukan {name}", implies, excludes, "", ())


FACTS = Facts(
    {
        "hujan": fact("hujan", implies=("basah",)),
        "basah": fact("basah", implies=("licin",)),
        "licin": fact("licin"),
        "terik": fact("terik", excludes=("hujan",)),
    }
)


def said(given: dict[str, bool | None]) -> tuple[set[str], set[str]]:
    yes, no = FACTS.known(given)
    return set(FACTS.in_mask(yes)), set(FACTS.in_mask(no))


def test_what_is_implied_is_known_too() -> None:
    assert said({"hujan": True}) == ({"hujan", "basah", "licin"}, {"terik"})


def test_denying_what_is_implied_denies_what_implies_it() -> None:
    assert said({"licin": False}) == (set(), {"licin", "basah", "hujan"})


def test_excluding_works_both_ways() -> None:
    assert said({"terik": True})[1] == {"hujan"}
    assert said({"hujan": True})[1] == {"terik"}


def test_unknown_says_nothing() -> None:
    assert said({"hujan": None, "licin": None}) == (set(), set())


@pytest.mark.parametrize("given", [{"terik": True, "hujan": True}, {"hujan": True, "licin": False}])
def test_contradictions_are_refused_by_name(given: dict[str, bool | None]) -> None:
    with pytest.raises(ContradictoryFacts, match="hujan = ya"):
        FACTS.known(given)


@pytest.mark.parametrize("value", [True, False, None])
def test_a_fact_that_nobody_wrote_is_refused(value: bool | None) -> None:
    with pytest.raises(UnknownFact, match="“salju” tidak dikenal"):
        FACTS.known({"salju": value})
