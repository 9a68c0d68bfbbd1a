"""What the seals of a PDF are worth, in words for somebody who knows nothing of certificates."""

from dataclasses import dataclass
from typing import Final

from netra import clock
from netra.letters.seals import Checked, Seal

UNREAD: Final = {
    "empty": "Berkas ini kosong.",
    "large": "Berkas ini terlalu besar untuk diperiksa.",
    "not-pdf": "Berkas ini bukan PDF. Pilih PDF aslinya, bukan foto atau hasil pindai.",
    "encrypted": "PDF ini terkunci kata sandi, jadi segelnya tidak terbaca. Minta yang tidak terkunci.",
    "damaged": "PDF ini rusak atau terpotong. Unduh atau minta lagi berkas aslinya.",
    "ended": "PDF ini terlalu rumit untuk diperiksa, jadi pemeriksaannya kami hentikan.",
    "busy": "Sedang banyak yang memeriksa. Berkas belum dibaca: coba lagi sebentar lagi.",
}
Row = dict[str, str]


@dataclass(frozen=True)
class ShownSeal:
    """One seal: what to make of it first, then what it says. `is_test`: put on by keys for trying out."""

    tone: str
    state: str
    sentence: str
    rows: list[Row]
    is_test: bool


@dataclass(frozen=True)
class ShownFile:
    """A PDF: its heading and its seals. `tone` is the tone of the weakest of them.

    `more`: how many seals, and that not all of them were judged; empty for one, which speaks for itself.
    """

    tone: str
    state: str
    heading: str
    lead: str
    seals: list[ShownSeal]
    more: str = ""


def shown(checked: Checked, zone: clock.Zone, *, is_ours: bool) -> ShownFile:
    """`is_ours`: the file is, byte for byte, a letter that this installation issued."""
    found, more = [_shown(seal, zone) for seal in checked.seals], _count(checked)
    weakest = min(found, key=lambda each: _WORST.index(each.tone)) if found else None
    if is_ours and (weakest is None or weakest.tone != "bad"):
        lead = "Tidak satu huruf pun berubah sejak terbit."
        return ShownFile("ok", "Sama persis", "Berkas ini surat yang kami terbitkan", lead, found, more)
    if weakest is None:
        lead = "Itu tidak berarti palsu. Surat dari sini tetap dapat dicocokkan dengan kodenya."
        return ShownFile("calm", "Tanpa segel", "Berkas ini tidak bersegel elektronik", lead, [])
    if checked.left_off and weakest.tone == "ok":
        return ShownFile("warn", _NOT_ALL, _HEADINGS["warn"], more, found, more)
    return ShownFile(weakest.tone, weakest.state, _HEADINGS[weakest.tone], weakest.sentence, found, more)


_NOT_ALL: Final = "Belum semua diperiksa"


def _count(checked: Checked) -> str:
    judged = len(checked.seals)
    if not checked.left_off:
        return f"Berkas ini memuat {judged} segel." if judged > 1 else ""
    return (
        f"Berkas ini memuat {judged + checked.left_off} segel. Yang kami periksa {judged} pertama; "
        f"{checked.left_off} lainnya tidak kami nilai."
    )


_WORST: Final = ("bad", "warn", "ok")
_HEADINGS: Final = {
    "bad": "Jangan pakai berkas ini sebagai bukti",
    "warn": "Segelnya belum dapat dipercaya begitu saja",
    "ok": "Segelnya utuh dan penyegelnya dikenal",
}


def _shown(seal: Seal, zone: clock.Zone) -> ShownSeal:
    tone, state, sentence = _judged(seal)
    rows = [
        ("Disegel oleh", seal.by, "landmark"),
        ("Penerbit sertifikat", seal.issuer, "badge-check"),
        ("Isi", "utuh" if seal.intact else "berubah sesudah disegel", "file-check"),
        ("Cakupan", _coverage(seal), "layers"),
        ("Akar kepercayaan", _root(seal), "shield-check"),
        (
            "Sertifikat berlaku sampai",
            clock.date_in_words(seal.until.astimezone(zone.tz).date()),
            "calendar-days",
        ),
    ]
    if seal.said_at is not None:
        said = clock.moment_in_words(seal.said_at, zone)
        rows.append(("Waktu menurut penyegel", said, "clock"))
    shown_rows = [{"label": label, "value": value, "icon": icon} for label, value, icon in rows]
    return ShownSeal(tone, state, sentence, shown_rows, seal.test)


def _judged(seal: Seal) -> tuple[str, str, str]:
    """Tone, state and sentence. What cannot be trusted is said before what can."""
    doubts = (
        (not seal.intact, "changed"),
        (not seal.whole and not seal.countersigned, "added"),
        (bool(seal.dates), seal.dates),
        (not seal.trusted, "unknown"),
        (seal.test, "test"),
        (seal.countersigned, "countersigned"),
    )
    return _SAID[next((doubt for holds, doubt in doubts if holds), "sound")]


_SAID: Final = {
    "changed": (
        "bad",
        "Berubah",
        "Isi berkas berubah sesudah disegel. Minta berkas aslinya kepada penerbitnya.",
    ),
    "added": (
        "warn",
        "Ditambahi",
        "Yang disegel masih utuh, tetapi berkas ini ditambahi sesudahnya. Tambahannya tidak dijamin.",
    ),
    "countersigned": (
        "ok",
        "Ditandatangani lagi",
        "Yang disegel utuh. Sesudahnya hanya ada tanda tangan lain, dan itu bukan perubahan: lihat di bawah.",
    ),
    "expired": (
        "warn",
        "Sertifikat berakhir",
        "Isinya utuh, tetapi sertifikat penyegelnya sudah berakhir. Tanyakan kepada penerbitnya.",
    ),
    "not-yet": (
        "warn",
        "Sertifikat belum berlaku",
        "Isinya utuh, tetapi sertifikat penyegelnya belum mulai berlaku.",
    ),
    "unknown": (
        "warn",
        "Penyegel tidak dikenal",
        "Isinya utuh sejak disegel. Namun akarnya tidak kami kenal: siapa pun dapat memakai nama ini.",
    ),
    "test": (
        "warn",
        "Segel uji coba",
        "Isinya utuh, tetapi segelnya dibuat untuk mencoba. Surat ini tidak disegel secara resmi.",
    ),
    "sound": (
        "ok",
        "Utuh",
        "Isi berkas tidak berubah sejak disegel, dan sertifikat penyegelnya kami kenal.",
    ),
}


def _coverage(seal: Seal) -> str:
    if seal.countersigned:
        return "seluruh berkas sampai tanda tangan berikutnya"
    return "seluruh berkas" if seal.whole else "sebagian: ada yang ditambahkan sesudah segel"


def _root(seal: Seal) -> str:
    if not seal.intact:
        return "tidak dinilai, karena isinya berubah"
    if seal.test:
        return "UJI COBA, bukan segel resmi" if seal.trusted else "UJI COBA, dan tidak kami kenal"
    return "dikenal" if seal.trusted else "tidak kami kenal"
