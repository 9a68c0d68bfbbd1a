"""What the law or a colleague prevents, in a sentence, and the field beside which it is said."""

from typing import Final

from netra import clock
from netra.discipline import services

_SAID: Final[dict[type[Exception], tuple[str | None, str]]] = {
    services.SameEyes: (None, "Yang memutus harus petugas lain: Anda ikut memeriksa atau mengusulkan."),
    services.NotAhead: ("on", "Pilih hari sesudah hari ini."),
    services.DayNotCome: (None, "Hari pemeriksaan belum tiba."),
    services.TeamMissing: (None, "Rentangnya memuat hukuman berat: bentuk tim pemeriksa lebih dulu."),
    services.OutsideTheCatalogue: (None, "Pilihan ini tidak ada di katalog untuk status kepegawaian ini."),
    services.NotTheirs: ("authority", "Pejabat ini tidak berwenang untuk hukuman itu menurut katalog."),
    services.WrongDay: (None, "Tanggalnya belum terjadi, atau sebelum langkah yang mendahuluinya."),
    services.OtherRemedy: (None, "Pemberhentian dibanding ke BPASN; keputusan lain lewat keberatan."),
    services.ReasonMissing: ("reason", "Tulis alasannya."),
    services.AlreadyRecorded: (None, "Sudah dicatat sebelumnya."),
    services.SuperiorStillDue: (None, "Selesaikan dulu tugas tentang atasan."),
}
REFUSALS: Final[tuple[type[Exception], ...]] = (*_SAID, services.TooFarAhead, services.NotYetInForce)


def refusal_of(error: Exception, fields: set[str]) -> tuple[str | None, str]:
    """The field (None: the whole form) and the sentence."""
    if isinstance(error, services.TooFarAhead):
        return "on", f"Paling lambat {clock.date_in_words(error.until)}."
    if isinstance(error, services.NotYetInForce):
        return None, f"Keputusan berlaku mulai {clock.date_in_words(error.on)}."
    name, sentence = _SAID[type(error)]
    return (name if name in fields else None), sentence
