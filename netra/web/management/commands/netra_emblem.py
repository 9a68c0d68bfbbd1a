"""`netra emblem set FILE --government CODE`: a government's own emblem on its letters and certificates."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from netra.agencies import emblems, services
from netra.agencies.models import Government
from netra.agencies.queries import UnknownGovernment, government_by_code
from netra.clock import Zone

ACTOR = "Pengelola sistem"


class Command(BaseCommand):
    help = "Set or remove a government's emblem."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["set", "remove"])
        parser.add_argument("file", type=Path, nargs="?", help="PNG, JPEG or WebP, 200 pixels a side or more")
        parser.add_argument("--government", required=True, help="Kemendagri code, e.g. 32.72")

    def handle(self, *args: Any, action: str, file: Path | None, **options: Any) -> None:
        government = _government(options["government"])
        at = datetime.now(UTC).astimezone(Zone(government.zone).tz)
        if action == "remove":
            services.remove_emblem(government=government, at=at, actor=ACTOR)
            self.stdout.write(f"Lambang {government.name} dihapus.")
            return
        if file is None:
            raise CommandError("Sebut berkasnya: netra emblem set FILE --government CODE")
        services.set_emblem(government=government, png=_png(file), at=at, actor=ACTOR)
        self.stdout.write(f"Lambang {government.name} tersimpan; tampil di surat dan sertifikat berikutnya.")


def _government(code: str) -> Government:
    try:
        return government_by_code(code)
    except UnknownGovernment as unknown:
        raise CommandError(f"Pemerintah dengan kode {code} belum terdaftar.") from unknown


def _png(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return emblems.drawn_anew(opened.read(emblems.LARGEST_BYTES + 1))
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from error
    except emblems.EmblemRefused as refused:
        raise CommandError(f"{file}: {refused}") from refused
