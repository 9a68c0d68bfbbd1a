"""An officer takes a report from the inbox to its referral; the reporter sees that there is a result."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from netra import vault
from netra.cases import lifecycle
from netra.cases.models import Case
from tests import factories
from tests.journeys.browsers import EACH_BROWSER
from tests.journeys.navigators_office import OfficerAtTheDesk, ReporterComingBack

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PageAt = Callable[..., Page]


@EACH_BROWSER
def test_a_report_goes_from_the_inbox_to_its_referral(
    live_server: Any, page_at: PageAt, width: int, javascript: bool
) -> None:
    desk, second, receipt = factories.desk(), factories.desk(), vault.new_receipt()
    report = factories.report(receipt=receipt, at=desk.at)

    officer = OfficerAtTheDesk(page_at(width, javascript=javascript, base_url=live_server.url))
    officer.signs_in(desk.officer)
    officer.opens_the_report(report.docket)
    if javascript:
        officer.registers_with_the_keyboard()
    else:
        officer.registers()
    officer.screens_it_as_complete()
    officer.cannot_close_the_clarification_yet()
    officer.hears_the_respondent("Terlapor menjelaskan isi rapat.")
    officer.closes_the_clarification()
    officer.assesses("Rapat dihadiri dua puluh orang.", "Ajakan didengar tiga saksi.")
    officer.waits_for_a_second_person()
    colleague = OfficerAtTheDesk(page_at(width, javascript=javascript, base_url=live_server.url))
    colleague.signs_in(second.officer)
    docket = str(Case.objects.get().docket)
    colleague.opens_the_case(docket)
    colleague.records_the_ruling("Pelanggaran disiplin ASN", "Keterangan saling menguatkan.")
    officer.opens_the_case(docket)
    officer.refers_it_to("Badan Kepegawaian Negara (BKN)", "Surat rekaan 9")
    officer.sees_in_the_history("Perkara diteruskan", "Putusan pleno dicatat", "Kajian ditulis")
    officer.tells_the_reporter("Perkara Anda sudah kami teruskan ke BKN.")
    assert Case.objects.get().stage == lifecycle.REFERRED

    reporter = ReporterComingBack(page_at(360, base_url=live_server.url))
    reporter.comes_back_with(receipt)
    reporter.sees_the_status("Sudah ada hasil.")
    reporter.reads("Perkara Anda sudah kami teruskan ke BKN.")


@pytest.mark.beside("postgresql")
def test_a_letter_key_starts_no_legal_clock_by_itself(live_server: Any, page_at: PageAt) -> None:
    desk = factories.desk()
    report = factories.report(at=desk.at)
    page = page_at(base_url=live_server.url)
    officer = OfficerAtTheDesk(page)
    officer.signs_in(desk.officer)
    officer.opens_the_report(report.docket)
    page.keyboard.press("r")
    assert page.evaluate("document.activeElement.dataset.key") == "R"
    assert not Case.objects.exists()


@pytest.mark.beside("postgresql")
def test_letter_keys_can_be_switched_off(live_server: Any, page_at: PageAt) -> None:
    desk = factories.desk()
    report = factories.report(at=desk.at)
    page = page_at(base_url=live_server.url)
    officer = OfficerAtTheDesk(page)
    officer.signs_in(desk.officer)
    officer.opens_the_report(report.docket)
    page.get_by_role("button", name="Matikan pintasan huruf").click()
    officer.opens_the_report(report.docket)
    page.keyboard.press("t")
    assert page.url.endswith(f"/kantor/laporan/{report.docket}/")


@pytest.fixture(autouse=True)
def on_a_campaign_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Legal time stands still on 30 October 2024."""
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: factories.CAMPAIGN)
