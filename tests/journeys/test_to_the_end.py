"""From a report to a sanction carried out, office by office; each officer sees what is theirs and no more."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page

from netra import vault
from netra.accounts import roles
from netra.accounts.models import Officer
from netra.agencies.models import Government
from netra.agencies.services import found_government
from netra.cases import lifecycle as casework
from netra.cases.models import Handover
from netra.discipline import lifecycle
from netra.discipline.models import Proceeding
from tests import factories
from tests.discipline.proceedings import NORM, VILLAGE_HEAD_NORM
from tests.journeys.legal_days import FIRST, Days
from tests.journeys.navigators_casework import Personnel, Sender
from tests.journeys.navigators_office import OfficerAtTheDesk, ReporterComingBack

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PageAt = Callable[..., Page]
STORY = "Kenari bercerita: dalam rapat pagi pegawai diminta mendukung satu pasangan calon."
HEARING = date(2024, 11, 4)
NEUTRAL = "Terperiksa diduga menyampaikan ajakan mendukung dalam satu rapat dinas."


@pytest.mark.beside("sqlite")
def test_a_pilkada_report_goes_over_bkn_and_the_personnel_office_to_a_sanction_carried_out(
    live_server: Any, page_at: PageAt, legal_day: Days
) -> None:
    examiner, second = personnel_of(factories.government())
    desk, receipt = factories.desk(), vault.new_receipt()
    report = factories.report(factories.submission(story=STORY), receipt=receipt, at=desk.at)

    page = page_at(base_url=live_server.url)
    sender = Sender(page)
    docket = rules_on_two_verdicts(page, desk.officer, report.docket)
    sender.hands_over(
        docket, casework.ETHICS, to="Lembaga di luar pemasangan ini",
        outside="Badan Kepegawaian Negara (BKN)", summary="Ajakan disampaikan dalam satu rapat dinas.",
    )  # fmt: skip
    sender.notes_the_receipt("Agenda BKN rekaan 77, 30 Oktober 2024")
    number = sender.hands_over(
        docket, casework.DISCIPLINE, to="BKPSDM", summary="Ajakan disampaikan dalam satu rapat dinas."
    )

    legal_day(date(2024, 11, 1))
    personnel = Personnel(page_at(360, "dark", base_url=live_server.url))
    personnel.signs_in(examiner)
    personnel.gives_the_receipt(number)
    personnel.does_not_see("kenari", docket, report.docket, "pelapor")
    proceeding = personnel.opens_the_proceeding_from(number, lifecycle.PNS, NEUTRAL)
    personnel.sees("Tidak ada angka dalam aturan")
    personnel.does_not_see("kenari", docket, report.docket)
    examines_a_civil_servant(personnel, proceeding, legal_day)

    decider = Personnel(page_at(base_url=live_server.url))
    decider.signs_in(second)
    decider.opens(proceeding)
    decider.decides("berat-turun-jabatan", "ppk", date(2024, 11, 12))
    carries_it_to_its_end(personnel, proceeding, legal_day)

    sender.goes_to(f"/kantor/perkara/{docket}/serah-terima/")
    sender.sees("Badan Kepegawaian Negara (BKN)", "BKPSDM")
    assert not Handover.objects.filter(received_at=None).exists()
    reporter = ReporterComingBack(page_at(360, base_url=live_server.url))
    reporter.comes_back_with(receipt)
    reporter.sees_the_status("Sudah ada hasil.")


def personnel_of(government: Government) -> tuple[Officer, Officer]:
    """Who examines and who decides: two offices of a city or regency."""
    bkpsdm, inspectorate = (factories.office(each, of=government) for each in ("BKPSDM", "Inspektorat"))
    return (
        factories.officer(roles.BKPSDM, bkpsdm)[0],
        factories.officer(roles.INSPEKTORAT, inspectorate)[0],
    )


def rules_on_two_verdicts(page: Page, officer: Officer, docket: str) -> str:
    """Bawaslu, from the inbox to the referral; the case's number."""
    at_desk, hands = OfficerAtTheDesk(page), Sender(page)
    at_desk.signs_in(officer)
    at_desk.opens_the_report(docket)
    at_desk.registers()
    at_desk.screens_it_as_complete()
    at_desk.hears_the_respondent("Terlapor menjelaskan isi rapat.")
    at_desk.closes_the_clarification()
    at_desk.assesses("Rapat dihadiri dua puluh orang.", "Ajakan didengar tiga saksi.")
    hands.rules("Keterangan saling menguatkan.", "Pelanggaran kode etik ASN", "Pelanggaran disiplin ASN")
    number = hands.reads_the_number()
    letter = hands.issues_the_letter(
        number, "penerusan", to="Kepala Badan Kepegawaian Negara", to_place="Jakarta",
        respondent="Kepala Seksi", summary="Ajakan disampaikan dalam satu rapat dinas.",
    )  # fmt: skip
    assert "Kepala Badan Kepegawaian Negara" in letter
    assert "Ajakan disampaikan dalam satu rapat dinas." in letter
    assert "kenari" not in letter.lower()
    hands.goes_to(f"/kantor/perkara/{number}/")
    hands.takes("Teruskan")
    hands.sees("Nomornya dari surat penerusan yang sudah terbit.")
    hands.presses("Catat sudah diteruskan")
    at_desk.sees_the_stage("Diteruskan")
    return number


