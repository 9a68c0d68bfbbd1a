"""A pytest plugin for the run on a second database: `--only-with-database` leaves out what asks for none.

pytest-django closes the database to a test that does not ask for it, so what such a test says of one database
it says of all: once is enough. (A test that starts a process of its own chooses that process's database.)
"""

import pytest

ASKING = {"db", "transactional_db", "django_db_setup", "live_server", "demo_address"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--only-with-database", action="store_true", help="leave out tests that use no database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--only-with-database"):
        return
    left_out = [item for item in items if not asks(item)]
    items[:] = [item for item in items if asks(item)]
    config.hook.pytest_deselected(items=left_out)


def asks(item: pytest.Item) -> bool:
    """Whether the test asks for a database, by its mark or through a fixture."""
    fixtures = getattr(item, "fixturenames", ())
    return item.get_closest_marker("django_db") is not None or not ASKING.isdisjoint(fixtures)
