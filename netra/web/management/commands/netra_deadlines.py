"""`netra deadlines`: which stored due dates today's rules and calendar would set otherwise. JSON lines.

It changes nothing: a due date stays as computed when the law changes later.
"""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db.models import QuerySet

from netra.agencies.models import Government
from netra.agencies.queries import government_by_code
from netra.cases.work_queries import clocks_in as clocks_of_cases
from netra.clock import Zone
from netra.discipline.queries import clocks_in as clocks_of_proceedings
from netra.reports.recounts import Difference, recount, rows_behind

NAMED = 20


class Command(BaseCommand):
    help = "Compare stored due dates with what today's rules would give. Changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--government", help="only this Kemendagri code")
        parser.add_argument("--limit", help="only this time limit, by its id")
        parser.add_argument("--open", action="store_true", help="only clocks that still run")

    def handle(self, *args: Any, government: str | None, **options: Any) -> None:
        everywhere = Government.objects.order_by("code")
        chosen = [government_by_code(government)] if government else list(everywhere)
        differ = [self._look(each, options) for each in chosen]
        if any(differ):
            sys.exit(1)

    def _look(self, government: Government, options: dict[str, Any]) -> int:
        zone, rooms = Zone(government.zone), {}
        for room, clocks, docket in (
            ("cases", clocks_of_cases(government), "case__docket"),
            ("proceedings", clocks_of_proceedings(government), "proceeding__docket"),
        ):
            rows = _narrowed(clocks, options)
            found = recount(rows, zone)
            rooms[room] = {
                "rows": found.rows,
                "different": sum(each.rows for each in found.differences),
                "different_and_open": sum(each.open_rows for each in found.differences),
                "groups": [_told(rows, each, zone, docket) for each in found.differences],
            }
        self.stdout.write(json.dumps({"government": government.code, "changed": 0, **rooms}, default=str))
        return sum(int(room["different"]) for room in rooms.values())  # type: ignore[call-overload]


def _narrowed(rows: QuerySet[Any], options: dict[str, Any]) -> QuerySet[Any]:
    if options["limit"]:
        rows = rows.filter(limit=options["limit"])
    return rows.filter(met_at=None) if options["open"] else rows


def _told(rows: QuerySet[Any], found: Difference, zone: Zone, docket: str) -> dict[str, Any]:
    """One group; the first dockets are named, all are counted."""
    named = rows_behind(rows, found, zone).values_list(docket, flat=True)
    return {**vars(found), "dockets": list(named[:NAMED])}
