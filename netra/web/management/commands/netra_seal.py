"""`netra seal`: whose electronic seals are set, and keys for trying one out."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from netra.letters.seals import SealRefused, look_at_keys
from netra.web.seal_files import KeysThere, keep_trial_keys, settings_for


class Command(BaseCommand):
    help = "Say whose seal is set, or make keys for trying one out."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--test-ca", type=Path, metavar="DIR", help="folder for root, key and passphrase")
        parser.add_argument("--name", default="Lembaga Contoh", help="in whose name the test key seals")
        parser.add_argument(
            "--office", default="", help="the office it is for, as Netra has it; else the name"
        )

    def handle(self, *args: Any, test_ca: Path | None, name: str, office: str, **options: Any) -> None:
        if test_ca is None:
            self._say_which()
            return
        folder = test_ca.resolve()
        try:
            keep_trial_keys(folder, name)
        except KeysThere as there:
            raise CommandError(f"{there} sudah ada. Pilih folder lain; tidak ada yang ditimpa.") from there
        except OSError as error:
            raise CommandError(f"{folder}: {error.strerror}") from error
        self.stdout.write("Kunci uji coba tersimpan. Bukan segel resmi: setiap pemeriksaan mengatakannya.")
        for setting, path in settings_for(folder, office or name).items():
            self.stdout.write(f"  {setting}={path}")

    def _say_which(self) -> None:
        seals = settings.ENV.seals
        if not seals:
            self.stdout.write("Tidak ada segel elektronik: surat terbit tanpa segel (docs/operations.md).")
            return
        refused = False
        for seal, state in zip(seals, look_at_keys([seal.keys for seal in seals]), strict=True):
            if isinstance(state, SealRefused):
                refused = True
                self.stdout.write(f"{seal.office}: tidak dapat dipakai ({state.why})")
                continue
            kind = " (uji coba, bukan segel resmi)" if state.test else ""
            self.stdout.write(f"{seal.office}: atas nama {state.by}{kind}, sampai {state.until:%d.%m.%Y}")
        if refused:
            raise CommandError("Ada segel yang tidak dapat dipakai. Lihat netra check.")
