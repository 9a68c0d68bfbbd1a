"""What happens to a draft's files at the same moment as it is sent: none that was acknowledged is lost."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from netra import vault
from netra.reports import drafts, evidence_page, services
from netra.reports.drafts import OpenDraft
from netra.reports.evidence import arriving, storage
from netra.reports.models import Draft, Evidence, Report
from tests import factories, reporting
from tests.factories import CAMPAIGN
from tests.threads import together

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("demo_mode")]


def begun_anew(draft: OpenDraft) -> None:
    drafts.forget(draft, HttpResponse())


def swept(draft: OpenDraft) -> None:
    drafts.sweep()


def swept_by_hand(draft: OpenDraft) -> None:
    services.erase_left_behind(now=datetime.now(UTC))


@pytest.mark.parametrize("goes", [begun_anew, swept, swept_by_hand])
def test_a_draft_that_goes_while_it_is_sent_takes_no_file_with_it(
    client: Client, goes: Callable[[OpenDraft], None]
) -> None:
    desk = factories.desk()
    reporting.fill_in(client)
    file = SimpleUploadedFile("catatan.txt", b"isi")
    client.post("/lapor/bukti/", {"berkas": [file], "tambah": "1", "links": ""})
    draft = reporting.draft_of(client)
    assert draft is not None
    Draft.objects.update(expires_at=datetime.now(UTC) - timedelta(seconds=1))
    is_stored = threading.Event()

    def act(number: int) -> None:
        if number == 0:
            with transaction.atomic():
                services.receive(
                    government=desk.officer.office.government,
                    submission=factories.submission(),
                    receipt=draft.receipt,
                    agency=None,
                    files=evidence_page.holder_of(draft),
                    at=CAMPAIGN,
                )
                is_stored.set()
                time.sleep(0.3)  # until the other one waits for the rows
        else:
            assert is_stored.wait(10)
            goes(draft)

    assert together(2, act).errors == []
    [kept] = Evidence.objects.filter(report=Report.objects.get())
    assert storage.path_of(kept.pk).is_file()


def test_a_tray_that_goes_while_its_file_is_sent_with_a_message_takes_it_not_along() -> None:
    desk, receipt = factories.desk(), vault.new_receipt()
    report = factories.report(receipt=receipt)
    key = desk.key_to(report)
    tray = services.tray_of(key=key)
    services.open_tray(tray=tray, until=datetime.now(UTC) + timedelta(hours=1))
    arrived = arriving.seal_whole(b"isi", "catatan.txt", most=10)
    file = services.keep_file(holder=tray, arrived=arrived, at=CAMPAIGN).id
    waiting = services.waiting_files(tray=tray, chosen=[file], as_it_is=True)
    is_stored = threading.Event()

    def act(number: int) -> None:
        if number == 0:
            with transaction.atomic():
                services.write_to_office(
                    report=report, key=key, nonce=uuid4(), text="Ini.", at=CAMPAIGN, enclosed=waiting
                )
                is_stored.set()
                time.sleep(0.3)  # until the other one waits
        else:
            assert is_stored.wait(10)
            services.settle_tray(tray=tray, chosen=[file])

    assert together(2, act).errors == []
    assert Evidence.objects.get().report == report
    assert storage.path_of(file).is_file()
