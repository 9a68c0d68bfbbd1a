"""Lessons on their pages: prefilled from codes, warned about, weighed by a second, read by everyone."""

from html import unescape

import pytest
from django.test import Client

from netra.cases import lifecycle
from netra.cases import services as cases
from netra.cases.desk import Desk
from netra.cases.models import Case, Lesson
from netra.reports import services as reports
from netra.reports.models import Report
from tests import factories
from tests.cases.lessons import NORM, OTHER_NORM, WORDING, decided, proposed
from tests.cases.people import MELATI
from tests.cases.test_lesson_outcomes import of_two_outcomes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("client")]
LIST = "/kantor/pelajaran/"
PUBLIC = "/pelajaran/"


@pytest.fixture
def of_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netra.law.lessons.LessonRule.at_least", 2)


def at_work(desk: Desk) -> Client:
    browser = Client()
    factories.sign_in(browser, desk.officer)
    return browser


def read(browser: Client, address: str) -> str:
    return unescape(browser.get(address).content.decode())


def test_from_the_case_to_the_public_page(client: Client, of_two: None) -> None:
    writer, second = factories.desk(), factories.desk()
    case, _ = decided(writer, norms=(NORM, OTHER_NORM), unit="Unit Kenanga"), decided(writer)
    by_writer, by_second = at_work(writer), at_work(second)
    address = f"/kantor/perkara/{case.docket}/pelajaran/"
    assert address in read(by_writer, f"/kantor/perkara/{case.docket}/")
    form = read(by_writer, address)
    assert "Seorang pegawai diduga melakukan ini" in form
    assert "Unit Kenanga" not in form
    told = {"title": WORDING.title, "told": WORDING.told, "taught": WORDING.taught, "norms": [NORM]}
    checked = by_writer.post(address, told | {"told": "Terjadi di Unit Kenanga.", "periksa": "1"})
    assert "Unit atau tempat" in unescape(checked.content.decode())
    assert not Lesson.objects.exists()
    made = by_writer.post(address, told)
    lesson = Lesson.objects.get()
    assert made["Location"] == f"{LIST}{lesson.key}/"
    assert "Anda yang menulis usul ini" in read(by_writer, made["Location"])
    assert "Lepas pelajaran" in read(by_second, made["Location"])
    assert WORDING.title not in read(client, PUBLIC)
    by_second.post(made["Location"], {"revision": "1", "lepas": "1", "weighed": ""})
    public = read(client, PUBLIC)
    assert WORDING.taught in public
    assert "Pelanggaran disiplin ASN" in public
    assert "SKB 2022 Lampiran II B.6" in public
    assert case.docket not in public


def test_the_page_says_why_it_may_not_go_out_and_the_button_is_shut(client: Client) -> None:
    writer, second = factories.desk(), factories.desk()
    made = proposed(decided(writer), writer)
    page = read(at_work(second), f"{LIST}{made.key}/")
    assert "baru 1, perlu 5" in page
    assert 'name="lepas"' not in page
    answer = at_work(second).post(f"{LIST}{made.key}/", {"revision": "1", "lepas": "1", "weighed": "Tetap."})
    assert answer.status_code == 409


def test_intake_reads_it_and_is_told_whose_it_is_to_release(client: Client, of_two: None) -> None:
    writer, intake = factories.desk(), factories.desk("bawaslu_intake")
    case, _ = decided(writer), decided(writer)
    address, browser = f"{LIST}{proposed(case, writer).key}/", at_work(intake)
    assert 'name="lepas"' not in read(browser, address)
    answer = browser.post(address, {"revision": "1", "lepas": "1"})
    assert answer.status_code == 409
    assert "tugas petugas penanganan" in unescape(answer.content.decode())


def test_sent_back_it_shows_the_reasons_and_begins_with_its_own_words(client: Client) -> None:
    writer, second = factories.desk(), factories.desk()
    case = decided(writer)
    made = proposed(case, writer)
    browser, told = at_work(second), {"revision": "1", "kembalikan": "1"}
    back = browser.post(f"{LIST}{made.key}/", told | {"reason": ""})
    assert "Tulis apa yang perlu diubah." in unescape(back.content.decode())
    at_work(second).post(f"{LIST}{made.key}/", {"revision": "1", "kembalikan": "1", "reason": "Lebih umum."})
    form = read(at_work(writer), f"/kantor/perkara/{case.docket}/pelajaran/")
    assert "Lebih umum." in form
    assert WORDING.taught in form


def test_words_that_name_somebody_stay_on_the_form_and_are_not_kept(client: Client) -> None:
    writer = factories.desk()
    case = decided(writer, respondent_name="Wira Sekarjati")
    told = {"title": "Judul", "told": "Ini tentang Sekarjati.", "taught": "Jangan.", "norms": [NORM]}
    answer = at_work(writer).post(f"/kantor/perkara/{case.docket}/pelajaran/", told)
    page = unescape(answer.content.decode())
    assert answer.status_code == 200
    assert "Harus dihapus" in page
    assert "Ini tentang Sekarjati." in page
    assert not Lesson.objects.exists()


