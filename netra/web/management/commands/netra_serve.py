"""`netra serve`."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from netra.agencies.models import Government
from netra.dashboard import installation
from netra.web import serving


class Command(BaseCommand):
    help = "Run the doors that NETRA_DOORS names."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        try:
            serving.refuse_taken_port(host, port)
        except serving.PortTaken as taken:
            raise CommandError(f"Pintu {port} sedang dipakai program lain. Pilih --port lain.") from taken
        try:
            serving.refuse_too_few_connections()
        except serving.TooFewConnections as few:
            raise CommandError(
                f"PostgreSQL hanya menerima {few} sambungan. Naikkan max_connections menjadi"
                f" {serving.THREADS + serving.SPARE_CONNECTIONS} atau lebih, di luar cadangan pengelola."
            ) from few
        if installation.tables_are_behind():
            raise CommandError("Tabel basis data belum mutakhir. Jalankan dulu: netra migrate")
        self._refuse_unread_reports()
        serving.collect_static()
        self.stdout.write(f"Netra di http://{host}:{port}/")
        serving.become_server(host, port)

    def _refuse_unread_reports(self) -> None:
        home = Government.objects.filter(code=settings.ENV.government).first()
        unread = installation.unread(home, datetime.now(UTC).date()) if home else []
        if unread:
            names = ", ".join(unread)
            raise CommandError(f"Laporan tentang {names} tidak punya pembaca. Lihat: netra check")
