"""An officer who never comes back: the circle of holders passes what they could open on to a successor, whom
the office's own rule lets in. Nobody does it alone."""

from dataclasses import dataclass

import pytest

from netra import vault
from netra.accounts import interests as declaring
from netra.accounts import queries, recoveries, recovery_queries, recovery_sets, roles, services, succession
from netra.accounts.models import Escrow, Interest, Officer, Recovery
from netra.cases import services as cases
from netra.cases.desk import Desk
from netra.cases.models import Case
from netra.journal.models import Entry
from netra.reports import keyring
from netra.reports import services as reports
from netra.reports.models import Grant, Recusal, Report
from tests import factories
from tests.ceremonies import Circle, circle
from tests.factories import CAMPAIGN
from tests.threads import together

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Left:
    """What somebody left behind who is gone: a report and a case that nobody else opens."""

    circle: Circle
    gone: Officer
    report: Report
    key: bytes
    case: Case

    @property
    def escrow(self) -> Escrow:
        return recovery_queries.keys_left_behind(self.gone).get()


@pytest.fixture
def left() -> Left:
    found, mine = circle(), factories.desk()
    recovery_sets.protect_key(officer=mine.officer, private=mine.private, at=mine.at)
    report = factories.report(about=factories.agency())
    case = cases.register(report=report, desk=mine)
    key = mine.key_to(report)
    Grant.objects.exclude(officer=mine.officer).delete()
    succession.shut_out(officer=mine.officer, actor="Pengelola sistem", at=CAMPAIGN)
    return Left(found, Officer.objects.get(pk=mine.officer.pk), report, key, case)


def approved(recovery: Recovery, holders: list[Desk]) -> None:
    for each in holders:
        recoveries.approve(recovery=recovery, officer=each.officer, private=each.private, at=each.at)


def asked(left: Left, successor: Desk) -> Recovery:
    return recoveries.ask_as_successor(escrow=left.escrow, successor=successor.officer, at=successor.at)


def test_who_is_shut_out_enters_no_more_and_no_report_is_lost_by_it(left: Left) -> None:
    with pytest.raises(services.SignInRefused):
        services.sign_in(
            username=left.gone.username, password=factories.PASSWORD, code="000000", now=CAMPAIGN, at=CAMPAIGN
        )
    assert left.gone not in queries.readers_of_reports(left.gone.office.government_id)
    assert [each.pk for each in keyring.only_open_to(left.gone)] == [left.report.pk]
    with pytest.raises(reports.LeavesReportsUnread):
        reports.give_up_keys(officer=left.gone)
    assert queries.officer_not_ended(left.gone.username) == left.gone


def test_as_many_holders_as_agreed_bring_it_to_the_successor_and_one_fewer_do_not(left: Left) -> None:
    to = factories.desk()
    recovery = asked(left, to)
    approved(recovery, left.circle.holders[:2])
    with pytest.raises(vault.TooFewLayers):
        cases.take_over(recovery=recovery, desk=to)
    assert not Grant.objects.filter(officer=to.officer).exists()
    approved(recovery, left.circle.holders[2:3])
    taken = cases.take_over(recovery=recovery, desk=to)
    assert (taken.outcome.given, taken.cases, taken.has_ended) == ([left.report.docket], 1, True)
    assert to.key_to(left.report) == left.key
    assert Case.objects.get(pk=left.case.pk).assignee == to.officer
    assert not Grant.objects.filter(officer=left.gone).exists()
    assert not Escrow.objects.exists()
    assert queries.officer_not_ended(left.gone.username) is None


def test_each_step_is_on_record_with_whom_it_was_for(left: Left) -> None:
    to = factories.desk()
    recovery = asked(left, to)
    approved(recovery, left.circle.holders[:3])
    cases.take_over(recovery=recovery, desk=to)
    told = list(Entry.objects.order_by("sequence").values_list("event", flat=True))
    assert told[-11:] == [
        "OFFICER_SHUT_OUT", "OFFICER_APPOINTED", "RECOVERY_ASKED", *["RECOVERY_APPROVED"] * 3,
        "KEY_PASSED_ON", "REPORT_KEY_GIVEN", "RECOVERY_FINISHED", "CASE_HANDED_OVER", "OFFICER_LEFT",
    ]  # fmt: skip
    assert Entry.objects.get(event="CASE_HANDED_OVER").actor == to.officer.actor  # not who is gone
    asking = Entry.objects.get(event="RECOVERY_ASKED")
    assert (asking.actor, asking.facts["of"]) == (to.officer.actor, left.gone.actor)


def test_a_successor_with_a_tie_gets_nothing_and_another_one_may_follow(left: Left) -> None:
    tied, free = factories.desk(), factories.desk()
    declaring.declare_interest(
        officer=tied.officer, agency=factories.agency(), kind=Interest.Kind.FAMILY, at=CAMPAIGN
    )
    recovery = asked(left, tied)
    approved(recovery, left.circle.holders[:3])
    taken = cases.take_over(recovery=recovery, desk=tied)
    assert (taken.outcome.given, taken.outcome.kept_back) == ([], [left.report.docket])
    assert not taken.has_ended
    assert not Grant.objects.filter(officer=tied.officer).exists()
    recovery = asked(left, free)
    approved(recovery, left.circle.holders[1:])
    assert cases.take_over(recovery=recovery, desk=free).outcome.given == [left.report.docket]


