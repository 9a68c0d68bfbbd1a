"""What the reporter's own visits leave behind: nothing that a stranger could match with a network log."""

from datetime import date

import pytest
from django.db import connection

from netra import vault
from netra.reports import services
from netra.reports.models import Report
from tests import factories

pytestmark = pytest.mark.django_db


def _received() -> tuple[Report, bytes]:
    factories.officer()
    receipt = vault.new_receipt()
    report = factories.report(receipt=receipt)
    return report, services.key_for_reporter(report=report, receipt=receipt)


def test_the_last_visit_opens_only_with_the_reports_key() -> None:
    report, key = _received()
    services.note_visit(report=report, key=key, at=factories.CAMPAIGN)
    report.refresh_from_db()
    assert services.last_visit(report=report, key=key) == factories.CAMPAIGN
    with pytest.raises(vault.EnvelopeRefused):
        services.last_visit(report=report, key=vault.new_key())


def test_no_column_tells_when_a_reporter_looked() -> None:
    report, key = _received()
    services.note_visit(report=report, key=key, at=factories.CAMPAIGN)
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_visit FROM reports_report")
        (stored,) = cursor.fetchone()
    assert factories.CAMPAIGN.isoformat()[:10].encode() not in bytes(stored)


def test_the_moment_of_arrival_is_kept_to_the_minute_only() -> None:
    factories.officer()
    report = factories.report(at=factories.CAMPAIGN.replace(second=37, microsecond=123))
    assert (report.received_at.second, report.received_at.microsecond) == (0, 0)


@pytest.mark.parametrize(
    ("identity", "gave"), [("anonymous", False), ("confidential", True), ("named", True)]
)
def test_the_page_knows_whether_a_name_was_given(identity: str, gave: bool) -> None:
    factories.officer()
    receipt = vault.new_receipt()
    told = factories.submission(identity=getattr(factories, identity)())
    report = factories.report(told, receipt=receipt)
    key = services.key_for_reporter(report=report, receipt=receipt)
    assert services.gave_identity(report=report, key=key) is gave


def test_nobody_knows_of_a_deed_before_it_is_done() -> None:
    happened = date(2024, 10, 28)
    told = factories.submission(happened_on=happened, known_on=date(2024, 10, 20))
    deadline = services.reporting_deadline(told, factories.government())
    assert deadline.due_on == date(2024, 11, 4)
