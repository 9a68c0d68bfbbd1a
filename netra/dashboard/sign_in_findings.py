"""What `netra check` and the operator's page say of signing in without a password."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import validate_host

from netra.accounts import queries as officers
from netra.accounts.sso_client import BACK, SingleSignOn
from netra.dashboard.finding import Finding

MEND = "NETRA_OFFICE_ADDRESS=https://nama-pintu-kantor"


def sign_in_findings() -> Iterator[Finding]:
    """Nothing where officers sign in with name, password and code only."""
    if settings.ENV.demo:
        return
    yield from _address()
    if settings.ENV.sso is not None:
        yield from _single_sign_on(settings.ENV.sso)


def _address() -> Iterator[Finding]:
    """Passkeys hold for one name, and the provider sends browsers back to one."""
    address, needed = settings.ENV.office_address, officers.passkeys_in_use() or settings.ENV.sso is not None
    host = urlsplit(address).hostname
    if not address and needed:
        what = "Alamat pintu kantor belum disetel: passkey terikat pada nama saat membuatnya."
        yield Finding("warn", what, MEND)
    elif address and not address.startswith("https://") and host != "localhost":
        yield Finding("bad", f"Alamat pintu kantor tanpa HTTPS: {address}. Passkey tidak berlaku.", MEND)
    elif address and not validate_host(host or "", settings.ENV.hosts):
        yield Finding("bad", f"Pintu kantor tidak menjawab pada namanya: {host}.", f"NETRA_HOSTS=…,{host}")
    elif address:
        yield Finding("ok", f"Passkey berlaku pada {address}.")


def _single_sign_on(client: SingleSignOn) -> Iterator[Finding]:
    back = settings.ENV.at_office_door(settings.ENV.hosts[0]) + BACK
    count = officers.count_linked(client.issuer)
    yield Finding(
        "ok", f"Masuk tunggal lewat {client.host}: {count} petugas dikaitkan; alamat kembali {back}"
    )
    if not client.acr and not client.amr:
        what = f"{client.host} tidak diwajibkan meminta bukti kedua: kata sandi di sana saja membuka kantor."
        yield Finding("warn", what, "NETRA_SSO_ACR atau NETRA_SSO_AMR (docs/operations.md)")
    if client.secret_file.stat().st_mode & 0o077:
        what = "Berkas rahasia masuk tunggal dapat dibaca pengguna lain di mesin ini."
        yield Finding("warn", what, f"chmod 600 {client.secret_file}")
