"""An officer of an invented town at the office door, for the page tests of this room."""

from django.test import Client

from netra.accounts.models import Office, Officer
from netra.agencies.models import Agency, Government


def sign_in(client: Client, town: Government, role: str, agency: Agency | None = None) -> Client:
    """The same client, signed in with this role; without a password, which the sign-in page has tests for."""
    office = Office.objects.get_or_create(government=town, name="Kantor contoh")[0]
    officer = Officer.objects.filter(username=role).first() or Officer.objects.create(
        username=role,
        position="Jabatan contoh",
        office=office,
        role=role,
        agency=agency,
        has_own_password=True,
        public_key=b"",
        locked_private=b"",
        sealed_totp=b"",
    )
    client.force_login(officer)
    return client
