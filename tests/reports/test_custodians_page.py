"""What the public pages say of the custodians: their key for anybody to note, and who can open a name."""

from html import unescape

import pytest
from django.test import Client

from netra import vault
from netra.cases.desk import Desk
from netra.reports import name_words, services
from netra.reports.models import IdentityKey
from tests import factories, reporting
from tests.factories import CAMPAIGN
from tests.reporting import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]
SINCE = "Tercatat di jurnal sejak Rabu, 30 Oktober 2024."


@pytest.fixture
def reader() -> Desk:
    """An officer to whom reports are sealed."""
    return factories.desk()


def keys_page(client: Client) -> str:
    return unescape(client.get("/kunci/").content.decode())


def test_the_custodians_key_is_shown_with_the_day_that_the_journal_knows(
    reader: Desk, client: Client
) -> None:
    assert "Belum ada. Nama pelapor disegel bersama laporannya" in keys_page(client)
    guard = factories.custodian()
    page = keys_page(client)
    assert vault.fingerprint(bytes(IdentityKey.objects.get().public_key)) in page
    assert page.count(SINCE) == 2  # the reader's and theirs
    assert guard.officer.username not in page
    services.make_identity_key(officer=guard.officer, at=CAMPAIGN)
    turned = keys_page(client)
    assert vault.fingerprint(bytes(IdentityKey.objects.get(retired_at=None).public_key)) in turned
    assert turned.count("Menggantikan kunci yang pernah dipakai.") == 1


def test_a_custodians_key_put_into_the_row_is_shown_as_unknown_to_the_journal(
    reader: Desk, client: Client
) -> None:
    factories.custodian()
    IdentityKey.objects.update(public_key=vault.new_pair().public)
    page = keys_page(client)
    assert ("Tidak tercatat di jurnal" in page, page.count(SINCE)) == (True, 1)


@pytest.mark.parametrize("with_custodians", [False, True])
def test_who_can_open_a_name_is_said_before_it_is_given(
    reader: Desk, client: Client, with_custodians: bool
) -> None:
    if with_custodians:
        factories.custodian()
    said = name_words.APART if with_custodians else name_words.TOGETHER
    receipt = vault.new_receipt()
    factories.report(factories.submission(identity=factories.anonymous()), receipt=receipt)
    client.post("/lapor/")
    for slug, told in reporting.ANSWERS.items():
        if slug != "nama":
            client.post(f"/lapor/{slug}/", told)
    client.post("/lacak/", {"receipt": str(receipt)})
    for address in ("/lapor/nama/", "/lapor/tersegel/", "/lacak/nama/"):
        page = text_of(client, address)
        assert said.title in page, address
        assert said.words in page, address
