"""What `netra check` says of keys: who can be helped after a lost password, and when to practise it."""

from datetime import timedelta

import pytest

from netra.accounts import recovery_sets
from netra.accounts.models import Officer, RecoverySet
from netra.accounts.recovery_queries import DRILL_EVERY
from netra.dashboard.key_findings import key_findings
from netra.reports.models import Grant
from tests import factories
from tests.ceremonies import Circle, circle

pytestmark = pytest.mark.django_db


def said(days: int = 0) -> list[tuple[str, str]]:
    on = (factories.CAMPAIGN + timedelta(days=days)).date()
    return [(each.tone, each.what) for each in key_findings(factories.government(), on)]


def protect_all(found: Circle) -> None:
    for desk in found.holders[:2]:
        recovery_sets.protect_key(officer=desk.officer, private=desk.private, at=desk.at)


def test_without_a_reader_nothing_is_said() -> None:
    assert said() == []


def test_without_a_set_it_warns() -> None:
    factories.desk()
    assert [tone for tone, _ in said()] == ["warn"]
    assert "belum ada kelompok pemulihan" in said()[0][1]


def test_a_drill_that_was_never_run_or_is_old_is_reminded_of() -> None:
    found = circle()
    protect_all(found)
    assert "belum pernah dijalankan" in said()[1][1]
    RecoverySet.objects.update(drilled_at=factories.CAMPAIGN)
    assert [tone for tone, _ in said()] == ["ok", "ok"]
    late = said(DRILL_EVERY.days)
    assert [tone for tone, _ in late] == ["ok", "warn"]
    assert "sudah waktunya diulang" in late[1][1]


def test_holders_who_are_gone_and_readers_without_protection_are_counted() -> None:
    found = circle()
    assert said()[-1] == ("warn", "Kota Sukabumi: 2 petugas belum melindungi kuncinya.")
    for gone, tone in ((3, "warn"), (2, "bad")):
        Officer.objects.filter(pk=found.holders[gone].officer.pk).update(is_active=False)
        assert said()[0][0] == tone


def test_a_report_that_nobody_can_open_today_is_bad() -> None:
    factories.desk()
    factories.report()
    Grant.objects.all().delete()
    told = ("bad", "Kota Sukabumi: ada laporan yang tidak terbuka bagi petugas mana pun sekarang.")
    assert said()[0] == told
    factories.report()
    Grant.objects.all().delete()
    assert said()[0] == told  # never how many
