"""What in the wording of a lesson could tell who is meant. It warns; three kinds refuse.

Nobody's name is known to this module but what its caller opened in the session; nothing is kept.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from netra import law
from netra.cases.letters.echoes import echo_of
from netra.cases.lifecycle import VERDICT_LABELS
from netra.narratives import suggester
from netra.reports import clues

_NUMBER: Final = re.compile(r"\d(?:[ .-]?\d){7,}")
_TITLED: Final = re.compile(
    r"\b(?:Pak|Bu|Bapak|Ibu|Sdri?|Saudar[ai]|Kang|Teh|Mas|Mbak|Hj?)\b\.?\s+[A-Z][\w'’-]+"
    r"|\b[A-Z][\w'’-]+,?\s+(?:S\.\s?[A-Z]\w*|M\.\s?[A-Z]\w*|Drs?\.|A\.Md)"
)
_NAMELIKE: Final = re.compile(r"\b[A-Z][a-z'’-]{2,}(?:\s+[A-Z][a-z'’-]{2,})+")
_MONTHS: Final = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
_DAY: Final = re.compile(
    rf"\b\d{{1,2}}[ -](?:{_MONTHS})\b(?:\s+\d{{4}})?|\b(?:{_MONTHS})\s+\d{{4}}\b"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b(?:pukul|jam)\s+\d{1,2}(?:[.:]\d{2})?\b"
    r"|\bhari\s+(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu)\b",
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
)


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
    the respondents in the sealed report, `others`: of its witnesses. `marks`: its position, unit and place.
    `places`: the government's units, kecamatan and kelurahan."""

    told: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def warnings_in(text: str, known: Known) -> list[Warned]:
    """All that was found, what refuses first; words that stand in an earlier warning are told once."""
    refusing = (_numbers(text), _sealed_names(text, known.names, refuses=True), _echoes(text, known))
    kept: list[Warned] = []
    for each in (*(one for found in refusing for one in found), *_soft(text, known)):
        said = each.words.casefold()
        if not any(_is_told(said, other) for other in kept):
            kept.append(each)
    return kept


def _is_told(said: str, other: Warned) -> bool:
    """These words stand in an earlier warning, or hold what refuses the lesson anyway."""
    told = other.words.casefold()
    return said in told or (other.refuses and told in said)


def _soft(text: str, known: Known) -> Iterator[Warned]:
    yield from _sealed_names(text, known.others, refuses=False)
    yield from sorted((*_places(text, known), *_posts(text)), key=lambda each: -len(each.words))
    yield from _names(text)
    yield from _dates(text)
    yield from _clues(text)
    for match in _JUDGES.finditer(text):
        yield Warned(
            "Kata yang menghakimi", match.group(), "Tulis “terlapor” atau “pegawai”: pleno bukan hakim."
        )


def _numbers(text: str) -> Iterator[Warned]:
    for match in _NUMBER.finditer(text):
        yield Warned("Nomor", match.group(), "NIP, NIK, atau telepon menunjuk satu orang.", refuses=True)


def _sealed_names(text: str, names: Iterable[str], *, refuses: bool) -> Iterator[Warned]:
    why = "Kata ini ada di antara nama dalam laporan yang tersegel."
    for word in dict.fromkeys(_name_words(names)):
        if match := re.search(rf"\b{re.escape(word)}\b", text):
            yield Warned("Nama dari berkas", match.group(), why, refuses)


def _name_words(names: Iterable[str]) -> Iterator[str]:
    """The parts of names as they are written with a capital; short parts and official words are no names."""
    for name in names:
        for word in re.findall(r"[A-Z][\w'’-]+", name):
            if len(word) >= _SHORTEST_NAME and word not in _vocabulary():
                yield word


def _echoes(text: str, known: Known) -> Iterator[Warned]:
    if run := echo_of(text, known.told):
        why = "Sama persis dengan kata-kata di berkas: rekan sekantor dapat mengenali penulisnya."
        yield Warned("Kutipan dari berkas", run, why, refuses=True)


def _names(text: str) -> Iterator[Warned]:
    why = "Ini tampak seperti nama orang. Hapus, atau pastikan bukan."
    for match in _TITLED.finditer(text):
        yield Warned("Mungkin nama", match.group(), why)
    for match in _NAMELIKE.finditer(text):
        if not set(match.group().split()) <= _vocabulary() and not _is_sentence_start(text, match):
            yield Warned("Mungkin nama", match.group(), why)


def _is_sentence_start(text: str, match: re.Match[str]) -> bool:
    """ "Sesudah Pilkada": only the first word is no known one, and it begins a sentence."""
    first, *rest = match.group().split()
    before = text[: match.start()].rstrip(" ")
    return (
        set(rest) <= _vocabulary() and first not in _vocabulary() and (not before or before[-1] in ".!?\n:“")
    )


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
