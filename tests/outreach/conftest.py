"""A town with a kecamatan (or seven), and officers at its door. A file may have its own."""

import pytest
from django.test import Client

from netra.agencies.models import Agency, Government
from tests.outreach.briefings import NOW, SignedIn
from tests.outreach.office import sign_in
from tests.towns import a_district, a_government, an_agency


@pytest.fixture
def on_30_october(monkeypatch: pytest.MonkeyPatch) -> None:
    """Legal time is an input of every page; here it stands still."""
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: NOW)


@pytest.fixture
def town() -> Government:
    return a_government()


@pytest.fixture
def camat(town: Government) -> Agency:
    return an_agency(town, "kecamatan", kind="kecamatan", district=a_district(town))


@pytest.fixture
def kecamatan(town: Government) -> list[Agency]:
    return [an_agency(town, f"kecamatan-{number}", kind="kecamatan") for number in range(7)]


@pytest.fixture
def signed_in(town: Government, client: Client) -> SignedIn:
    return lambda role, agency=None: sign_in(client, town, role, agency)
