"""The custodians' key is passed on, lost and brought back, and no kept name is ever left without a holder."""

import threading
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from netra.accounts import circles, recoveries, recovery_queries, recovery_sets, roles, succession
from netra.accounts.models import Escrow, Officer
from netra.accounts.recovery_sets import UnfitSet
from netra.cases import services as cases
from netra.cases.desk import Desk
from netra.dashboard.identity_findings import identity_findings
from netra.journal.models import Entry
from netra.journal.services import recording
from netra.reports import services
from netra.reports.models import IdentityKey, IdentityKeyGrant, IdentityRequest, Report
from netra.reports.services import intake
from netra.reports.submission import Submission
from tests import factories
from tests.ceremonies import custody_circle
from tests.factories import CAMPAIGN

pytestmark = pytest.mark.django_db
CUSTODIAN = roles.IDENTITY_CUSTODIAN
LATER = CAMPAIGN + timedelta(hours=2)


def told() -> Submission:
    return factories.submission(identity=factories.confidential())


def a_kept_name() -> tuple[Desk, Desk, Report]:
    """A reader, the only custodian, and a report whose name is sealed to the custodian's key."""
    reader, guard = factories.desk(), factories.custodian()
    return reader, guard, factories.report(told())


def asked(reader: Desk, report: Report) -> IdentityRequest:
    return services.ask_for_identity(
        report=report, officer=reader.officer, private=reader.private, nonce=uuid4(), reason="Panggilan",
        at=LATER,
    )  # fmt: skip


def name_through(reader: Desk, guard: Desk, report: Report) -> str:
    """Asked, approved by this custodian, opened."""
    services.decide_identity(
        request=asked(reader, report), officer=guard.officer, private=guard.private, approve=True,
        words="Ya.", at=LATER,
    )  # fmt: skip
    told = services.open_identity(report=report, officer=reader.officer, private=reader.private, at=LATER)
    return told["name"]


def lose_key(desk: Desk) -> Desk:
    private = services.start_anew(
        officer=desk.officer, secret="frasa baru yang panjang", is_first=False, actor="uji", at=LATER
    )
    return replace(desk, private=private)


def end(desk: Desk) -> None:
    with recording(desk.officer.office.government.code, at=LATER) as log:
        cases.end_service(officer=desk.officer, log=log, actor="uji")


def test_the_last_custodian_cannot_go_by_any_way_and_nothing_is_destroyed_before() -> None:
    reader, guard, report = a_kept_name()
    with pytest.raises(services.LastCustodian):
        end(guard)
    colleague = factories.desk(CUSTODIAN)
    with pytest.raises(cases.NotAColleague):
        cases.hand_custody_over(to=reader.officer, desk=guard)
    guard.officer.refresh_from_db()
    assert guard.officer.is_active and IdentityKeyGrant.objects.filter(officer=guard.officer).exists()
    assert cases.hand_custody_over(to=colleague.officer, desk=guard) == 1
    guard.officer.refresh_from_db()
    assert not guard.officer.is_active
    assert not IdentityKeyGrant.objects.filter(officer=guard.officer).exists()
    assert name_through(reader, colleague, report) == "Pelapor Contoh"
    assert {"IDENTITY_KEY_GIVEN", "IDENTITY_KEY_GIVEN_UP", "OFFICER_LEFT"} <= set(
        Entry.objects.values_list("event", flat=True)
    )


def test_the_last_one_may_go_once_no_name_is_kept() -> None:
    _, guard, report = a_kept_name()
    services.erase_contents(report=report, at=LATER)
    end(guard)
    assert services.identity_key_of(report.government) is None


