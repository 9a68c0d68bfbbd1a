"""The events of a ruling that changes, each with its sentence: part of `events`."""

from typing import Final

RULING_CHANGE_PROPOSED: Final = "RULING_CHANGE_PROPOSED"
RULING_CHANGE_DECLINED: Final = "RULING_CHANGE_DECLINED"
RULING_CHANGED: Final = "RULING_CHANGED"

SENTENCES: Final[dict[str, str]] = {
    RULING_CHANGE_PROPOSED: "Perubahan putusan diusulkan, menunggu orang kedua",
    RULING_CHANGE_DECLINED: "Usul perubahan putusan ditolak atau ditarik",
    RULING_CHANGED: "Putusan diganti versi baru; yang lama tetap terbaca",
}
