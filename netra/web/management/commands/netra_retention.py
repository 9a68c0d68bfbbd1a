"""`netra retention erase`: destroy the contents that officers decided to erase a week ago or longer."""

import json
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from netra.agencies.models import Government
from netra.cases import services
from netra.clock import Zone

ACTOR = "netra retention erase"


class Command(BaseCommand):
    help = "Erase what was decided. Run it daily; late or twice is harmless."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["erase"])

    def handle(self, *args: Any, act: str, **options: Any) -> None:
        for government in Government.objects.order_by("code"):
            at = datetime.now(UTC).astimezone(Zone(government.zone).tz)
            erased = services.erase_decided(government=government.code, at=at, actor=ACTOR)
            self.stdout.write(json.dumps({"government": government.code, "erased": erased}))
