"""What in the wording of a lesson could tell who is meant. It warns; some kinds refuse.

Nobody's name is known to this module but what its caller opened in the session; nothing is kept.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from netra import law
from netra.cases.lessons import names
from netra.cases.letters.echoes import echo_of
from netra.cases.lifecycle import VERDICT_LABELS
from netra.narratives import suggester
from netra.reports import clues

_NUMBER: Final = re.compile(r"\d(?:[ .-]?\d){7,}")
# Digits with any signs between them, where they are as many as a telephone has.
_LONG_NUMBER: Final = re.compile(r"\d(?:[\s./_–—-]{0,3}\d){9,}")
_ACCOUNT: Final = re.compile(r"[\w.+-]*@\w[\w.-]+|\b(?:https?://|www\.)\S+", re.IGNORECASE)
_MONTHS: Final = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
_SHORT_MONTHS: Final = "jan|feb|mar|apr|jun|jul|agu|ags|agt|sept?|okt|nov|des"
_DAY: Final = re.compile(
    rf"\b\d{{1,2}}[ -](?:{_MONTHS})\b(?:\s+\d{{4}})?|\b(?:{_MONTHS})\b(?:\s+\d{{4}}\b)?"
    rf"|\b\d{{1,2}}\s+(?:{_SHORT_MONTHS})\b\.?(?:\s+\d{{4}}\b)?"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b(?:pukul|jam)\s+\d{1,2}(?:[.:]\d{2})?\b"
    r"|\bhari\s+minggu\b|\b(?:hari\s+)?(?:senin|selasa|rabu|kamis|jumat|sabtu)\b",
    re.IGNORECASE,
)
# Posts that one or few people of a unit hold; "staf", "guru", "pegawai" tell nobody apart.
_POST: Final = re.compile(
    r"\b(?:camat|lurah|sek(?:da|cam|lur|dis)|sekretaris|bendahara|ajudan|s[ou]pir|pengemudi|direktur|asisten"
    r"|ka(?:dis|ban|bag|bid|si|sub(?:bag|bid))|kepsek|kepala\s+\w+|wali\s+kota|bupati|gubernur|ketua\s+\w+"
    r"|satu-satunya\s+\w+)\b",
    re.IGNORECASE,
)
_JUDGES: Final = re.compile(r"\b(?:oknum|pelaku|bersalah|tersangka|terdakwa|terhukum)\b", re.IGNORECASE)
_KINDS_OF_PLACE: Final = ("kecamatan ", "kelurahan ", "desa ", "kota ", "kabupaten ")
_SHORTEST_NAME: Final = 4
# Capitals that name an institution or an instrument, never a person.
_OFFICIAL: Final = (
    "Badan Kepegawaian Negara Pengawas Pemilihan Umum Aparatur Sipil Aparat Pegawai Negeri Undang Peraturan"
    " Pemerintah Presiden Menteri Surat Edaran Keputusan Bersama Sentra Gakkumdu Pilkada Pemilu Wali Bupati"
    " Gubernur Kode Etik Republik Indonesia"
    " Komisi Dewan Perwakilan Rakyat Daerah Bawaslu Bolehkah Netra Lampiran"
    " WhatsApp Facebook Instagram TikTok Telegram Twitter YouTube Google Anda Dalam KPU Polri TNI Sipol"
)

_FROM_FILE: Final = "Kata ini ada di antara nama dalam laporan yang tersegel."
_MAY_BE_ONE: Final = "Ini tampak seperti nama orang. Hapus, atau pastikan bukan."


@dataclass(frozen=True)
class Warned:
    """Something found: its words as written, whom they could tell, and whether it refuses the lesson."""

    label: str
    words: str
    why: str
    refuses: bool = False


@dataclass(frozen=True)
class Known:
    """What was opened for the comparison. `told`: the reporter's and the respondent's own words. `names`: of
    the respondents, as reported and as the office recorded them, `others`: of the witnesses. `marks`: their
    positions, units and places. `places`: the government's units, kecamatan and kelurahan."""

    told: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def warnings_in(text: str, known: Known) -> list[Warned]:
    """All that was found, what refuses first; words that stand in an earlier warning are told once."""
    hidden, text = _hidden(unicodedata.normalize("NFC", text)), names.unaccented(text)
    found = (*hidden, *_by_file(text, known), *_soft(text, known))
    kept: list[Warned] = []
    for each in sorted(found, key=lambda each: not each.refuses):
        said = each.words.casefold()
        if not any(_is_told(said, other) for other in kept):
            kept.append(each)
    return kept


def _is_told(said: str, other: Warned) -> bool:
    """These words stand in an earlier warning, or hold what refuses the lesson anyway."""
    told = other.words.casefold()
    return said in told or (other.refuses and told in said)


