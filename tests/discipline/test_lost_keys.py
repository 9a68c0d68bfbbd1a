"""A key of who keeps proceedings is lost and comes back through the keepers' circle; circles stay apart."""

from dataclasses import replace

import pytest

from netra import vault
from netra.accounts import (
    circles,
    interests,
    recoveries,
    recovery_queries,
    recovery_sets,
    roles,
    succession,
)
from netra.accounts.models import Escrow, Interest, Officer, Recovery
from netra.accounts.recovery_sets import UnfitSet
from netra.accounts.shared_keys import SealedToEarlierKey
from netra.cases import services as cases
from netra.cases.desk import Desk as CaseDesk
from netra.cases.handing import package
from netra.cases.services.office_keys import private_of
from netra.discipline import queries, services
from netra.discipline.desk import Desk, NotSealedToYou
from netra.discipline.models import Proceeding
from netra.journal.models import Entry
from netra.reports import services as reports
from tests import factories
from tests.cases import handing
from tests.ceremonies import Circle, circle, custody_circle, four_desks, in_force, keepers_circle
from tests.discipline.proceedings import again, at, opened

pytestmark = pytest.mark.django_db


def keeper(desk: CaseDesk) -> Desk:
    return Desk(desk.officer, desk.private, desk.at)


def alone() -> tuple[Desk, list[CaseDesk], Escrow]:
    """The one officer of a personnel office apart, whose key the circle protects, and its holders."""
    _, holders = keepers_circle()
    personnel = factories.desk(roles.BKPSDM, factories.office("BKPSDM Lama"))
    escrow = recovery_sets.protect_key(officer=personnel.officer, private=personnel.private, at=at(1))
    return keeper(personnel), holders, escrow


def only_theirs(desk: Desk, holders: list[CaseDesk], **changed: str) -> Proceeding:
    """A proceeding that only this officer opens: everybody else stepped aside from it."""
    made = opened(desk, **changed)
    for each in holders[:3]:
        services.step_aside(proceeding=made, reason="Sekantor.", desk=keeper(each))
    return again(made)


def lose(desk: Desk) -> Desk:
    private = reports.start_anew(
        officer=desk.officer, secret="frasa baru", is_first=False, actor="uji", at=at(2)
    )
    return Desk(desk.officer, private, desk.at)  # which remembers no opened key


def approved(recovery: Recovery, holders: list[CaseDesk]) -> Recovery:
    for each in holders:
        recoveries.approve(recovery=recovery, officer=each.officer, private=each.private, at=at(2))
    return recovery


def reopened(recovery: Recovery, desk: Desk) -> services.Reopened:
    return services.reopen_recovered(recovery=recovery, officer=desk.officer, private=desk.private, at=at(2))


def test_the_only_officers_lost_key_comes_back_and_opens_what_was_closed_for_ever() -> None:
    desk, holders, escrow = alone()
    made = only_theirs(desk, holders)
    desk = lose(desk)
    with pytest.raises(SealedToEarlierKey):
        desk.key_to(made)
    assert queries.count_closed(made.government) == 1
    recovery = approved(recoveries.ask(officer=desk.officer, escrow=escrow, at=at(2)), holders[1:3])
    with pytest.raises(vault.TooFewLayers):
        reopened(recovery, desk)
    back = reopened(approved(recovery, holders[3:]), desk)
    assert back.given == [made.docket] and not back.kept_back
    assert services.read(proceeding=made, desk=desk)
    assert queries.count_closed(made.government) == 0
    assert queries.alone_in(made.government) == {desk.officer.pk: 1}
    with pytest.raises(recoveries.RecoveryClosed):
        reopened(Recovery.objects.get(pk=recovery.pk), desk)
    told = list(Entry.objects.order_by("sequence").values_list("event", flat=True))
    assert told[-4:-1] == ["KEY_RECOVERED", "PROCEEDING_KEY_GIVEN", "RECOVERY_FINISHED"]
    about = Entry.objects.filter(event__startswith="RECOVERY_").values_list("subject", flat=True)
    assert made.docket not in about, "holders learn who lost a key, never a number"


