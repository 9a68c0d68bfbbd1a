"""The letters of a case for an officer, and for somebody who holds a letter's code."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse

from netra import clock
from netra.accounts.models import Office
from netra.cases import offers, queries, services
from netra.cases.desk import Desk, OpenPaper
from netra.cases.letters import KINDS, LetterKind, offered
from netra.cases.models import Case, IssuedLetter, Paper
from netra.cases.page.respondents import names_of
from netra.cases.respondents import OpenRespondent, open_respondents
from netra.letters.drafts import TemplateRefused
from netra.letters.kinds import PaperKind, grouped
from netra.letters.kinds import kinds as shared_kinds

_SEAL_REFUSED: Final = {
    "no-key": "berkas atau kata sandinya tidak terbaca",
    "wrong-key": "kata sandinya tidak membuka berkas segelnya",
    "expired": "sertifikatnya sudah berakhir",
    "not-yet": "sertifikatnya belum mulai berlaku",
    "busy": "sedang dipakai rekan lain",
}


UNSEALED: Final = "tidak ada; surat ini diperiksa dengan kode dan sidiknya"


def seal_of(office: Office, place: services.Place) -> str:
    """Whose seal a letter of this office will bear, said before it is issued."""
    if place.seal_of(office):
        return f"Surat ini terbit dengan segel elektronik {office.name}."
    return (
        f"{office.name} belum punya segel elektronik. Surat ini terbit tanpa itu, dan keasliannya "
        "diperiksa dengan kodenya."
    )


def seal_refused(why: str) -> str:
    """Why a letter could not be sealed, and what to do."""
    reason = _SEAL_REFUSED.get(why, "penyegelannya terhenti")
    again = (
        "Tekan sekali lagi."
        if why == "busy"
        else "Beri tahu pengelola sistem: netra check menyebut cara memperbaikinya."
    )
    return f"Segel elektronik tidak dapat dipakai: {reason}. Belum ada surat yang terbit. {again}"


_TEMPLATE_REFUSED: Final = {
    "not-docx": "Berkas ini bukan DOCX yang utuh. Simpan lagi sebagai DOCX biasa, lalu unggah lagi.",
    "damaged": "Isi DOCX ini rusak. Simpan lagi sebagai DOCX biasa, lalu unggah lagi.",
    "large": "Templat ini terlalu besar. Perkecil gambarnya.",
    "parts": "DOCX ini berisi terlalu banyak bagian untuk sebuah templat surat.",
    "macros": "Templat tidak boleh memuat makro atau berkas yang disematkan{what}.",
    "external": "Templat tidak boleh mengambil apa pun dari luar{what}. Hapus tautan atau gambar tertaut.",
    "unknown": "Templat menyebut isian yang tidak ada{what}. Nama yang dikenal tertulis di bawah.",
    "missing": "Templat belum memuat isi surat{what}.",
    "syntax": "Kurung kurawal di templat tidak dapat dibaca{what}.",
    "unsafe": "Templat memakai nama yang tidak diperbolehkan{what}.",
    "heavy": "Templat ini terlalu berat untuk diisi.",
    "busy": "Sedang banyak yang menyusun konsep. Coba lagi sebentar lagi.",
    "fault": "Ada kesalahan di program ini, bukan di berkas Anda. Beri tahu pengelola sistem.",
}


TEMPLATE_NAMES: Final = (
    ("{{ kop.lembaga }}, {{ kop.alamat }}", "kop surat kantor"),
    ("{{ judul }}", "judul berita acara atau keputusan; kosong pada surat"),
    ("{{ nomor }}, {{ sifat }}, {{ lampiran }}, {{ hal }}", "kepala surat"),
    ("{{ tempat_tanggal }}", "tempat dan tanggal"),
    ("{{ kepada }}, {{ kota }}", "penerima, satu baris tiap isian, dan kotanya"),
    ("{{ isi }}", "isi surat: tiap bagian punya .teks, dan .tebal bila judul"),
    ("{{ penanda_tangan }}", "tiap orang punya .jabatan, .nama, .nip, .tempat_tanggal"),
    ("{{ konsep }}, {{ contoh }}", "keterangan bahwa ini konsep, dan bahwa ini peragaan"),
)


def template_refused(refused: TemplateRefused) -> str:
    """What is wrong with a template, and where."""
    what = f": “{refused.what}”" if refused.what else ""
    return _TEMPLATE_REFUSED[refused.why].format(what=what)


REFERRAL = "penerusan"


@dataclass(frozen=True)
class ShownLetter:
    """One issued letter as a row; `address` is that of its file."""

    letter: IssuedLetter
    label: str
    icon: str
    issued: str
    address: str
    is_erased: bool


def kind_of(code: str) -> LetterKind | PaperKind:
    """A kind of letter by its code, whichever room writes it."""
    return KINDS.get(code) or shared_kinds()[code]


def shown_letters(
    found: Iterable[IssuedLetter], name: str, docket: str, zone: clock.Zone, *, is_erased: bool
) -> list[ShownLetter]:
    """Issued letters as rows; `name` is the view that gives their files."""
    return [
        ShownLetter(
            each,
            kind_of(each.kind).label,
            kind_of(each.kind).icon,
            clock.moment_in_words(each.at, zone),
            reverse(name, args=[docket, each.nonce]),
            is_erased,
        )
        for each in found
    ]


def letters_of(case: Case) -> list[ShownLetter]:
    """What was issued, newest first."""
    zone, is_erased = clock.Zone(case.government.zone), case.report.erased_at is not None
    return shown_letters(
        queries.letters_of(case), "cases:letter_file", case.docket or "", zone, is_erased=is_erased
    )


def letters_offered(case: Case) -> list[LetterKind]:
    """What may be written now; nothing to a reporter where nobody reported."""
    return [kind for kind in offered(case.stage) if case.report.has_reporter or not kind.needs_reporter]


def letter_of_referral(case: Case) -> str:
    """Number and day of the newest letter of referral, as the referral is noted; "" before one is issued."""
    issued = (each for each in queries.letters_of(case) if each.kind == REFERRAL)
    return next((number_and_day(one, clock.Zone(case.government.zone)) for one in issued), "")


def number_and_day(letter: IssuedLetter, zone: clock.Zone) -> str:
    """A letter as other papers name it."""
    return f"{letter.number}, {clock.date_in_words(letter.at.astimezone(zone.tz).date())}"


def beginning_of_letter(case: Case, kind: LetterKind, desk: Desk) -> dict[str, Any]:
    """What the case already knows of a letter that is about to be written."""
    if kind.code == REFERRAL:
        who = "; ".join(each.told.position for each in open_respondents(case, desk) if _is_linked(each))
        to = "\n".join(services.receivers(case, desk))
        return {"to": to, "respondent": who, "enclosure": "1 berkas kajian"}
    if kind.code == "berita-acara":
        return _what_was_heard(case, desk)
    if kind.code == "kajian":
        return _what_was_assessed(case, desk)
    if kind.code in ("rujukan-bkn", "tindak-lanjut"):
        return {"to": _RECEIVERS[kind.code], "enclosure": "1 berkas kajian"}
    if kind.code == "undangan":
        usual = {"meet": "Petugas penanganan pelanggaran", "bring": "kartu identitas"}
        people = open_respondents(case, desk)
        to = f"{people[0].told.position}\n{people[0].told.agency}" if len(people) == 1 else ""
        return {"party": "respondent", "to": to, "to_place": case.government.place, **usual}
    return {}


def _is_linked(one: OpenRespondent) -> bool:
    """Whether the plenary found a breach in this one, or said nothing about them alone."""
    return one.row.unlinked_at is None


_RECEIVERS: Final = {
    "rujukan-bkn": "Kepala Badan Kepegawaian Negara",
    "tindak-lanjut": "Pejabat Pembina Kepegawaian",
}


def _what_was_assessed(case: Case, desk: Desk) -> dict[str, Any]:
    """The assessment as it was filed, to be made into a paper."""
    for paper in reversed(desk.open_papers(case)):
        if paper.kind == Paper.Kind.ASSESSMENT:
            norms = [offers.norm_words(entry) for entry in paper.content["norms"]]
            analysis = "\n\n".join((paper.content["analysis"], *_of_each(case, paper, desk)))
            return {"reported": paper.content["facts"], "analysis": analysis, "norm": "; ".join(norms)}
    return {}


def _of_each(case: Case, paper: OpenPaper, desk: Desk) -> list[str]:
    """What the assessment says of every one of several respondents."""
    said = paper.content.get("of", {})
    names = names_of(open_respondents(case, desk)) if said else {}
    return [f"{words}: {said[nonce]}" for nonce, words in names.items() if nonce in said]


def _what_was_heard(case: Case, desk: Desk) -> dict[str, Any]:
    """The last clarification in which somebody spoke."""
    zone = clock.Zone(case.government.zone).tz
    for paper in reversed(desk.open_papers(case)):
        if paper.kind == Paper.Kind.CLARIFICATION and paper.content["outcome"] == "heard":
            told = {name: paper.content[name] for name in ("party", "minutes")}
            which = paper.content.get("respondent", "")  # these words are of this one, and of no other
            return {**told, "which": which, "on": paper.at.astimezone(zone).date()}
    return {}


def proof_rows(letter: IssuedLetter) -> list[dict[str, str]]:
    """What a letter's code proves, as label, value and icon: whose seal it bears, nothing of the case, of
    nobody in it."""
    government = letter.office.government
    rows = (
        ("Nomor", letter.number, "file-text"),
        ("Jenis", kind_of(letter.kind).label, "layers"),
        ("Kantor", letter.office.name, "landmark"),
        ("Terbit", clock.moment_in_words(letter.at, clock.Zone(government.zone)), "calendar-days"),
        ("Segel elektronik", letter.sealed_as or UNSEALED, "badge-check"),
        ("Sidik naskah", grouped(letter.fingerprint), "file-check"),
        ("Sidik berkas (SHA-256)", letter.sha256, "file-check"),
    )
    return [{"label": label, "value": value, "icon": icon} for label, value, icon in rows]
