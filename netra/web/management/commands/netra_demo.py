"""`netra demo`: an invented Kota Sukabumi, built once, then served on loopback."""

import os
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from netra.web import serving
from netra.web.demo import building
from netra.web.demo.invented import RETURNING, demo_receipt
from netra.web.demo.personas import PERSONAS, SEALED
from netra.web.seal_files import keep_trial_seals

HOST = "127.0.0.1"


class Command(BaseCommand):
    help = "Build the demo if needed and serve it on loopback."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--fresh", action="store_true", help="start over")
        parser.add_argument("--only-build", action="store_true", help="build, do not serve")

    def handle(self, *args: Any, port: int, fresh: bool, only_build: bool, **options: Any) -> None:
        if not only_build:
            self._refuse_taken_port(port)
        call_command("migrate", verbosity=0)
        if building.is_somebody_elses():
            raise CommandError("Basis data ini berisi petugas sungguhan. Peragaan tidak menyentuhnya.")
        if fresh:
            self._start_over()
        if not building.is_built():
            building.build(self._say)
        serving.collect_static()
        if only_build:
            return
        self._lend_seal()
        self._introduce(port)
        serving.become_server(HOST, port)

    def _lend_seal(self) -> None:
        """Two offices of the demo have a seal for trying out, the others none; the server reads these
        settings anew."""
        if not settings.ENV.seals:
            os.environ.update(keep_trial_seals(settings.ENV.data / "segel", SEALED))

    def _refuse_taken_port(self, port: int) -> None:
        try:
            serving.refuse_taken_port(HOST, port)
        except serving.PortTaken as taken:
            raise CommandError(f"Pintu {port} sedang dipakai. Coba: make demo PORT={port + 100}") from taken

    def _start_over(self) -> None:
        if connection.vendor != "sqlite":
            raise CommandError("FRESH=1 hanya untuk SQLite. Kosongkan sendiri basis data PostgreSQL Anda.")
        connection.close()
        for name in ("netra.sqlite3", "netra.sqlite3-wal", "netra.sqlite3-shm"):
            (settings.ENV.data / name).unlink(missing_ok=True)
        call_command("migrate", verbosity=0)

    def _say(self, sentence: str) -> None:
        self.stdout.write(f"  {sentence}")
        self.stdout.flush()

    def _introduce(self, port: int) -> None:
        address = f"http://{HOST}:{port}"
        lines = [
            "",
            f"Netra, peragaan Kota Sukabumi: {address}/",
            f"  Pintu publik   {address}/",
            f"  Pintu kantor   {address}/kantor/",
            "",
            "Di bilah “Peragaan” di atas setiap halaman, satu klik membuka peran ini, dengan kunci terbuka:",
            *(f"  {persona.label:28} {persona.description}" for persona in PERSONAS),
            "",
            f"Pelapor yang kembali memakai tanda terima: {demo_receipt(RETURNING)}",
            "Hari ini dalam peragaan dapat digeser dari Juli sampai Desember 2024. Ctrl-C menghentikan.",
            "",
        ]
        self.stdout.write("\n".join(lines))
