"""`netra forget`: cut what leads from pledges to people in elections that are over. Daily; it may repeat."""

import json
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand

from netra import law
from netra.agencies.models import Government
from netra.clock import Zone
from netra.outreach import services

ACTOR = "netra forget"


class Command(BaseCommand):
    help = "Erase by rule what is kept about people only until an election is over."

    def handle(self, *args: Any, **options: Any) -> None:
        for government in Government.objects.order_by("code"):
            at = datetime.now(UTC).astimezone(Zone(government.zone).tz)
            texts = law.rulebook().pledges.values()
            forgotten = services.forget_signers(government=government, texts=texts, at=at, actor=ACTOR)
            self.stdout.write(json.dumps({"government": government.code, "forgotten": forgotten}))
