"""Where this installation keeps roster files that wait for a decision."""

from pathlib import Path

from django.conf import settings


def roster_room() -> Path:
    """The folder of all of them."""
    data: Path = settings.ENV.data
    return data / "daftar-pegawai"
