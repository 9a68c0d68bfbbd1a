"""`netra worker`: the daily jobs, once or all the time. A line of JSON per job on standard output."""

import json
import signal
import sys
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection

from netra.dashboard import installation
from netra.web import daily

LOOK_AGAIN = 15 * 60  # seconds; a job runs once a day, whenever the day's first look falls


class Command(BaseCommand):
    help = "Run the daily jobs: what is kept only for a time goes by rule. Late or twice is harmless."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="run every job now, then end (cron, systemd)")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        if installation.tables_are_behind():
            raise CommandError("Tabel basis data belum mutakhir. Jalankan dulu: netra migrate")
        if once:
            if self._round(only_due=False):
                sys.exit(1)
            return
        stop = Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        while not stop.is_set():
            try:
                self._round(only_due=True)
            except DatabaseError as fault:  # what is due stays due until the database is back
                self.stderr.write(json.dumps({"error": type(fault).__qualname__}))
            connection.close()  # the database may restart between two looks
            stop.wait(LOOK_AGAIN)

    def _round(self, *, only_due: bool) -> int:
        """Run what is due; how many jobs failed."""
        failed = 0
        for line in daily.run_all(only_due=only_due):
            failed += "error" in line
            self.stdout.write(json.dumps(line, ensure_ascii=False))
            self.stdout.flush()
        return failed
