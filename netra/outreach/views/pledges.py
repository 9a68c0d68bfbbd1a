"""The public pages of a pledge: open a slip, read, sign or not, keep the receipt. No account, no trace."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from netra import law
from netra.law import PledgeText
from netra.letters.codes import BadCode, Code, parse_code
from netra.outreach import pledge_letters, pledge_pages, queries, services
from netra.outreach.forms import CodeForm, NameForm, SignForm
from netra.outreach.models import Proof
from netra.outreach.views.requests import public_address, public_path

ANSWERS = {"nanti": services.LATER, "tidak": services.DECLINED}
NAME_HELP = "Boleh kosong. Nama tidak kami simpan: yang tercetak harus sama dengan yang Anda ketik tadi."
UNKNOWN_SLIP = "Slip ini tidak dikenal, atau sudah diganti dengan yang baru."


class Request(HttpRequest):
    """A public request with its legal moment."""

    legal_now: datetime


@require_http_methods(["GET", "POST"])
def start(request: Request) -> HttpResponse:
    """What a pledge is, and the field for a slip's code."""
    text = law.pledge_on(request.legal_now.date())
    form = CodeForm(request.POST or None, label="Kode pada slip Anda")
    if text is not None and form.is_valid() and _opens(request, form):
        return redirect("pledge_sign", form.cleaned_data["code"])
    shown = pledge_pages.text_shown(text) if text else None
    return render(request, "outreach/pledge_start.html", {"form": form, "shown": shown})


@require_http_methods(["GET", "POST"])
def sign(request: Request, code: str) -> HttpResponse:
    """The whole wording and one deliberate act beneath it."""
    text = law.pledge_on(request.legal_now.date())
    if text is None:
        return redirect("pledge_start")
    try:
        slip = parse_code(code)
        signer = queries.signer_with(slip, request.legal_now.date())
        answer = ANSWERS.get(request.POST.get("jawaban", ""))
        if answer:
            services.leave_pledge_open(slip=slip, answer=answer, text=text, at=request.legal_now)
            return redirect("pledge_left_open", request.POST["jawaban"])
        return _sign(request, slip, signer, text)
    except (BadCode, queries.UnknownSlip, services.PledgeNotOpen):
        return _refused(request, "unknown")
    except queries.NotOnDuty:
        return _refused(request, "not_on_duty")


def _sign(request: Request, slip: Code, signer: queries.Signer, text: PledgeText) -> HttpResponse:
    form = SignForm(request.POST or None)
    if form.is_valid():
        try:
            name = form.cleaned_data["name"]
            code = services.sign_pledge(slip=slip, name=name, text=text, at=request.legal_now)
            return redirect("pledge_receipt", code)
        except services.NameDiffers:
            form.add_error(
                "name", "Nama ini berbeda dari nama pada slip. Ketik seperti yang tercetak di sana."
            )
    context = {
        "form": form,
        "signer": signer,
        "employment": signer.civil_servant.get_employment_display(),
        "shown": pledge_pages.text_shown(text),
        "ceremony": queries.ceremony_for(signer.agency, text.id, request.legal_now.date()),
    }
    return render(request, "outreach/pledge_sign.html", context)


@require_GET
def left_open(request: Request, answer: str) -> HttpResponse:
    """After "later" or "no": that nothing was kept under a name, and the way back."""
    if answer not in ANSWERS:
        raise Http404
    text = law.pledge_on(request.legal_now.date())
    shown = pledge_pages.text_shown(text) if text else None
    return render(request, "outreach/pledge_left_open.html", {"later": answer == "nanti", "shown": shown})


@require_http_methods(["GET", "POST"])
def receipt(request: Request, code: str) -> HttpResponse:
    """The receipt of a signature; posting makes it a PDF, with the name when the right one is typed."""
    verification = _code(code)
    proof = _pledge_proof(verification)
    form = NameForm(request.POST or None, label="Nama yang dicetak", help_text=NAME_HELP)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        if not name or queries.bears_name(proof, verification, name):
            pdf = pledge_letters.receipt(
                proof, verification, name=name, address=_address(request, verification), at=request.legal_now
            )
            return _download(pdf, "tanda-terima-ikrar.pdf")
        form.add_error("name", "Nama ini berbeda dari yang diketik saat menandatangani.")
    return render(
        request, "outreach/pledge_receipt.html", _receipt_context(request, form, proof, verification)
    )


@require_GET
def text(request: Request, name: str) -> HttpResponse:
    """One version of the wording, also one that nobody can sign any more."""
    try:
        found = law.rulebook().pledge(name)
    except law.UnknownRule as error:
        raise Http404 from error
    on = request.legal_now.date()
    context = {"shown": pledge_pages.text_shown(found), "open": law.pledge_on(on) == found}
    return render(request, "outreach/pledge_text.html", context)


def _receipt_context(request: Request, form: NameForm, proof: Proof, code: Code) -> dict[str, Any]:
    shown = pledge_pages.proof_shown(proof, request.legal_now.date())
    text = law.rulebook().pledges.get(proof.subject)
    return {
        "form": form,
        "proof": proof,
        "shown": shown,
        "text": text,
        "code": code,
        "address": _address(request, code),
    }


def _opens(request: Request, form: CodeForm) -> bool:
    try:
        queries.signer_with(form.cleaned_data["code"], request.legal_now.date())
    except queries.UnknownSlip:
        form.add_error("code", UNKNOWN_SLIP)
    except queries.NotOnDuty:
        pass  # the next page says so
    return form.is_valid()


def _refused(request: Request, why: str) -> HttpResponse:
    return render(request, "outreach/pledge_refused.html", {"why": why}, status=404)


def _code(text: str) -> Code:
    try:
        return parse_code(text)
    except BadCode as error:
        raise Http404 from error


def _pledge_proof(code: Code) -> Proof:
    try:
        return queries.proof_of(code, Proof.Kind.PLEDGE)
    except queries.UnknownProof as error:
        raise Http404 from error


def _address(request: Request, code: Code) -> str:
    return public_address(request, public_path("verify_code", code))


def _download(pdf: bytes, name: str) -> HttpResponse:
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