def test_who_stepped_aside_gets_nothing_as_a_successor(left: Left) -> None:
    to = factories.desk()
    Recusal.objects.create(report=left.report, officer=to.officer, at=CAMPAIGN)
    recovery = asked(left, to)
    approved(recovery, left.circle.holders[:3])
    assert cases.take_over(recovery=recovery, desk=to).outcome.given == []
    assert not Grant.objects.filter(officer=to.officer).exists()


def test_a_holder_who_is_the_successor_counts_for_nothing(left: Left) -> None:
    holders = left.circle.holders
    recovery = asked(left, holders[0])
    with pytest.raises(recoveries.NotAHolder):
        approved(recovery, holders[:1])
    approved(recovery, holders[1:3])
    with pytest.raises(vault.TooFewLayers):
        cases.take_over(recovery=recovery, desk=holders[0])


def test_what_holders_opened_for_the_successor_opens_nothing_for_a_colleague(left: Left) -> None:
    to, other = factories.desk(), factories.desk()
    recovery = asked(left, to)
    approved(recovery, left.circle.holders[:3])
    with pytest.raises(recoveries.NotAHolder):
        cases.take_over(recovery=recovery, desk=other)
    Recovery.objects.update(successor=other.officer, public_key=other.officer.public_key)
    with pytest.raises(vault.EnvelopeRefused):
        cases.take_over(recovery=Recovery.objects.get(pk=recovery.pk), desk=other)


def test_nobody_asks_for_the_key_of_a_colleague_who_is_at_work() -> None:
    circle()
    mine, other = factories.desk(), factories.desk()
    escrow = recovery_sets.protect_key(officer=mine.officer, private=mine.private, at=mine.at)
    with pytest.raises(recoveries.NotASuccessor):
        recoveries.ask_as_successor(escrow=escrow, successor=other.officer, at=other.at)


def test_no_city_role_and_no_other_government_succeeds(left: Left) -> None:
    away = factories.office("Bawaslu Kota Bandung", of=factories.government("32.73", "Kota Bandung"))
    for stranger in (left.circle.holders[2], factories.desk(roles.CASE_OFFICER, away)):
        with pytest.raises(recoveries.NotASuccessor):
            asked(left, stranger)


def test_a_holder_who_doubts_ends_it(left: Left) -> None:
    to = factories.desk()
    recovery = asked(left, to)
    approved(recovery, left.circle.holders[:3])
    recoveries.cancel(recovery=recovery, officer=left.circle.holders[3].officer, at=CAMPAIGN)
    with pytest.raises(recoveries.RecoveryClosed):
        cases.take_over(recovery=Recovery.objects.get(pk=recovery.pk), desk=to)


def test_a_ceremony_that_a_holder_ends_while_the_key_is_being_joined_gives_nothing(left: Left) -> None:
    to = factories.desk()
    recovery = asked(left, to)
    approved(recovery, left.circle.holders[:3])
    old = recoveries.recovered_key(recovery=recovery, officer=to.officer, private=to.private, at=to.at)
    recoveries.cancel(recovery=recovery, officer=left.circle.holders[3].officer, at=CAMPAIGN)
    waiting = keyring.left_behind_for(left.gone, vault.fingerprint(bytes(left.gone.public_key)), to.officer)
    with pytest.raises(recoveries.RecoveryClosed):
        reports.reseal(
            grants=waiting, private=old, to=to.officer, by=to.officer, at=to.at, act="KEY_PASSED_ON",
            asked=recovery,
        )  # fmt: skip
    assert not Grant.objects.filter(officer=to.officer).exists()


def test_nothing_is_sealed_to_a_key_that_the_successor_replaced_meanwhile(left: Left) -> None:
    to = factories.desk()
    recovery = asked(left, to)
    approved(recovery, left.circle.holders[:3])
    own = Officer.objects.get(pk=to.officer.pk)
    reports.start_anew(officer=own, secret="frasa baru yang panjang", is_first=False, actor="x", at=CAMPAIGN)
    with pytest.raises(reports.KeyReplaced):
        cases.take_over(recovery=recovery, desk=to)
    assert not Grant.objects.filter(officer=to.officer).exists()
    assert keyring.only_open_to(left.gone).exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_finish_one_ceremony_at_once_one_does_and_each_key_is_given_once(left: Left) -> None:
    to = factories.desk()
    recovery = asked(left, to)
    approved(recovery, left.circle.holders[:3])

    def take(_: int) -> cases.TakenOver:
        found = recovery_queries.recovery_seen_by(to.officer, recovery.pk)
        assert found is not None
        return cases.take_over(recovery=found, desk=to)

    runs = together(2, take)
    assert len(runs.results) == 1, runs.errors
    assert isinstance(runs.errors[0], recoveries.RecoveryClosed | vault.TooFewLayers)
    assert Entry.objects.filter(event="REPORT_KEY_GIVEN", subject=left.report.docket).count() == 1
    assert to.key_to(left.report) == left.key


def test_whoever_is_shut_out_while_a_new_key_is_being_made_stays_out() -> None:
    mine = factories.desk()
    as_read_before = Officer.objects.get(pk=mine.officer.pk)
    succession.shut_out(officer=mine.officer, actor="Pengelola sistem", at=CAMPAIGN)
    reports.start_anew(
        officer=as_read_before, secret="frasa baru yang panjang", is_first=False, actor="x", at=CAMPAIGN
    )
    found = Officer.objects.get(pk=mine.officer.pk)
    assert (found.is_active, found.has_usable_password()) == (False, False)
