"""`netra seal`: what the installation's electronic seal is, and keys for trying one out."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from netra.letters.seals import SealKeys, SealRefused, look_at_key
from netra.letters.seals.trial import trial_keys

FILES = ("segel.p12", "sandi", "akar.pem")


class Command(BaseCommand):
    help = "Say whose seal is set, or make keys for trying one out."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--test-ca", type=Path, metavar="DIR", help="folder for root, key and passphrase")
        parser.add_argument("--name", default="Lembaga Contoh", help="in whose name the test key seals")

    def handle(self, *args: Any, test_ca: Path | None, name: str, **options: Any) -> None:
        if test_ca is None:
            self._say_which()
            return
        keys = trial_keys(name)
        _kept(test_ca, dict(zip(FILES, (keys.key, keys.passphrase.encode(), keys.root), strict=True)))
        self.stdout.write(
            "Kunci uji coba tersimpan. Segelnya bukan segel resmi, dan setiap pemeriksaan mengatakannya.\n"
            f"  NETRA_SEAL_KEY={test_ca / FILES[0]}\n"
            f"  NETRA_SEAL_PASSPHRASE={test_ca / FILES[1]}\n"
            f"  NETRA_SEAL_ROOTS={test_ca / FILES[2]}"
        )

    def _say_which(self) -> None:
        if settings.ENV.seal is None:
            self.stdout.write("Tidak ada segel elektronik: surat terbit tanpa segel (docs/operations.md).")
            return
        try:
            state = look_at_key(SealKeys(*settings.ENV.seal))
        except SealRefused as refused:
            raise CommandError(f"Segel tidak dapat dipakai: {refused.why}. Lihat netra check.") from refused
        kind = " (uji coba, bukan segel resmi)" if state.test else ""
        self.stdout.write(f"{state.by}{kind}, sampai {state.until:%d.%m.%Y}")


def _kept(folder: Path, files: dict[str, bytes]) -> None:
    """All of the files, readable by their owner only, or none where one is there already."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if there := [name for name in files if (folder / name).exists()]:
            raise CommandError(f"{folder / there[0]} sudah ada. Pilih folder lain; tidak ada yang ditimpa.")
        for name, content in files.items():
            with open(folder / name, "xb", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
                file.write(content)
    except OSError as error:
        raise CommandError(f"{folder}: {error.strerror}") from error
