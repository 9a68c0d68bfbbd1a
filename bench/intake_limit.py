"""The raw limit of intake: the same sealing and the same rows, without Django and without HTTP."""

import json
import secrets
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from intake_setup import ANSWERS

from netra import vault
from netra.accounts.models import Officer
from netra.journal.chain import GENESIS, Link

TABLES = """
PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
CREATE TABLE report (id INTEGER PRIMARY KEY, docket TEXT UNIQUE, lookup BLOB UNIQUE, act TEXT, at TEXT,
    due_on TEXT, stage TEXT, envelope BLOB, identity BLOB, receipt_grant BLOB);
CREATE INDEX report_by_stage ON report (stage, due_on);
CREATE TABLE report_grant (id INTEGER PRIMARY KEY, report INTEGER, officer INTEGER, sealed BLOB,
    UNIQUE (report, officer));
CREATE TABLE entry (id INTEGER PRIMARY KEY, sequence INTEGER UNIQUE, event TEXT, subject TEXT, actor TEXT,
    at TEXT, recorded_at TEXT, facts TEXT, previous TEXT, digest TEXT);
CREATE TABLE series (last INTEGER); INSERT INTO series VALUES (0);
CREATE TABLE head (sequence INTEGER, digest TEXT);
"""


def rate(folder: Path, officers: list[Officer], count: int) -> float:
    """Reports per second, each sealed and committed on its own."""
    path = folder / f"limit-{secrets.token_hex(4)}.sqlite3"
    database = sqlite3.connect(path, isolation_level=None)
    database.executescript(TABLES)
    database.execute("INSERT INTO head VALUES (0, ?)", (GENESIS,))
    keys = [(officer.pk, bytes(officer.public_key)) for officer in officers]
    began = perf_counter()
    for _ in range(count):
        _store(database, keys)
    taken = perf_counter() - began
    database.close()
    return count / taken


def _store(database: sqlite3.Connection, keys: list[tuple[int, bytes]]) -> None:
    receipt, key = vault.new_receipt(), vault.new_key()
    record, now = receipt.lookup.hex(), datetime.now(UTC)
    story = vault.seal_json(key, ANSWERS, record=record, field="story")
    identity = vault.seal_json(key, ANSWERS["nama"], record=record, field="identity")
    own = vault.seal(receipt.unlock_key, key, record=record, field="key")
    grants = [(pk, vault.grant(public, key, record=record)) for pk, public in keys]
    database.execute("BEGIN IMMEDIATE")
    (number,) = database.execute("UPDATE series SET last = last + 1 RETURNING last").fetchone()
    docket = f"L-2024-{number:04d}"
    row = (docket, receipt.lookup, "act", now.isoformat(), "2024-11-01", "received", story, identity, own)
    report = database.execute(
        "INSERT INTO report (docket, lookup, act, at, due_on, stage, envelope, identity, receipt_grant)"
        " VALUES (?,?,?,?,?,?,?,?,?)", row,
    ).lastrowid  # fmt: skip
    database.executemany(
        "INSERT INTO report_grant (report, officer, sealed) VALUES (?,?,?)",
        [(report, pk, sealed) for pk, sealed in grants],
    )
    _journal(database, docket, now)
    database.execute("COMMIT")


def _journal(database: sqlite3.Connection, docket: str, now: datetime) -> None:
    sequence, previous = database.execute("SELECT sequence, digest FROM head").fetchone()
    facts = {"due_on": "2024-11-01", "limit": "pkd-kajian-awal", "readers": 3}
    link = Link("32.72", sequence + 1, "REPORT_RECEIVED", docket, "Pelapor", now, now, facts, previous)
    digest = link.digest()
    database.execute(
        "INSERT INTO entry (sequence, event, subject, actor, at, recorded_at, facts, previous, digest)"
        " VALUES (?,?,?,?,?,?,?,?,?)",
        (sequence + 1, link.event, docket, link.actor, now.isoformat(), now.isoformat(), json.dumps(facts),
         previous, digest),
    )  # fmt: skip
    database.execute("UPDATE head SET sequence = ?, digest = ?", (sequence + 1, digest))