def test_the_old_secret_opens_it_again_and_a_wrong_one_nothing() -> None:
    desk, holders, _ = alone()
    made, desk = only_theirs(desk, holders), lose(desk)
    former = desk.officer.former_keys.get()
    with pytest.raises(vault.WrongPassword):
        services.reopen_remembered(officer=desk.officer, former=former, secret="bukan", at=at(2))
    back = services.reopen_remembered(
        officer=desk.officer, former=former, secret=factories.PASSWORD, at=at(2)
    )
    assert back.given == [made.docket]
    assert services.read(proceeding=made, desk=desk)
    nothing = services.reopen_remembered(
        officer=desk.officer, former=former, secret=factories.PASSWORD, at=at(2)
    )
    assert nothing.given == [], "twice is once"


def test_a_tie_that_was_declared_since_keeps_its_proceeding_back_and_so_does_having_stepped_aside() -> None:
    desk, _, _ = alone()
    agency = factories.agency()
    tied, aside, free = (opened(desk, agency=agency.code), opened(desk), opened(desk))
    services.step_aside(proceeding=aside, reason="Kenal.", desk=desk)
    interests.declare_interest(officer=desk.officer, agency=agency, kind=Interest.Kind.FAMILY, at=at(1))
    desk = lose(desk)
    back = services.reopen_remembered(
        officer=desk.officer, former=desk.officer.former_keys.get(), secret=factories.PASSWORD, at=at(2)
    )
    assert (back.given, back.kept_back) == ([free.docket], [tied.docket])
    with pytest.raises(NotSealedToYou):
        desk.key_to(aside)


def test_a_successor_takes_over_what_they_may_have_and_the_account_ends_with_the_last() -> None:
    desk, holders, escrow = alone()
    agency = factories.agency()
    made, tied = only_theirs(desk, holders), only_theirs(desk, holders, agency=agency.code)
    succession.shut_out(officer=desk.officer, actor="uji", at=at(2))
    heirs = [factories.desk(roles.BKPSDM, desk.officer.office) for _ in "12"]
    interests.declare_interest(officer=heirs[0].officer, agency=agency, kind=Interest.Kind.FAMILY, at=at(1))
    for heir, expected in zip(heirs, ((made, False), (tied, True)), strict=True):
        left = recovery_queries.keys_left_behind(heir.officer).get()
        assert left == escrow
        asked = recoveries.ask_as_successor(escrow=left, successor=heir.officer, at=at(2))
        taken = reopened(approved(asked, holders[1:]), keeper(heir))
        assert expected[0].docket in taken.given and taken.has_ended == expected[1]
        assert services.read(proceeding=expected[0], desk=keeper(heir))
    desk.officer.refresh_from_db()
    assert not bytes(desk.officer.locked_private)
    assert not Escrow.objects.filter(officer=desk.officer).exists()


