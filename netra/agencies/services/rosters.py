"""The office's verbs on a personnel office's list: see what it changes; record it, whole or not at all."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from netra.agencies.models import Government
from netra.agencies.rosters import Changes, Options, Roster, conflicts, read_roster, storing, telling
from netra.agencies.rosters.comparing import compare
from netra.agencies.rosters.findings import Findings
from netra.agencies.rosters.refusals import HasErrors
from netra.agencies.rosters.structure import structure_of
from netra.agencies.rosters.superiors import superiors_told
from netra.journal import events
from netra.journal.services import recording


@dataclass(frozen=True)
class Preview:
    """What a file says and what it would change; with errors nothing of it can be stored."""

    roster: Roster
    changes: Changes
    recorded: int
    answers_to: dict[int, int]

    @property
    def findings(self) -> Findings:
        """Errors and warnings, each by line and column."""
        return self.roster.findings

    def counts(self) -> dict[str, int]:
        """Lines and changes by kind, new positions among them."""
        return self.changes.counts() | {"positions": len(self.roster.structure.new)}

    def told(self) -> dict[str, list[str]]:
        """The first changes of each kind, person by person, in words."""
        return telling.told_of(self.roster.structure, self.changes)


def preview_roster(*, government: Government, path: Path, options: Options) -> Preview:
    """Read and check a file and compare it with what is on record on `options.on`. Nothing is written.

    Raises `RosterRefused` when the file as a whole cannot be used.
    """
    roster = read_roster(path, structure_of(government, options.on), options)
    options.progress("Membandingkan", 0, 1)
    return _compared(government, roster, options)


def import_roster(
    *, government: Government, path: Path, options: Options, at: datetime, actor: str
) -> Preview:
    """Put a file on record as of `options.on`, all or nothing, and say what changed.

    A file that says what is on record changes nothing and is not noted. Raises `RosterRefused`; `HasErrors`
    with every finding when lines are wrong.
    """
    roster = read_roster(path, structure_of(government, options.on), options)
    _require_right(roster.findings)
    options.progress("Menyimpan", 0, 1)
    try:
        with recording(government.code, at=at) as log:
            storing.hold_roster()
            preview = _compared(government, roster, options)
            _require_right(preview.findings)
            if preview.changes.is_empty():
                raise _NothingNew(preview)
            storing.write(government, roster.structure, preview.changes, preview.answers_to)
            facts = {
                **preview.counts(), "on": options.on.isoformat(), "complete": options.complete,
                "sha256": roster.sha256,
            }  # fmt: skip
            log.note(events.ROSTER_IMPORTED, subject=government.code, actor=actor, facts=facts)
    except _NothingNew as found:
        return found.preview
    options.progress("Menyimpan", 1, 1)
    return preview


class _NothingNew(Exception):
    """The file says what is on record: leave the transaction without a trace."""

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self.preview = preview


def _require_right(findings: Findings) -> None:
    if findings.errors.count:
        raise HasErrors(findings)


def _compared(government: Government, roster: Roster, options: Options) -> Preview:
    recorded = storing.recorded_on(government, options.on)
    changes = compare(roster.frame, recorded, options.on, complete=options.complete)
    conflicts.find_later_postings(roster, changes, storing.posted_later(government, options.on))
    conflicts.find_taken_chairs(roster, changes, recorded)
    return Preview(roster, changes, recorded.height, superiors_told(roster, recorded))