def test_warnings_ask_for_words_of_the_second_person(client: Client, of_two: None) -> None:
    writer, second = factories.desk(), factories.desk()
    case, _ = decided(writer), decided(writer)
    warned = type(WORDING)(WORDING.title, "Terjadi pada hari Senin.", WORDING.taught)
    made, browser = proposed(case, writer, warned), at_work(second)
    answer = browser.post(f"{LIST}{made.key}/", {"revision": "1", "lepas": "1", "weighed": ""})
    assert "Tulis mengapa pelajaran ini tetap boleh dilepas" in unescape(answer.content.decode())
    browser.post(f"{LIST}{made.key}/", {"revision": "1", "lepas": "1", "weighed": "Semua Senin sama."})
    made.refresh_from_db()
    assert made.stage == Lesson.Stage.RELEASED


def test_a_withdrawn_lesson_leaves_the_public_page(client: Client, of_two: None) -> None:
    writer, second = factories.desk(), factories.desk()
    case, _ = decided(writer), decided(writer)
    made = proposed(case, writer)
    made = cases.release(lesson=made, weighed="", revision=made.revision, desk=second)
    browser = at_work(writer)
    assert WORDING.told in read(client, PUBLIC)
    browser.post(f"{LIST}{made.key}/tarik/", {"revision": str(made.revision), "why": "recognised"})
    assert WORDING.told not in read(client, PUBLIC)
    assert "Ada yang mungkin mengenali orangnya" in read(browser, LIST)
    again = browser.post(f"{LIST}{made.key}/tarik/", {"revision": "9", "why": "wrong"})
    assert again.status_code == 409


def test_a_case_that_was_erased_meanwhile_is_told_and_no_error_page(client: Client) -> None:
    writer = factories.desk()
    case = decided(writer)
    Report.objects.filter(pk=case.report_id).update(erased_at=writer.at)  # its keys go a moment later
    told = {"title": WORDING.title, "told": WORDING.told, "taught": WORDING.taught, "norms": [NORM]}
    answer = at_work(writer).post(f"/kantor/perkara/{case.docket}/pelajaran/", told)
    assert answer.status_code == 409
    assert "sudah dihapus menurut masa simpannya" in unescape(answer.content.decode())


def test_a_level_above_finds_what_it_proposed_and_what_it_released(client: Client, of_two: None) -> None:
    home, (writer, second) = factories.desk(), above()
    case, other = decided(home), decided(home)
    for each in (case, other):
        let_in(each, home, writer, second)
    made = proposed(case, writer)
    browser = at_work(second)
    assert "paling sedikit 2 perkara" in read(browser, f"{LIST}{made.key}/")
    done = browser.post(f"{LIST}{made.key}/", {"revision": "1", "lepas": "1"})
    assert done.status_code == 302
    assert WORDING.told in read(browser, done["Location"])
    assert WORDING.told in read(client, PUBLIC)
    stranger = factories.desk(office=factories.office("Bawaslu lain", of=factories.government("33", "Lain")))
    assert at_work(stranger).get(f"{LIST}{made.key}/").status_code == 404


def above() -> tuple[Desk, Desk]:
    """Two officers of the province's office."""
    province = factories.office("Bawaslu Provinsi", of=factories.government("32", "Jawa Barat"))
    return factories.desk(office=province), factories.desk(office=province)


def let_in(case: Case, home: Desk, *desks: Desk) -> None:
    for each in desks:
        sealed = reports.seal_key_to(report=case.report, key=home.key_to(case.report), to=each.officer)
        reports.share_key(report=case.report, sealed=sealed, to=each.officer)


def test_a_case_without_a_ruling_has_no_lesson_and_says_so(client: Client) -> None:
    writer = factories.desk()
    case, _ = factories.case_at(lifecycle.ASSESSMENT, writer)
    answer = at_work(writer).get(f"/kantor/perkara/{case.docket}/pelajaran/")
    assert answer.status_code == 409
    assert "Belum ada putusan pleno" in unescape(answer.content.decode())


def test_of_several_outcomes_the_page_asks_which_and_begins_with_that_one(client: Client) -> None:
    desk = factories.desk()
    case, browser = of_two_outcomes(desk), at_work(desk)
    address = f"/kantor/perkara/{case.docket}/pelajaran/"
    asked = read(browser, address)
    assert "Pelajaran dari putusan yang mana?" in asked
    assert f'href="?tentang=2"><strong>Terlapor 2, {MELATI.position}' in asked
    form = read(browser, f"{address}?tentang=2")
    assert "Putusan: Bukan pelanggaran." in form
    assert 'name="subject" value="2"' in form
    assert browser.get(f"{address}?tentang=9").status_code == 409


def test_a_changed_decision_stands_on_the_work_list_and_at_its_lesson(client: Client, of_two: None) -> None:
    writer, second = factories.desk(), factories.desk()
    case, _ = decided(writer), decided(writer)
    made = proposed(case, writer)
    made = cases.release(lesson=made, weighed="", revision=made.revision, desk=second)
    browser = at_work(writer)
    told = f"/kantor/perkara/{case.docket}/putusan-berubah/"
    assert told in read(browser, f"/kantor/perkara/{case.docket}/")
    assert "Tulis apa yang berubah" in unescape(browser.post(told, {"reason": ""}).content.decode())
    assert browser.post(told, {"reason": "Banding dikabulkan."}).status_code == 302
    for page in ("/kantor/pekerjaan/", LIST, f"{LIST}{made.key}/"):
        assert "Putusannya berubah, pelajarannya masih terbaca" in read(browser, page), page
        assert f"{LIST}{made.key}/tarik/" in read(browser, page)
