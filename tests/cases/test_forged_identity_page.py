"""What a browser forged about a name: the office's page says so by name, the journal and the reporter too."""

from dataclasses import asdict

import pytest
from django.test import Client

from netra import vault
from netra.journal import events
from netra.journal.models import Entry
from netra.reports import services
from netra.reports.models import IdentityKey
from netra.reports.submission import CONFIDENTIAL, NAMED
from tests import factories
from tests.reports import sealing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("client")]
NAME = factories.confidential().name
FORGED: dict[str, tuple[str, sealing.Forging]] = {
    "another choice": (CONFIDENTIAL, lambda good, own, record: {**good, "choice": "lain"}),
    "a list": (CONFIDENTIAL, lambda good, own, record: [good]),
    "the name under the report's key": (
        CONFIDENTIAL,
        lambda good, own, record: asdict(factories.confidential()),
    ),
    "named with a key that opens nothing": (
        NAMED,
        lambda good, own, record: {**good, "key": vault.key_to_text(bytes(32))},
    ),
}


@pytest.mark.parametrize("how", FORGED)
def test_a_forged_identity_is_called_unreadable_and_nothing_of_it_is_shown(how: str) -> None:
    reader, receipt = factories.desk(), vault.new_receipt()
    factories.custodian()
    choice, content = FORGED[how]
    public = bytes(IdentityKey.objects.get().public_key)
    report = services.receive_sealed(
        government=factories.government(), at=factories.CAMPAIGN,
        parcel=sealing.read(
            sealing.forged(content, factories.named(choice), custodians=public, receipt=receipt)
        ),
    )  # fmt: skip
    office = Client()
    factories.sign_in(office, reader.officer)
    page = office.post(f"/kantor/laporan/{report.docket}/identitas/", {"reason": "Panggilan klarifikasi"})
    told = page.content.decode()
    assert (page.status_code, "Isi tersegel tidak dapat dibuka" in told, NAME in told) == (409, True, False)
    entry = Entry.objects.get(event=events.REPORT_UNREADABLE)
    assert (entry.subject, entry.facts) == (report.docket, {"part": "identity"})
    assert office.get(f"/kantor/laporan/{report.docket}/").status_code == 200  # the story opens


def test_the_reporter_of_a_forged_identity_is_told_that_it_does_not_open() -> None:
    factories.desk()
    factories.custodian()
    receipt, public = vault.new_receipt(), bytes(IdentityKey.objects.get().public_key)
    sent = sealing.forged(
        lambda good, own, record: {**good, "choice": 7}, factories.confidential(), custodians=public,
        receipt=receipt,
    )  # fmt: skip
    services.receive_sealed(
        government=factories.government(), parcel=sealing.read(sent), at=factories.CAMPAIGN
    )
    reporter = Client()
    reporter.post("/lacak/", {"receipt": str(receipt)})
    page = reporter.get("/lacak/laporan/")
    assert (page.status_code, "tidak dapat dibuka" in page.content.decode()) == (409, True)
