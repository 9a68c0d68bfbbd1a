"""The pages of the way back: what they say before an act, and what they keep out."""

import json
from uuid import uuid4

import pytest
from django.test import Client

from netra import vault
from netra.cases import services as cases
from netra.cases.desk import Desk
from netra.journal import proofs, published
from netra.journal.models import Entry
from netra.reports.models import Addition, Message, Report
from netra.reports.receipt_words import CAUGHT
from netra.web import middleware
from tests import factories, reporting
from tests.factories import CAMPAIGN
from tests.reporting import said_to, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]
TALK = "/lacak/laporan/"
RECEIPT = "/lapor/tanda-terima/"


@pytest.fixture(autouse=True)
def reader() -> Desk:
    return factories.desk()


@pytest.fixture
def receipt(client: Client, reader: Desk) -> vault.Receipt:
    """Of a lead that this browser has opened."""
    receipt = vault.new_receipt()
    factories.report(factories.submission(identity=factories.anonymous()), receipt=receipt)
    client.post("/lacak/", {"receipt": str(receipt)})
    return receipt


def sent(client: Client, page: str, /, **told: str) -> str:
    """Send a form of the way back; the page that it leads to."""
    answer = client.post(page, {"nonce": str(uuid4())} | told)
    assert answer.status_code == 302, "the page refused"
    return text_of(client, answer["Location"])


@pytest.mark.usefixtures("receipt")
def test_an_addition_and_a_correction_stand_in_the_conversation(client: Client) -> None:
    assert "sampai pada petugas" in sent(client, "/lacak/tambah/", text="Ada dua saksi.")
    page = sent(client, "/lacak/ralat/", about="Kapan", text="Hari Sabtu.")
    for words in ("Ada dua saksi.", "Anda, meralat “Kapan”", "Hari Sabtu.", factories.submission().story):
        assert words in page


@pytest.mark.usefixtures("receipt")
def test_the_legal_effect_of_a_name_is_said_before_it_is_given(client: Client) -> None:
    page = text_of(client, "/lacak/nama/")
    assert "menjadi laporan resmi menurut UU 1/2015" in page
    page = sent(client, "/lacak/nama/", choice="named", name="Pelapor Contoh", address="Jalan Contoh")
    assert "Pelapor Contoh" not in page
    assert "Nama Anda disegel dan tidak ditampilkan di sini." in page
    assert client.get("/lacak/nama/").status_code == 302


def test_withdrawing_says_the_article_and_the_date_before_and_is_shown_after(
    client: Client, reader: Desk
) -> None:
    receipt = vault.new_receipt()
    factories.report(receipt=receipt)
    client.post("/lacak/", {"receipt": str(receipt)})
    page = text_of(client, "/lacak/cabut/")
    for words in ("menjadi informasi awal", "Perbawaslu 8/2020", "Rabu, 6 November 2024"):
        assert words in page
    assert "Centang bila Anda mengerti" in said_to(client, "/lacak/cabut/", nonce=str(uuid4()))
    assert "Anda sudah mencabut laporan ini." in sent(client, "/lacak/cabut/", sure="on", reason="Selesai.")
    assert "/lacak/cabut/" not in text_of(client, TALK)


FORMS = {
    "/lacak/tambah/": ("text", {}),
    "/lacak/ralat/": ("text", {"about": "Kapan"}),
    "/lacak/nama/": ("name", {"choice": "named", "address": "Jalan"}),
    "/lacak/kontak/": ("contact", {}),
    "/lacak/cabut/": ("reason", {"sure": "on"}),
    TALK: ("text", {}),
}


@pytest.mark.parametrize("address", FORMS)
def test_six_words_of_the_receipt_are_caught_in_every_field(
    client: Client, receipt: vault.Receipt, address: str
) -> None:
    field, rest = FORMS[address]
    typed = "".join(receipt.words[1:7]).upper()
    page = said_to(client, address, nonce=str(uuid4()), **{field: typed}, **rest)
    assert CAUGHT in page
    report = Report.objects.get()
    assert (Addition.objects.count(), report.contact, report.messages.count()) == (0, None, 0)


def test_the_wizard_catches_a_receipt_too_and_stores_nothing(client: Client, receipt: vault.Receipt) -> None:
    client.post("/lapor/")
    client.post("/lapor/apa/", {"act": "lainnya"})
    assert CAUGHT in said_to(client, "/lapor/cerita/", story=f"Kata saya {receipt}.")
    draft = reporting.draft_of(client)
    assert draft is not None and "cerita" not in draft.answers


@pytest.mark.usefixtures("receipt")
def test_a_contact_comes_with_its_risk_and_can_be_taken_back(client: Client) -> None:
    assert "Ini dapat menunjukkan siapa Anda." in text_of(client, "/lacak/kontak/")
    sent(client, "/lacak/kontak/", contact="0800-111")
    assert "0800-111" not in text_of(client, "/lacak/kontak/")
    assert "Jalur kontak sudah dihapus." in sent(client, "/lacak/kontak/", remove="1")


