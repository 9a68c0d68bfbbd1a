"""Nobody gives a receipt: both sides are reminded, and the level above is told. Nothing is sealed anew."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from netra.accounts import roles
from netra.accounts.models import Office
from netra.cases import jobs, queries, services
from netra.cases.models import Handover, HandoverGrant
from netra.journal.models import Entry
from netra.reports.services import NotSealedToYou
from tests import factories
from tests.cases import handing

pytestmark = pytest.mark.django_db
LATER = factories.CAMPAIGN + timedelta(days=8)


@pytest.fixture
def passage() -> tuple[Handover, Any, Any]:
    """A hand-over that nobody answers, with the desks of both sides."""
    theirs, (case, ours) = handing.personnel(), handing.referred()
    return handing.sent(case, ours, theirs.officer.office), ours, theirs


def test_both_sides_see_that_a_receipt_is_missing(
    passage: tuple[Handover, Any, Any], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, ours, theirs = passage
    for now, late in ((factories.CAMPAIGN, False), (LATER, True)):
        monkeypatch.setattr("netra.web.middleware.legal_now", lambda request, now=now: now)
        factories.sign_in(client, ours.officer)
        assert ("belum mendapat tanda terima.</strong>" in client.get("/kantor/").content.decode()) is late
        listed = client.get("/kantor/perkara/serah-terima/").content.decode()
        assert made.number in listed
        assert ("Menunggu 8 hari" in listed) is late
        factories.sign_in(client, theirs.officer)
        assert ("Menunggu 8 hari" in client.get("/kantor/serah-terima/").content.decode()) is late


def test_the_job_tells_the_level_above_once_and_seals_nothing(passage: tuple[Handover, Any, Any]) -> None:
    made, ours, _ = passage
    grants = set(HandoverGrant.objects.values_list("officer", "sealed_key"))
    province = factories.office("Bawaslu Provinsi")
    province.tier = Office.Tier.PROVINCE
    province.save()
    above = factories.desk(roles.BAWASLU_INTAKE, province)
    assert jobs.escalate_handovers(made.government, factories.CAMPAIGN) == {"handovers": 0}
    assert jobs.escalate_handovers(made.government, LATER) == {"handovers": 1}
    assert jobs.escalate_handovers(made.government, LATER) == {"handovers": 0}
    told = Entry.objects.get(event="HANDOVER_ESCALATED")
    assert (told.subject, told.facts["told"]) == (made.number, ["Bawaslu Provinsi"])
    assert list(queries.escalated_to(above.officer)) == [made]
    assert not queries.escalated_to(ours.officer).exists()
    assert set(HandoverGrant.objects.values_list("officer", "sealed_key")) == grants
    with pytest.raises(NotSealedToYou):
        services.open_handover(handover=made, desk=above)


@pytest.mark.beside("sqlite")
def test_who_has_no_office_above_is_told_so_before_pressing_and_what_is_left(
    passage: tuple[Handover, Any, Any], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, ours, _ = passage
    assert made.case
    address = f"/kantor/perkara/{made.case.docket}/serah-terima/{made.number}/"
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: LATER)
    factories.sign_in(client, ours.officer)
    alone = client.get(address).content.decode()
    assert "Tidak ada kantor di atas kantor Anda" in alone
    assert "Tulis surat" in alone
    assert "Beri tahu tingkat berikutnya" not in alone
    province = factories.office("Bawaslu Provinsi")
    province.tier = Office.Tier.PROVINCE
    province.save()
    factories.desk(roles.BAWASLU_INTAKE, province)
    told = client.get(address).content.decode()
    assert "Yang diberi tahu: Bawaslu Provinsi" in told
    assert "Beri tahu tingkat berikutnya" in told


def test_the_sender_tells_it_earlier_but_not_before_it_is_late_nor_twice(
    passage: tuple[Handover, Any, Any],
) -> None:
    made, ours, theirs = passage
    with pytest.raises(services.NotLate):
        services.escalate_handover(handover=made, days=3, desk=ours)
    services.escalate_handover(handover=made, days=3, desk=factories.later(ours, LATER))
    with pytest.raises(services.NotLate):
        services.escalate_handover(handover=made, days=3, desk=factories.later(ours, LATER))
    services.receive_handover(handover=made, desk=factories.later(theirs, LATER))
    assert not queries.unanswered(made.government.code).exists()


def test_a_receipt_that_comes_while_the_job_runs_keeps_no_other_from_being_told(
    passage: tuple[Handover, Any, Any],
) -> None:
    first, ours, theirs = passage
    second = handing.sent(handing.referred(ours)[0], ours, theirs.officer.office)
    first.received_at = LATER
    waiting = [first]

    def a_receipt_comes_first(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith("SAVEPOINT") and waiting:  # between the list and its first row
            waiting.pop().save(update_fields=["received_at"])
        return execute(sql, *rest)

    with connection.execute_wrapper(a_receipt_comes_first):
        assert jobs.escalate_handovers(second.government, LATER) == {"handovers": 1}
    assert [each.subject for each in Entry.objects.filter(event="HANDOVER_ESCALATED")] == [second.number]
