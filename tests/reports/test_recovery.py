"""A lost key comes back through M holders of several offices, in the sessions of those concerned."""

from datetime import timedelta

import pytest

from netra import vault
from netra.accounts import interests as declaring
from netra.accounts import recoveries, recovery_queries, recovery_sets, roles
from netra.accounts.models import Approval, Escrow, FormerKey, Holder, Officer, Recovery
from netra.accounts.recovery_sets import UnfitSet
from netra.cases.desk import Desk
from netra.journal.models import Entry
from netra.reports import keyring
from netra.reports import services as reports
from netra.reports.models import Grant, ParkedGrant
from tests import factories
from tests.ceremonies import Circle, circle, four_desks

pytestmark = pytest.mark.django_db
NEW = "frasa baru yang panjang sekali"


def protected(at_circle: Circle) -> Desk:
    """A reader of reports who is no holder, with the key under the set's protection."""
    mine = factories.desk()
    recovery_sets.protect_key(officer=mine.officer, private=mine.private, at=mine.at)
    return mine


def lose_key(desk: Desk) -> Desk:
    """The same officer with a new key; what the old one opened is set aside."""
    private = reports.start_anew(
        officer=desk.officer, secret=NEW, is_first=False, actor=desk.officer.actor, at=desk.at
    )
    return Desk(desk.officer, private, desk.at)


def asked(desk: Desk) -> Recovery:
    [lost] = recovery_queries.lost_keys_of(desk.officer)
    assert lost.escrow is not None
    return recoveries.ask(officer=desk.officer, escrow=lost.escrow, at=desk.at)


def approve(recovery: Recovery, holder: Desk) -> None:
    recoveries.approve(recovery=recovery, officer=holder.officer, private=holder.private, at=holder.at)


def reopen(recovery: Recovery, desk: Desk) -> reports.Outcome:
    return reports.reopen_recovered(officer=desk.officer, recovery=recovery, private=desk.private, at=desk.at)


@pytest.mark.parametrize("group", [(0, 1, 2), (1, 2, 3), (3, 0, 2)])
def test_three_of_four_holders_bring_back_what_a_lost_key_opened(group: tuple[int, ...]) -> None:
    found = circle()
    mine = protected(found)
    report = factories.report()
    key = mine.key_to(report)
    mine = lose_key(mine)
    assert keyring.parked_of(mine.officer).count() == 1
    recovery = asked(mine)
    for at in group:
        with pytest.raises(vault.TooFewLayers):
            reopen(recovery, mine)
        approve(recovery, found.holders[at])
    assert reopen(recovery, mine).given == [report.docket]
    assert mine.key_to(report) == key
    assert not ParkedGrant.objects.exists()
    assert not Approval.objects.exists()
    with pytest.raises(recoveries.RecoveryClosed):
        reopen(Recovery.objects.get(pk=recovery.pk), mine)


def test_each_step_of_a_ceremony_is_on_record_without_a_docket() -> None:
    found = circle()
    mine = lose_key(protected(found))
    recovery = asked(mine)
    for holder in found.holders[:3]:
        approve(recovery, holder)
    reopen(recovery, mine)
    events = list(Entry.objects.order_by("sequence").values_list("event", flat=True))
    assert events[-6:] == [
        "OFFICER_KEY_REPLACED", "RECOVERY_ASKED", *["RECOVERY_APPROVED"] * 3, "RECOVERY_FINISHED",
    ]  # fmt: skip
    assert {each.subject for each in Entry.objects.filter(event__startswith="RECOVERY_A")} >= {
        mine.officer.username
    }


def test_two_holders_of_one_office_or_of_the_city_are_never_enough() -> None:
    desks = four_desks()
    people = [each.officer for each in desks]
    for refused, threshold in ((people, 2), (people, 4), (people[:2], 2), ([*people[:3], people[0]], 3)):
        with pytest.raises(UnfitSet):
            recovery_sets.propose_set(by=people[0], holders=refused, threshold=threshold, at=desks[0].at)
    with pytest.raises(UnfitSet):  # a city officer proposes nothing
        recovery_sets.propose_set(by=people[2], holders=people, threshold=3, at=desks[0].at)


@pytest.mark.parametrize("role", [roles.OPERATOR, roles.LEADER, roles.UNIT_HEAD])
def test_who_runs_the_server_or_leads_and_who_has_no_own_password_hold_nothing(role: str) -> None:
    desks = four_desks()
    operator, _ = factories.officer(role, factories.office("Diskominfo"))
    waiting, _ = factories.officer()
    Officer.objects.filter(pk=waiting.pk).update(has_own_password=False)
    possible = set(recovery_queries.possible_holders(desks[0].officer.office.government))
    assert possible == {each.officer for each in desks}
    for unfit in (operator, waiting):
        with pytest.raises(UnfitSet):
            recovery_sets.propose_set(
                by=desks[0].officer,
                holders=[*(each.officer for each in desks), unfit],
                threshold=3,
                at=desks[0].at,
            )


