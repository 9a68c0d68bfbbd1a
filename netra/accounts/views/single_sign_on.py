"""To the city's provider and back. Where no provider is set, these pages do not exist."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from netra.accounts import challenges, oidc, session, single_sign_on
from netra.accounts import oidc_refusals as refusals
from netra.accounts.onward import next_of
from netra.accounts.sso_client import BACK, SingleSignOn

BROUGHT = ("state", "code", "iss", "error")


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """A page that leads on to the provider: a form may lead nowhere else (content policy), a link may."""
    client, errand = _client(), oidc.Errand.new()
    try:
        provider = oidc.discover(client)
    except refusals.SignOnRefused as refused:
        return _refused(request, refused)
    told = {"errand": [errand.state, errand.nonce, errand.verifier], "next": next_of(request)}
    challenges.keep(request, challenges.PROVIDER, told, now=datetime.now(UTC))
    address = oidc.address_to_go_to(client, provider, errand, back=_back(request))
    return render(request, "accounts/sso_leaving.html", {"address": address, "host": client.host})


@require_safe
def come_back(request: HttpRequest) -> HttpResponse:
    """The provider sent the browser back. Our cookies do not come with a step from elsewhere (SameSite), so
    the first answer is a page of our own that takes the same step again."""
    client = _client()
    brought = {name: request.GET[name] for name in BROUGHT if name in request.GET}
    if not challenges.is_kept(request, challenges.PROVIDER) and "lagi" not in request.GET:
        address = f"{request.path}?{urlencode({**brought, 'lagi': '1'})}"
        return render(request, "accounts/sso_returning.html", {"address": address})
    try:
        return _signed_in(request, client, brought)
    except refusals.SignOnRefused as refused:
        return _refused(request, refused)


def _signed_in(request: Any, client: SingleSignOn, brought: dict[str, str]) -> HttpResponse:
    now = datetime.now(UTC)
    try:
        told = challenges.take(request, challenges.PROVIDER, now=now)
    except challenges.ChallengeGone as gone:
        raise refusals.StateUnknown from gone
    subject = oidc.subject_of(client, oidc.Errand(*told["errand"]), brought, back=_back(request))
    officer = single_sign_on.sign_in(issuer=client.issuer, subject=subject, now=now, at=request.legal_now)
    response = HttpResponseRedirect(told["next"])
    session.begin(request, response, officer, None)
    return response


def _client() -> SingleSignOn:
    client: SingleSignOn | None = settings.ENV.sso
    if client is None:
        raise Http404
    return client


def _back(request: HttpRequest) -> str:
    return settings.ENV.at_office_door(request.get_host().lower()) + BACK


def _refused(request: HttpRequest, refused: refusals.SignOnRefused) -> HttpResponse:
    return render(request, "accounts/sso_refused.html", {"refused": refused}, status=403)
