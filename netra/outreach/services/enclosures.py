"""Keeping the files of a directive inside the verb that brings them, and erasing them by rule."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from netra.agencies.models import Government
from netra.journal import events
from netra.journal.services import recording
from netra.law import Election
from netra.outreach import photo_files
from netra.outreach.enclosures import MOST_FILES, Enclosed
from netra.outreach.models import Directive, DirectiveFile, FollowUp
from netra.outreach.retention import erase_on
from netra.outreach.services.ground import hold


class TooManyFiles(ValueError):
    """A directive, and each answer to it, carries five files."""


def require_few(enclosed: Enclosed | None) -> None:
    """Raises `TooManyFiles`; called before anything is written."""
    if enclosed is not None and len(enclosed.files) > MOST_FILES:
        raise TooManyFiles(str(len(enclosed.files)))


def keep_files(
    enclosed: Enclosed | None, directive: Directive, follow_up: FollowUp | None, on: date
) -> list[str]:
    """Inside another verb that holds the government: keep these files; their digests.

    The same content twice is one file. What a rolled back verb leaves on disk, the daily job erases.
    """
    if enclosed is None:
        return []
    files = {each.name: each for each in enclosed.files}
    for name, each in files.items():
        path = photo_files.path_of(
            enclosed.room, directive.government.code, f"instruksi-{directive.pk}", name, each.kind
        )
        photo_files.keep(path, each.content)
    DirectiveFile.objects.bulk_create(
        DirectiveFile(
            directive=directive,
            follow_up=follow_up,
            name=name,
            kind=each.kind,
            title=each.title,
            size=len(each.content),
            added_on=on,
        )
        for name, each in files.items()
    )
    return list(files)


def erase_directive_files_due(
    *, government: Government, election_on: Callable[[date], Election | None], at: datetime, actor: str
) -> int:
    """Forget every file whose day has come; how many. `sweep_directive_files` takes them off the disk."""
    rows = DirectiveFile.objects.filter(directive__government=government)
    days = set(rows.values_list("added_on", flat=True))
    due = sorted(day for day in days if at.date() >= erase_on(day, election_on(day)))
    if not due:
        return 0
    with recording(government.code, at=at) as log:
        hold(government)
        erased, _ = rows.filter(added_on__in=due).delete()
        facts = {"files": erased, "added_on": [day.isoformat() for day in due]}
        log.note(events.DIRECTIVE_FILES_ERASED, subject=government.code, actor=actor, facts=facts)
    return erased


def sweep_directive_files(*, room: Path, government: Government) -> int:
    """Erase files that no row names: forgotten ones, and what a power cut left behind; how many went."""
    with transaction.atomic():
        hold(government)
        rows = DirectiveFile.objects.filter(directive__government=government)
        named = rows.values_list("directive_id", "name", "kind")
        known = {f"instruksi-{pk}/{name}.{kind}" for pk, name, kind in named}
        return photo_files.erase_all_but(photo_files.folder_of(room, government.code), known)
