"""What a list changes on a day: new, moved, left and changed people. Frames in, frames out; no database."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from netra.agencies.rosters.delimited import LINE
from netra.agencies.rosters.numbers_checked import told_by_number
from netra.agencies.rosters.reading import EMPLOYMENT, GRADE

# One row per person on record; posting, position and since are null for who serves nowhere on that day.
RECORDED: dict[str, Any] = {
    "person": pl.Int64, "number": pl.String, "name": pl.String, "employment": EMPLOYMENT, "grade": GRADE,
    "posting": pl.Int64, "position": pl.Int64, "since": pl.Date,
}  # fmt: skip


@dataclass(frozen=True)
class Changes:
    """What is to be written.

    new: line, number, name, employment, grade, position, start · returned: line, person, position, start
    moved: line, person, posting, position, since, start · changed: person, name, employment, grade
    left: person, posting, position, since
    """

    on: date
    listed: int
    new: pl.DataFrame
    returned: pl.DataFrame
    moved: pl.DataFrame
    changed: pl.DataFrame
    left: pl.DataFrame

    def counts(self) -> dict[str, int]:
        """How many lines, and how many of each kind of change."""
        kinds = ("new", "returned", "moved", "changed", "left")
        return {"listed": self.listed} | {kind: getattr(self, kind).height for kind in kinds}

    def is_empty(self) -> bool:
        """Whether the file says what is on record already."""
        return not any(count for kind, count in self.counts().items() if kind != "listed")


def compare(listed: pl.DataFrame, recorded: pl.DataFrame, on: date, *, complete: bool) -> Changes:
    """What the list changes; who is on record but not listed leaves only when the list is `complete`."""
    if recorded.is_empty():
        known = pl.DataFrame(schema=listed.schema | _joined())
        new = listed
    else:
        joined = listed.lazy().join(recorded.lazy(), on="number", how="left", suffix="_was")
        told = joined.filter(pl.col("person").is_null() | _differs()).collect()  # joined once, kept in part
        known = told.filter(pl.col("person").is_not_null())
        new = told.filter(pl.col("person").is_null()).select(listed.columns)
    left = _left(listed, recorded) if complete else recorded.clear()
    return Changes(
        on=on,
        listed=listed.height,
        new=_new(new, on),
        returned=_returned(known, on),
        moved=_moved(known, on),
        changed=_changed(known),
        left=left.select("person", "posting", "position", "since"),
    )


def _joined() -> dict[str, Any]:
    shared = ("name", "employment", "grade", "position")
    return {
        f"{name}_was" if name in shared else name: kind for name, kind in RECORDED.items() if name != "number"
    }


def _told_otherwise() -> pl.Expr:
    """A name, employment or golongan that the file tells, and tells differently."""
    renamed = pl.col("name") != pl.col("name_was")
    other = [
        pl.col(name).is_not_null() & pl.col(name).ne_missing(pl.col(f"{name}_was"))
        for name in ("employment", "grade")
    ]
    return renamed | other[0] | other[1]


def _differs() -> pl.Expr:
    elsewhere = pl.col("position").ne_missing(pl.col("position_was"))
    return pl.col("person").is_not_null() & (_told_otherwise() | elsewhere)


def _new(frame: pl.DataFrame, on: date) -> pl.DataFrame:
    """Where the file tells no employment, the number does."""
    return frame.with_columns(
        pl.col("employment").fill_null(told_by_number().cast(EMPLOYMENT)),
        pl.col("grade").fill_null(pl.lit("", GRADE)),
        pl.col("from_on").fill_null(on).alias("start"),
    ).drop("from_on")


def _returned(known: pl.DataFrame, on: date) -> pl.DataFrame:
    """Somebody who had left is back from this day on: what lies between is not told by a list."""
    back = known.filter(pl.col("posting").is_null())
    return back.select(LINE, "person", "position", pl.lit(on).alias("start"))


def _moved(known: pl.DataFrame, on: date) -> pl.DataFrame:
    """From the day that the file tells, when it lies after the day of the present posting; else from `on`."""
    elsewhere = pl.col("posting").is_not_null() & (pl.col("position") != pl.col("position_was"))
    told = pl.col("from_on").is_not_null() & (pl.col("from_on") > pl.col("since"))
    start = pl.when(told).then("from_on").otherwise(pl.lit(on)).alias("start")
    return known.filter(elsewhere).select(
        LINE, "person", "posting", "position", "position_was", "since", start
    )


def _changed(known: pl.DataFrame) -> pl.DataFrame:
    values = [
        pl.coalesce(pl.col(name), pl.col(f"{name}_was")).cast(pl.String).alias(name)
        for name in ("employment", "grade")
    ]
    return known.filter(_told_otherwise()).select("person", "name", *values)


def _left(listed: pl.DataFrame, recorded: pl.DataFrame) -> pl.DataFrame:
    serving = recorded.filter(pl.col("posting").is_not_null())
    return serving.join(listed.select("number"), on="number", how="anti")
