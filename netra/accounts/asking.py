"""Asking to sign in or to open the key, on the way to a page; and what was typed meanwhile, given back.

A form that came after the visit had ended is answered with the page that asks, because only what stands in a
page goes through it without being kept by the server (`rescuing`).
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from netra.accounts import forms, key_forms, onward, rescuing
from netra.accounts.models import Officer

TOO_LATE = 403  # nothing was done


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, and from there back to where the officer was going."""
    return HttpResponseRedirect(f"{reverse('accounts:sign_in')}?{onward.way_back(request)}")


def sign_in_page(
    request: HttpRequest,
    form: forms.SignInForm,
    *,
    refused: str = "",
    going: str = "",
    kept: str = "",
    status: int = 200,
) -> HttpResponse:
    """Every way to sign in; `refused`: why another than the form's did not; `kept`: typed words, sealed."""
    told = {
        "form": form,
        "sso": settings.ENV.sso,
        "onward": onward.onward_of(going or onward.next_of(request)),
        "refused": refused,
        "kept": kept or _carried(request),
    }
    return render(request, "accounts/sign_in.html", told, status=status)


def open_key_page(
    request: HttpRequest, form: key_forms.OpenKeyForm, *, going: str = "", kept: str = "", status: int = 200
) -> HttpResponse:
    """The passphrase is asked for; with what was typed meanwhile, sealed."""
    leading = onward.onward_of(going or onward.next_of(request))
    told = {"form": form, "onward": leading, "kept": kept or _carried(request)}
    return render(request, "accounts/open_key.html", told, status=status)


def with_kept_words(request: HttpRequest, officer: int) -> HttpResponse:
    """A form that came too late, its token checked: the page that asks to sign in, with what was typed."""
    return _sign_in_with(request, *_kept(request, officer))


def for_the_key(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Signed in, and the key is closed in this browser: to where it is opened, with what was typed."""
    if request.method != "POST":
        return _to_open_key(request) if officer.has_passphrase else to_sign_in(request)
    going, kept = _kept(request, officer.pk) if rescuing.may_read(request) else ("", "")
    if not officer.has_passphrase:
        return _sign_in_with(request, going, kept)
    if not kept:
        return _to_open_key(request)
    return open_key_page(request, key_forms.OpenKeyForm(), going=going, kept=kept, status=TOO_LATE)


def answer_to(request: HttpRequest, officer: Officer, response: HttpResponse) -> HttpResponse:
    """After signing in: onward, or first what this officer typed into a form that came too late. The response
    carries the new cookies already; the page's own forms need them."""
    rescued = rescuing.opened(_carried(request), officer)
    if rescued is None:
        return response
    request.officer = officer  # type: ignore[attr-defined]
    page: Any = render(request, "accounts/kept_words.html", {"rescued": rescued})
    page.cookies.update(response.cookies)
    return page  # type: ignore[no-any-return]


def _to_open_key(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('accounts:open_key')}?{onward.way_back(request)}")


def _sign_in_with(request: HttpRequest, going: str, kept: str) -> HttpResponse:
    if not kept:
        return to_sign_in(request)
    return sign_in_page(request, forms.SignInForm(), going=going, kept=kept, status=TOO_LATE)


def _kept(request: HttpRequest, officer: int) -> tuple[str, str]:
    going = onward.page_of_form(request)
    had_files = bool(request.FILES) or getattr(request, "had_files", False)
    return going, rescuing.sealed(request, officer, page=going, had_files=had_files)


def _carried(request: HttpRequest) -> str:
    """Sealed words that the page before this one carried."""
    return request.POST.get(rescuing.FIELD, "") if request.method == "POST" else ""
