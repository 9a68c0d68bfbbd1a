"""What the pages of recovery say for each circle: what lies under such keys, and who else can help."""

from dataclasses import dataclass
from typing import Final

from netra.accounts import circles


@dataclass(frozen=True)
class Words:
    """Sentences and the beginnings of sentences. `ways`: whose addresses lead to the former keys, the keys
    left behind, the lost passphrase and the joining of the layers; each room names them alike."""

    helpers: str
    about: str
    asked: str
    choosing: str
    hidden: str
    passed_on: str
    left_out: str
    take_over: str
    take_back: str
    set_aside: str
    unprotected: str
    after_consent: str
    stays_closed: str
    ways: str

    @property
    def reopen(self) -> str:
        return f"{self.ways}:reopen"

    @property
    def forgotten(self) -> str:
        return f"{self.ways}:forgotten_passphrase"


_HOLDER: Final = "Anda hanya menyetujui, sesudah bertemu atau menelepon petugas yang kehilangan kuncinya."
_CITY: Final = "Satu kantor saja, atau kota saja, tidak boleh cukup untuk membuka kunci."
_NO_REPORT: Final = "Pemegang tidak melihat laporan, dan tidak diberi tahu laporan apa yang ada."

WORDS: Final[dict[str, Words]] = {
    circles.READERS.code: Words(
        helpers="rekan yang membaca laporan yang sama",
        about="Untuk kunci petugas yang membaca laporan.",
        asked=f"Anda tidak melihat laporan apa pun. {_HOLDER}",
        choosing=_CITY,
        hidden=_NO_REPORT,
        passed_on="laporannya",
        left_out="Laporan yang penerus ini tidak boleh baca tetap tertutup baginya.",
        take_over="Teruskan laporan dan perkaranya",
        take_back="Buka kembali laporan saya",
        set_aside="Laporan baru langsung disegel kepada kunci baru. Laporan lama menunggu: rekan",
        unprotected="Minta rekan membukakannya dari halaman kunci laporan.",
        after_consent="Sesudah kelompok pemulihan setuju, laporan yang boleh Anda baca terbuka bagi Anda.",
        stays_closed="Laporan yang tidak boleh Anda baca tetap tertutup: Anda punya kepentingan di sana,"
        " pelapor menandai jabatan Anda, atau Anda mengundurkan diri. Jumlahnya tidak ditampilkan.",
        ways="cases",
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
        set_aside="Kunci nama pelapor menunggu di bawah kunci lama: penjaga lain",
        unprotected="Minta rekan membukakannya dari halaman nama pelapor.",
        after_consent="Tidak ada kunci nama pelapor di bawah kunci ini.",
        stays_closed="Laporannya sendiri tetap tertutup bagi Anda: kunci ini hanya untuk nama.",
        ways="cases",
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
        set_aside="Perkara baru langsung disegel kepada kunci baru. Perkara lama menunggu: rekan",
        unprotected="Minta rekan membukakannya dari halaman perkaranya.",
        after_consent="Sesudah kelompok pemulihan setuju, perkara yang boleh Anda buka terbuka bagi Anda.",
        stays_closed="Perkara yang tidak boleh Anda buka tetap tertutup: Anda punya kepentingan di sana, atau"
        " sudah mundur. Penyerahan dan kunci kantor hanya diteruskan di kantor yang sama.",
        ways="discipline",
    ),
}
