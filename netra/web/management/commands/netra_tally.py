"""`netra tally verify|mend`: count anew what the summaries say. JSON lines on standard output."""

import json
import sys
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from netra.agencies.models import Government
from netra.agencies.queries import government_by_code
from netra.clock import Zone
from netra.outreach import queries, services

ACTOR = "netra tally mend"


class Command(BaseCommand):
    help = "Compare the counts per unit with the rows that they count."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["verify", "mend"])
        parser.add_argument("--government", help="only this Kemendagri code")

    def handle(self, *args: Any, action: str, government: str | None, **options: Any) -> None:
        everywhere = Government.objects.order_by("code")
        chosen = [government_by_code(government)] if government else list(everywhere)
        wrong = [self._look(each, mend=action == "mend") for each in chosen]
        if action == "verify" and any(wrong):
            sys.exit(1)

    def _look(self, government: Government, *, mend: bool) -> int:
        found, sums = queries.differences(government), queries.sums_that_differ(government)
        if mend:
            at = datetime.now(UTC).astimezone(Zone(government.zone).tz)
            services.mend_tallies(government=government, at=at, actor=ACTOR)
        cells = [{**cell._asdict(), "tally": said, "rows": true} for cell, (said, true) in found.items()]
        result = {
            "government": government.code,
            "different": len(found),
            "units_different": len(sums),
            "mended": mend,
            "cells": cells[:100],
            "units": [
                {"election": election, "agency_id": agency, "sums": said, "tallies": true}
                for (election, agency), (said, true) in list(sums.items())[:100]
            ],
        }
        self.stdout.write(json.dumps(result, ensure_ascii=False))
        return len(found) + len(sums)
