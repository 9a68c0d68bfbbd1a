"""Keys after the rows: for a first load so large that checking each row's keys would cost more than the rows.

PostgreSQL checks a foreign key row by row when it is there, and all rows at once when it is
added: several times quicker for a million people. The same keys come back before the transaction ends, or
nothing has happened. Nobody can read the tables meanwhile, so it is only for tables that are (nearly) empty.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

FROM_ROWS = 100_000


def is_worth_it(new: int, recorded: int) -> bool:
    """Whether the new rows are many, and more than all those on record."""
    return connection.vendor == "postgresql" and new >= FROM_ROWS and new > recorded


@contextmanager
def keys_after(*tables: str) -> Iterator[None]:
    """Take the unique and foreign keys off these tables, and put the same ones back at the end."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what is still to be checked stands in the way
        constraints, indexes = _constraints(tables), _indexes(tables)
        for table, name, _ in constraints:
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        for name, _ in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        yield
        cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
        for _, definition in indexes:
            cursor.execute(definition)
        for table, name, definition in constraints:
            cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
        for table in tables:
            cursor.execute(f"ANALYZE {table}")


def _constraints(tables: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """(table, name, definition), unique keys before the foreign keys that could lean on them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE contype IN ('u', 'f') AND conrelid = ANY(%s::regclass[]) ORDER BY contype DESC, conname",
            [list(tables)],
        )
        return list(cursor.fetchall())


def _indexes(tables: tuple[str, ...]) -> list[tuple[str, str]]:
    """(name, definition) of indexes that are not part of a constraint."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
            " WHERE indrelid = ANY(%s::regclass[]) AND NOT EXISTS"
            " (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))",
            [list(tables)],
        )
        return list(cursor.fetchall())
