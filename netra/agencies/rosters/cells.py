"""One cell at a time: what a person typed, as the value that is kept. Pure; each distinct text is read once.

Every reader gives a value and a message; a message is an error for numbers, names and employments, and a
warning for what may stay empty (golongan, jenjang, TMT).
"""

import re
import unicodedata
from datetime import date, datetime

from netra.agencies.models import CivilServant, Position

Employment, Rank = CivilServant.Employment, Position.Rank

EMPLOYMENTS = {
    Employment.PNS: "pns pegawainegerisipil asnpns",
    Employment.CPNS: "cpns calonpns calonpegawainegerisipil",
    Employment.PPPK: "pppk p3k asnpppk pegawaipemerintahdenganperjanjiankerja pppkparuhwaktu pppkpenuhwaktu",
    Employment.THL: "thl honorer honor tkk tks tenagaharianlepas tenagahonorer tenagakontrak kontrak nonasn"
    " nonpns ppnpn pegawaitidaktetap ptt tenagakerjakontrak tenagahonorerdaerah pegawainonasn outsourcing",
}
_EMPLOYMENT_OF = {word: code for code, words in EMPLOYMENTS.items() for word in words.split()}
_GRADE = re.compile(r"(?<![A-Za-z])(IV|III|II|I|[1-4])\s*[/.\-]?\s*([a-e])(?![A-Za-z])", re.I)
_PPPK_GRADE = re.compile(r"^(?:gol(?:ongan)?\.?\s*)?([IVX]+)$", re.I)
_PPPK_GRADES = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
                "XVI", "XVII")  # fmt: skip
GRADES = (
    "",
    *(f"{number}/{letter}" for number in ("I", "II", "III") for letter in "abcd"),
    *(f"IV/{letter}" for letter in "abcde"),
    *_PPPK_GRADES,
)
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_LEVELS = (
    (re.compile(r"^(eselon\s*)?ii([.\s/]|[ab]?$)|jpt|pimpinan tinggi"), Rank.HIGH_LEADER),
    (re.compile(r"^(eselon\s*)?iii([.\s/]|[ab]?$)|administrator"), Rank.ADMINISTRATOR),
    (re.compile(r"^(eselon\s*)?iv([.\s/]|[ab]?$)|pengawas"), Rank.SUPERVISOR),
    (re.compile(r"fungsional|ahli|terampil|mahir|penyelia|pemula|jft|jfu"), Rank.FUNCTIONAL),
)
_MONTHS = ("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober",
           "november", "desember")  # fmt: skip
_DAY_FORMATS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y/%m/%d", "%d %m %Y")
LONGEST_NAME = 160


def plain(text: str) -> str:
    """For comparing names of agencies and positions: small letters and digits, one space between words."""
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold()))


def tidy(text: str) -> str:
    """For storing: one space between words, composed letters."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def employment(text: str) -> tuple[str, str]:
    """The employment of a word such as "P3K"; empty for an empty cell; a message for a word nobody knows."""
    code = _EMPLOYMENT_OF.get(plain(text).replace(" ", ""), "")
    known = code or not plain(text)
    return code, "" if known else f"status “{text[:40]}” tidak dikenal. Tulis PNS, CPNS, PPPK, atau THL."


def grade(text: str) -> tuple[str, str]:
    """Golongan as "III/b" (or a PPPK's "IX") out of "Penata Muda Tk. I, III/b", "3B", "(IV/a)"."""
    found, alone = _GRADE.search(text), _PPPK_GRADE.match(text.strip())
    code = f"{_ROMAN.get(found[1], found[1].upper())}/{found[2].lower()}" if found else ""
    code = alone[1].upper() if alone else code
    if code in GRADES and code:
        return code, ""
    empty = not re.search(r"\w", text)
    return "", "" if empty else f"golongan “{text[:40]}” tidak dikenal, jadi tidak disimpan. Contoh: III/b."


def level(text: str, title: str) -> str:
    """The jenjang of a new position: by its eselon or jenjang, else by its title, else pelaksana."""
    for words in (text.strip().casefold(), title.casefold()):
        for pattern, rank in _LEVELS:
            if pattern.search(words):
                return rank
    return Rank.EXECUTIVE


def day(text: str) -> tuple[date | None, str]:
    """A date as typed: 2024-10-01, 01-10-2024, 1 Oktober 2024; a message for anything else."""
    words = text.strip().casefold()
    if not words or words == "-":
        return None, ""
    for number, month in enumerate(_MONTHS, 1):
        words = re.sub(rf"\b({month}|{month[:3]})\b", f"{number:02d}", words)
    for pattern in _DAY_FORMATS:
        try:
            return datetime.strptime(words[:10].strip(), pattern).date(), ""  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None, f"tanggal “{text[:40]}” tidak terbaca, jadi tidak dipakai. Contoh: 01-10-2024."


def name_fault(text: str) -> str:
    """What is wrong with a name; empty when nothing is."""
    if not text:
        return "nama kosong."
    if text[0] in "=@":
        return "berisi rumus. Tempel sebagai nilai."
    if len(text) > LONGEST_NAME:
        return f"nama lebih dari {LONGEST_NAME} huruf."
    if any(unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cs", "Cn") for letter in text):
        return "ada karakter tersembunyi. Tulis ulang namanya."
    return "" if any(letter.isalpha() for letter in text) else "nama harus berisi huruf."
