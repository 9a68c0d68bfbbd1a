"""Frames to and from tables: COPY on PostgreSQL, prepared rows on SQLite. Statements name our own columns."""

import io
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import polars as pl
from django.db import connection

_ROWS = 50_000


def fetch(sql: str, values: Sequence[Any], schema: dict[str, Any]) -> pl.DataFrame:
    """The rows of a query as one frame."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            pieces = _copied_out(cursor, sql, values, schema)
        else:
            cursor.execute(sql, values)
            pieces = _fetched(cursor, schema)
        return pl.concat([pl.DataFrame(schema=schema), *pieces], rechunk=False)


def insert(table: str, columns: Sequence[str], parts: Iterable[pl.DataFrame]) -> None:
    """Every row of every part, one part in memory at a time."""
    connection.ensure_connection()
    target = f"{table} ({', '.join(columns)})"
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            _copy_in(cursor, target, (part.select(columns) for part in parts))
        return
    for part in parts:
        if part.height:
            _insert_many(connection.connection, target, part.select(columns))


def _insert_many(driver: sqlite3.Connection, target: str, frame: pl.DataFrame) -> None:
    """Many rows a statement: SQLite keeps its book of ids once a statement, and that costs as much as a row.

    By the driver itself: Django would look at each of a million values for its debug log's sake. Column by
    column into the flat list that the driver wants: a tuple for each row would cost as much as the writing.
    """
    columns = [column.to_list() for column in _plain_days(frame).iter_columns()]
    at_once = min(driver.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER) // frame.width, 500)
    row = f"({', '.join('?' * frame.width)})"
    whole = f"INSERT INTO {target} VALUES {', '.join([row] * at_once)}"  # noqa: S608 - our own names
    for at in range(0, frame.height, at_once):
        count = min(at_once, frame.height - at)
        values: list[Any] = [None] * (count * frame.width)
        for place, column in enumerate(columns):
            values[place :: frame.width] = column[at : at + count]
        driver.execute(whole if count == at_once else whole[: -(len(row) + 2) * (at_once - count)], values)


def update(table: str, frame: pl.DataFrame) -> None:
    """Set the columns of every row whose `id` stands in the frame."""
    names = [name for name in frame.columns if name != "id"]
    if frame.is_empty():
        return
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            setters = ", ".join(f"{name} = ?" for name in names)
            connection.connection.executemany(
                f"UPDATE {table} SET {setters} WHERE id = ?",  # noqa: S608 - our own names
                _rows(frame.select(*names, "id")),
            )
            return
        columns = ", ".join(frame.columns)
        cursor.execute(
            f"CREATE TEMPORARY TABLE roster_staging ON COMMIT DROP AS SELECT {columns} FROM {table} LIMIT 0"  # noqa: S608
        )
        _copy_in(cursor, f"roster_staging ({columns})", frame.iter_slices(_ROWS))
        setters = ", ".join(f"{name} = told.{name}" for name in names)
        cursor.execute(f"UPDATE {table} SET {setters} FROM roster_staging AS told WHERE {table}.id = told.id")  # noqa: S608
        cursor.execute("DROP TABLE roster_staging")


def delete(table: str, ids: pl.Series) -> None:
    """Remove the rows with these ids."""
    if ids.is_empty():
        return
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {table} WHERE id = %s", [(each,) for each in ids])  # noqa: S608


def hold(*tables: str) -> None:
    """Nobody else writes these tables until the transaction ends (on SQLite nobody else writes anyway)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {', '.join(tables)} IN SHARE ROW EXCLUSIVE MODE")


def take_ids(table: str, count: int) -> int:
    """The first of `count` ids in a row that nobody else gets; the table must be held."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [table])
            sequence = cursor.fetchone()[0]
            cursor.execute("SELECT nextval(%s)", [sequence])
            first = int(cursor.fetchone()[0])
            cursor.execute("SELECT setval(%s, %s)", [sequence, first + max(count, 1) - 1])
            return first
        # SQLite remembers the highest id it ever gave by itself when rows come with theirs.
        cursor.execute(
            f"SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = %s), 0),"  # noqa: S608
            f" coalesce((SELECT max(id) FROM {table}), 0))",
            [table],
        )
        return int(cursor.fetchone()[0]) + 1


def _copied_out(
    cursor: Any, sql: str, values: Sequence[Any], schema: dict[str, Any]
) -> Iterator[pl.DataFrame]:
    """COPY knows no parameters of its own: the driver writes them into the statement, escaped."""
    held = bytearray()
    with cursor.copy(f"COPY ({sql}) TO STDOUT (FORMAT csv, FORCE_QUOTE *)", values) as rows:
        for row in rows:
            held += row
            if len(held) > _ROWS * 100:  # PostgreSQL hands over whole rows
                yield _parsed(bytes(held), schema)
                held.clear()
    if held:
        yield _parsed(bytes(held), schema)


def _parsed(text: bytes, schema: dict[str, Any]) -> pl.DataFrame:
    frame = pl.read_csv(text, has_header=False, schema=_as_text(schema), empty_string_is_null=False)
    return _as_told(frame, schema)


def _fetched(cursor: Any, schema: dict[str, Any]) -> Iterator[pl.DataFrame]:
    while rows := cursor.fetchmany(_ROWS):
        frame = pl.DataFrame(rows, schema=_as_text(schema), orient="row")
        yield _as_told(frame, schema)


def _as_told(frame: pl.DataFrame, schema: dict[str, Any]) -> pl.DataFrame:
    days = [
        pl.col(name).replace("", None).str.to_date("%Y-%m-%d")
        for name, kind in schema.items()
        if kind == pl.Date
    ]
    return frame.with_columns(days).cast(pl.Schema(schema))


def _as_text(schema: dict[str, Any]) -> dict[str, Any]:
    """Codes and days come as text."""
    return {
        name: pl.String if kind == pl.Date or isinstance(kind, pl.Enum) else kind
        for name, kind in schema.items()
    }


def _copy_in(cursor: Any, target: str, parts: Iterable[pl.DataFrame]) -> None:
    with cursor.copy(f"COPY {target} FROM STDIN (FORMAT csv)") as copy:
        for part in parts:
            text = io.BytesIO()
            part.write_csv(text, include_header=False, null_value="", quote_style="necessary")
            copy.write(text.getbuffer())


def _rows(frame: pl.DataFrame) -> Iterator[tuple[Any, ...]]:
    return _plain_days(frame).iter_rows(buffer_size=_ROWS)


def _plain_days(frame: pl.DataFrame) -> pl.DataFrame:
    """Days as SQLite keeps them."""
    return frame.with_columns(pl.col(pl.Date).dt.to_string("%Y-%m-%d"))
