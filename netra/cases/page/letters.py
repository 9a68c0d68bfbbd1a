"""The letters of a case for an officer, and for somebody who holds a letter's code."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import urlencode

from django.urls import reverse

from netra import clock, law
from netra.accounts.models import Office
from netra.cases import change_queries, lifecycle, offers, queries, services
from netra.cases.desk import Desk, OpenPaper
from netra.cases.letters import FREED, ISSUED, KINDS, RALAT, LetterKind, offered
from netra.cases.models import Case, IssuedLetter, Letter, Paper, RulingChange
from netra.cases.page.papers import order_words
from netra.cases.page.respondents import names_of
from netra.cases.respondents import open_respondents
from netra.cases.services.ways import verdicts_on, way_label
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


REFERRAL: Final = "penerusan"
REFERRALS: Final = (REFERRAL, "rujukan-bkn")


@dataclass(frozen=True)
class ShownLetter:
    """One issued letter as a row; `address` is that of its file. `is_old`: issued by a ruling that changed
    since; then `again` and `correction` are where it is written anew and corrected, "" where it cannot be."""

    letter: IssuedLetter
    label: str
    icon: str
    issued: str
    address: str
    is_erased: bool
    about: str = ""
    is_old: bool = False
    again: str = ""
    correction: str = ""


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
            _way_words(each),
        )
        for each in found
    ]


def _way_words(letter: IssuedLetter) -> str:
    """ "Badan Kepegawaian Negara (BKN), tentang Terlapor 2"; "" where the letter goes no way of several."""
    tracks = letter.tracks.split() if isinstance(letter, Letter) else []
    return way_label(tracks[0]) if tracks else ""


def letters_of(case: Case, desk: Desk) -> list[ShownLetter]:
    """What was issued, newest first; what an old ruling said is marked, with the ways to mend it."""
    zone, is_erased = clock.Zone(case.government.zone), case.report.erased_at is not None
    found, made = list(queries.letters_of(case)), change_queries.changes_of(case)
    rows = shown_letters(found, "cases:letter_file", case.docket or "", zone, is_erased=is_erased)
    if not made:
        return rows
    now = {kind.code for kind in letters_offered(case, desk)}
    old = [change_queries.is_old(each, made) for each in found]
    return [
        _old(row, each, case, now) if is_old else row
        for row, each, is_old in zip(rows, found, old, strict=True)
    ]


def _old(row: ShownLetter, letter: Letter, case: Case, now: Collection[str]) -> ShownLetter:
    correct = reverse("cases:write_letter", args=[case.docket, RALAT])
    return replace(
        row,
        is_old=True,
        again=reverse("cases:write_letter", args=[case.docket, letter.kind]) if letter.kind in now else "",
        correction=f"{correct}?{urlencode({'surat': str(letter.nonce)})}" if RALAT in now else "",
    )


def beginning_of_correction(letter: Letter, case: Case) -> dict[str, Any]:
    """What a correction of this letter begins with."""
    return {"letter": number_and_day(letter, clock.Zone(case.government.zone))}


@dataclass(frozen=True)
class OfferedWay:
    """One letter that may be written now. `about` is its way where there are several; `number` the newest
    that went this way already."""

    kind: LetterKind
    address: str
    about: str = ""
    number: str = ""


def letters_to_write(case: Case, desk: Desk) -> list[OfferedWay]:
    """What may be written now, each way of the ruling by itself."""
    ways = services.ways_of(case, desk)
    return [each for kind in letters_offered(case, desk) for each in _offered(case, kind, ways)]


def _offered(case: Case, kind: LetterKind, ways: list[services.Way]) -> list[OfferedWay]:
    address = reverse("cases:write_letter", args=[case.docket, kind.code])
    if not kind.passes_on:
        return [OfferedWay(kind, address)]
    own = services.ways_with(ways, kind)
    return [
        OfferedWay(
            kind, f"{address}?{urlencode({'jalur': each.key})}", each.label if len(ways) > 1 else "",
            _number_of(case, each, (kind.code,)),
        )
        for each in own
    ]  # fmt: skip


def _number_of(case: Case, way: services.Way, kinds: Collection[str]) -> str:
    """Number and day of the newest letter of these kinds that went this way; "" before one is issued."""
    found = next((each for each in queries.letters_on(case, way.key) if each.kind in kinds), None)
    return number_and_day(found, clock.Zone(case.government.zone)) if found else ""


def letters_offered(case: Case, desk: Desk) -> list[LetterKind]:
    """What may be written now; nothing to a reporter where nobody reported, no correction of nothing, and
    no name restored that a changed ruling did not free."""
    there = {"", *([ISSUED] if queries.letters_of(case).exists() else [])}
    there |= {FREED} if _is_freed(case, desk) else set()
    found = (kind for kind in offered(case.stage) if kind.after in there)
    return [kind for kind in found if case.report.has_reporter or not kind.needs_reporter]


def _is_freed(case: Case, desk: Desk) -> bool:
    """Whether the ruling was changed and now says of somebody that there is no breach."""
    if not change_queries.changes_of(case):
        return False
    told = verdicts_on(services.ruling_in(desk.open_papers(case)), open_respondents(case, desk))
    return any(lifecycle.NO_BREACH in own for own in told.values())


def letters_of_referral(case: Case, ways: Iterable[services.Way]) -> dict[str, str]:
    """Number and day of the newest letter of referral of each way that has one, as the referral is noted."""
    made = change_queries.changes_of(case)
    zone = clock.Zone(case.government.zone)
    found = {each.key: _letter_of_referral(case, each, made, zone) for each in ways}
    return {key: number for key, number in found.items() if number}


def _letter_of_referral(
    case: Case, way: services.Way, made: Collection[RulingChange], zone: clock.Zone
) -> str:
    """Not one of a ruling that changed since: with that nothing is passed on."""
    sent = (each for each in queries.letters_on(case, way.key) if each.kind in REFERRALS)
    found = next((each for each in sent if not change_queries.is_old(each, made)), None)
    return number_and_day(found, zone) if found else ""


def letter_on(case: Case, track: str) -> ShownLetter | None:
    """The newest letter with which this verdict was passed on."""
    rows = shown_letters(
        [each for each in queries.letters_on(case, track) if each.kind in REFERRALS][:1],
        "cases:letter_file", case.docket or "", clock.Zone(case.government.zone),
        is_erased=case.report.erased_at is not None,
    )  # fmt: skip
    return rows[0] if rows else None


def number_and_day(letter: IssuedLetter, zone: clock.Zone) -> str:
    """A letter as other papers name it."""
    return f"{letter.number}, {clock.date_in_words(letter.at.astimezone(zone.tz).date())}"


def beginning_of_letter(
    case: Case, kind: LetterKind, desk: Desk, way: services.Way | None = None
) -> dict[str, Any]:
    """What the case already knows of a letter that is about to be written; of one that goes a way of the
    ruling, what that way's receiver needs."""
    if way:
        return _beginning_of_way(kind, way)
    if kind.code == "berita-acara":
        return _what_was_heard(case, desk)
    if kind.code == "kajian":
        return _what_was_assessed(case, desk)
    if kind.code == "pemulihan":
        return _what_changed(case, desk)
    if kind.code == "undangan":
        usual = {"meet": "Petugas penanganan pelanggaran", "bring": "kartu identitas"}
        people = open_respondents(case, desk)
        to = f"{people[0].told.position}\n{people[0].told.agency}" if len(people) == 1 else ""
        return {"party": "respondent", "to": to, "to_place": case.government.place, **usual}
    return {}


def _beginning_of_way(kind: LetterKind, way: services.Way) -> dict[str, Any]:
    begins = {"track": way.key, "to": _RECEIVERS.get(kind.code, way.receiver)}
    if kind.code == "pengantar":
        return begins
    who = {"respondent": way.who.position} if way.who else {}
    served = {"employment": law.EMPLOYMENTS.get(way.who.employment, "")} if way.who else {}
    return begins | who | served | {"enclosure": "1 berkas kajian"}


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


def _what_changed(case: Case, desk: Desk) -> dict[str, Any]:
    """By which order the ruling was changed, or that it was corrected."""
    told = services.ruling_in(desk.open_papers(case)).get("changed", {})
    order = order_words(services.order_in(told))
    return {"ground": f"Perintah {order}." if order else "Catatan putusan pleno dikoreksi."}


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
