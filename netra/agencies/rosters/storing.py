"""Reading what is on record and writing what changes, in whole frames. Inside a service's transaction."""

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date, timedelta

import polars as pl

from netra.agencies.models import Government, Position
from netra.agencies.rosters import keys, tables
from netra.agencies.rosters.comparing import RECORDED, Changes
from netra.agencies.rosters.structure import Structure

_AT_ONCE = 20_000
_PERSON = ("id", "government_id", "number", "name", "employment", "grade")
_POSTING = ("id", "civil_servant_id", "position_id", "as_head", "from_on")
PEOPLE, POSTINGS = "agencies_civilservant", "agencies_posting"

_RECORDED = """
    SELECT p.id, p.number, p.name, p.employment, p.grade, t.id, t.position_id, CAST(t.from_on AS text)
    FROM agencies_civilservant p LEFT JOIN agencies_posting t
      ON t.civil_servant_id = p.id AND t.from_on <= %s AND (t.to_on IS NULL OR t.to_on >= %s)
    WHERE p.government_id = %s"""
_LATER = """
    SELECT DISTINCT p.id FROM agencies_posting t JOIN agencies_civilservant p ON p.id = t.civil_servant_id
    WHERE p.government_id = %s AND t.from_on > %s"""


def recorded_on(government: Government, on: date) -> pl.DataFrame:
    """Everybody on record, with the posting that runs on that day (`RECORDED`)."""
    return tables.fetch(_RECORDED, [on, on, government.pk], RECORDED)


def posted_later(government: Government, on: date) -> list[int]:
    """People with a posting that starts after that day: a list as of that day cannot move them."""
    found = tables.fetch(_LATER, [government.pk, on], {"person": pl.Int64})
    return found["person"].to_list()


def hold_roster() -> None:
    """No other writer touches people and postings until the transaction ends."""
    tables.hold(PEOPLE, POSTINGS)


def write(government: Government, structure: Structure, changes: Changes, answers_to: dict[int, int]) -> None:
    """Write the changes: endings first, so that a head's successor finds the chair empty."""
    made = _make_positions(structure)
    _set_superiors(answers_to, made)
    heads = list(structure.heads.values())
    _end(changes)
    _rename(changes)
    is_large = keys.is_worth_it(changes.new.height, PEOPLE)
    with keys.keys_after(PEOPLE, POSTINGS) if is_large else nullcontext():
        _enter(government, changes.new, made, heads)
        _post(changes.returned.select("person", "position", "start"), made, heads)
        _post(_from_elsewhere(changes.moved).select("person", "position", "start"), made, heads)
    _correct(changes.moved, made, heads)


def _make_positions(structure: Structure) -> dict[int, int]:
    """New positions answer to their agency's head; key -> id."""
    wanted = list(structure.new.values())
    made = Position.objects.bulk_create(
        Position(
            agency_id=each.agency,
            title=each.title,
            rank=each.rank,
            superior_id=structure.heads.get(each.agency),
        )
        for each in wanted
    )
    return {each.key: position.pk for each, position in zip(wanted, made, strict=True)}


def _set_superiors(answers_to: dict[int, int], made: dict[int, int]) -> None:
    """A new position may answer to another new one: known only now that both are made."""
    told = [
        Position(pk=made.get(position, position), superior_id=made.get(above, above))
        for position, above in answers_to.items()
    ]
    Position.objects.bulk_update(told, ["superior"], batch_size=500)


def _enter(government: Government, new: pl.DataFrame, made: dict[int, int], heads: list[int]) -> None:
    """New people with their postings, in the order of their numbers, so that keys grow in order."""
    people, postings = tables.take_ids(PEOPLE, new.height), tables.take_ids(POSTINGS, new.height)
    owner = pl.lit(government.pk).alias("government_id")
    tables.insert(
        PEOPLE, _PERSON, (part.with_columns(_ids(people + at), owner) for at, part in _in_order(new))
    )
    tables.insert(
        POSTINGS,
        _POSTING,
        (
            _as_postings(part.with_columns(_ids(people + at).alias("person")), postings + at, made, heads)
            for at, part in _in_order(new.select("number", "position", "start"))
        ),
    )


def _in_order(new: pl.DataFrame) -> Iterator[tuple[int, pl.DataFrame]]:
    """Pieces sorted by number, each with how many came before: never a second copy of all."""
    digits = new["number"].cast(pl.Int64, strict=False)  # whole numbers sort faster than text
    order = (new["number"] if digits.null_count() else digits).arg_sort()
    for at in range(0, new.height, _AT_ONCE):
        yield at, new[order.slice(at, _AT_ONCE)]


def _ids(first: int) -> pl.Expr:
    return pl.int_range(first, first + pl.len(), dtype=pl.Int64).alias("id")


def _post(people: pl.DataFrame, made: dict[int, int], heads: list[int]) -> None:
    tables.insert(
        POSTINGS, _POSTING, [_as_postings(people, tables.take_ids(POSTINGS, people.height), made, heads)]
    )


def _as_postings(people: pl.DataFrame, first: int, made: dict[int, int], heads: list[int]) -> pl.DataFrame:
    return people.select(
        _ids(first),
        pl.col("person").alias("civil_servant_id"),
        pl.col("position").replace(made).alias("position_id"),
        pl.col("position").is_in(heads).alias("as_head"),
        pl.col("start").alias("from_on"),
    )


def _end(changes: Changes) -> None:
    """Postings that another follows, or nobody: the last day is the day before. One that began today goes."""
    elsewhere = _from_elsewhere(changes.moved)
    ends = elsewhere.select(
        pl.col("posting").alias("id"), (pl.col("start") - timedelta(days=1)).alias("to_on")
    )
    gone = changes.left.filter(pl.col("since") < changes.on)
    last = pl.lit(changes.on - timedelta(days=1)).alias("to_on")
    tables.update(POSTINGS, pl.concat([ends, gone.select(pl.col("posting").alias("id"), last)]))
    tables.delete(POSTINGS, changes.left.filter(pl.col("since") >= changes.on)["posting"])


def _rename(changes: Changes) -> None:
    tables.update(PEOPLE, changes.changed.rename({"person": "id"}))


def _from_elsewhere(moved: pl.DataFrame) -> pl.DataFrame:
    return moved.filter(pl.col("since") < pl.col("start"))


def _correct(moved: pl.DataFrame, made: dict[int, int], heads: list[int]) -> None:
    """A posting that began on the same day was a slip: it gets the right position instead of a successor."""
    slips = moved.filter(pl.col("since") >= pl.col("start"))
    frame = slips.select(
        pl.col("posting").alias("id"),
        pl.col("position").replace(made).alias("position_id"),
        pl.col("position").is_in(heads).alias("as_head"),
    )
    tables.update(POSTINGS, frame)
