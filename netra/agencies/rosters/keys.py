"""Keys after the rows: for a first load so large that keeping each row's keys would cost more than the rows.

PostgreSQL checks a foreign key row by row when it is there, and all rows at once when it is added; an index
of many rows is built several times quicker than it is kept, and writes a third less. The same keys come back
before the transaction ends, or nothing has happened. Nobody can read the tables meanwhile, nor those whose
keys lean on them, so it is only for nearly empty ones.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

FROM_ROWS = 50_000


def is_worth_it(new: int, table: str) -> bool:
    """Whether the new rows are many, and more than all those in the table, whosever they are."""
    if new < FROM_ROWS:
        return False
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT %s) AS there", [new])  # noqa: S608
        return int(cursor.fetchone()[0]) < new


@contextmanager
def keys_after(*tables: str) -> Iterator[None]:
    """Take the keys off these tables and put the same ones back at the end."""
    around = _around_postgres if connection.vendor == "postgresql" else _around_sqlite
    with connection.cursor() as cursor, around(cursor, list(tables)):
        yield


@contextmanager
def _around_postgres(cursor: Any, tables: list[str]) -> Iterator[None]:
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what is still to be checked stands in the way
    constraints, indexes = _constraints(cursor, tables), _indexes(cursor, tables)
    held = sorted({*tables, *(table for table, _, _ in constraints)})
    cursor.execute(f"LOCK TABLE {', '.join(held)} IN ACCESS EXCLUSIVE MODE")
    for table, name, _ in reversed(constraints):
        cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    for name, _ in indexes:
        cursor.execute(f"DROP INDEX {name}")
    yield
    cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
    for _, definition in indexes:
        cursor.execute(definition)
    for table, name, definition in constraints:
        cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
    for table in tables:
        cursor.execute(f"ANALYZE {table}")


def _constraints(cursor: Any, tables: list[str]) -> list[tuple[str, str, str]]:
    """(table, name, definition) of their keys and of those that lean on them, primary before foreign."""
    cursor.execute(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE contype IN ('p', 'u') AND conrelid = ANY(%s::regclass[])"
        " OR contype = 'f' AND (conrelid = ANY(%s::regclass[]) OR confrelid = ANY(%s::regclass[]))"
        " ORDER BY array_position(ARRAY['p', 'u', 'f'], contype::text), conrelid, conname",
        [tables, tables, tables],
    )
    return list(cursor.fetchall())


def _indexes(cursor: Any, tables: list[str]) -> list[tuple[str, str]]:
    """(name, definition) of indexes that are not part of a constraint."""
    cursor.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
        " WHERE indrelid = ANY(%s::regclass[]) AND NOT EXISTS"
        " (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))",
        [tables],
    )
    return list(cursor.fetchall())


@contextmanager
def _around_sqlite(cursor: Any, tables: list[str]) -> Iterator[None]:
    """Keys that are part of a table stay: the rows come in their order."""
    holders = ", ".join(["%s"] * len(tables))
    cursor.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"  # noqa: S608
        f" AND tbl_name IN ({holders})",
        tables,
    )
    indexes = list(cursor.fetchall())
    for name, _ in indexes:
        cursor.execute(f'DROP INDEX "{name}"')
    yield
    for _, definition in indexes:
        cursor.execute(definition)
