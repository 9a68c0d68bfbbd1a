"""Passing on at the office door: what BKN is offered and shown, and what the office after it is told."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from netra import vault
from netra.cases import services
from netra.cases.models import Handover
from tests import factories
from tests.cases import handing, onward
from tests.cases.onward import Office
from tests.reports.files import pdf

pytestmark = pytest.mark.django_db
IN, OUT = "/kantor/serah-terima/{}/", "/kantor/serah-terima/keluar/{}/"
FILLED = {"to": onward.NEXT, "letter": "Surat 7", "recommendation": "Periksa menurut PP 94 Tahun 2021.",
          "reasons": ""}  # fmt: skip


@pytest.fixture(autouse=True)
def on_a_campaign_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: factories.CAMPAIGN)


@pytest.fixture
def via() -> Office:
    return onward.between()


@pytest.fixture
def held(via: Office) -> Handover:
    return onward.received(via, onward.package_of_bawaslu(via))


@pytest.fixture
def bkn(client: Client, via: Office) -> Client:
    factories.sign_in(client, via.desk.officer)
    return client


def text(browser: Client, address: str, **posted: Any) -> str:
    answer = browser.post(address, posted, follow=True) if posted else browser.get(address)
    return answer.content.decode()


def test_from_the_received_file_to_the_package_the_receipt_and_the_next_office(
    bkn: Client, via: Office, held: Handover
) -> None:
    assert "Teruskan dengan paket" in text(bkn, IN.format(held.number))
    begins = text(bkn, IN.format(held.number) + "teruskan/")
    assert "Kepala seksi rekaan" in begins
    nota = SimpleUploadedFile("nota.pdf", pdf(1))
    sent = text(bkn, IN.format(held.number) + "teruskan/", **FILLED, berkas=[nota])
    [made] = held.onward.all()
    for words in (
        FILLED["recommendation"],
        f"Semula dari {held.from_name}",
        "Dokumen 1",
        "Unduh paket tersegel",
    ):
        assert words in sent
    assert "Menunggu tanda terima Wali Kota" in text(bkn, IN.format(held.number))
    assert f"ditawarkan kepada {onward.NEXT}" in text(bkn, "/kantor/serah-terima/")
    assert "Mulai perkara disiplin" not in text(bkn, IN.format(held.number))

    to = onward.last()
    mark, key = vault.fingerprint(to.public), services.key_as_text(to.key)
    package = bkn.post(OUT.format(made.number) + "paket/", {"key": key, "fingerprint": mark})
    assert package["Content-Disposition"] == f'attachment; filename="{made.number}.netra"'
    assert bkn.post(OUT.format(made.number) + "berkas/", {"bagian": "berkas.pdf"}).content[:4] == b"%PDF"

    next_office = Client()
    factories.sign_in(next_office, to.desk.officer)
    file = SimpleUploadedFile("paket.netra", package.content)
    shown = text(next_office, "/kantor/serah-terima/masuk/", package=file)
    for words in (
        f"Dari {via.desk.officer.office.name}, semula dari {held.from_name}", FILLED["recommendation"],
        handing.CONTENT.summary, made.number, "Tanpa bukti jurnal",
    ):  # fmt: skip
        assert words in shown
    main = shown.partition("<main")[2].partition("</main>")[0].lower()
    assert [word for word in ("pelapor", "laporan", "kenari") if word in main] == []

    answered = text(bkn, OUT.format(made.number) + "tanda-terima/", reference="T-2024-0001, 3 November")
    assert "T-2024-0001, 3 November" in answered
    assert f"Perkara ini ada di {onward.NEXT}" in text(bkn, IN.format(held.number))
    assert bkn.get(IN.format(held.number) + "teruskan/").status_code == 409
    assert bkn.get(OUT.format(made.number) + "tarik/").status_code == 409


def test_what_came_back_begins_with_what_was_written(bkn: Client, held: Handover) -> None:
    text(bkn, IN.format(held.number) + "teruskan/", **FILLED)
    [made] = held.onward.all()
    taken = text(bkn, OUT.format(made.number) + "tarik/", reason="Mereka minta nota dinas.")
    assert "Mereka minta nota dinas." in taken
    page = text(bkn, IN.format(held.number))
    assert "Kembali di kantor Anda" in page
    assert "Lengkapi dan teruskan lagi" in page
    assert FILLED["recommendation"] in text(bkn, IN.format(held.number) + "teruskan/")


def test_a_wrong_form_keeps_what_was_typed_and_says_what_is_wrong(bkn: Client, held: Handover) -> None:
    address = IN.format(held.number) + "teruskan/"
    page = text(
        bkn, address, **FILLED | {"recommendation": "Menurut pelapor, ia hadir.", "to": held.from_name}
    )
    assert "menyebut pelapor: “pelapor”" in page
    assert "Menurut pelapor, ia hadir." in page
    assert "sudah pernah di lembaga itu" in text(bkn, address, **FILLED | {"to": held.from_name})
    script = SimpleUploadedFile("nota.sh", b"#!/bin/sh\nrm -rf /\n")
    assert "“nota.sh”: Bukan PDF atau gambar." in text(bkn, address, **FILLED, berkas=[script])
    broken = SimpleUploadedFile("nota.pdf", b"%PDF-1.4 dan tidak lebih")
    refused = text(bkn, address, **FILLED, berkas=[broken])
    assert "“nota.pdf” tidak dapat digambar ulang" in refused
    assert FILLED["recommendation"] in refused
    assert "Pilih lagi dokumennya" in text(
        bkn, address, **FILLED | {"letter": ""}, berkas=[SimpleUploadedFile("nota.pdf", pdf(1))]
    )
    assert not held.onward.exists()


def test_another_office_finds_nothing_and_what_was_handed_over_here_is_not_offered(held: Handover) -> None:
    theirs, (case, ours) = handing.personnel(), handing.referred()
    here = services.receive_handover(handover=handing.sent(case, ours, theirs.officer.office), desk=theirs)
    browser = Client()
    factories.sign_in(browser, theirs.officer)
    assert browser.get(IN.format(held.number) + "teruskan/").status_code in (404, 409)
    assert "Meneruskan berkas ini" not in text(browser, IN.format(here.number))
    assert browser.get(IN.format(here.number) + "teruskan/").status_code == 409
    assert browser.get(OUT.format(here.number)).status_code == 404
