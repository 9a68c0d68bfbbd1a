"""Whoever appoints an officer knows the first password: it opens the way to one's own, and nothing else."""

from typing import Any

import pytest
from django.test import Client

from netra import vault
from netra.accounts import queries, roles, services, session
from netra.accounts.models import Officer
from netra.reports import services as reports
from tests import factories

pytestmark = pytest.mark.django_db
FIRST, OWN = "kata sandi dari pengelola", "kata sandi milik sendiri"


def _appointed() -> Officer:
    return services.appoint_officer(
        office=factories.office(),
        username="petugas.baru",
        password=FIRST,
        position="Petugas baru",
        role=roles.CASE_OFFICER,
        at=factories.CAMPAIGN,
    ).officer


def _chose_own(officer: Officer) -> bytes:
    private = services.unlock(officer, FIRST)
    return services.change_password(
        officer=officer, private=private, old=FIRST, new=OWN, at=factories.CAMPAIGN
    )


def test_no_report_is_sealed_to_a_first_password() -> None:
    _appointed()
    with pytest.raises(reports.NobodyCanRead):
        factories.report()


def test_after_an_own_password_reports_are_sealed_to_a_new_key() -> None:
    officer = _appointed()
    before = bytes(officer.public_key)
    private = _chose_own(officer)
    report = factories.report()
    assert bytes(officer.public_key) != before
    assert reports.key_for_officer(report=report, officer=officer, private=private)


def test_the_locked_key_of_the_first_day_opens_nothing_that_came_later() -> None:
    officer = _appointed()
    stolen = services.unlock(officer, FIRST)
    _chose_own(officer)
    report = factories.report()
    with pytest.raises(vault.EnvelopeRefused):
        reports.key_for_officer(report=report, officer=officer, private=stolen)


def test_a_second_change_keeps_the_key_so_that_older_reports_stay_readable() -> None:
    officer = _appointed()
    private = _chose_own(officer)
    report = factories.report()
    again = services.change_password(
        officer=officer, private=private, old=OWN, new="lagi yang lain sekali", at=factories.CAMPAIGN
    )
    assert reports.key_for_officer(report=report, officer=officer, private=again)


def test_every_page_leads_to_choosing_an_own_password_first(client: Client) -> None:
    officer = _appointed()
    client.force_login(officer)
    answer: Any = client.get("/kantor/")
    assert (answer.status_code, answer["Location"]) == (302, "/kantor/kata-sandi/")
    page = client.get("/kantor/kata-sandi/").content.decode()
    assert "Buat kata sandi Anda sendiri" in page
    assert "frasa sandi" not in page  # one thing at a time


def test_an_officer_with_an_own_password_is_among_the_readers() -> None:
    officer = _appointed()
    _chose_own(officer)
    assert list(queries.readers_of_reports(officer.office.government_id)) == [officer]


@pytest.mark.parametrize("text", ["é", "x", "%%%", "a" * 500])
def test_a_forged_key_cookie_closes_the_key_and_breaks_nothing(client: Client, text: str) -> None:
    officer, _ = factories.officer(roles.CASE_OFFICER)
    factories.sign_in(client, officer)
    client.cookies[session.COOKIE] = text
    assert client.get("/kantor/laporan/L-2024-0001/").status_code in (302, 404)


def test_the_first_password_cannot_be_kept_as_ones_own() -> None:
    officer = _appointed()
    private = services.unlock(officer, FIRST)
    with pytest.raises(services.SamePassword):
        services.change_password(
            officer=officer, private=private, old=FIRST, new=FIRST, at=factories.CAMPAIGN
        )
    officer.refresh_from_db()
    assert not officer.has_own_password