@pytest.mark.usefixtures("receipt")
def test_the_proof_in_plain_words_and_as_a_file_once_published(client: Client, reader: Desk) -> None:
    assert client.get("/lacak/tersimpan/bukti.json").status_code == 404
    report = Report.objects.select_related("government").get()
    cases.register(report=report, desk=reader)
    published.publish_head(government=report.government.code, midnight=CAMPAIGN.replace(day=31, hour=0))
    page = text_of(client, "/lacak/tersimpan/")
    assert "Tersimpan sebagai catatan nomor" in page
    assert "Rantai catatan utuh</strong> sampai akhir Rabu, 30 Oktober 2024" in page
    proof = proofs.proof_from(json.loads(client.get("/lacak/tersimpan/bukti.json").content))
    assert (proof.entry.subject, proof.faults()) == (report.docket, [])


@pytest.mark.usefixtures("receipt")
def test_a_changed_envelope_is_told_on_the_page(client: Client) -> None:
    report = Report.objects.get()
    Report.objects.update(identity=bytes(report.identity or b"")[:-1])
    services_page = client.get("/lacak/tersimpan/").content.decode()
    assert "Catatan tidak cocok" in services_page


@pytest.mark.usefixtures("receipt")
def test_the_copy_of_one_s_data_is_a_file_with_a_name_that_says_nothing(client: Client) -> None:
    answer = client.post("/lacak/data/", {})
    assert answer["Content-Disposition"] == 'attachment; filename="salinan.json"'
    told = json.loads(answer.content)
    assert (told["cerita"]["story"], "identitas" in told) == (factories.submission().story, False)
    assert "identitas" in json.loads(client.post("/lacak/data/", {"with_name": "on"}).content)


def test_a_reminder_names_neither_netra_nor_a_report(client: Client) -> None:
    answer = client.post("/lacak/pengingat/", {"title": "Bayar listrik, air", "on": "2024-11-06"})
    file = answer.content.decode()
    assert "SUMMARY:Bayar listrik\\, air\r\n" in file
    assert "DTSTART;VALUE=DATE:20241106\r\n" in file
    assert not [word for word in ("netra", "http", "lapor", "bawaslu", "lacak") if word in file.lower()]


@pytest.mark.parametrize("day", ["2024-10-01", "2034-01-01", "besok", ""])
def test_a_reminder_on_a_day_that_makes_no_sense_is_refused(client: Client, day: str) -> None:
    assert "error" in said_to(client, "/lacak/pengingat/", title="Pengingat", on=day)


@pytest.mark.parametrize(
    "address", [*FORMS, "/lacak/tersimpan/", "/lacak/tersimpan/bukti.json", "/lacak/data/"]
)
def test_without_a_visit_every_page_leads_to_the_words(client: Client, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (302, "/lacak/")


# --- the receipt page ---------------------------------------------------------------------------------


@pytest.fixture
def fresh(client: Client) -> vault.Receipt:
    """A report just sent by this browser, its receipt still on the screen."""
    reporting.fill_in(client)
    receipt = reporting.receipt_of(client)
    reporting.send(client)
    client.get(RECEIPT)
    return receipt


def test_a_wrong_word_gets_a_kind_hint(client: Client, fresh: vault.Receipt) -> None:
    page = said_to(client, RECEIPT, first=fresh.words[2], second=fresh.words[4][:-1])
    if len(set(fresh.words)) == 8:
        assert "Itu kata ke-3. Yang ditanyakan kata ke-2." in page
    assert "Hampir. Periksa ejaan kata ke-5" in page
    assert all(f">{word}<" in page for word in fresh.words)


def test_later_is_possible_and_the_words_can_be_shown_again(client: Client, fresh: vault.Receipt) -> None:
    page = text_of(client, "/lapor/tanda-terima/nanti/")
    assert "Nanti saja tidak apa-apa" in page
    assert not [word for word in fresh.words if f">{word}<" in page]
    assert f">{fresh.words[0]}<" in text_of(client, RECEIPT)


def test_the_slip_says_only_the_words_unless_more_is_asked_for(client: Client, fresh: vault.Receipt) -> None:
    docket = Report.objects.get().docket
    plain, full = text_of(client, f"{RECEIPT}slip/"), text_of(client, f"{RECEIPT}slip/?lengkap=1")
    printed = plain[plain.index('class="slip"') :]
    assert all(word in printed for word in fresh.words)
    assert not [word for word in ("Netra", "Lacak", "lapor", docket) if word in printed]
    assert "<title>Catatan</title>" in plain
    assert docket in full


def test_without_a_draft_there_is_no_slip(client: Client) -> None:
    assert client.get(f"{RECEIPT}slip/").status_code == 410
    assert client.get(f"{RECEIPT}nanti/").status_code == 410


@pytest.mark.usefixtures("receipt")
def test_no_moment_of_a_reporter_s_act_is_stored_finer_than_the_minute(
    client: Client, reader: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside a docket in clear a second could be matched with somebody's network log."""
    monkeypatch.setattr(middleware, "legal_now", lambda _: CAMPAIGN.replace(second=37, microsecond=123))
    sent(client, TALK, text="Saya menulis.")
    sent(client, "/lacak/tambah/", text="Saya menambah.")
    sent(client, "/lacak/nama/", choice="named", name="Pelapor Contoh", address="Jalan Contoh")
    stored = [
        *Message.objects.values_list("at", flat=True),
        *Addition.objects.values_list("at", flat=True),
        *Entry.objects.values_list("at", flat=True),
        *Entry.objects.values_list("recorded_at", flat=True),
    ]
    assert {(moment.second, moment.microsecond) for moment in stored} == {(0, 0)}
