"""SQLite's tables as the migrations made them, kept from one run to the next and copied when nothing changed.

Making them takes ten seconds, nearly all of it Django's drawing of models that are long gone: too long before
the first test of one file. Every `make test` still takes all migrations from an empty database: on SQLite
before the kill -9 trials, on PostgreSQL for its own tables and for the demo of the journeys.
`pytest --create-db` makes them anew in any case.
"""

import hashlib
import os
import sqlite3
from pathlib import Path

import django
from django.db import DatabaseError, connection

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / ".pytest_cache/tables"
MAKES_TABLES = (
    "netra/*/migrations/*.py",
    "netra/**/models.py",
    "netra/**/models/*.py",
    "netra/journal/triggers.py",
    "netra/outreach/periods.py",
    "netra/web/settings.py",
    "requirements/base.txt",
)
"""Whatever has a part in the tables (tests/house compares this with what migrations import)."""


def kept_for_now() -> Path:
    """Where the tables lie that today's migrations make; the file may not be there yet."""
    told = hashlib.sha256(f"{django.VERSION} {sqlite3.sqlite_version}".encode())
    for path in sorted(path for pattern in MAKES_TABLES for path in ROOT.glob(pattern)):
        told.update(f"\0{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return KEPT / f"{told.hexdigest()}.sqlite3"


def lay_out(into: Path) -> bool:
    """Copy the kept tables to this new file; whether there were any."""
    try:
        content = kept_for_now().read_bytes()
    except OSError:
        return False
    into.write_bytes(content)
    return True


def keep() -> None:
    """Keep the tables of this connection, which nobody wrote to yet, and forget those of other migrations.
    A folder that cannot be written to keeps nothing."""
    kept = kept_for_now()
    own = kept.with_name(f"{os.getpid()}.new")
    try:
        KEPT.mkdir(parents=True, exist_ok=True)
        for old in KEPT.glob("*.sqlite3"):
            old.unlink(missing_ok=True)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(own)])
        own.replace(kept)  # another run may be looking: it finds the whole file or none
    except (OSError, DatabaseError):
        own.unlink(missing_ok=True)
