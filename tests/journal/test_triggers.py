"""The database itself refuses to change or remove an entry."""

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection, transaction

from netra.journal import triggers
from netra.journal.models import Entry
from tests.journal.chains import a_chain

pytestmark = pytest.mark.django_db
REFUSAL = "never changed or removed"


@pytest.fixture(autouse=True)
def installed(db: None) -> Iterator[None]:
    """As the migration leaves them; gone again with this test's transaction."""
    triggers.install(connection)
    a_chain(2)
    yield


def run(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET actor = 'orang lain' WHERE sequence = 1",
        "UPDATE journal_entry SET sequence = sequence",
        "DELETE FROM journal_entry WHERE sequence = 2",
        "DELETE FROM journal_entry",
    ],
)
def test_sql_that_changes_or_removes_an_entry_is_refused(statement: str) -> None:
    with pytest.raises(DatabaseError, match=REFUSAL):
        run(statement)
    assert Entry.objects.filter(actor="uji").count() == 2


def test_the_orm_cannot_change_an_entry_either() -> None:
    with pytest.raises(DatabaseError, match=REFUSAL), transaction.atomic():
        Entry.objects.update(actor="orang lain")


def test_the_orm_cannot_remove_an_entry_either() -> None:
    with pytest.raises(DatabaseError, match=REFUSAL), transaction.atomic():
        Entry.objects.all().delete()


def test_new_entries_are_still_taken() -> None:
    a_chain(1)
    assert Entry.objects.count() == 3


def test_removed_triggers_let_an_attacker_through_so_the_chain_must_tell() -> None:
    triggers.remove(connection)
    run("UPDATE journal_entry SET actor = 'orang lain' WHERE sequence = 1")
    assert Entry.objects.filter(actor="orang lain").exists()


def test_triggers_may_be_installed_twice() -> None:
    triggers.install(connection)
    with pytest.raises(DatabaseError, match=REFUSAL):
        run("DELETE FROM journal_entry")