def examines_a_civil_servant(personnel: Personnel, proceeding: str, legal_day: Days) -> None:
    """Summoned with the days that the law asks for, heard, and proposed by a team."""
    personnel.summons(date(2024, 11, 12))
    personnel.sees("Tepat tujuh hari kerja memenuhi keduanya")
    legal_day(date(2024, 11, 12))
    personnel.opens(proceeding)
    personnel.hears("Saya keliru, dan sudah meluruskannya di rapat berikut.")
    personnel.forms_a_team()
    personnel.proposes(NORM)


def carries_it_to_its_end(personnel: Personnel, proceeding: str, legal_day: Days) -> None:
    """Delivered, in force on its day, carried out, recorded in I'DIS, closed; all on a small dark screen."""
    legal_day(date(2024, 11, 14))
    personnel.opens(proceeding)
    personnel.delivers(date(2024, 11, 14))
    legal_day(date(2024, 12, 9))
    personnel.opens(proceeding)
    personnel.presses("Nyatakan berlaku")
    personnel.sees_the_stage("Berlaku")
    personnel.carries_out(date(2024, 12, 9))
    personnel.takes("Catat sudah masuk I'DIS")
    personnel.fills(number="Catatan rekaan 5")
    personnel.presses("Catat")
    personnel.sees("Tercatat di I'DIS")
    personnel.closes()
    assert personnel.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert Proceeding.objects.get(docket=proceeding).stage == lifecycle.CLOSED


@pytest.mark.beside("postgresql")
def test_a_contract_worker_and_a_village_head_each_go_the_way_of_their_own_law(
    live_server: Any, page_at: PageAt, legal_day: Days
) -> None:
    regency = found_government(
        code="99.01", name="Kabupaten Rekaan", kind="kabupaten", zone="WIB", bawaslu_code="99.01",
        at=factories.CAMPAIGN, actor="uji",
    )  # fmt: skip
    examiner, second = personnel_of(regency)
    desk = factories.desk(office=factories.office("Bawaslu Kabupaten Rekaan", of=regency))
    case, _ = factories.case_at(casework.RULING, desk, told=factories.submission(story=STORY))

    page = page_at(360, base_url=live_server.url)
    sender = Sender(page)
    sender.signs_in(desk.officer)
    sender.goes_to(f"/kantor/perkara/{case.docket}/")
    sender.rules(
        "Unsur pidana tidak terpenuhi; kepala desa ikut kampanye (UU 6/2014 pasal 29 huruf j).",
        "Pelanggaran peraturan lain",
    )
    OfficerAtTheDesk(page).refers_it_to("Lembaga yang berwenang", "Surat rekaan 31")
    number = sender.hands_over(
        case.docket, casework.OTHER_LAW, to="BKPSDM", summary="Kepala desa berpidato di kampanye."
    )

    personnel = Personnel(page_at(base_url=live_server.url))
    personnel.signs_in(examiner)
    decider = Personnel(page_at(360, "dark", base_url=live_server.url))
    decider.signs_in(second)
    personnel.gives_the_receipt(number)
    personnel.sees("Unsur pidana tidak terpenuhi")
    village = goes_through_the_camat(personnel, number)
    worker = personnel.records_a_letter(lifecycle.THL, "BKN", NEUTRAL, FIRST)
    personnel.summons(HEARING)
    legal_day(HEARING)
    heard = {
        village: ("Saya diundang warga.", VILLAGE_HEAD_NORM, "desa-teguran", "bupati_wali_kota"),
        worker: ("Saya tidak tahu itu dilarang.", NORM, "ppnpn-bertingkat", "kepala_unit"),
    }
    for docket, (reply, norm, sanction, authority) in heard.items():
        personnel.opens(docket)
        personnel.hears(reply)
        personnel.proposes(norm)
        decider.opens(docket)
        decider.decides(sanction, authority, HEARING)
        personnel.opens(docket)
        personnel.delivers(HEARING)
        personnel.carries_out(HEARING)
        personnel.closes()
        personnel.does_not_see("PP 94", "I'DIS", "BPASN", "kenari", case.docket)
    personnel.unfolds()
    personnel.sees("SE MenPANRB 1/2023")
    assert set(Proceeding.objects.values_list("stage", flat=True)) == {lifecycle.CLOSED}


def goes_through_the_camat(personnel: Personnel, number: str) -> str:
    """A village head: not straight from the regency, but through the camat; up to the summons."""
    village = personnel.opens_the_proceeding_from(number, lifecycle.VILLAGE_HEAD, NEUTRAL)
    personnel.takes("Sampaikan melalui camat")
    personnel.fills(letter="Surat rekaan 4")
    personnel.presses("Catat")
    personnel.sees_the_stage("Melalui camat")
    personnel.summons(HEARING)
    return village
