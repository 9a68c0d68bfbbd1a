"""`netra government add CODE NAME`: found a government from the territory data that Netra ships."""

from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from netra.agencies import services
from netra.agencies.models import Government


class Command(BaseCommand):
    help = "Found a government."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["add"])
        parser.add_argument("code", help="Kemendagri code, e.g. 32.72")
        parser.add_argument("name", help='e.g. "Kota Sukabumi"')
        parser.add_argument("--kind", choices=Government.Kind.values, default="kota")
        parser.add_argument("--zone", choices=Government.Zone.values, default="WIB")
        parser.add_argument("--bawaslu-code", default="")
        parser.add_argument("--greeting", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        names = ("code", "name", "kind", "zone", "bawaslu_code", "greeting")
        fields = {name: options[name] for name in names}
        try:
            government = services.found_government(at=datetime.now(UTC), actor="Pengelola sistem", **fields)
        except services.AlreadyFounded as known:
            raise CommandError(f"Pemerintah dengan kode {options['code']} sudah terdaftar.") from known
        self.stdout.write(f"{government.name} ({government.code}) terdaftar.")
