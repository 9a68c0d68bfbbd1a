"""`netra attendance erase`: forget the names of attendance lists whose day has come; the figures stay."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from netra import law
from netra.agencies.models import Government
from netra.outreach.services import erase_what_is_due

ACTOR = "Pengelola sistem"


class Command(BaseCommand):
    help = "Erase the names of attendance lists by rule. Run it daily; late or twice is harmless."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["erase"])

    def handle(self, *args: Any, act: str, **options: Any) -> None:
        now = datetime.now(UTC).astimezone(settings.ENV.zone.tz)
        for government in Government.objects.order_by("code"):
            erased = erase_what_is_due(
                government=government, election_on=law.election_on, at=now, actor=ACTOR
            )
            for label in erased:
                self.stdout.write(f"{government.code} {label}: nama dihapus, angka tetap")
