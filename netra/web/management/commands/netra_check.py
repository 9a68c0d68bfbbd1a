"""`netra check`: what is wrong with this installation, and how to mend it."""

import sys
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from netra.clock import Zone
from netra.dashboard import installation

SIGNS = {"ok": "baik ", "warn": "awas ", "bad": "SALAH"}


class Command(BaseCommand):
    help = "Look at database, officers, rules and settings."

    def handle(self, *args: Any, **options: Any) -> None:
        if installation.tables_are_behind():
            raise CommandError("Tabel basis data belum mutakhir. Jalankan dulu: netra migrate")
        findings = installation.findings(datetime.now(UTC).astimezone(Zone.WIB.tz).date())
        for finding in findings:
            self.stdout.write(f"{SIGNS[finding.tone]}  {finding.what}")
            if finding.mend:
                self.stdout.write(f"       perbaiki: {finding.mend}")
        if any(finding.tone == "bad" for finding in findings):
            sys.exit(1)