def test_a_set_counts_only_when_everybody_agreed_in_person() -> None:
    desks = four_desks()
    by = desks[0]
    made = recovery_sets.propose_set(
        by=by.officer, holders=[each.officer for each in desks], threshold=3, at=by.at
    )
    first = Holder.objects.get(set=made, officer=by.officer)
    with pytest.raises(recovery_sets.NotAskedToHold):
        recovery_sets.agree_to_hold(holder=first, officer=desks[1].officer, at=by.at)
    recovery_sets.agree_to_hold(holder=first, officer=by.officer, at=by.at)
    assert recovery_queries.set_in_force(made.government_id) is None
    with pytest.raises(recovery_sets.NoSetInForce):
        recovery_sets.protect_key(officer=by.officer, private=by.private, at=by.at)


def test_a_new_set_takes_the_place_of_the_old_one_and_the_old_bundle_goes() -> None:
    circle()
    mine = factories.desk()
    recovery_sets.protect_key(officer=mine.officer, private=mine.private, at=mine.at)
    newer = circle()
    assert recovery_queries.set_in_force(newer.set.government_id) == newer.set
    assert not recovery_queries.is_protected(mine.officer)
    recovery_sets.protect_key(officer=mine.officer, private=mine.private, at=mine.at)
    assert Escrow.objects.get(officer=mine.officer).set == newer.set


def test_what_was_sealed_to_an_older_set_is_still_brought_back_by_its_holders() -> None:
    old = circle()
    mine = protected(old)
    newer = circle()
    assert old.set not in recovery_queries.sets_seen_by(old.holders[2].officer)
    mine = lose_key(mine)
    recovery = asked(mine)
    assert old.set in recovery_queries.sets_seen_by(old.holders[2].officer)
    assert old.set not in recovery_queries.sets_seen_by(newer.holders[2].officer)
    for holder in old.holders[:3]:
        approve(recovery, holder)
    assert reopen(recovery, mine).unreadable == []


def test_an_outsider_and_a_holder_with_another_key_approve_nothing() -> None:
    found = circle()
    mine = lose_key(protected(found))
    recovery, outsider = asked(mine), factories.desk()
    changed = lose_key(found.holders[1])
    for refused in (outsider, changed, mine):
        with pytest.raises(recoveries.NotAHolder):
            approve(recovery, refused)


def test_a_ceremony_ends_after_its_time_or_when_a_holder_doubts_it() -> None:
    found = circle()
    mine = lose_key(protected(found))
    recovery = asked(mine)
    late = factories.later(found.holders[0], mine.at + timedelta(hours=72))
    with pytest.raises(recoveries.RecoveryClosed):
        approve(recovery, late)
    approve(recovery, found.holders[0])
    recoveries.cancel(recovery=recovery, officer=found.holders[2].officer, at=mine.at)
    with pytest.raises(recoveries.RecoveryClosed):
        approve(recovery, found.holders[1])
    assert not Approval.objects.exists()
    assert asked(mine).pk != recovery.pk


def test_only_who_lost_the_key_asks_and_only_with_a_key_lost() -> None:
    found = circle()
    mine = protected(found)
    escrow = Escrow.objects.get(officer=mine.officer)
    with pytest.raises(recoveries.NothingLost):
        recoveries.ask(officer=mine.officer, escrow=escrow, at=mine.at)
    with pytest.raises(recoveries.NotAHolder):
        recoveries.ask(officer=found.holders[0].officer, escrow=escrow, at=mine.at)


def test_approvals_stolen_from_the_database_open_nothing_for_anybody_else() -> None:
    found = circle()
    mine = lose_key(protected(found))
    recovery = asked(mine)
    for holder in found.holders[:3]:
        approve(recovery, holder)
    for thief in (found.holders[0], factories.desk()):
        with pytest.raises(recoveries.NotAHolder):
            reopen(recovery, thief)
        for each in Approval.objects.all():
            with pytest.raises(vault.EnvelopeRefused):
                vault.open_grant(
                    thief.private,
                    bytes(each.sealed_layer),
                    record=f"recovery/{recovery.pk}/{each.holder_id}",
                )


