"""`netra journal verify`: walk every chain and name what does not fit. JSON lines on standard output."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from netra.journal import queries


class Command(BaseCommand):
    help = "Check the hash chain of every government."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["verify"])
        parser.add_argument("--government", help="only this Kemendagri code")

    def handle(self, *args: Any, government: str | None, **options: Any) -> None:
        codes = [government] if government else queries.governments()
        broken = [self._verify(code) for code in codes]
        if any(broken):
            sys.exit(1)

    def _verify(self, code: str) -> bool:
        faults = list(queries.faults_of(code))
        head = queries.head_of(code)
        for fault in faults:
            self.stderr.write(f"{code} entri {fault.sequence}: {fault.sentence}")
        result = {
            "government": code,
            "entries": head.sequence,
            "head": head.digest,
            "intact": not faults,
            "faults": [{"sequence": fault.sequence, "kind": fault.kind} for fault in faults],
        }
        self.stdout.write(json.dumps(result, ensure_ascii=False))
        return bool(faults)
