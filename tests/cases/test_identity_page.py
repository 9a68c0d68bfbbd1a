"""The pages around a reporter's name: for who asks, who answers, and the reporter."""

from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from netra import vault
from netra.accounts import roles
from netra.cases.desk import Desk
from netra.reports.models import IdentityKey, IdentityRequest, Report
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("client")]
REASON = "Tanda tangan formulir laporan."
NAME = "Pelapor Contoh"


def signed_in(desk: Desk) -> Client:
    browser = Client()
    factories.sign_in(browser, desk.officer)
    return browser


def reveal_of(report: Report) -> str:
    return f"/kantor/laporan/{report.docket}/identitas/"


def asks(browser: Client, report: Report, reason: str = REASON) -> None:
    nonce = str(UUID(int=len(reason)))
    answer = browser.post(reveal_of(report), {"nonce": nonce, "reason": reason})
    assert answer.status_code == 302, answer.content.decode()


def answers(browser: Client, button: str, words: str = "Cukup untuk satu pertemuan.") -> str:
    nonce = IdentityRequest.objects.latest("asked_at").nonce
    sent = browser.post(f"/kantor/identitas/{nonce}/", {"words": words, button: "1"}, follow=True)
    return str(sent.content.decode())


def page(browser: Client, address: str) -> str:
    return str(browser.get(address).content.decode())


def test_from_the_reason_to_the_name_with_the_reporter_looking_on() -> None:
    reader, guard, receipt = factories.desk(), factories.custodian(), vault.new_receipt()
    report = factories.report(factories.submission(identity=factories.confidential()), receipt=receipt)
    asking, deciding, reporter = signed_in(reader), signed_in(guard), Client()
    assert "Penjaga identitas membaca alasan Anda" in page(asking, reveal_of(report))
    asks(asking, report)
    assert "Permintaan Anda menunggu jawaban" in page(asking, reveal_of(report))
    assert report.docket in page(deciding, "/kantor/identitas/")
    assert NAME not in answers(deciding, "setuju")
    assert "boleh Anda buka" in page(asking, reveal_of(report))
    assert NAME in asking.post(reveal_of(report), {"buka": "1"}).content.decode()
    reporter.post("/lacak/", {"receipt": str(receipt)})
    told = page(reporter, "/lacak/laporan/")
    for words in ("Petugas meminta nama Anda", "Permintaan itu disetujui", "Nama Anda dibuka petugas"):
        assert words in told
    assert REASON not in told


def test_a_refusal_is_read_with_its_reasons_and_asked_again() -> None:
    reader, guard = factories.desk(), factories.custodian()
    report = factories.report(factories.submission(identity=factories.confidential()))
    asking = signed_in(reader)
    asks(asking, report)
    answers(signed_in(guard), "tolak", "Tanyakan lewat pesan dulu.")
    told = page(asking, reveal_of(report))
    assert "Tanyakan lewat pesan dulu." in told and 'name="reason"' in told
    assert asking.post(reveal_of(report), {"buka": "1"}).status_code == 409


def test_nothing_typed_is_lost_and_an_empty_answer_decides_nothing() -> None:
    reader, guard = factories.desk(), factories.custodian()
    report = factories.report(factories.submission(identity=factories.confidential()))
    asking, deciding = signed_in(reader), signed_in(guard)
    assert "Tulis alasannya" in asking.post(reveal_of(report), {"nonce": str(UUID(int=1))}).content.decode()
    long = "Panjang " * 400
    kept = asking.post(reveal_of(report), {"nonce": str(UUID(int=1)), "reason": long}).content.decode()
    assert long.strip() in kept
    asks(asking, report)
    assert "Tulis pertimbangannya" in answers(deciding, "setuju", "")
    assert IdentityRequest.objects.get().decided_at is None


def test_without_a_custodian_a_colleague_finds_the_request_on_the_work_list() -> None:
    first, second = factories.desk(), factories.desk()
    report = factories.report(factories.submission(identity=factories.confidential()))
    asking, colleague = signed_in(first), signed_in(second)
    asks(asking, report)
    assert "permintaan membuka nama pelapor" in page(colleague, "/kantor/pekerjaan/")
    assert "permintaan membuka nama pelapor" not in page(asking, "/kantor/pekerjaan/")
    answers(colleague, "setuju")
    assert NAME in asking.post(reveal_of(report), {"buka": "1"}).content.decode()


def test_who_asks_cannot_answer_and_an_answer_is_given_once() -> None:
    reader, guard = factories.desk(), factories.custodian()
    report = factories.report(factories.submission(identity=factories.confidential()))
    asking, deciding = signed_in(reader), signed_in(guard)
    asks(asking, report)
    assert "Yang menjawab harus orang lain" in answers(asking, "setuju")
    answers(deciding, "tolak")
    assert "Sudah dijawab" in answers(deciding, "setuju")
    assert not IdentityRequest.objects.get().is_approved


def test_alone_without_a_custodian_the_page_says_who_is_missing() -> None:
    reader = factories.desk()
    report = factories.report(factories.submission(identity=factories.confidential()))
    told = page(signed_in(reader), reveal_of(report))
    assert "Belum ada yang dapat menyetujui" in told and 'name="reason"' not in told


def test_of_an_anonymous_reporter_there_is_nothing_to_ask_for() -> None:
    reader = factories.desk()
    factories.custodian()
    report = factories.report(factories.submission(identity=factories.anonymous()))
    assert "Pelapor memilih tanpa nama" in page(signed_in(reader), reveal_of(report))


def test_a_custodian_makes_the_key_lets_a_colleague_in_and_sees_no_report() -> None:
    guard = factories.desk(roles.IDENTITY_CUSTODIAN)
    browser = signed_in(guard)
    assert "Belum ada kunci penjaga" in page(browser, "/kantor/identitas/")
    browser.post("/kantor/identitas/kunci/")
    new = factories.desk(roles.IDENTITY_CUSTODIAN)
    own = vault.fingerprint(bytes(new.officer.public_key))
    assert own in page(browser, "/kantor/identitas/")
    assert "belum dibukakan bagi Anda" in page(signed_in(new), "/kantor/identitas/")
    browser.post(f"/kantor/identitas/kunci/{new.officer.pk}/")
    assert "belum dibukakan bagi Anda" not in page(signed_in(new), "/kantor/identitas/")
    assert IdentityKey.objects.count() == 1
    factories.desk()
    report = factories.report()
    for address in (f"/kantor/laporan/{report.docket}/", reveal_of(report), "/kantor/pekerjaan/"):
        assert browser.get(address).status_code == 404


def test_the_page_of_a_report_asks_no_more_for_many_requests_than_for_one() -> None:
    reader, guard = factories.desk(), factories.custodian()
    report = factories.report(factories.submission(identity=factories.confidential()))
    asking, deciding = signed_in(reader), signed_in(guard)
    counts = []
    for number in range(3):
        asks(asking, report, f"{REASON} {'x' * number}")
        answers(deciding, "tolak")
        with CaptureQueriesContext(connection) as seen:
            page(asking, reveal_of(report))
        counts.append(len(seen))
    assert len(set(counts)) == 1, counts