def test_hand_overs_and_the_offices_key_come_back_and_never_to_another_office() -> None:
    personnel = handing.personnel(name="BKPSDM Lama")
    case, ours = handing.referred()
    sent = handing.sent(case, ours, personnel.officer.office)
    outside = handing.sent(*handing.referred(ours), None)
    key = cases.make_office_key(desk=personnel)
    packed = cases.pack_handover(handover=outside, public=bytes(key.public_key), sample=False, desk=ours)
    imported = cases.import_package(data=packed, desk=personnel).handover
    _, holders = keepers_circle()
    escrow = recovery_sets.protect_key(officer=personnel.officer, private=personnel.private, at=at(1))
    desk = lose(keeper(personnel))
    anew = replace(personnel, private=desk.private)
    for attempt in (
        lambda: cases.open_handover(handover=sent, desk=anew),
        lambda: cases.receive_handover(handover=sent, desk=anew),
        lambda: private_of(key, anew),
    ):
        with pytest.raises(SealedToEarlierKey):
            attempt()
    asked = recoveries.ask(officer=desk.officer, escrow=escrow, at=at(2))
    back = reopened(approved(asked, holders[1:]), desk)
    assert (back.office.handovers, back.office.office_keys) == (2, 1)
    for each in (sent, imported):
        assert cases.open_handover(handover=each, desk=anew) == handing.CONTENT
    with pytest.raises(cases.ImportedBefore):  # the office's key opens, and the package is here already
        cases.import_package(data=packed, desk=anew)
    recovery_sets.protect_key(officer=desk.officer, private=desk.private, at=at(2))
    succession.shut_out(officer=desk.officer, actor="uji", at=at(2))
    gone = Escrow.objects.filter(officer=desk.officer).latest("pk")
    asked = recoveries.ask_as_successor(escrow=gone, successor=holders[0].officer, at=at(2))
    taken = reopened(approved(asked, holders[1:]), keeper(holders[0]))
    assert set(taken.office.kept_back) == {sent.number, imported.number}
    assert (taken.office.handovers, taken.office.office_keys, taken.has_ended) == (0, 0, False)
    with pytest.raises(package.ForSomebodyElse):
        cases.import_package(data=packed, desk=holders[0])


def test_each_circle_holds_its_own_keys_and_reaches_into_no_other() -> None:
    readers = circle()
    custody, guards = custody_circle()
    made, keepers = keepers_circle()
    home = made.government
    sets = {circles.READERS: readers.set, circles.CUSTODIANS: custody, circles.KEEPERS: made}
    own = {circles.READERS: readers.holders[0], circles.CUSTODIANS: guards[0], circles.KEEPERS: keepers[0]}
    assert {each: recovery_queries.set_in_force(home.pk, each) for each in sets} == sets
    people: dict[circles.Circle, Officer] = {}
    for kind, desk in own.items():
        escrow = recovery_sets.protect_key(officer=desk.officer, private=desk.private, at=at(1))
        assert escrow.set == sets[kind]
        people[kind] = desk.officer
    escrows = {kind: Escrow.objects.get(officer=each) for kind, each in people.items()}
    for each in people.values():
        succession.shut_out(officer=each, actor="uji", at=at(2))
    others = {
        circles.READERS: readers.holders[1],
        circles.CUSTODIANS: factories.desk(roles.IDENTITY_CUSTODIAN),
        circles.KEEPERS: keepers[1],
    }
    for kind, escrow in escrows.items():
        for theirs, desk in others.items():
            listed = recovery_queries.keys_left_behind(desk.officer).filter(pk=escrow.pk).exists()
            assert listed == (kind == theirs)
            if kind != theirs:
                with pytest.raises(recoveries.NotASuccessor):
                    recoveries.ask_as_successor(escrow=escrow, successor=desk.officer, at=at(2))


def test_an_auditor_of_an_office_that_reads_reports_or_guards_names_holds_nothing_of_the_city() -> None:
    _, holders = keepers_circle()
    province = factories.office("Bawaslu Provinsi Jawa Barat")
    for role in (roles.CASE_OFFICER, roles.IDENTITY_CUSTODIAN):
        home = factories.desk(role, province).officer.office
        auditor = factories.desk(roles.AUDITOR, home).officer
        possible = recovery_queries.possible_holders(holders[0].officer.office.government, circles.KEEPERS)
        assert auditor not in possible
        assert {each.officer for each in holders} <= set(possible)
        with pytest.raises(UnfitSet):
            recovery_sets.propose_set(
                by=holders[0].officer,
                holders=[holders[0].officer, holders[2].officer, auditor],
                threshold=2,
                at=at(1),
            )


