"""The settings of single sign-on: all of them or none."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from netra.accounts.sso_client import SingleSignOn

LOOPBACK = ("localhost", "127.0.0.1", "::1")
NAMES = ("NETRA_SSO_ISSUER", "NETRA_SSO_CLIENT", "NETRA_SSO_SECRET_FILE")
SECRET_BYTES = 4096


def single_sign_on(value: Callable[[str], str]) -> SingleSignOn | None:
    """None where it is off. `ValueError` names the setting that is wrong, and never quotes the secret."""
    issuer, client, file = (value(name) for name in NAMES)
    if not (issuer or client or file):
        return None
    for name in NAMES:
        if not value(name):
            raise ValueError(f"{name}: single sign-on needs {', '.join(NAMES)}")
    path = Path(file)
    return SingleSignOn(
        issuer=_issuer(issuer),
        client=client,
        secret=_secret(path),
        secret_file=path,
        acr=_listed(value("NETRA_SSO_ACR")),
        amr=_listed(value("NETRA_SSO_AMR")),
    )


def _issuer(address: str) -> str:
    """Kept letter by letter: the provider must name itself so."""
    wrong = ValueError(f"NETRA_SSO_ISSUER={address!r}: expected https://host/path")
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - raises where it is no number
    except ValueError:
        raise wrong from None
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    if not is_safe or not parts.hostname or "@" in parts.netloc or set("?# \t") & set(address):
        raise wrong
    return address


def _secret(path: Path) -> str:
    try:
        with path.open("rb") as file:
            secret = file.read(SECRET_BYTES).decode("ascii").strip()
    except (OSError, UnicodeDecodeError):
        raise ValueError("NETRA_SSO_SECRET_FILE: this file cannot be read") from None
    if not secret:
        raise ValueError("NETRA_SSO_SECRET_FILE: this file is empty")
    return secret


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())
