"""An installation in which some report would have no reader is named, and does not open its doors."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from netra.accounts.models import Officer
from netra.web import serving
from tests import factories

pytestmark = pytest.mark.django_db


class Opened(Exception):
    """The doors opened."""


@pytest.fixture(autouse=True)
def no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_: object) -> None:
        raise Opened

    monkeypatch.setattr(serving, "become_server", opened)
    monkeypatch.setattr(serving, "refuse_taken_port", lambda *_: None)
    monkeypatch.setattr(serving, "collect_static", lambda: None)


def a_reader_of_the_unit(code: str = "dishub", *, own_password: bool = True) -> Officer:
    officer, _ = factories.officer()
    officer.agency, officer.has_own_password = factories.agency(code), own_password
    officer.save()
    return officer


def checked() -> str:
    told = StringIO()
    with pytest.raises(SystemExit):  # other findings of a test's settings are bad too
        call_command("netra_check", stdout=told)
    return told.getvalue()


def test_the_doors_stay_shut_while_reports_about_a_unit_have_no_reader() -> None:
    a_reader_of_the_unit()
    with pytest.raises(CommandError, match=r"Dinas Perhubungan tidak punya pembaca"):
        call_command("netra_serve")


def test_the_check_names_agency_reason_and_remedy() -> None:
    officer = a_reader_of_the_unit()
    told = checked()
    assert "laporan tentang Dinas Perhubungan tidak punya pembaca" in told
    assert officer.position in told
    assert "--tier province" in told


def test_a_second_reader_without_a_tie_opens_the_doors() -> None:
    a_reader_of_the_unit()
    factories.officer()
    with pytest.raises(Opened):
        call_command("netra_serve")


def test_somebody_appointed_who_has_yet_to_choose_a_password_opens_the_doors_with_a_warning() -> None:
    a_reader_of_the_unit()
    Officer.objects.filter(pk=factories.officer()[0].pk).update(has_own_password=False)
    with pytest.raises(Opened):
        call_command("netra_serve")
    assert "memilih kata sandinya sendiri" in checked()


def test_a_new_installation_opens_its_doors_so_that_the_first_officers_can_sign_in() -> None:
    factories.government()
    with pytest.raises(Opened):
        call_command("netra_serve", stdout=StringIO())


def test_an_office_of_the_province_is_appointed_with_its_tier() -> None:
    factories.government()
    asked = ["add", "prov", "--role", "case_officer", "--position", "Staf", "--office", "Bawaslu Provinsi"]
    call_command("netra_officer", *asked, "--tier", "province", stdout=StringIO())
    assert Officer.objects.get(username="prov").office.tier == "province"
    asked[1] = "prov2"
    with pytest.raises(CommandError, match="tingkat province"):
        call_command("netra_officer", *asked, "--tier", "national", stdout=StringIO())
