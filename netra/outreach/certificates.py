"""A certificate on paper. The same bytes whenever it is asked for: it is dated on the day it speaks of."""

from datetime import datetime, time

from netra import clock, letters
from netra.clock import Zone
from netra.outreach.models import Certificate
from netra.outreach.papers.heads import pictures_for

NOTE = (
    "Lulus berarti paling sedikit empat dari lima keadaan dijawab tepat pada hari itu. "
    "Jawabannya tidak disimpan atas nama siapa pun."
)


def certificate_pdf(found: Certificate, address: str, *, sample: str = "") -> bytes:
    """The certificate as PDF; `address` is where its code is checked, `sample` is said first in a demo."""
    government = found.government
    data: dict[str, letters.JsonValue] = {
        "letterhead": {"institution": f"Pemerintah {government.name}"},
        "title": "Sertifikat pemahaman netralitas",
        "name": found.holder,
        "words": "lulus uji pemahaman netralitas pegawai pada",
        "day": clock.date_in_words(found.passed_on),
        "note": NOTE,
        "code_alt": "Kode QR ke halaman verifikasi",
        "code_words": ["Periksa keasliannya:", address, f"Kode verifikasi {found.spaced_code}"],
        "foot": f"Sertifikat pemahaman netralitas, {government.name}",
        "sample": sample,
    }
    dated = datetime.combine(found.passed_on, time(), tzinfo=Zone(government.zone).tz)
    pictures = pictures_for(government, code=letters.qr_picture(address))
    return letters.letter("certificate", data, at=dated, pictures=pictures)
