"""A pledge's wording is read strictly, and once published it cannot change unnoticed."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from netra.law import PledgeText, Rulebook, RuleError, UnknownRule, load
from netra.law.pledges import pledge_on, wording_digest

pytestmark = pytest.mark.core
RULES = Path(__file__).resolve().parents[2] / "rules"
NAME = "pilkada-2024-1"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RULES, tmp_path / "rules"))


@pytest.fixture
def first() -> PledgeText:
    return load(RULES).pledge(NAME)


def test_every_point_carries_an_article_that_can_be_cited(first: PledgeText) -> None:
    assert all(load(RULES).cite(point.basis) for point in first.points)


def test_every_article_is_in_force_while_the_pledge_may_be_signed(first: PledgeText) -> None:
    instruments = load(RULES).instruments
    names = {citation.instrument for point in first.points for citation in point.basis}
    days = (first.in_force_from, first.expires_on)
    assert all(instruments[name].in_force_on(day) for name in names for day in days)


def test_a_pledge_ends_with_its_election(first: PledgeText) -> None:
    assert first.expires_on == date(2024, 12, 16)
    assert (first.holds_on(date(2024, 12, 16)), first.holds_on(date(2024, 12, 17))) == (True, False)


def test_links_to_people_are_forgotten_after_the_days_that_the_file_says(first: PledgeText) -> None:
    assert first.forget_from == date(2025, 1, 16)


def test_plain_words_are_not_part_of_what_is_signed(rules: Path, first: PledgeText) -> None:
    slip(rules, "antreannya sama", "gilirannya sama")
    assert load(rules).pledge(NAME).digest == first.digest


def test_an_edited_wording_is_refused_and_asks_for_a_new_number(rules: Path) -> None:
    slip(rules, "tanpa membedakan", "dengan tidak membedakan")
    with pytest.raises(RuleError, match="buat nomor baru"):
        load(rules)


def test_another_article_is_another_wording(rules: Path) -> None:
    slip(rules, 'article: "9(2)"', 'article: "9(1)"')
    with pytest.raises(RuleError, match="sidik"):
        load(rules)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("election: pilkada-2024", "election: pilkada-2099", "tidak ada di rules/elections/"),
        ("election: pilkada-2024", "election: nasional-2029", "belum ditetapkan"),
        ("number: 1", "number: 2", "harus bernama"),
        ("instrument: uu-20-2023", "instrument: uu-99-2099", "uu-99-2099"),
        ("icon: scale", "icon: fist", "fist"),
        ("closing:", "penutup:", "closing"),
        ('in_force_from: "2024-09-24"', 'in_force_from: "2024-12-17"', "sesudah pemilihannya"),
        ("links_kept_days: 30", "links_kept_days: 30\nsecret: true", "tidak dikenal"),
    ],
)
def test_a_slip_is_refused_with_its_reason(rules: Path, old: str, new: str, reason: str) -> None:
    slip(rules, old, new)
    with pytest.raises(RuleError, match=reason):
        load(rules)


def test_a_new_number_takes_over_on_its_first_day(rules: Path) -> None:
    book = with_second_version(rules)
    numbers = [
        found.number
        for day in (date(2024, 10, 31), date(2024, 11, 1))
        if (found := pledge_on(book.pledges, day, "pilkada-2024"))
    ]
    assert numbers == [1, 2]


def test_the_old_version_is_kept_beside_the_new(rules: Path) -> None:
    assert set(with_second_version(rules).pledges) == {NAME, "pilkada-2024-2"}


def test_nothing_can_be_signed_before_the_first_day_or_after_the_last() -> None:
    pledges = load(RULES).pledges
    assert [pledge_on(pledges, day, "pilkada-2024") for day in (date(2024, 9, 23), date(2024, 12, 17))] == [
        None,
        None,
    ]


def test_an_unknown_version_is_named() -> None:
    with pytest.raises(UnknownRule, match="pilkada-2024-9"):
        load(RULES).pledge("pilkada-2024-9")


def slip(rules: Path, old: str, new: str) -> None:
    path = rules / "pledges" / f"{NAME}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def with_second_version(rules: Path) -> Rulebook:
    """The same wording with another opening, as number 2 from 1 November."""
    first = load(RULES).pledge(NAME)
    opening = "Saya berikrar lagi:"
    digest = wording_digest(opening, first.duties, first.closing)
    text = (rules / "pledges" / f"{NAME}.yaml").read_text(encoding="utf-8")
    for old, new in (
        (f"id: {NAME}", "id: pilkada-2024-2"),
        ("number: 1", "number: 2"),
        ("2024-09-24", "2024-11-01"),
        (first.opening, opening),
        (first.digest, digest),
    ):
        text = text.replace(old, new, 1)
    (rules / "pledges" / "pilkada-2024-2.yaml").write_text(text, encoding="utf-8")
    return load(rules)
