"""What a run beside another leaves out is what the other has, and no test falls between the two."""

from pathlib import Path
from typing import Any

import pytest

from tests.two_databases import asks, is_for


def test_a_test_without_a_database_asks_for_none(request: pytest.FixtureRequest) -> None:
    assert not asks(request.node)


@pytest.mark.django_db
def test_a_mark_asks_for_a_database(request: pytest.FixtureRequest) -> None:
    assert asks(request.node)


def test_a_fixture_asks_for_a_database(request: pytest.FixtureRequest, db: None) -> None:
    assert asks(request.node)


@pytest.mark.parametrize("here", [None, "sqlite", "postgresql"])
def test_without_a_mark_every_run_has_it(request: pytest.FixtureRequest, here: str | None) -> None:
    assert is_for(request.node, here)


class Item:
    """As much of a test as is looked at."""

    def __init__(self, name: str) -> None:
        self.path = Path(name)

    def get_closest_marker(self, name: str) -> None:
        return None


@pytest.mark.parametrize(
    ("name", "is_page"),
    [("test_pages.py", True), ("test_hall_pages.py", True), ("test_views.py", True), ("test_hall.py", False)],
)
def test_a_file_of_pages_runs_on_sqlite_and_alone(name: str, is_page: bool) -> None:
    item: Any = Item(f"tests/outreach/{name}")
    assert [is_for(item, here) for here in (None, "sqlite", "postgresql")] == [True, True, not is_page]


@pytest.mark.beside("sqlite")
def test_of_two_runs_one_has_what_is_marked_and_a_run_alone_has_it_too(
    request: pytest.FixtureRequest,
) -> None:
    assert [is_for(request.node, here) for here in (None, "sqlite", "postgresql")] == [True, True, False]


def test_a_mark_for_an_unknown_database_is_refused(request: pytest.FixtureRequest) -> None:
    request.node.add_marker(pytest.mark.beside("mysql"))
    with pytest.raises(AssertionError, match="mysql"):
        is_for(request.node, None)