@pytest.mark.parametrize("change", ["swapped", "cut", "bent"])
def test_a_changed_bundle_is_refused_and_nothing_is_given(change: str) -> None:
    found = circle()
    mine, other = protected(found), protected(found)
    factories.report()
    foreign = bytes(Escrow.objects.get(officer=other.officer).bundle)
    mine = lose_key(mine)
    recovery = asked(mine)
    own = bytes(recovery.escrow.bundle)
    bundle = {"swapped": foreign, "cut": own[:-1], "bent": own[:200] + bytes([own[200] ^ 1]) + own[201:]}
    Escrow.objects.filter(pk=recovery.escrow_id).update(bundle=bundle[change])
    recovery = Recovery.objects.get(pk=recovery.pk)
    with pytest.raises(vault.EnvelopeRefused):
        for holder in found.holders:
            approve(recovery, holder)
        reopen(recovery, mine)
    assert not Grant.objects.filter(officer=mine.officer).exists()


def test_a_bundle_that_holds_another_key_is_refused_by_name_and_on_record() -> None:
    """Whoever writes to the database can seal a key of their own to the holders: it is not the lost one."""
    found = circle()
    mine = lose_key(protected(found))
    recovery = asked(mine)
    escrow = recovery.escrow
    planted = recovery_sets.sealed_to(
        found.set,
        vault.new_pair().private,
        owner=recovery_sets.owner_of(mine.officer, bytes(escrow.public_key)),
    )
    Escrow.objects.filter(pk=escrow.pk).update(bundle=planted)
    recovery = Recovery.objects.get(pk=recovery.pk)
    for holder in found.holders[:3]:
        approve(recovery, holder)
    with pytest.raises(recoveries.NotThatKey):
        reopen(recovery, mine)
    assert Entry.objects.filter(event="RECOVERY_REFUSED").count() == 1


def test_recovery_gives_no_key_to_what_the_officer_may_not_read_any_more() -> None:
    found, agency = circle(), factories.agency()
    mine = protected(found)
    kept, given = factories.report(about=agency), factories.report()
    declaring.declare_interest(officer=mine.officer, agency=agency, kind="family", at=mine.at)
    mine = lose_key(mine)
    recovery = asked(mine)
    for holder in found.holders[:3]:
        approve(recovery, holder)
    outcome = reopen(recovery, mine)
    assert (outcome.given, outcome.kept_back) == ([given.docket], [kept.docket])


def test_losing_one_password_loses_nothing_where_a_colleague_reads_too() -> None:
    colleague, mine = factories.desk(), factories.desk()
    report = factories.report()
    mine = lose_key(mine)
    assert reports.let_in(
        by=colleague.officer, private=colleague.private, to=mine.officer, at=mine.at
    ).given == [report.docket]
    assert mine.key_to(report)
    assert not ParkedGrant.objects.exists()


def test_who_remembers_the_old_password_opens_again_what_it_opened() -> None:
    mine = factories.desk()
    report = factories.report()
    mine = lose_key(mine)
    former = FormerKey.objects.get(officer=mine.officer)
    with pytest.raises(vault.WrongPassword):
        reports.reopen_remembered(officer=mine.officer, former=former, secret="salah", at=mine.at)
    again = reports.reopen_remembered(
        officer=mine.officer, former=former, secret=factories.PASSWORD, at=mine.at
    )
    assert again.given == [report.docket]
    assert mine.key_to(report)


def test_a_drill_proves_that_the_holders_can_and_touches_no_report() -> None:
    found = circle()
    mine = protected(found)
    drill = recoveries.begin_drill(officer=mine.officer, found=found.set, at=mine.at)
    for holder in found.holders[1:]:
        approve(drill, holder)
    recoveries.finish_drill(recovery=drill, officer=mine.officer, private=mine.private, at=mine.at)
    found.set.refresh_from_db()
    assert found.set.drilled_at == mine.at
    assert not Recovery.objects.exists()
    assert bytes(Escrow.objects.get().public_key) == bytes(mine.officer.public_key)
    assert Entry.objects.get(event="RECOVERY_DRILLED").facts == {"holders": 3, "threshold": 3}


def test_a_drill_with_too_few_holders_does_not_count() -> None:
    found = circle()
    mine = factories.desk()
    drill = recoveries.begin_drill(officer=mine.officer, found=found.set, at=mine.at)
    for holder in found.holders[:2]:
        approve(drill, holder)
    with pytest.raises(vault.TooFewLayers):
        recoveries.finish_drill(recovery=drill, officer=mine.officer, private=mine.private, at=mine.at)
    found.set.refresh_from_db()
    assert found.set.drilled_at is None
