"""The files on the wizard's page about evidence: what a form did to them, and how each is shown."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest

from netra.reports import drafts, queries, services
from netra.reports.drafts import OpenDraft
from netra.reports.evidence import traces, uploads
from netra.reports.evidence.arriving import Arrived, Refused
from netra.reports.evidence.holders import Holder, OpenEvidence

SLUG = "bukti"
ADD, REMOVE, SEND = "tambah", "hapus", "kirim-"
CLEAN, ORIGINAL = "bersih", "asli"
ACCEPTED = "foto, video, rekaman suara, PDF, dokumen Office, dan teks"
WHY = {
    "kind": f"“{{name}}” bukan jenis berkas yang kami terima. Yang diterima: {ACCEPTED}.",
    "empty": "“{name}” kosong: tidak ada isinya.",
    "large": "“{name}” terlalu besar. Paling besar {file} MB per berkas dan {report} MB seluruhnya.",
    "full": "“{name}” tidak muat lagi. Paling banyak {count} berkas, {report} MB seluruhnya.",
    "many": "“{name}” tidak diambil: paling banyak {count} berkas.",
    "disk": "“{name}” belum dapat kami simpan: tempat penyimpanan penuh. Laporan tetap dapat dikirim.",
    "broken": "“{name}” rusak di tengah pengiriman. Kirim sekali lagi.",
    "gone": "“{name}” belum tersimpan karena draf lama sudah berakhir. Pilih sekali lagi.",
    "clean": "Salinan bersih dari “{name}” tidak dapat dibuat. Kirim aslinya, atau hapus berkas ini.",
}


@dataclass
class Handled:
    """What became of a form: how many files were added, and what has to be said."""

    added: int = 0
    stays: bool = False
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Card:
    """One file as its sender sees it."""

    file: OpenEvidence
    copy: OpenEvidence | None

    @property
    def id(self) -> str:
        return self.file.id.hex

    @property
    def sent(self) -> OpenEvidence:
        """What will be sent: the cleaned copy if there is one."""
        return self.copy or self.file

    @property
    def size_words(self) -> str:
        return size_in_words(self.file.size)

    @property
    def can_choose(self) -> bool:
        return self.file.is_whole and traces.is_telling(self.file)

    @property
    def heading(self) -> str:
        return traces.heading(self.file)

    @property
    def sentences(self) -> list[tuple[str, str]]:
        return traces.sentences(self.file) if self.file.is_whole else []


def holder_of(draft: OpenDraft) -> Holder:
    """The draft as the holder of its files."""
    return Holder.of_draft(digest=draft.digest, key=draft.key, lookup=draft.receipt.lookup)


def room(request: HttpRequest) -> uploads.Room:
    """What this browser's draft still has room for; nothing without a draft."""
    draft = drafts.open_draft(request)
    match = request.resolver_match
    if draft is None or draft.sent or (match and match.kwargs.get("slug", SLUG) != SLUG):
        return uploads.Room(0, 0)
    return services.room_left([card.file for card in cards(draft)])


def cards(draft: OpenDraft) -> list[Card]:
    """The draft's files, in the order in which they came."""
    holder = holder_of(draft)
    opened = [holder.open(row) for row in queries.evidence_rows(draft.digest)]
    copies = {each.row.replaces_id: each for each in opened if each.row.replaces_id}
    return [Card(each, copies.get(each.id)) for each in opened if not each.row.replaces_id]


def handle(request: HttpRequest, draft: OpenDraft | None) -> Handled:
    """Keep what arrived, take out what was removed, follow each choice between copy and original."""
    arrived, refused = uploads.arrived_in(request)
    done = Handled(stays=ADD in request.POST or REMOVE in request.POST)
    if draft is None or draft.sent:
        done.problems += [_said(Refused("gone", each.name)) for each in refused]
        return done
    done.problems += [_said(each) for each in refused]
    try:
        _change(request, draft, arrived, done)
    except services.DraftIsGone:  # erased, or sent in another tab, while the files were coming
        done.problems += [_said(Refused("gone", each.name)) for each in arrived[done.added :]]
    return done


def _change(request: HttpRequest, draft: OpenDraft, arrived: list[Arrived], done: Handled) -> None:
    holder, at = holder_of(draft), request.legal_now  # type: ignore[attr-defined]
    for each in arrived:
        services.keep_file(holder=holder, arrived=each, at=at)
        done.added += 1
    if (removed := _id_of(request.POST.get(REMOVE, ""))) is not None:
        services.remove_file(holder=holder, file=removed)
    for card in cards(draft):
        done.problems += _choose(holder, card, request.POST.get(SEND + card.id, ""), at)


def _choose(holder: Holder, card: Card, wanted: str, at: Any) -> list[str]:
    if wanted == ORIGINAL and card.copy:
        services.choose_original(holder=holder, original=card.file)
        return []
    needs_copy = wanted == CLEAN and card.can_choose and not card.copy
    if needs_copy and not services.choose_copy(holder=holder, original=card.file, at=at):
        return [_said(Refused("clean", card.file.name))]
    return []


def context(draft: OpenDraft, handled: Handled | None = None) -> dict[str, Any]:
    """What the page shows besides its form."""
    return {
        "files": cards(draft),
        "file_problems": handled.problems if handled else [],
        "accepted": ACCEPTED,
        "file_mb": settings.ENV.file_mb,
    }


def with_files(lines: list[Any], line: Any, draft: OpenDraft) -> list[Any]:
    """The check page's lines with one more, `line(label, value, slug)`, after what was told of evidence."""
    told = [_told(card) for card in cards(draft)]
    if not told:
        return lines
    at = 1 + next((n for n, each in enumerate(lines) if each.slug == SLUG), len(lines) - 1)
    return [*lines[:at], line("Berkas", "\n".join(told), SLUG), *lines[at:]]


def _told(card: Card) -> str:
    if not card.file.is_whole:
        return f"{card.file.name}: belum selesai terkirim, tidak ikut"
    how = "salinan bersih" if card.copy else card.file.kind.label.lower()
    return f"{card.file.name} ({how}, {size_in_words(card.sent.size)})"


def said_of(refused: Refused) -> str:
    """Why a file was not taken, to its sender."""
    return _said(refused)


def words_for(why: str) -> str:
    """Why a file is not taken, with {name} where its name belongs."""
    return _said(Refused(why, "{name}"))


def _said(refused: Refused) -> str:
    return WHY[refused.why].format(
        name=refused.name[:80],
        file=settings.ENV.file_mb,
        report=settings.ENV.report_mb,
        count=services.MOST_FILES,
    )


def size_in_words(size: int) -> str:
    """ "3,1 MB", "640 KB"."""
    if size >= services.MB:
        return f"{size / services.MB:.1f} MB".replace(".", ",")
    return f"{max(1, round(size / 1024))} KB"


def _id_of(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
