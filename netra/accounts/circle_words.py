"""What the pages of recovery say for each circle: what lies under such keys, and who else can help."""

from dataclasses import dataclass
from typing import Final

from netra.accounts import circles


@dataclass(frozen=True)
class Words:
    """Sentences and the beginnings of sentences. `reopen`: the address that joins the layers, by its name."""

    helpers: str
    about: str
    asked: str
    choosing: str
    hidden: str
    passed_on: str
    left_out: str
    take_over: str
    take_back: str
    reopen: str


_HOLDER: Final = "Anda hanya menyetujui, sesudah bertemu atau menelepon petugas yang kehilangan kuncinya."
_CITY: Final = "Satu kantor saja, atau kota saja, tidak boleh cukup untuk membuka kunci."
_NO_REPORT: Final = "Pemegang tidak melihat laporan, dan tidak diberi tahu laporan apa yang ada."

WORDS: Final[dict[str, Words]] = {
    circles.READERS.code: Words(
        helpers="rekan yang membaca laporan yang sama",
        about="",
        asked=f"Anda tidak melihat laporan apa pun. {_HOLDER}",
        choosing=_CITY,
        hidden=_NO_REPORT,
        passed_on="laporannya",
        left_out="Laporan yang penerus ini tidak boleh baca tetap tertutup baginya.",
        take_over="Teruskan laporan dan perkaranya",
        take_back="Buka kembali laporan saya",
        reopen="cases:reopen",
    ),
    circles.CUSTODIANS.code: Words(
        helpers="penjaga identitas lain",
        about="Untuk kunci penjaga identitas. Pembaca laporan tidak dapat menjadi pemegangnya, supaya laporan"
        " dan nama pelapornya tidak terbuka di satu tangan.",
        asked=f"Anda tidak melihat laporan atau nama apa pun. {_HOLDER}",
        choosing=f"{_CITY} Pembaca laporan tidak dapat dipilih.",
        hidden=_NO_REPORT,
        passed_on="kunci nama pelapornya",
        left_out="Laporannya sendiri tetap tertutup baginya.",
        take_over="Teruskan kunci nama pelapor",
        take_back="Buka kembali kunci nama pelapor",
        reopen="cases:reopen",
    ),
    circles.KEEPERS.code: Words(
        helpers="rekan yang memegang perkara disiplin yang sama",
        about="Untuk kunci petugas perkara disiplin. Bawaslu tidak dapat menjadi pemegangnya, seperti kota"
        " tidak dapat membuka laporan.",
        asked=f"Anda tidak melihat perkara apa pun. {_HOLDER}",
        choosing="Satu kantor saja tidak boleh cukup untuk membuka kunci, dan selalu ada petugas perkara"
        " disiplin di antara yang menyetujui. Bawaslu tidak dapat dipilih.",
        hidden="Pemegang tidak melihat perkara disiplin, dan tidak diberi tahu perkara apa yang ada.",
        passed_on="perkara disiplinnya",
        left_out="Perkara yang penerus ini tidak boleh buka tetap tertutup baginya.",
        take_over="Teruskan perkara disiplinnya",
        take_back="Buka kembali perkara saya",
        reopen="discipline:reopen",
    ),
}