def test_a_lost_key_waits_and_comes_back_with_the_old_secret() -> None:
    reader, guard, report = a_kept_name()
    request, guard = asked(reader, report), lose_key(guard)
    with pytest.raises(services.NotACustodian):
        services.words_of(request, guard.officer, guard.private)
    assert services.identity_key_of(report.government) is None, "nothing new is sealed to it"
    assert services.names_nobody_opens(report.government) == 1
    with pytest.raises(services.LastCustodian):
        end(guard)  # the old key may come back
    former = guard.officer.former_keys.get()
    back = services.reopen_remembered(
        officer=guard.officer, former=former, secret=factories.PASSWORD, at=LATER
    )
    assert back.name_keys == 1
    assert services.words_of(request, guard.officer, guard.private).reason == "Panggilan"
    assert services.names_nobody_opens(report.government) == 0


def test_a_colleague_lets_in_again_who_lost_the_key() -> None:
    reader, guard, report = a_kept_name()
    colleague = factories.desk(CUSTODIAN)
    services.share_identity_keys(officer=guard.officer, private=guard.private, to=colleague.officer, at=LATER)
    guard = lose_key(guard)
    assert services.lacking(colleague.officer) == [guard.officer]
    services.share_identity_keys(
        officer=colleague.officer, private=colleague.private, to=guard.officer, at=LATER
    )
    assert name_through(reader, guard, report) == "Pelapor Contoh"


def test_holders_bring_a_custodians_key_back_or_pass_it_on_to_another_custodian() -> None:
    reader, guard, report = a_kept_name()
    _, holders = custody_circle()
    escrow = recovery_sets.protect_key(officer=guard.officer, private=guard.private, at=LATER)
    assert recovery_queries.is_protected(guard.officer)
    guard = lose_key(guard)
    recovery = recoveries.ask(officer=guard.officer, escrow=escrow, at=LATER)
    approve_all(recovery, holders[1:])
    back = services.reopen_recovered(
        officer=guard.officer, recovery=recovery, private=guard.private, at=LATER
    )
    assert back.name_keys == 1
    assert name_through(reader, guard, report) == "Pelapor Contoh"
    recovery_sets.protect_key(officer=guard.officer, private=guard.private, at=LATER)
    succession.shut_out(officer=guard.officer, actor="uji", at=LATER)
    assert services.last_guardians() == {guard.officer.pk}, "their key is not forgotten with them"
    gone = Escrow.objects.filter(officer=guard.officer).latest("pk")
    assert not recovery_queries.keys_left_behind(reader.officer).exists()
    with pytest.raises(recoveries.NotASuccessor):  # a reader would hold both halves
        recoveries.ask_as_successor(escrow=gone, successor=reader.officer, at=LATER)
    heir = factories.desk(CUSTODIAN)
    recovery = recoveries.ask_as_successor(escrow=gone, successor=heir.officer, at=LATER)
    approve_all(recovery, holders[1:])
    taken = cases.take_over(recovery=recovery, desk=replace(heir, at=LATER))
    assert taken.has_ended and taken.outcome.name_keys == 1
    assert services.last_guardians() == set()
    assert name_through(reader, heir, report) == "Pelapor Contoh"


def approve_all(recovery: recoveries.Recovery, holders: list[Desk]) -> None:
    for each in holders:
        recoveries.approve(recovery=recovery, officer=each.officer, private=each.private, at=LATER)


def test_no_reader_holds_a_layer_of_a_custodians_key_and_no_custodian_one_of_a_readers() -> None:
    _, holders = custody_circle()
    reader, other = factories.desk(), factories.desk(roles.BAWASLU_INTAKE)
    city = [each.officer for each in holders[2:]]
    home = reader.officer.office.government
    assert reader.officer not in recovery_queries.possible_holders(home, circles.CUSTODIANS)
    assert holders[0].officer not in recovery_queries.possible_holders(home)
    for by, joined in ((holders[0].officer, reader.officer), (reader.officer, holders[0].officer)):
        with pytest.raises(UnfitSet):
            recovery_sets.propose_set(by=by, holders=[by, joined, *city], threshold=3, at=LATER)
    with pytest.raises(UnfitSet):  # no quorum of the city alone
        recovery_sets.propose_set(
            by=holders[0].officer, holders=[holders[0].officer, *city], threshold=2, at=LATER
        )
    # Both sets are in force beside one another, and each protects its own.
    found = recovery_sets.propose_set(
        by=reader.officer, holders=[reader.officer, other.officer, *city], threshold=3, at=LATER
    )
    for officer in (reader.officer, other.officer, *city):
        holder = recovery_queries.holding_of(officer, found)
        assert holder
        recovery_sets.agree_to_hold(holder=holder, officer=officer, at=LATER)
    assert recovery_sets.protect_key(officer=reader.officer, private=reader.private, at=LATER).set == found
    assert recovery_queries.set_in_force(home.pk, circles.CUSTODIANS)
    assert found not in recovery_queries.sets_seen_by(holders[0].officer)
    with pytest.raises(recoveries.NotAHolder):
        recoveries.begin_drill(officer=holders[0].officer, found=found, at=LATER)


