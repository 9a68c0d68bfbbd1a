"""What the pages of a lost key do in whichever room they stand: reports and names, or proceedings."""

from collections.abc import Callable
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from netra import vault
from netra.accounts import guessing, key_forms, recoveries, session
from netra.accounts import lost_key_pages as pages
from netra.accounts.recovery_queries import LostKey
from netra.reports import services as reports

KEY_REPLACED: Final = (
    "Kunci Anda baru saja diganti di peramban lain. Belum semua diteruskan: buka kunci yang sekarang, lalu"
    " minta lagi."
)
NOT_AGREED: Final = "Pemulihan ini belum cukup disetujui, atau sudah berakhir."
ANOTHER_KEY: Final = "Yang dibuka pemegang bukan kunci yang diminta. Tercatat dalam jurnal."


def forgotten(request: Any, *, shown: dict[str, Any]) -> HttpResponse:
    """Go on with a new key under a new passphrase; the old one and what it opened wait. `shown`: what every
    page of the room shows (`pages.words_about`)."""
    if not request.officer.has_passphrase:
        raise Http404
    form = key_forms.NewPassphraseForm(request.POST or None)
    if not (form.is_valid() and pages.is_confirmed(request, form)):
        return render(request, "accounts/key_forgotten.html", {"form": form} | shown)
    private = reports.start_anew(
        officer=request.officer,
        secret=form.cleaned_data["new"],
        is_first=False,
        actor=request.officer.actor,
        at=request.legal_now,
    )
    response = redirect(f"{shown['ways']}:former_keys")
    session.keep_open(request, response, request.officer, private)
    return response


def remembered(
    request: Any,
    former: int,
    *,
    reopen: Callable[[LostKey, str], HttpResponse],
    again: Callable[[Any], HttpResponse],
) -> HttpResponse:
    """The old secret came back to mind: `reopen` opens what lay under the earlier key with it, and says so;
    a wrong one counts, and `again` shows the page with the form."""
    found = pages.former_or_404(request, former)
    form = key_forms.RememberedForm(request.POST)
    if form.is_valid():
        try:
            with pages.counting_memory(request, found):
                return reopen(found, form.cleaned_data["secret"])
        except (vault.WrongPassword, guessing.SignInHeld):
            form.add_error("secret", key_forms.OPENS_NOTHING)
        except reports.KeyReplaced:
            return pages.refused(request, KEY_REPLACED)
    return again(form)


def recovered(request: Any, reopen: Callable[[], HttpResponse]) -> HttpResponse:
    """Enough holders agreed: `reopen` seals anew what the old key opened, and says so."""
    try:
        return reopen()
    except (vault.TooFewLayers, recoveries.NotAHolder, recoveries.RecoveryClosed):
        return pages.refused(request, NOT_AGREED)
    except reports.KeyReplaced:
        return pages.refused(request, KEY_REPLACED)
    except vault.EnvelopeRefused:
        return pages.refused(request, ANOTHER_KEY)
