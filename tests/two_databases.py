"""A pytest plugin for two runs side by side, on SQLite and on PostgreSQL. A run alone leaves out nothing.

`--only-with-database`, for the second run: what asks for no database is proved by the first. pytest-django
closes the database to such a test, so what it says of one it says of all. (A test that starts a process of
its own chooses that process's database itself.)

`--beside sqlite|postgresql`, for both: a browser's journey runs on the database that its mark names,
`beside("postgresql")`. It proves the browser's side; services and queries are tested on both. What a page
makes of them is decided in Python: files named after pages or views run on SQLite, and the journeys walk
those pages on PostgreSQL.
"""

import re

import pytest

DATABASES = ("sqlite", "postgresql")
PAGES = re.compile(r"_(?:pages?|views)\.py$|/test_(?:pages|views)\.py$")
ASKING = {"db", "transactional_db", "django_db_setup", "live_server", "demo_address"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--only-with-database", action="store_true", help="leave out what asks for no database")
    parser.addoption("--beside", choices=DATABASES, help="leave out what is marked for the other database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    only, here = config.getoption("--only-with-database"), config.getoption("--beside")
    chosen = [item for item in items if (asks(item) or not only) and is_for(item, here)]
    kept = set(chosen)
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = chosen


def asks(item: pytest.Item) -> bool:
    """Whether the test asks for a database, by its mark or through a fixture."""
    fixtures = getattr(item, "fixturenames", ())
    return item.get_closest_marker("django_db") is not None or not ASKING.isdisjoint(fixtures)


def is_for(item: pytest.Item, here: str | None) -> bool:
    """Whether the run on `here` has this test; with `None`, a run alone, it has every test."""
    mark = item.get_closest_marker("beside")
    if mark is None:
        return here != "postgresql" or not PAGES.search(item.path.as_posix())
    assert mark.args[0] in DATABASES, f"{item.nodeid}: {mark}"
    return here in (None, mark.args[0])
