"""A short chain, and an attacker who owns the database."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from netra.journal import events, triggers
from netra.journal.services import recording
from tests.factories import CAMPAIGN

CODE = "99.01"


def record(event: str = events.OFFICER_SIGNED_IN, *, government: str = CODE, **fields: Any) -> None:
    """One act with one entry."""
    with recording(government, at=CAMPAIGN) as log:
        log.note(event, actor="uji", **fields)


def a_chain(length: int = 5, government: str = CODE) -> None:
    for number in range(1, length + 1):
        record(government=government, subject=f"hal-{number}", facts={"nomor": number})


def attack(statement: str, values: Sequence[Any] = ()) -> int:
    """Run SQL past all of our code; how many rows it touched."""
    triggers.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)
