"""`netra officer reset` and `leave`: what an operator does for who cannot do it alone."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from netra import vault
from netra.accounts.models import FormerKey, Officer
from netra.journal.models import Entry
from netra.reports.models import Grant, ParkedGrant
from tests import factories

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    told = StringIO()
    call_command("netra_officer", *arguments, stdout=told)
    return told.getvalue()


def test_a_reset_gives_a_first_password_and_sets_the_old_key_aside() -> None:
    mine = factories.desk()
    factories.report()
    told = run("reset", mine.officer.username)
    found = re.search(r"sekali: (\S+)", told)
    assert found
    officer = Officer.objects.get(pk=mine.officer.pk)
    assert officer.check_password(found.group(1))
    assert not officer.has_own_password, "nothing is sealed to a key whose password somebody else chose"
    assert vault.unlock_private(bytes(officer.locked_private), found.group(1), owner=officer.username)
    assert not Grant.objects.filter(officer=officer).exists()
    assert ParkedGrant.objects.get().fingerprint == vault.fingerprint(bytes(mine.officer.public_key))
    assert bytes(FormerKey.objects.get().public_key) == bytes(mine.officer.public_key)
    assert Entry.objects.get(event="OFFICER_KEY_REPLACED").facts["in_use"] is True


def test_leaving_is_refused_while_a_report_would_stay_unread_and_done_afterwards() -> None:
    mine = factories.desk()
    factories.report()
    with pytest.raises(CommandError, match="hanya terbuka lewat kunci"):
        run("leave", mine.officer.username)
    assert Officer.objects.get(pk=mine.officer.pk).is_active
    Grant.objects.all().delete()
    assert "diakhiri" in run("leave", mine.officer.username)
    assert not Officer.objects.get(pk=mine.officer.pk).is_active


@pytest.mark.parametrize("action", ["reset", "leave"])
def test_an_unknown_name_is_refused(action: str) -> None:
    with pytest.raises(CommandError, match="Tidak ada petugas"):
        run(action, "tidak.ada")
