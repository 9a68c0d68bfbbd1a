"""Who tells of their own slip: sealed, with words to come back, and never a formal report."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client

from netra.cases import services
from netra.cases.desk import Desk
from netra.cases.models import Case
from netra.reports import lifecycle as public
from netra.reports import services as reports
from netra.reports.models import Report
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def campaign(monkeypatch: pytest.MonkeyPatch) -> None:
    """Legal time stands still."""
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: factories.CAMPAIGN)


def told(**more: str) -> dict[str, str]:
    return {
        "seed": str(uuid4()),
        "origin": public.SELF,
        "act": "medsos_posting_like_share",
        "story": "Saya membagikan satu unggahan kampanye.",
        "position": "staf",
        "choice": "confidential",
        "name": "Sekar Rekaan",
        **more,
    }


def test_it_is_a_lead_with_words_to_come_back_and_becomes_a_finding(
    signed_in: Callable[[Desk], Client],
) -> None:
    desk = factories.desk()
    answer = signed_in(desk).post("/kantor/catat/", told())
    made, words = Report.objects.get(), answer.context["words"]
    assert (made.origin, made.kind, made.has_reporter) == (public.SELF, public.LEAD, True)
    assert Client().post("/lacak/", {"receipt": " ".join(words)}).status_code == 302
    services.register(report=made, desk=desk)
    assert "/REG/TM/" in Case.objects.get().register_number
    assert b"Sekar" not in bytes(made.envelope) + bytes(made.identity or b"")


def test_without_a_name_it_is_asked_for_one(signed_in: Callable[[Desk], Client]) -> None:
    browser = signed_in(factories.desk())
    for gap, field in (
        ({"choice": "anonymous"}, "choice"),
        ({"choice": ""}, "choice"),
        ({"name": ""}, "name"),
    ):
        answer = browser.post("/kantor/catat/", told(**gap))
        assert field in answer.context["form"].errors
    assert not Report.objects.exists()


def test_withdrawing_it_leaves_the_lead_that_it_is() -> None:
    from_oneself = reports.Entry(public.SELF, "Penerima laporan")
    receipt, desk = reports.known_receipt(b"k" * 32), factories.desk()
    made = reports.receive(
        government=desk.officer.office.government, submission=factories.submission(), receipt=receipt,
        agency=None, at=factories.CAMPAIGN, entry=from_oneself,
    )  # fmt: skip
    assert made.kind == public.LEAD
    key = reports.key_for_reporter(report=made, receipt=receipt)
    services.withdraw(report=made, key=key, nonce=uuid4(), reason="Takut.", at=factories.CAMPAIGN)
    made.refresh_from_db()
    assert made.kind == public.LEAD


def test_a_withdrawn_report_and_a_late_one_are_leads() -> None:
    receipt, desk = reports.known_receipt(b"l" * 32), factories.desk()
    first = factories.CAMPAIGN.date().replace(day=1)
    late = factories.report(factories.submission(happened_on=first, known_on=first))
    withdrawn = factories.report(receipt=receipt)
    assert (late.kind, withdrawn.kind) == (public.LEAD, public.REPORT)
    services.register(report=withdrawn, desk=desk)
    key = reports.key_for_reporter(report=withdrawn, receipt=receipt)
    services.withdraw(report=withdrawn, key=key, nonce=uuid4(), reason="Takut.", at=factories.CAMPAIGN)
    withdrawn.refresh_from_db()
    assert withdrawn.kind == public.LEAD
