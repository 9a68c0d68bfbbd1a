"""Database triggers that refuse to change or remove a journal entry, on SQLite and PostgreSQL.

They stop accidents and careless scripts; who owns the database can drop them, which is why the chain
is checked too (`netra journal verify`).
"""

from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper

_SQLITE_INSTALL: Final = [
    """CREATE TRIGGER IF NOT EXISTS journal_entry_no_{verb} BEFORE {VERB} ON journal_entry
       BEGIN SELECT RAISE(ABORT, 'journal entries are never changed or removed'); END""",
]
_SQLITE_REMOVE: Final = ["DROP TRIGGER IF EXISTS journal_entry_no_{verb}"]
_POSTGRES_INSTALL: Final = [
    """CREATE OR REPLACE FUNCTION journal_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'journal entries are never changed or removed'; END $$""",
    """CREATE OR REPLACE TRIGGER journal_entry_no_{verb} BEFORE {VERB} ON journal_entry
       FOR EACH ROW EXECUTE FUNCTION journal_entry_refuse()""",
]
_POSTGRES_REMOVE: Final = ["DROP TRIGGER IF EXISTS journal_entry_no_{verb} ON journal_entry"]


def install(connection: BaseDatabaseWrapper) -> None:
    """Refuse UPDATE and DELETE from now on."""
    _run(connection, _SQLITE_INSTALL if connection.vendor == "sqlite" else _POSTGRES_INSTALL)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Allow them again: for a migration that must, and for tests that play the attacker."""
    _run(connection, _SQLITE_REMOVE if connection.vendor == "sqlite" else _POSTGRES_REMOVE)


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for verb in ("update", "delete"):
            for statement in statements:
                cursor.execute(statement.format(verb=verb, VERB=verb.upper()))
