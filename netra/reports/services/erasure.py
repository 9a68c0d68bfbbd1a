"""Destroying the contents of a report: its keys and every row that hangs on it. What stays tells nothing."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import CASCADE, Model

from netra.reports.models import Report


def erase_contents(*, report: Report, at: datetime) -> None:
    """Called inside a `recording`: grants, the receipt's key, story, identity, messages and additions go.

    Docket, act class, agency, stage and dates stay for figures without names, and `lookup` stays so that
    whoever comes back with the words is told what happened. SQLite overwrites what it frees; for PostgreSQL
    and for backups see docs/operations.md.
    """
    overwrite_freed_pages()
    for model, field in _rows_below(Report):
        model._base_manager.filter(**{field: report}).delete()
    Report.objects.filter(pk=report.pk).update(
        envelope=b"", identity=None, identity_grant=b"", identity_receipt=b"", receipt_grant=b"",
        last_visit=None, contact=None, erased_at=at,
    )  # fmt: skip


def _rows_below(model: type[Model]) -> Iterator[tuple[type[Model], str]]:
    """Every model whose rows go with a report: what hangs on it with CASCADE is erased with it."""
    for relation in model._meta.related_objects:
        if relation.on_delete is CASCADE:
            yield _model_of(relation), relation.field.name


def _model_of(relation: Any) -> type[Model]:
    found: type[Model] = relation.related_model
    return found


def overwrite_freed_pages() -> None:
    """SQLite writes zeros over what this transaction frees; nothing else knows such a thing."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def forget_the_log() -> None:
    """After the transaction: empty SQLite's write-ahead log, which still holds older copies of pages.

    Harmless when another connection is reading: then the log is emptied at the next occasion.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
