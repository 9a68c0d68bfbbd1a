"""Hand-overs between installations: a sealed package out, a package in, and the office's key."""

from typing import Any, Final

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from netra import vault
from netra.accounts.shared_keys import SealedToEarlierKey
from netra.cases import forms, queries, services
from netra.cases.handing import package
from netra.cases.handing.chain import BrokenChain
from netra.cases.handing.custody import RECEIVED, SENT, state_of
from netra.cases.models import Handover
from netra.cases.views.acting import PREVENTED, already_done, case_or_404, desk_of, handler
from netra.cases.views.handing import links_of, passage_or_404
from netra.cases.views.receiving import receiver
from netra.reports.services import NotSealedToYou

_REFUSALS: Final[dict[type[package.PackageRefused], str]] = {
    package.NotAPackage: "Ini bukan paket serah terima Netra, atau dibuat dengan bentuk yang belum dikenal.",
    package.Damaged: "Paket ini rusak di jalan: tidak utuh seperti saat dikirim. Mintalah dikirim lagi.",
    package.Changed: "Isi paket ini bukan yang disegel pengirim. Jangan dipakai; beri tahu pengirim.",
    package.ForSomebodyElse: "Paket ini disegel untuk kantor lain, dengan sidik kunci {}.",
    services.ImportedBefore: "Paket ini sudah dimuat sebelumnya, dengan nomor {}.",
    services.HereAlready: "Putusan ini sudah ada di kantor Anda lewat jalan lain, dengan nomor {}.",
    services.LoopsBack: "Putusan ini berangkat dari kantor Anda sendiri ({}). Tidak dimuat lagi.",
    BrokenChain: "Bagian dari {} dalam paket ini bukan yang dikirim lembaga itu: berubah di tengah jalan. "
    "Jangan dipakai; beri tahu lembaga itu dan pengirimnya.",
}
_NOT_NOW: Final[dict[type[Exception], str]] = {
    services.RulingIsOld: "Putusannya berubah sesudah diserahkan: berkas lama tidak keluar lagi. "
    "Tarik kembali, atau beri tahu penerimanya dengan surat.",
    services.ChangeWaits: PREVENTED[services.ChangeWaits],
}
_NO_KEY = "Kunci kantor tidak dapat Anda buka: dibuat sebelum Anda bertugas, atau kunci Anda sudah berganti."


@handler
def pack(request: Any, docket: str, number: str) -> HttpResponse:
    """Seal a hand-over for an office outside, whose key's fingerprint was read out, and download it."""
    found = case_or_404(request, docket)
    passage = passage_or_404(found, number)
    if state_of(passage) != SENT or passage.to_office_id is not None:
        return already_done(request, found.report)
    return packing(request, passage, back=links_of(docket, number)["page"])


def packing(request: Any, passage: Handover, *, back: str) -> HttpResponse:
    """The form with the receiver's key, or the package as a download."""
    form = forms.PackForm(request.POST or None)
    public = _key_read_out(form) if form.is_valid() else None
    shown: dict[str, Any] = {"handover": passage, "back": back, "was_refused": form.is_bound}
    if public and "ditolak" in request.POST:  # a download would leave the refusal standing on the page
        agreed = {"form": forms.PackForm(initial=form.cleaned_data), "was_refused": False, "agrees": True}
        return render(request, "cases/handover_move.html", shown | agreed)
    made = _packed(request, form, passage, public) if public else None
    if made is None:
        return render(request, "cases/handover_move.html", shown | {"form": form})
    answer = HttpResponse(made, content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{passage.number}.netra"'
    return answer


def _key_read_out(form: forms.PackForm) -> bytes | None:
    """The office's key, or nothing and the reason at its field."""
    told = form.cleaned_data
    try:
        return services.key_from_words(told["key"], told["fingerprint"])
    except services.NotAnOfficeKey:
        form.add_error("key", "Ini bukan kunci kantor Netra. Salin seluruhnya, dari NETRA-KUNCI-KANTOR.")
    except services.AnotherFingerprint as other:
        form.add_error(
            "fingerprint", f"Sidiknya tidak sama. Kunci yang ditempelkan bersidik {other}. Jangan teruskan."
        )
    return None


def _packed(request: Any, form: forms.PackForm, passage: Handover, public: bytes) -> bytes | None:
    """The package, or nothing and the reason."""
    try:
        return services.pack_handover(
            handover=passage, public=public, sample=settings.ENV.demo, desk=desk_of(request)
        )
    except tuple(_NOT_NOW) as not_now:
        form.add_error(None, _NOT_NOW[type(not_now)])
    except package.TooLarge:
        form.add_error(None, "Terlalu besar untuk satu paket. Serahkan lagi dengan lebih sedikit gambar.")
    return None


@require_POST
@handler
def take_out(request: Any, docket: str, number: str) -> HttpResponse:
    """One part in clear, for an institution that has no Netra; on record."""
    found = case_or_404(request, docket)
    answer = taking_out(request, passage_or_404(found, number))
    return answer or already_done(request, found.report)


def taking_out(request: Any, passage: Handover) -> HttpResponse | None:
    """The part that was asked for as a download; None where it does not go out in clear."""
    part = request.POST.get("bagian", "")
    if part not in services.PLAIN or state_of(passage) not in (SENT, RECEIVED):
        return None
    try:
        made = services.take_out(handover=passage, part=part, sample=settings.ENV.demo, desk=desk_of(request))
    except (services.NotForOutside, services.RulingIsOld, services.ChangeWaits):
        return None
    answer = HttpResponse(made, content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{passage.number}-{part}"'
    return answer


@receiver
def take_in(request: Any) -> HttpResponse:
    """Check a package and take it in, or say by name why not; and the office's own key."""
    form = forms.PackageForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        number = _taken_in(request, form)
        if number:
            return redirect("cases:handover", number)
    key = queries.office_key_of(request.officer.office_id)
    context = {
        "form": form,
        "key": key,
        "key_text": services.key_as_text(key) if key else "",
        "fingerprint": vault.fingerprint(bytes(key.public_key)) if key else "",
    }
    return render(request, "cases/take_in.html", context)


def _taken_in(request: Any, form: forms.PackageForm) -> str:
    """The number here, or "" and the reason at the field."""
    file = form.cleaned_data["package"]
    try:
        data = file.read() if file.size <= package.LARGEST else b""
        return services.import_package(data=data, desk=desk_of(request)).handover.number
    except package.PackageRefused as refused:
        sentence = _REFUSALS[type(refused)].format(*(str(each)[:120] for each in refused.args))
    except (NotSealedToYou, SealedToEarlierKey, vault.EnvelopeRefused):
        sentence = _NO_KEY
    except services.NobodyMayReceive:
        sentence = (
            "Semua petugas kantor Anda punya kepentingan di unit terlapor: tidak ada yang boleh membuka."
        )
    form.add_error("package", sentence)
    return ""


@require_POST
@receiver
def make_key(request: Any) -> HttpResponse:
    """A key for the office; the one before still opens what was sealed to it."""
    services.make_office_key(desk=desk_of(request))
    return redirect("cases:take_in_package")