def _hidden(text: str) -> Iterator[Warned]:
    for word in names.hidden(text):
        why = "Tanda tak terlihat atau huruf bukan Latin menyembunyikan kata. Ketik ulang."
        yield Warned("Huruf asing", word, why, refuses=True)


def _by_file(text: str, known: Known) -> Iterator[Warned]:
    """What refuses, whoever weighs it, and a part of a name that may be a word."""
    yield from _numbers(text)
    yield from _accounts(text)
    for words, is_sure in names.of_file(text, known.names, _vocabulary()):
        yield Warned("Nama dari berkas", words, _FROM_FILE, is_sure)
    yield from _echoes(text, known)
    for words, is_sure in names.of_file(text, known.others, _vocabulary()):
        if is_sure:  # whoever saw it is told of in whole sentences
            yield Warned("Nama dari berkas", words, _FROM_FILE)


def _soft(text: str, known: Known) -> Iterator[Warned]:
    yield from sorted((*_places(text, known), *_posts(text)), key=lambda each: -len(each.words))
    yield from _names(text)
    yield from _dates(text)
    yield from _clues(text)
    for match in _JUDGES.finditer(text):
        yield Warned(
            "Kata yang menghakimi", match.group(), "Tulis “terlapor” atau “pegawai”: pleno bukan hakim."
        )
    yield from (Warned("Mungkin nama", word, _MAY_BE_ONE) for word in names.lone(text, _vocabulary()))


def _numbers(text: str) -> Iterator[Warned]:
    for match in (*_LONG_NUMBER.finditer(text), *_NUMBER.finditer(text)):
        yield Warned("Nomor", match.group(), "NIP, NIK, atau telepon menunjuk satu orang.", refuses=True)


def _accounts(text: str) -> Iterator[Warned]:
    for match in _ACCOUNT.finditer(text):
        why = "Akun, alamat surel, atau tautan menunjuk satu orang."
        yield Warned("Akun atau tautan", match.group(), why, refuses=True)


def _echoes(text: str, known: Known) -> Iterator[Warned]:
    if run := echo_of(text, map(names.unaccented, known.told)):
        why = "Sama persis dengan kata-kata di berkas: rekan sekantor dapat mengenali penulisnya."
        yield Warned("Kutipan dari berkas", run, why, refuses=True)


def _names(text: str) -> Iterator[Warned]:
    yield from (Warned("Mungkin nama", words, _MAY_BE_ONE) for words in names.like_names(text, _vocabulary()))


def _places(text: str, known: Known) -> Iterator[Warned]:
    why = "Unit atau tempat yang disebut mengecilkan lingkaran orangnya. Tulis tanpa tempat."
    for name in dict.fromkeys((*known.places, *known.marks)):
        for said in _ways_to_say(name):
            if match := re.search(rf"\b{re.escape(said)}\b", text, re.IGNORECASE):
                yield Warned("Unit atau tempat", match.group(), why)
                break


def _ways_to_say(name: str) -> Iterator[str]:
    """The whole name; of "Kecamatan Cikole" also "Cikole"."""
    low = name.casefold().strip()
    if len(low) >= _SHORTEST_NAME:
        yield low
    for kind in _KINDS_OF_PLACE:
        if low.startswith(kind) and len(low) - len(kind) >= _SHORTEST_NAME:
            yield low.removeprefix(kind)


def _dates(text: str) -> Iterator[Warned]:
    for match in _DAY.finditer(text):
        why = "Hari atau jam dapat dicocokkan dengan kejadian yang diketahui orang."
        yield Warned("Waktu", match.group(), why)


def _posts(text: str) -> Iterator[Warned]:
    traces = suggester(law.home()).suggest(text).traces
    for match in _POST.finditer(text):
        yield Warned("Jabatan", match.group(), "Jabatan yang dipegang sedikit orang menunjuk orangnya.")
    for passage in (*traces.agencies, *traces.places):
        if not set(re.findall(r"[A-Z][\w'’-]+", passage.text)) <= _vocabulary():
            yield Warned("Unit atau tempat", passage.text, "Tulis tanpa nama unit dan tanpa tempat.")


def _clues(text: str) -> Iterator[Warned]:
    for found in clues.clues_in(text):
        why = "Kalimat seperti ini dapat menunjuk siapa yang bercerita."
        yield Warned("Petunjuk kepada pelapor", found.words, why)


def _vocabulary() -> frozenset[str]:
    """Words with a capital that the law itself writes: labels of acts, verdicts and people."""
    rules = law.rulebook()
    labels = [
        *(act.label for act in rules.acts.values()),
        *VERDICT_LABELS.values(),
        *law.EMPLOYMENTS.values(),
    ]
    labels += [one.label for one in rules.instruments.values()]
    return frozenset(_OFFICIAL.split()) | {
        word for each in labels for word in re.findall(r"[A-Z][\w'’-]+", each)
    }
