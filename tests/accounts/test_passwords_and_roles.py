"""A new password keeps the key; a role decides who is handed keys at all."""

import pytest

from netra import vault
from netra.accounts import queries, roles, services
from netra.accounts.forms import PasswordForm
from netra.accounts.models import Officer
from netra.journal.models import Entry
from netra.reports import queries as reports
from netra.reports.services import key_for_officer
from tests import factories
from tests.factories import CAMPAIGN, PASSWORD

pytestmark = pytest.mark.django_db
NEW = "kata sandi baru yang panjang"


def change(officer: Officer, private: bytes, old: str = PASSWORD) -> None:
    services.change_password(officer=officer, private=private, old=old, new=NEW, at=CAMPAIGN)


def test_reports_sealed_before_a_new_password_stay_readable_with_it() -> None:
    officer, private = factories.officer()
    report = factories.report()
    change(officer, private)
    officer.refresh_from_db()
    unlocked = vault.unlock_private(bytes(officer.locked_private), NEW, owner=officer.username)
    assert key_for_officer(report=report, officer=officer, private=unlocked)


def test_the_old_password_opens_nothing_any_more() -> None:
    officer, private = factories.officer()
    change(officer, private)
    officer.refresh_from_db()
    assert not officer.check_password(PASSWORD)
    with pytest.raises(vault.WrongPassword):
        vault.unlock_private(bytes(officer.locked_private), PASSWORD, owner=officer.username)


def test_a_new_password_is_not_set_without_the_old_one() -> None:
    officer, private = factories.officer()
    with pytest.raises(services.SignInRefused):
        change(officer, private, old="bukan yang ini")
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)


def test_a_new_password_is_an_entry_in_the_journal() -> None:
    change(*factories.officer())
    assert Entry.objects.latest("sequence").event == "PASSWORD_CHANGED"


@pytest.mark.parametrize("weak", ["pendek", "password1234"])
def test_a_weak_password_is_refused_at_its_field(weak: str) -> None:
    form = PasswordForm({"old": PASSWORD, "new": weak, "again": weak})
    assert set(form.errors) == {"new"}


def test_a_new_password_that_was_mistyped_once_is_refused_at_its_field() -> None:
    form = PasswordForm({"old": PASSWORD, "new": NEW, "again": NEW + "x"})
    assert set(form.errors) == {"again"}


def test_new_reports_are_sealed_to_the_two_roles_of_bawaslu_and_to_nobody_else() -> None:
    made = {role: factories.officer(role)[0] for role in roles.LABELS}
    home = factories.government()
    expected = {made[roles.BAWASLU_INTAKE], made[roles.CASE_OFFICER]}
    assert set(queries.readers_of_reports(home.pk)) == expected


def test_an_officer_of_one_government_is_no_reader_of_another() -> None:
    elsewhere = factories.government("32.73", "Kota Bandung")
    factories.officer(office=factories.office("Bawaslu Kota Bandung", of=elsewhere))
    assert not queries.readers_of_reports(factories.government().pk).exists()


def test_an_officer_who_left_is_no_reader_of_new_reports() -> None:
    officer, _ = factories.officer()
    Officer.objects.filter(pk=officer.pk).update(is_active=False)
    assert not queries.readers_of_reports(factories.government().pk).exists()


def test_an_officer_who_moved_to_a_city_role_sees_no_report_even_with_an_old_grant() -> None:
    officer, _ = factories.officer()
    factories.report()
    Officer.objects.filter(pk=officer.pk).update(role=roles.BKPSDM)
    officer.refresh_from_db()
    assert not reports.visible_to(officer).exists()


def test_every_role_has_a_first_page_and_a_name() -> None:
    assert set(roles.HOME) == set(roles.LABELS)


def test_no_city_role_handles_cases_or_reads_reports() -> None:
    city = set(roles.LABELS) - {roles.BAWASLU_INTAKE, roles.CASE_OFFICER}
    assert not city & (roles.READS_REPORTS | roles.HANDLES_CASES)