def test_nobody_of_bawaslu_holds_a_keepers_layer_and_the_city_never_has_a_quorum_of_bawaslus() -> None:
    made, keepers = keepers_circle()
    reader, guard = factories.desk(), factories.desk(roles.IDENTITY_CUSTODIAN)
    home, people = made.government, [each.officer for each in keepers]
    assert set(recovery_queries.possible_holders(home, circles.KEEPERS)) == set(people)
    for joined in (reader.officer, guard.officer):
        with pytest.raises(UnfitSet):
            recovery_sets.propose_set(by=people[0], holders=[*people, joined], threshold=3, at=at(1))
        for kind in (circles.READERS, circles.CUSTODIANS):
            assert recovery_queries.circle_of(people[0]) != kind
    for kind in circles.ALL:  # whatever the city's keys open together: a layer of Bawaslu's own is missing
        assert kind is circles.KEEPERS or not kind.protects & roles.MAY_HOLD_DISCIPLINE
    with pytest.raises(UnfitSet):  # without enough keepers among them
        recovery_sets.propose_set(
            by=people[0], holders=[people[0], people[3], people[2]], threshold=1, at=at(1)
        )
    auditors = [factories.desk(roles.AUDITOR, factories.office(f"Kantor {n}")).officer for n in "12"]
    with pytest.raises(UnfitSet):
        recovery_sets.propose_set(by=people[0], holders=[people[0], *auditors], threshold=2, at=at(1))


def test_the_whole_citys_keys_bring_back_no_readers_key() -> None:
    """The keepers' circle and the whole database: every key of the city, and still one layer too few."""
    found = circle()
    made = in_force([*found.holders[2:], factories.desk(roles.BKPSDM, factories.office("BKPSDM"))], 2)
    assert made.protects == circles.KEEPERS.code
    mine = factories.desk()
    escrow = recovery_sets.protect_key(officer=mine.officer, private=mine.private, at=at(1))
    city = [each for each in found.holders if not each.officer.may(roles.READS_REPORTS)]
    owner = f"{mine.officer.username}/{vault.fingerprint(bytes(mine.officer.public_key))}"
    layers = {
        bytes(each.officer.public_key): vault.open_layer(
            bytes(escrow.bundle), each.private, bytes(each.officer.public_key), owner=owner
        )
        for each in city
    }
    assert len(layers) == 2
    with pytest.raises(vault.TooFewLayers):
        vault.bring_back(bytes(escrow.bundle), layers, owner=owner)


def test_a_row_without_a_fingerprint_opens_for_its_key_only_and_is_refused_by_name() -> None:
    """From before the column: the cipher decides, and a key that was lost brings it along."""
    personnel = handing.personnel()
    case, ours = handing.referred()
    made = handing.sent(case, ours, personnel.officer.office)
    made.grants.update(fingerprint="")
    key = cases.make_office_key(desk=personnel)
    key.grants.update(fingerprint="")
    assert cases.open_handover(handover=made, desk=personnel) == handing.CONTENT
    assert cases.receive_handover(handover=made, desk=personnel).received_at
    desk = lose(keeper(personnel))
    anew = replace(personnel, private=desk.private)
    with pytest.raises(SealedToEarlierKey):
        cases.open_handover(handover=made, desk=anew)
    former = desk.officer.former_keys.get()
    back = services.reopen_remembered(
        officer=desk.officer, former=former, secret=factories.PASSWORD, at=at(2)
    )
    assert (back.office.handovers, back.office.office_keys) == (1, 1)
    assert cases.open_handover(handover=made, desk=anew) == handing.CONTENT
    assert "" not in {*made.grants.values_list("fingerprint", flat=True)}


def test_a_small_city_founds_its_circle_with_three() -> None:
    desks = [
        factories.desk(roles.BKPSDM, factories.office("BKPSDM")),
        factories.desk(roles.INSPEKTORAT, factories.office("Inspektorat")),
        factories.desk(roles.AUDITOR, factories.office("Sekretariat Daerah")),
    ]
    assert Circle(in_force(desks, 2), desks).set.protects == circles.KEEPERS.code
    assert four_desks()
