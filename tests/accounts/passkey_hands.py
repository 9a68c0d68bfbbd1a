"""What an officer does with passkeys at the office door, through its pages."""

from datetime import UTC, datetime
from typing import Any

from django.test import Client

from netra.accounts import passphrases
from netra.accounts.models import Officer
from tests import factories
from tests.accounts.authenticator import Device
from tests.factories import PASSWORD

PASSPHRASE = "frasa sandi kunci rekaan"


def officer_with_passphrase() -> tuple[Officer, bytes]:
    """An officer who keeps the key under a passphrase, and the key."""
    officer, private = factories.officer()
    told = {"old": PASSWORD, "new": PASSPHRASE, "now": datetime.now(UTC), "at": factories.CAMPAIGN}
    passphrases.change_passphrase(officer=officer, private=private, **told)
    return officer, private


def asked_to_make(client: Client, *, label: str = "Laptop uji") -> str:
    """What the page asks the device for, after name and password."""
    page = client.post("/kantor/passkey/tambah/", {"label": label, "password": PASSWORD})
    return str(page.context["options"])


def adds(client: Client, device: Device, **bent: Any) -> Any:
    """The signed-in officer adds a passkey; the last answer."""
    answer = device.makes(asked_to_make(client), **bent)
    return client.post("/kantor/passkey/simpan/", {"answer": answer})


def asked_to_sign(client: Client) -> str:
    """What the sign-in page asks devices for."""
    return client.post("/kantor/masuk/passkey/tantangan/").content.decode()


def signs_in(client: Client, device: Device, onward: str = "", **bent: Any) -> Any:
    """A browser asks for a challenge and brings the device's answer."""
    answer = device.signs(asked_to_sign(client), **bent)
    return client.post(f"/kantor/masuk/passkey/{onward}", {"answer": answer})


def is_signed_in(answer: Any) -> bool:
    return answer.status_code == 302 and answer["Location"].startswith("/kantor/")
