"""Staff numbers: what a NIP says about itself. Pure; for roster import and for the demo's invented people.

A NIP has 18 digits: birth date (8), year and month of appointment (6), gender (1 man, 2 woman), serial (3);
source: Peraturan Kepala BKN 22/2007 tentang Nomor Identitas PNS. A PPPK's number has 21 for the month; any
other "month" outside 1-12 is only a warning, because rosters hold older codes too.
"""

import re
from datetime import date

ELDEST_ON_DUTY = 1940  # Born earlier, nobody is in service: the retirement age is 70 at most (professors).
YOUNGEST_AGE = 16
LENGTH = 18
ONLY_DIGITS = "NIP hanya boleh berisi angka."
MONTHS = frozenset({*range(1, 13), 21})


def check_nip(text: str) -> tuple[list[str], list[str]]:
    """What is malformed (errors) and what is implausible (warnings) about a NIP, in Indonesian.

    Spaces between groups are allowed. Malformed: length, letters, impossible birth date, gender digit; a
    malformed number gets no warnings.
    """
    digits = re.sub(r"[ .]", "", text.strip())
    if not re.fullmatch(r"[0-9]*", digits):
        return [ONLY_DIGITS], []
    if len(digits) != LENGTH:
        return [f"NIP terdiri atas 18 angka, yang tertulis {len(digits)}."], []
    errors, born = _gender_errors(digits), _birth_date(digits)
    if born is None:
        return ["Delapan angka pertama NIP bukan tanggal lahir yang ada.", *errors], []
    return errors, [] if errors else _implausible(digits, born)


def is_plausible_nip(text: str) -> bool:
    """Whether a NIP could belong to a person in service today."""
    errors, warnings = check_nip(text)
    return not errors and not warnings


def _birth_date(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def _gender_errors(digits: str) -> list[str]:
    return [] if digits[14] in "12" else ["Angka ke-15 NIP harus 1 (pria) atau 2 (wanita)."]


def _implausible(digits: str, born: date) -> list[str]:
    appointed, month = int(digits[8:12]), int(digits[12:14])
    checks = (
        (born.year < ELDEST_ON_DUTY, f"Tahun lahir {born.year} terlalu tua untuk pegawai aktif."),
        (month not in MONTHS, f"Bulan pengangkatan {month:02d} tidak ada (21 hanya pada nomor PPPK)."),
        (
            appointed < born.year + YOUNGEST_AGE,
            f"Pengangkatan {appointed} terlalu dini untuk kelahiran {born.year}.",
        ),
        (digits[15:] == "000", "Nomor urut 000 tidak lazim."),
    )
    return [message for wrong, message in checks if wrong]
