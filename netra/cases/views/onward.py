"""Passing on what came from another installation: to whom, what is added, its package, its receipt."""

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from netra.accounts import roles
from netra.cases import forms, queries, services
from netra.cases.forms.onward import DOCUMENTS_MB
from netra.cases.handing.content import Content
from netra.cases.handing.custody import SENT, StillOut, state_of
from netra.cases.models import Handover
from netra.cases.page import handing as page
from netra.cases.views import handing, packages
from netra.cases.views.acting import desk_of
from netra.cases.views.receiving import answered, handover_or_404, receiver
from netra.reports import services as reports
from netra.reports.evidence import uploads
from netra.reports.evidence.arriving import Arrived

GONE: Final = "Langkah ini sudah dijalankan atau tidak tersedia lagi. Mungkin rekan Anda lebih dulu."
_NOT_NOW: Final[dict[type[Exception], str]] = {
    services.NotHeld: "Kantor Anda tidak memegang berkas ini: belum ada tanda terima, atau isinya dihapus.",
    services.NotFromOutside: "Berkas ini diserahkan di sini, bukan dengan paket. Teruskan dengan surat.",
    services.InAProceeding: "Perkara disiplin berjalan dari berkas ini. Selesaikan atau kembalikan dulu.",
    services.WentTooFar: "Berkas ini sudah melewati terlalu banyak kantor. Teruskan dengan surat.",
    StillOut: "Berkas ini sudah diteruskan. Mungkin rekan Anda lebih dulu.",
}
_FILES: Final = {
    "kind": "Bukan PDF atau gambar.",
    "empty": "Berkas ini kosong.",
    "large": f"Dokumennya bersama-sama lebih dari {DOCUMENTS_MB} MB. Perkecil dulu.",
    "full": f"Dokumennya bersama-sama lebih dari {DOCUMENTS_MB} MB. Perkecil dulu.",
    "many": f"Paling banyak {services.MOST_DOCUMENTS} dokumen.",
    "disk": "Penyimpanan di sini hampir penuh. Beri tahu pengelola sistem.",
    "broken": "Berkasnya tidak sampai utuh. Pilih lagi.",
}


def _room(request: HttpRequest) -> uploads.Room:
    """What the form may bring."""
    officer = getattr(request, "officer", None)
    if officer is None or not officer.may(roles.RECEIVES_REFERRALS):
        return uploads.Room(0, 0)
    return uploads.Room(DOCUMENTS_MB * reports.MB, services.MOST_DOCUMENTS)


@uploads.takes_evidence(_room)
@receiver
def send_onward(request: Any, number: str) -> HttpResponse:
    """Write what this office adds, and seal all of it for an institution outside."""
    found, desk = handover_or_404(request, number), desk_of(request)
    if not page.may_pass_on(found):
        return answered(request, found, GONE)
    content = services.open_handover(handover=found, desk=desk)
    arrived, refused = uploads.arrived_in(request)
    form = _form(request, found, content)
    if refused:
        form.add_error("berkas", f"“{refused[0].name}”: {_FILES[refused[0].why]}")
    if form.is_valid():
        try:
            made = _sent(request, found, form, arrived)
        except tuple(_NOT_NOW) as not_now:
            return answered(request, found, _NOT_NOW[type(not_now)])
        if made is not None:
            return redirect("cases:onward", made.number)
    if arrived:
        form.add_error("berkas", "Pilih lagi dokumennya: berkas tidak disimpan sebelum isiannya lengkap.")
    return render(request, "cases/send_onward.html", {"form": form, "handover": found, "content": content})


def _form(request: Any, found: Handover, content: Content) -> forms.OnwardForm:
    bound = request.method == "POST"
    begins: dict[str, Any] = {}
    before = [each for each in queries.onward_of(found) if each.returned_at]
    if before and not bound:
        begins = page.beginning_onward(services.open_handover(handover=before[-1], desk=desk_of(request)))
        begins["to"] = before[-1].to_name
    pieces = page.pieces_to_pass_on(content)
    return forms.OnwardForm(request.POST if bound else None, pieces=pieces, initial=begins)


def _sent(request: Any, found: Handover, form: forms.OnwardForm, arrived: list[Arrived]) -> Handover | None:
    """The passage, or nothing and the reason at its field."""
    told = form.cleaned_data
    said = services.Said(told["recommendation"], told["reasons"], told["letter"])
    try:
        return services.send_onward(
            handover=found, to=told["to"], said=said, desk=desk_of(request), documents=arrived,
            chosen={int(each) for each in told.get("evidence", [])},
        )  # fmt: skip
    except services.WasThereBefore:
        form.add_error("to", "Berkas ini sudah pernah di lembaga itu. Pilih penerima yang lain.")
    except services.DocumentRefused as refused:
        name = arrived[refused.args[0] - 1].name
        form.add_error("berkas", f"“{name}” tidak dapat digambar ulang. Kirim sebagai PDF biasa atau foto.")
    return None


@receiver
@require_GET
def onward(request: Any, number: str) -> HttpResponse:
    """What was passed on, as the next office reads it, and what became of it."""
    passage = _passage_or_404(request, number)
    assert passage.follows is not None  # noqa: S101 - only such are found
    context = handing.sent_page(request, passage, desk_of(request)) | {
        "links": _links(passage),
        "may_act": True,
        "before": passage.follows,
    }
    return render(request, "cases/sent_handover.html", context)


@receiver
def pack_onward(request: Any, number: str) -> HttpResponse:
    """The package for the office outside whose key's fingerprint was read out."""
    passage = _passage_or_404(request, number)
    if state_of(passage) != SENT:
        return answered(request, passage, GONE, back=_links(passage)["page"])
    return packages.packing(request, passage, back=_links(passage)["page"])


@require_POST
@receiver
def take_out_onward(request: Any, number: str) -> HttpResponse:
    """One part in clear, for an institution that has no Netra; on record."""
    passage = _passage_or_404(request, number)
    return packages.taking_out(request, passage) or answered(
        request, passage, GONE, back=_links(passage)["page"]
    )


@receiver
def confirm_onward(request: Any, number: str) -> HttpResponse:
    """Write down the receipt of the next office: from then on it is there."""
    return _answer(request, number, forms.ReceiptForm, services.confirm_receipt)


@receiver
def recall_onward(request: Any, number: str) -> HttpResponse:
    """Take back what nobody gave a receipt for, or what the next office found incomplete."""
    return _answer(request, number, forms.RecallOnwardForm, services.recall_handover)


def _answer(request: Any, number: str, form_class: Any, verb: Any) -> HttpResponse:
    passage = _passage_or_404(request, number)
    back = _links(passage)["page"]
    answer = handing.answering(request, passage, form_class, verb, back=back)
    return answer or answered(request, passage, GONE, back=back)


def _links(passage: Handover) -> dict[str, str]:
    """Where the page of what was passed on leads to."""
    assert passage.follows is not None  # noqa: S101 - only such are asked
    views = {"page": "onward", "pack": "pack_onward", "take_out": "take_out_onward",
             "receipt": "confirm_onward", "recall": "recall_onward"}  # fmt: skip
    found = {name: reverse(f"cases:{view}", args=[passage.number]) for name, view in views.items()}
    before = passage.follows.number
    return found | {"back": reverse("cases:handover", args=[before]), "back_words": f"Kembali ke {before}"}


def _passage_or_404(request: Any, number: str) -> Handover:
    passage = queries.onward_for(request.officer, number)
    if passage is None:
        raise Http404
    return passage
