"""The events of a reporter's name sealed apart, each with its sentence: part of `events`."""

from typing import Final

IDENTITY_ASKED_FOR: Final = "IDENTITY_ASKED_FOR"
IDENTITY_APPROVED: Final = "IDENTITY_APPROVED"
IDENTITY_REFUSED: Final = "IDENTITY_REFUSED"
IDENTITY_KEY_MADE: Final = "IDENTITY_KEY_MADE"
IDENTITY_KEY_GIVEN: Final = "IDENTITY_KEY_GIVEN"
IDENTITY_KEY_GIVEN_UP: Final = "IDENTITY_KEY_GIVEN_UP"

SENTENCES: Final[dict[str, str]] = {
    IDENTITY_ASKED_FOR: "Petugas meminta identitas pelapor dibuka",
    IDENTITY_APPROVED: "Permintaan membuka identitas pelapor disetujui",
    IDENTITY_REFUSED: "Permintaan membuka identitas pelapor ditolak",
    IDENTITY_KEY_MADE: "Kunci penjaga identitas dibuat",
    IDENTITY_KEY_GIVEN: "Kunci penjaga identitas diberikan kepada rekan",
    IDENTITY_KEY_GIVEN_UP: "Kunci penjaga identitas dilepas",
}
