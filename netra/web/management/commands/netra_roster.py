"""`netra roster import FILE --government CODE`: a personnel office's list on record, all or nothing.

The counts go to standard output as JSON; what is wrong with which line, and the progress, to standard error.
"""

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from netra.agencies import services
from netra.agencies.models import Government
from netra.agencies.queries import UnknownGovernment, government_by_code
from netra.agencies.rosters import Findings, Options, RosterRefused
from netra.agencies.services import Preview
from netra.clock import Zone

ACTOR = "Pengelola sistem"
BAR_WIDTH = 30
REDRAW_AFTER_SECONDS = 0.1


class Command(BaseCommand):
    help = "Import a roster of civil servants."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["import"])
        parser.add_argument("file", type=Path, help="CSV or XLSX")
        parser.add_argument("--government", required=True, help="Kemendagri code, e.g. 32.72")
        parser.add_argument("--on", type=date.fromisoformat, help="the list's day, YYYY-MM-DD; default today")
        parser.add_argument("--complete", action="store_true", help="who is missing from the list has left")
        parser.add_argument("--sheet", default="", help="the sheet's name, when a workbook has several")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        government, now = _government(options["government"]), datetime.now(UTC)
        today = now.astimezone(Zone(government.zone).tz).date()
        asked = Options(
            on=options["on"] or today,
            complete=options["complete"],
            sheet=options["sheet"],
            progress=_Bar(self.stderr) if sys.stderr.isatty() else Options.progress,
        )
        if asked.on > today:
            raise CommandError(f"Tanggal daftar {asked.on} belum tiba.")
        try:
            done = self._run(government, file, asked, now, dry_run=options["dry_run"])
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        except RosterRefused as refused:
            self._tell(getattr(refused, "findings", Findings()))
            raise CommandError(f"Ditolak: {refused}") from refused
        self._tell(done.findings)
        self.stdout.write(json.dumps(_result(done, asked, dry_run=options["dry_run"]), ensure_ascii=False))
        if done.findings.errors.count:
            raise CommandError(f"{done.findings.errors.count} kesalahan. Berkas ini belum dapat dimuat.")

    def _run(
        self, government: Government, file: Path, asked: Options, now: datetime, *, dry_run: bool
    ) -> Preview:
        if dry_run:
            return services.preview_roster(government=government, path=file, options=asked)
        return services.import_roster(government=government, path=file, options=asked, at=now, actor=ACTOR)

    def _tell(self, findings: Findings) -> None:
        for sentence in findings.errors.told():
            self.stderr.write(sentence)
        for sentence in findings.warnings.told():
            self.stderr.write(f"peringatan, {sentence}")


def _government(code: str) -> Government:
    try:
        return government_by_code(code)
    except UnknownGovernment as error:
        raise CommandError(
            f"Pemerintah {code} belum terdaftar. Daftarkan dulu: netra government add {code} NAMA"
        ) from error


def _result(done: Preview, asked: Options, *, dry_run: bool) -> dict[str, Any]:
    return {
        **done.counts(),
        "warnings": done.findings.warnings.count,
        "errors": done.findings.errors.count,
        "on": asked.on.isoformat(),
        "complete": asked.complete,
        "sha256": done.roster.sha256,
        "stored": not dry_run and not done.changes.is_empty(),
    }


class _Bar:
    """A bar that is redrawn in place, at most ten times a second."""

    def __init__(self, out: Any) -> None:
        self.out = out
        self.stage, self.drawn_at = "", 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = monotonic()
        is_new = stage != self.stage
        if not is_new and done < total and now - self.drawn_at < REDRAW_AFTER_SECONDS:
            return
        share = min(done / total, 1.0) if total else 0.0
        cells = round(share * BAR_WIDTH)
        line = f"{stage:18} {'█' * cells}{'░' * (BAR_WIDTH - cells)} {share:4.0%}"
        self.out.write(("\n" if is_new and self.stage else "\r") + line, ending="")
        if stage == "Menyimpan" and done >= total:
            self.out.write("")
        self.out.flush()
        self.stage, self.drawn_at = stage, now
