"""The raw limits that bench/roster.py measures the import beside. Not a measurement itself.

Two kinds: the file's rows as they are into one table without a key (what was asked for), and the very rows
that an import writes - people and postings, ready made - into their two tables, without and with their keys.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from netra.agencies.rosters import keys
from netra.agencies.rosters.storing import PEOPLE, POSTINGS

_WRITTEN = {
    PEOPLE: ("id", "government_id", "number", "name", "employment", "grade"),
    POSTINGS: ("id", "civil_servant_id", "position_id", "as_head", "from_on"),
}


def is_postgres() -> bool:
    """Whether this run measures PostgreSQL."""
    return connection.vendor == "postgresql"


def raw(
    files: Iterable[Path], parsed: list[tuple[Any, ...]] | None, width: int, *, key: bool = False
) -> None:
    """COPY of whole files into one table of text (SQLite: executemany of rows that are parsed already)."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bare")
        cursor.execute(f"CREATE TABLE bare ({', '.join(f'c{n} text' for n in range(width))})")
        if parsed is None:
            for file in files:
                _copy_file(cursor, file)
        else:
            connection.connection.executemany(f"INSERT INTO bare VALUES ({_holders(width)})", parsed)
        if key:
            cursor.execute(f"CREATE UNIQUE INDEX {'' if is_postgres() else 'k'} ON bare (c0)")


def _copy_file(cursor: Any, file: Path) -> None:
    with (
        cursor.copy("COPY bare FROM STDIN (FORMAT csv, DELIMITER ';', HEADER)") as copy,
        file.open("rb") as f,
    ):
        while piece := f.read(1 << 20):
            copy.write(piece)


def written() -> dict[str, Any]:
    """What an import wrote, ready to be written again: COPY's own bytes, or rows."""
    with connection.cursor() as cursor:
        return {table: _written(cursor, table) for table in _WRITTEN}


def _written(cursor: Any, table: str) -> Any:
    columns = ", ".join(_WRITTEN[table])
    if not is_postgres():
        return connection.connection.execute(f"SELECT {columns} FROM {table} ORDER BY id").fetchall()
    with cursor.copy(f"COPY (SELECT {columns} FROM {table} ORDER BY id) TO STDOUT") as copy:
        return b"".join(copy)


def same_rows(rows: dict[str, Any]) -> None:
    """The import's rows into two tables like its own, but without a key or a check."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table, ready in rows.items():
            cursor.execute(f"DROP TABLE IF EXISTS bare_{table}")
            cursor.execute(f"CREATE TABLE bare_{table} AS SELECT * FROM {table} LIMIT 0")
            _write(cursor, f"bare_{table}", table, ready)


def same_rows_keyed(rows: dict[str, Any]) -> None:
    """The import's rows into its own two (empty) tables; their keys built afterwards."""
    with transaction.atomic(), keys.keys_after(*rows), connection.cursor() as cursor:
        for table, ready in rows.items():
            _write(cursor, table, table, ready)


def _write(cursor: Any, target: str, table: str, ready: Any) -> None:
    columns = _WRITTEN[table]
    into = f"{target} ({', '.join(columns)})"
    if not is_postgres():
        connection.connection.executemany(f"INSERT INTO {into} VALUES ({_holders(len(columns))})", ready)
        return
    view = memoryview(ready)
    with cursor.copy(f"COPY {into} FROM STDIN") as copy:
        for at in range(0, len(view), 1 << 20):
            copy.write(view[at : at + (1 << 20)])


def _holders(count: int) -> str:
    return ", ".join("?" * count)
