"""`netra retention erase | hold | release`: erasing by rule and decision, and stopping it for a while."""

import json
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from netra.agencies.models import Government
from netra.cases import services
from netra.clock import Zone
from netra.journal.holds import AlreadySo, set_hold
from netra.web.forgetting import KINDS, forget_people, rule_of

ACTOR = "netra retention"


class Command(BaseCommand):
    help = "Erase what was decided or has had its time (daily; late or twice is harmless); hold a rule."

    def add_arguments(self, parser: CommandParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        acts.add_parser("erase")
        for act in ("hold", "release"):
            one = acts.add_parser(act)
            one.add_argument("kind", choices=KINDS)
            one.add_argument("--government", required=True)
            one.add_argument("--reason", required=True, help="without names: the journal keeps it for good")

    def handle(self, *args: Any, act: str, **options: Any) -> None:
        if act == "erase":
            for government in Government.objects.order_by("code"):
                self._erase(government)
        else:
            self._hold(act == "hold", options["kind"], options["government"], options["reason"])

    def _erase(self, government: Government) -> None:
        at = _now(government)
        erased = services.erase_decided(government=government.code, at=at, actor=f"{ACTOR} erase")
        people = forget_people(government, at, f"{ACTOR} erase")
        self.stdout.write(json.dumps({"government": government.code, "erased": erased, "people": people}))

    def _hold(self, held: bool, kind: str, code: str, reason: str) -> None:
        government = Government.objects.filter(code=code).first()
        if government is None:
            raise CommandError(f"no government has the code {code}")
        rule = rule_of(kind).id
        try:
            set_hold(government=code, rule=rule, held=held, reason=reason, at=_now(government), actor=ACTOR)
        except AlreadySo:
            raise CommandError(f"{rule} is {'held' if held else 'free'} already") from None
        self.stdout.write(json.dumps({"government": code, "rule": rule, "held": held}))


def _now(government: Government) -> datetime:
    return datetime.now(UTC).astimezone(Zone(government.zone).tz)
