"""Checking a document by its code: a pledge, a certificate or a letter."""

import hashlib

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from netra import letters
from netra.cases import queries as cases
from netra.cases.models import IssuedLetter
from netra.cases.page import proof_rows
from netra.cases.services.issuing import CODE as LETTER
from netra.discipline import queries as discipline
from netra.letters import seals
from netra.letters.codes import BadCode, Code, parse_code
from netra.outreach import pledge_pages, queries, seal_page
from netra.outreach.forms import CodeForm, NameForm, SealedFileForm
from netra.outreach.memory_uploads import in_memory
from netra.outreach.views.pledges import Request
from netra.outreach.views.requests import public_address, public_path

NAME_HELP = "Ketik nama yang tertulis pada dokumen. Kami hanya menjawab sama atau tidak."


@require_http_methods(["GET", "POST"])
def verify(request: Request) -> HttpResponse:
    """The field for a code."""
    form = CodeForm(request.POST or None, label="Kode verifikasi")
    if form.is_valid():
        return redirect("verify_code", form.cleaned_data["code"])
    return render(request, "outreach/verify.html", {"form": form, "file_form": SealedFileForm()})


@require_http_methods(["GET", "POST"])
def verify_code(request: Request, code: str) -> HttpResponse:
    """What this code proves. An unknown code says no more than that."""
    try:
        verification = parse_code(code)
        if letter := _letter_behind(verification.digest(LETTER)):
            context = {"rows": proof_rows(letter), "code": verification}
            return render(request, "outreach/verify_letter.html", context)
        proof = queries.proof_of(verification)
    except (BadCode, queries.UnknownProof):
        return render(request, "outreach/verify_unknown.html", status=404)
    form = NameForm(request.POST or None, help_text=NAME_HELP)
    same = None
    if form.is_valid() and form.cleaned_data["name"]:
        same = queries.bears_name(proof, verification, form.cleaned_data["name"])
    context = {
        "shown": pledge_pages.proof_shown(proof, request.legal_now.date()),
        "code": verification,
        "form": form,
        "same": same,
    }
    return render(request, "outreach/verify_code.html", context)


@in_memory(seals.LARGEST_PDF)
@require_http_methods(["GET", "POST"])
def verify_file(request: Request) -> HttpResponse:
    """What the electronic seals of a PDF are worth. The file is neither kept nor named anywhere."""
    given = SealedFileForm(request.POST, request.FILES) if request.method == "POST" else SealedFileForm()
    if given.is_valid():
        pdf = given.cleaned_data["berkas"]
        try:
            found = seals.check_seals(pdf, settings.ENV.seal_roots)
        except seals.NotReadable as unread:
            given.add_error("berkas", seal_page.UNREAD[unread.why])
        else:
            letter = _letter_with_print(hashlib.sha256(pdf).hexdigest())
            shown = seal_page.shown(found, settings.ENV.zone, is_ours=letter is not None)
            context = {"shown": shown, "rows": proof_rows(letter) if letter else []}
            return render(request, "outreach/verify_file.html", context)
    context = {"form": CodeForm(label="Kode verifikasi"), "file_form": given}
    return render(request, "outreach/verify.html", context)


def _letter_behind(code_digest: bytes) -> IssuedLetter | None:
    return cases.letter_behind(code_digest) or discipline.letter_behind(code_digest)


def _letter_with_print(sha256: str) -> IssuedLetter | None:
    return cases.letter_with_print(sha256) or discipline.letter_with_print(sha256)


@require_GET
def qr(request: Request, code: str) -> HttpResponse:
    """The address of a code's page as a picture; the same for codes that prove nothing."""
    address = public_address(request, public_path("verify_code", _parsed(code)))
    return HttpResponse(letters.qr_picture(address), content_type="image/svg+xml")


def _parsed(code: str) -> Code:
    try:
        return parse_code(code)
    except BadCode as error:
        raise Http404 from error
