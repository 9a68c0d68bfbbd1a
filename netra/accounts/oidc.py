"""OpenID Connect, authorization code flow with PKCE, against the one provider that the settings name.

What comes out is the provider's word for who it was (`sub`), checked; nothing else of the token is looked at
or kept. Everything that does not fit is refused by name (`oidc_refusals`).
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlencode, urlsplit

import jwt

from netra.accounts import oidc_refusals as refusals
from netra.accounts import provider_http
from netra.accounts.sso_client import SingleSignOn

ALGORITHMS: Final = (
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA",
)  # fmt: skip
LEEWAY_SECONDS: Final = 30
MOST_SUBJECT: Final = 255
_DISCOVERY: Final = "/.well-known/openid-configuration"


@dataclass(frozen=True)
class Provider:
    """Where the provider takes what, as it says itself."""

    authorization: str
    token: str
    keys: str
    takes_secret_in_form: bool


@dataclass(frozen=True)
class Errand:
    """What one sign-in must find again when the browser comes back."""

    state: str
    nonce: str
    verifier: str

    @classmethod
    def new(cls) -> "Errand":
        return cls(*(secrets.token_urlsafe(32) for _ in range(3)))


def discover(client: SingleSignOn) -> Provider:
    """Ask the provider about itself. Raises `ProviderUnreachable` or `WrongIssuer`."""
    try:
        told = provider_http.ask(client.issuer.rstrip("/") + _DISCOVERY)
    except (provider_http.NoAnswer, provider_http.Declined) as silent:
        raise refusals.ProviderUnreachable from silent
    if told.get("issuer") != client.issuer:
        raise refusals.WrongIssuer
    places = [told.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")]
    if not all(map(provider_http.is_safe, places)):
        raise refusals.ProviderUnreachable
    methods = told.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    authorization, token, keys = map(str, places)
    return Provider(authorization, token, keys, takes_secret_in_form="client_secret_basic" not in methods)


def address_to_go_to(client: SingleSignOn, provider: Provider, errand: Errand, *, back: str) -> str:
    """Where the browser is sent; `back` is where the provider sends it afterwards."""
    challenge = base64.urlsafe_b64encode(hashlib.sha256(errand.verifier.encode()).digest()).rstrip(b"=")
    asked = {
        "response_type": "code",
        "client_id": client.client,
        "redirect_uri": back,
        "scope": "openid",
        "state": errand.state,
        "nonce": errand.nonce,
        "code_challenge": challenge.decode(),
        "code_challenge_method": "S256",
    }
    if client.acr:
        asked["acr_values"] = " ".join(client.acr)
    joint = "&" if urlsplit(provider.authorization).query else "?"
    return f"{provider.authorization}{joint}{urlencode(asked)}"


def subject_of(client: SingleSignOn, errand: Errand, told: Mapping[str, str], *, back: str) -> str:
    """Who signed in at the provider, from what the browser brought back (`told`). Raises `SignOnRefused`."""
    if not hmac.compare_digest(told.get("state", "").encode(), errand.state.encode()):
        raise refusals.StateUnknown
    if told.get("iss", client.issuer) != client.issuer:  # RFC 9207
        raise refusals.WrongIssuer
    if not told.get("code"):
        raise refusals.ProviderDeclined
    provider = discover(client)
    token = _redeem(client, provider, errand, told["code"], back)
    claims = _claims(token, client, _keys(provider))
    _look_at(claims, client, errand)
    return str(claims["sub"])


def _redeem(client: SingleSignOn, provider: Provider, errand: Errand, code: str, back: str) -> str:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": errand.verifier,
    }
    headers = {}
    if provider.takes_secret_in_form:
        form |= {"client_id": client.client, "client_secret": client.secret}
    else:
        pair = f"{quote(client.client, safe='')}:{quote(client.secret, safe='')}"
        headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
    try:
        token = provider_http.ask(provider.token, form=form, headers=headers).get("id_token")
    except provider_http.Declined as declined:
        raise refusals.CodeRefused from declined
    except provider_http.NoAnswer as silent:
        raise refusals.ProviderUnreachable from silent
    if not isinstance(token, str):
        raise refusals.TokenRefused
    return token


def _keys(provider: Provider) -> list[dict[str, Any]]:
    """Asked for anew at each sign-in: a key that the provider withdrew counts no more."""
    try:
        told = provider_http.ask(provider.keys).get("keys")
    except (provider_http.NoAnswer, provider_http.Declined) as silent:
        raise refusals.ProviderUnreachable from silent
    return [each for each in told if isinstance(each, dict)] if isinstance(told, list) else []


def _claims(token: str, client: SingleSignOn, keys: list[dict[str, Any]]) -> dict[str, Any]:
    try:
        header = jwt.get_unverified_header(token)
        claims: dict[str, Any] = jwt.decode(
            token,
            _key(header, keys),
            algorithms=list(ALGORITHMS),
            audience=client.client,
            issuer=client.issuer,
            leeway=LEEWAY_SECONDS,
            options={"require": ["exp", "iat", "iss", "aud", "sub"], "enforce_minimum_key_length": True},
        )
    except jwt.ExpiredSignatureError as expired:
        raise refusals.TokenExpired from expired
    except jwt.InvalidIssuerError as wrong:
        raise refusals.WrongIssuer from wrong
    except jwt.InvalidAudienceError as wrong:
        raise refusals.WrongAudience from wrong
    except jwt.PyJWTError as broken:
        raise refusals.TokenRefused from broken
    return claims


def _key(header: dict[str, Any], keys: list[dict[str, Any]]) -> jwt.PyJWK:
    """The provider's key that the token names; a token that names none fits a provider with one key only."""
    algorithm, name = header.get("alg"), header.get("kid")
    if algorithm not in ALGORITHMS:  # never "none", never a secret that both sides know
        raise refusals.TokenRefused
    signing = [each for each in keys if each.get("use", "sig") == "sig"]
    found = [each for each in signing if each.get("kid") == name] if name is not None else signing
    if len(found) != 1:
        raise refusals.UnknownKey
    return jwt.PyJWK(found[0], str(found[0].get("alg") or algorithm))


def _look_at(claims: dict[str, Any], client: SingleSignOn, errand: Errand) -> None:
    if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), errand.nonce.encode()):
        raise refusals.WrongNonce
    if claims.get("azp", client.client) != client.client:
        raise refusals.WrongAudience
    if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and "azp" not in claims:
        raise refusals.WrongAudience
    if not 0 < len(claims["sub"]) <= MOST_SUBJECT or not claims["sub"].isprintable():
        raise refusals.TokenRefused
    ways = claims.get("amr")
    if client.acr and claims.get("acr") not in client.acr:
        raise refusals.SecondFactorMissing
    if client.amr and not (isinstance(ways, list) and any(each in ways for each in client.amr)):
        raise refusals.SecondFactorMissing
