"""The daily digest: switched on with a mailbox and a code from it, switched off at any time."""

from contextlib import suppress
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from netra.cases import mailing, work_queries
from netra.cases.forms.digests import CodeForm, MailboxForm
from netra.cases.services import digests
from netra.cases.views.acting import bawaslu

NOT_SENT = "Surel tidak terkirim. Periksa alamatnya, atau beri tahu pengelola sistem."
WRONG = "Kodenya tidak cocok. Sesudah lima kali salah, minta kode baru."


@bawaslu
def digest(request: Any) -> HttpResponse:
    """One page for asking, confirming and ending."""
    act = {"matikan": _end, "kode": _confirm}.get(request.POST.get("langkah", ""), _ask)
    return act(request) if request.method == "POST" and mailing.can_send() else _page(request)


def _ask(request: Any) -> HttpResponse:
    form = MailboxForm(request.POST)
    if form.is_valid():
        code = digests.ask_for_digest(officer=request.officer, at=request.legal_now, **form.cleaned_data)
        try:
            mailing.send_code(form.cleaned_data["mailbox"], code)
            return redirect("cases:digest")
        except OSError:
            form.add_error("mailbox", NOT_SENT)
    return _page(request, mailbox_form=form)


def _confirm(request: Any) -> HttpResponse:
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            digests.confirm_digest(officer=request.officer, at=request.legal_now, **form.cleaned_data)
        except digests.WrongCode:
            form.add_error("code", WRONG)
        except digests.NoDigest:
            return redirect("cases:digest")
    return _page(request, code_form=form) if form.errors else redirect("cases:digest")


def _end(request: Any) -> HttpResponse:
    with suppress(digests.NoDigest):  # ended before
        digests.end_digest(officer=request.officer, at=request.legal_now)
    return redirect("cases:digest")


def _page(request: Any, **forms: Any) -> HttpResponse:
    context = {
        "can_send": mailing.can_send(),
        "digest": work_queries.digest_of(request.officer),
        "mailbox_form": MailboxForm(),
        "code_form": CodeForm(),
    }
    return render(request, "cases/digest.html", context | forms)
