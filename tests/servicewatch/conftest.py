"""A town with a kecamatan and a dinas, and officers who are signed in."""

from collections.abc import Callable

import pytest
from django.test import Client

from netra.accounts.models import Office, Officer
from netra.agencies.models import Agency, District, Government
from tests.towns import a_district, a_government, an_agency

SignedIn = Callable[..., Client]


@pytest.fixture
def town() -> Government:
    return a_government()


@pytest.fixture
def district(town: Government) -> District:
    return a_district(town)


@pytest.fixture
def dinas(town: Government) -> Agency:
    return an_agency(town, "dinkes")


@pytest.fixture
def camat(town: Government, district: District) -> Agency:
    return an_agency(town, "kecamatan", kind="kecamatan", district=district)


@pytest.fixture
def signed_in(town: Government, client: Client) -> SignedIn:
    """`signed_in(role, agency)`: this browser, behind the office door."""

    def sign_in(role: str, agency: Agency | None = None) -> Client:
        officer = Officer.objects.create(
            username=f"{role}.{agency.code if agency else 'tanpa'}",
            position="Jabatan contoh",
            office=Office.objects.get_or_create(government=town, name="Kantor contoh")[0],
            agency=agency,
            role=role,
            has_own_password=True,
            public_key=b"",
            locked_private=b"",
            sealed_totp=b"",
        )
        client.force_login(officer)
        return client

    return sign_in
