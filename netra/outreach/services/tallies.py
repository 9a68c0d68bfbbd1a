"""Keeping the counts: called by whatever counts people, inside its own transaction."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import connection
from django.db.models import F

from netra.agencies.models import Government
from netra.journal import events
from netra.journal.services import recording
from netra.outreach.cells import Cell, Counts
from netra.outreach.models import Tally
from netra.outreach.queries.recounts import differences, sums_that_differ
from netra.outreach.services.unit_sums import ADD_SUM, set_sums, sum_rows, take_from_sums

# Adding without reading first: two writers on one cell both count, and neither loses the other's.
_ADD = """
    INSERT INTO outreach_tally
        (government_id, election, kind, agency_id, employment, variant, count, last_on)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
    ON CONFLICT (government_id, election, kind, agency_id, employment, variant) DO UPDATE SET
        count = outreach_tally.count + excluded.count,
        last_on = CASE WHEN excluded.last_on > outreach_tally.last_on
                       THEN excluded.last_on ELSE outreach_tally.last_on END
"""
# One way to a server and back for one pledge; SQLite knows no such statement and has no way to go.
_ADD_BOTH = f"WITH cell AS ({_ADD}) {ADD_SUM}"


def add_to_tally(counts: Counts, *, on: date) -> None:
    """Add to each cell and to its unit's sum, in one order so that writers never wait in a circle; call it
    inside `recording`.

    `on` is the latest day on which any of these happened.
    """
    rows = [(*cell, count, on) for cell, count in sorted(counts.items()) if count]
    if not rows:
        return
    sums = sum_rows(counts)
    with connection.cursor() as cursor:
        if len(rows) == len(sums) == 1 and connection.vendor == "postgresql":
            cursor.execute(_ADD_BOTH, (*rows[0], *sums[0]))
            return
        for statement, several in ((_ADD, rows), (ADD_SUM, sums)):
            if len(several) == 1:
                cursor.execute(statement, several[0])
            elif several:
                cursor.executemany(statement, several)


def take_from_tally(counts: Counts) -> None:
    """Take from each cell what was counted there before; less than none is refused by the database."""
    for cell, count in sorted(counts.items()):
        Tally.objects.filter(**cell._asdict()).update(count=F("count") - count)
    take_from_sums(counts)


def mend_tallies(*, government: Government, at: datetime, actor: str) -> int:
    """Mend every count and sum that differs; how many cells were wrong, or units where only sums were.

    Counted inside the transaction while nobody else counts, and mended by the difference: what is counted
    meanwhile waits, and comes on top.
    """
    try:
        return _mend(government, at, actor)
    except _NothingWrong:
        return 0


def _mend(government: Government, at: datetime, actor: str) -> int:
    with recording(government.code, at=at) as log:
        _let_others_wait()
        wrong, sums = differences(government), sums_that_differ(government)
        if not wrong and not sums:
            raise _NothingWrong
        for cell, (said, true) in sorted(wrong.items()):
            _change(cell, true - said, at.date())
        set_sums(government)
        facts = {"cells": len(wrong), "units": len(sums)}
        log.note(events.TALLIES_MENDED, subject=government.code, actor=actor, facts=facts)
    return len(wrong) or len(sums)


class _NothingWrong(Exception):
    """Every count is what its rows come to: nothing to write down."""


def _let_others_wait() -> None:
    """Until the end of the transaction nobody else changes a tally; SQLite has one writer anyway.

    Rows and their count come in one transaction, so that from here on both are seen or neither is.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE outreach_tally IN SHARE ROW EXCLUSIVE MODE")


def _change(cell: Cell, by: int, on: date) -> None:
    changed = Tally.objects.filter(**cell._asdict()).update(count=F("count") + by)
    if not changed:
        Tally.objects.create(**cell._asdict(), count=by, last_on=on)


def counted(cells: Iterable[Cell]) -> dict[Cell, int]:
    """How often each cell occurs."""
    found: dict[Cell, int] = {}
    for cell in cells:
        found[cell] = found.get(cell, 0) + 1
    return found
