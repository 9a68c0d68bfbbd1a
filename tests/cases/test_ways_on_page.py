"""What the page of a case says when the next step is somebody else's, and what belongs beside it."""

import re

import pytest
from django.test import Client

from netra.cases import lifecycle, services
from netra.reports import lifecycle as public
from tests import factories
from tests.cases import handing
from tests.cases.test_second_person import assessed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_a_campaign_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: factories.CAMPAIGN)


def test_who_waits_for_a_second_person_is_told_where_they_see_it_and_more_time_is_not_the_filled_button(
    client: Client,
) -> None:
    case, desk, _ = assessed()
    factories.sign_in(client, desk.officer)
    page = client.get(f"/kantor/perkara/{case.docket}/").content.decode()
    assert "Rekan yang dapat membukanya melihatnya di “Pekerjaan saya”." in page
    extension = re.search(r'<a class="([^"]*)" href="[^"]*tambah-waktu/"', page)
    assert extension and "button-quiet" in extension[1]


def test_a_case_names_the_reports_joined_with_it_and_each_of_them_leads_to_the_case(client: Client) -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    other = factories.report()
    services.join_reports(reports=[case.report, other], desk=desk)
    factories.sign_in(client, desk.officer)
    page = client.get(f"/kantor/perkara/{case.docket}/").content.decode()
    assert f'href="/kantor/laporan/{other.docket}/"' in page
    assert "Belum dipilah" in page
    beside = client.get(f"/kantor/laporan/{other.docket}/").content.decode()
    assert f'href="/kantor/perkara/{case.docket}/"' in beside
    assert "pilih Duplikat" in beside


def test_a_case_says_how_its_report_came(client: Client) -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    case.report.origin = public.REFERRAL
    case.report.save(update_fields=["origin"])
    factories.sign_in(client, desk.officer)
    page = client.get(f"/kantor/perkara/{case.docket}/").content.decode()
    assert "Penerusan lembaga lain" in page
    assert "Dicatat petugas" in page
    assert "Menurut pelapor" not in page


def test_taking_back_promises_nothing_about_what_an_institution_outside_holds_already(client: Client) -> None:
    case, desk = handing.referred()
    made = handing.sent(case, desk, None)
    factories.sign_in(client, desk.officer)
    page = client.get(f"/kantor/perkara/{case.docket}/serah-terima/{made.number}/tarik/").content.decode()
    assert "tetap terbuka di sana" in page
    assert "tidak dapat membukanya lagi" not in page