def test_a_holder_whose_role_no_longer_fits_opens_no_layer() -> None:
    """Roles do not change by any service; a row changed by hand does not join the halves either."""
    guard = factories.custodian()
    _, holders = custody_circle()
    escrow = recovery_sets.protect_key(officer=guard.officer, private=guard.private, at=LATER)
    guard = lose_key(guard)
    recovery = recoveries.ask(officer=guard.officer, escrow=escrow, at=LATER)
    Officer.objects.filter(pk=holders[2].officer.pk).update(role=roles.CASE_OFFICER)
    with pytest.raises(recoveries.NotAHolder):
        approve_all(recovery, [holders[2]])


def test_a_report_sealed_to_a_key_whose_last_custodian_went_meanwhile_is_sealed_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    factories.desk()
    guard = factories.custodian()
    real = intake.identity_key_of

    def then_they_leave(government: factories.Government) -> IdentityKey | None:
        found = real(government)
        if found:
            end(guard)
        return found

    monkeypatch.setattr(intake, "identity_key_of", then_they_leave)
    report = factories.report(told())
    assert report.identity_key is None
    assert services.names_nobody_opens(report.government) == 0


def test_the_check_names_what_lacks() -> None:
    home = factories.government()

    def said() -> list[str]:
        return [each.tone for each in identity_findings(home, CAMPAIGN.date())]

    assert said() == []
    factories.desk()
    assert said() == ["warn"]
    guard = factories.desk(CUSTODIAN)
    assert said() == ["warn"]
    services.make_identity_key(officer=guard.officer, at=LATER)
    assert said() == ["warn", "warn"]  # only one opens it, and no holders protect that key
    second = factories.desk(CUSTODIAN)
    services.share_identity_keys(officer=guard.officer, private=guard.private, to=second.officer, at=LATER)
    assert said() == ["ok", "warn"]
    factories.report(told())
    for each in (guard, second):
        lose_key(each)
    assert said()[0] == "bad"


@pytest.mark.django_db(transaction=True)
def test_two_custodians_decide_at_once_and_one_decision_stands() -> None:
    reader, guard, report = a_kept_name()
    second = factories.desk(CUSTODIAN)
    services.share_identity_keys(officer=guard.officer, private=guard.private, to=second.officer, at=LATER)
    request, barrier, done = asked(reader, report), threading.Barrier(2), []

    def decide(desk: Desk, approve: bool) -> None:
        own = IdentityRequest.objects.select_related("report__government", "report__identity_key", "key").get(
            pk=request.pk
        )
        barrier.wait(10)
        with suppress(services.AlreadyDecided):
            services.decide_identity(
                request=own, officer=desk.officer, private=desk.private, approve=approve, words="x", at=LATER
            )
            done.append(approve)
        connection.close()

    both = [threading.Thread(target=decide, args=told) for told in ((guard, True), (second, False))]
    for each in both:
        each.start()
    for each in both:
        each.join(20)
    request.refresh_from_db()
    assert done == [request.is_approved]
    assert Entry.objects.filter(event__in=("IDENTITY_APPROVED", "IDENTITY_REFUSED")).count() == 1
    assert bool(request.granted) == request.is_approved
