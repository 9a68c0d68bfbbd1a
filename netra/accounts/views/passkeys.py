"""The own passkeys: list, add, remove; and signing in with one."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from netra.accounts import (
    asking,
    challenges,
    forms,
    guessing,
    passkey_forms,
    passkeys,
    queries,
    services,
    session,
    webauthn,
)
from netra.accounts.access import officer_required
from netra.accounts.onward import next_of

LOST = (
    "Passkey ini tidak cocok, sudah terlalu lama, atau sudah dihapus. Coba sekali lagi, atau masuk dengan"
    " kata sandi."
)
REFUSED: dict[type[Exception], str] = {
    passkeys.PasskeyCopied: "Passkey ini ditolak: perangkat menghitung mundur, jadi mungkin pernah disalin."
    " Masuk dengan kata sandi, lalu hapus passkey ini.",
    passkeys.PassphraseMissing: "Kunci Anda tidak punya frasa sandi sendiri. Masuk dengan kata sandi.",
    guessing.SignInHeld: "Akun ini ditahan 15 menit sesudah lima kali gagal.",
}
NOT_MADE = {
    "refused": "Perangkat tidak memberi jawaban yang sah, atau terlalu lama. Mulai lagi.",
    "known": "Passkey ini sudah terdaftar.",
    "many": f"Paling banyak {passkeys.MOST} passkey. Hapus satu yang tidak dipakai lagi.",
}


@officer_required()
def overview(request: Any) -> HttpResponse:
    """The officer's passkeys; without a passphrase for the key, why there can be none."""
    found = queries.passkeys_of(request.officer)
    told = NOT_MADE.get(request.GET.get("gagal", ""), "")
    return render(request, "accounts/passkeys.html", {"passkeys": found, "most": passkeys.MOST, "told": told})


@officer_required()
def add(request: Any) -> HttpResponse:
    """A name and the password again; then the page on which the device makes the passkey."""
    try:
        passkeys.may_add(request.officer)
    except (passkeys.PassphraseMissing, passkeys.TooManyPasskeys):
        return redirect("accounts:passkeys")
    form = passkey_forms.NewPasskeyForm(request.POST or None)
    if form.is_valid() and _is_confirmed(request, form):
        options, state = passkeys.begin_adding(officer=request.officer, door=_door(request))
        told = {"state": state, "label": form.cleaned_data["label"]}
        challenges.keep(request, challenges.ADDING, told, now=datetime.now(UTC))
        return render(request, "accounts/passkey_create.html", {"options": options, **told})
    return render(request, "accounts/passkey_add.html", {"form": form})


@require_POST
@officer_required()
def keep(request: Any) -> HttpResponse:
    """What the device made."""
    try:
        told = challenges.take(request, challenges.ADDING, now=datetime.now(UTC))
        text = request.POST.get("answer", "")
        new = webauthn.made(door=_door(request), state=told["state"], text=text)
        passkeys.add(officer=request.officer, label=told["label"], new=new, at=request.legal_now)
    except (challenges.ChallengeGone, webauthn.AnswerRefused):
        return _not_made("refused")
    except passkeys.PasskeyKnown:
        return _not_made("known")
    except (passkeys.PassphraseMissing, passkeys.TooManyPasskeys):
        return _not_made("many")
    return redirect("accounts:passkeys")


@officer_required()
def remove(request: Any, passkey: int) -> HttpResponse:
    """One of the own passkeys goes; the password is asked for."""
    found = queries.passkeys_of(request.officer).filter(pk=passkey).first()
    if found is None:
        raise Http404
    form = passkey_forms.PasswordAgainForm(request.POST or None)
    if form.is_valid() and _is_confirmed(request, form):
        passkeys.remove(passkey=found, officer=request.officer, at=request.legal_now)
        return redirect("accounts:passkeys")
    return render(request, "accounts/passkey_remove.html", {"form": form, "passkey": found})


@require_POST
def challenge(request: HttpRequest) -> HttpResponse:
    """What the browser of somebody who wants to sign in asks its devices. Names nobody."""
    options, state = webauthn.to_sign_in(door=_door(request))
    challenges.keep(request, challenges.SIGNING, {"state": state}, now=datetime.now(UTC))
    return HttpResponse(options, content_type="application/json")


@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """The device's answer opens the office; the key to the reports stays closed."""
    now = datetime.now(UTC)
    try:
        told = challenges.take(request, challenges.SIGNING, now=now)
        officer = passkeys.sign_in(
            door=_door(request),
            state=told["state"],
            text=request.POST.get("answer", ""),
            now=now,
            at=request.legal_now,  # type: ignore[attr-defined]
        )
    except (challenges.ChallengeGone, guessing.SignInRefused) as refused:
        return asking.sign_in_page(request, forms.SignInForm(), refused=REFUSED.get(type(refused), LOST))
    response = HttpResponseRedirect(next_of(request))
    session.begin(request, response, officer, None)
    return asking.answer_to(request, officer, response)


def _door(request: HttpRequest) -> webauthn.Door:
    return webauthn.Door(settings.ENV.at_office_door(request.get_host().lower()))


def _is_confirmed(request: Any, form: passkey_forms.PasswordAgainForm) -> bool:
    password, officer = form.cleaned_data["password"], request.officer
    try:
        services.confirm_password(
            officer=officer, password=password, now=datetime.now(UTC), at=request.legal_now
        )
    except guessing.SignInRefused:
        form.add_error("password", passkey_forms.WRONG_PASSWORD)
        return False
    return True


def _not_made(why: str) -> HttpResponse:
    response = redirect("accounts:passkeys")
    response["Location"] += f"?gagal={why}"
    return response
