"""Who may open a proceeding, and that nothing of it lies anywhere in clear."""

from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from netra import vault
from netra.accounts import interests, lost_keys, roles
from netra.accounts.models import Interest
from netra.accounts.shared_keys import SealedToEarlierKey
from netra.cases import services as cases
from netra.cases.desk import Desk as CaseDesk
from netra.discipline import queries, services
from netra.discipline.desk import NotSealedToYou
from netra.discipline.models import ProceedingKey
from netra.discipline.referral import Referral
from tests import factories
from tests.cases import handing
from tests.discipline.proceedings import CANARY, again, at, desks, on, opened, referral

pytestmark = pytest.mark.django_db


def rows_in_clear() -> str:
    """Every cell of every table, as an intruder reads it."""
    found = []
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
            found += [str(bytes(c) if isinstance(c, memoryview) else c) for r in cursor.fetchall() for c in r]
    return "\n".join(found)


def test_no_word_of_a_proceeding_is_anywhere_in_clear() -> None:
    desk, _ = desks()
    made = opened(desk)
    services.summon(
        proceeding=made, on=at(12).date(), place=f"Ruang {CANARY}", letter=f"Surat {CANARY}", desk=desk
    )
    services.hear(proceeding=made, minutes=CANARY, reply=CANARY, evidence=CANARY, desk=on(desk, 12))
    services.note_superior(proceeding=made, notes=CANARY, desk=on(desk, 12))
    services.form_team(proceeding=made, members=CANARY, letter=CANARY, desk=on(desk, 12))
    stored = rows_in_clear()
    assert made.docket in stored  # what is in clear would be found
    assert CANARY not in stored and CANARY.encode().hex() not in stored
    assert sum(CANARY in str(sheet.content) for sheet in desk.open_sheets(made)) == 5


def test_the_journal_and_what_is_printed_of_a_referral_name_nobody() -> None:
    desk, _ = desks()
    opened(desk)
    told = Referral(
        employment="pns", received_on=at(1).date(), sender="BKN", letter="1", respondent=CANARY,
        position=CANARY, allegation=CANARY,
    )  # fmt: skip
    assert CANARY not in repr(told) + repr(desk) + repr(desk.open_sheets)


def test_a_referral_has_no_place_for_a_reporter() -> None:
    assert not [name for name in Referral.__dataclass_fields__ if "report" in name or "pelapor" in name]


def test_officers_with_a_tie_and_of_the_own_line_get_no_key() -> None:
    desk, second = desks()
    agency = factories.agency()
    interests.declare_interest(officer=second.officer, agency=agency, kind=Interest.Kind.FAMILY, at=at(1))
    made = opened(desk, agency=agency.code)
    assert queries.proceeding_for(second.officer, made.docket) is None
    with pytest.raises(NotSealedToYou):
        second.key_to(made)
    assert services.may_be_let_in(proceeding=made, desk=desk) == []
    with pytest.raises(services.HasATie):
        services.let_in(proceeding=made, to=second.officer, desk=desk)
    with pytest.raises(services.HasATie):
        opened(second, agency=agency.code)


def test_a_tie_to_the_unit_that_the_sender_named_counts_whatever_the_letter_is_opened_with() -> None:
    desk, _ = desks()
    tied, _ = desks()
    case, sender = handing.referred()
    case.agency = factories.agency()
    case.save()
    passage = handing.sent(case, sender, desk.officer.office)
    cases.receive_handover(handover=passage, desk=CaseDesk(desk.officer, desk.private, at(1)))
    interests.declare_interest(officer=tied.officer, agency=case.agency, kind=Interest.Kind.FAMILY, at=at(1))
    made = services.open_proceeding(referral=referral(agency=""), desk=desk, handover=passage)
    assert queries.proceeding_for(tied.officer, made.docket) is None
    assert tied.officer not in services.may_be_let_in(proceeding=made, desk=desk)


def test_an_officer_of_the_unit_itself_gets_no_key() -> None:
    desk, second = desks()
    second.officer.agency = factories.agency()
    second.officer.save(update_fields=["agency"])
    made = opened(desk, agency=factories.agency().code)
    assert queries.proceeding_for(second.officer, made.docket) is None


@pytest.mark.parametrize("role", sorted(set(roles.LABELS) - roles.KEEPS_DISCIPLINE))
def test_no_other_role_sees_a_proceeding_even_with_a_key(role: str) -> None:
    desk, second = desks()
    made = opened(desk)
    second.officer.role = role
    second.officer.save(update_fields=["role"])
    assert queries.proceeding_for(second.officer, made.docket) is None


def test_another_government_s_personnel_office_sees_nothing() -> None:
    desk, _ = desks()
    away, _ = desks(of=factories.government("32.73", "Kota Bandung"))
    made = opened(desk)
    assert queries.proceeding_for(away.officer, made.docket) is None


def test_who_came_later_is_let_in_and_who_stepped_aside_is_not() -> None:
    desk, second = desks()
    made = opened(desk)
    services.step_aside(proceeding=made, reason="Kenal dekat.", desk=second)
    assert queries.proceeding_for(second.officer, made.docket) is None
    with pytest.raises(services.LastReader):
        services.step_aside(proceeding=made, reason="Saya juga.", desk=desk)
    late, _ = desks()
    assert services.may_be_let_in(proceeding=made, desk=desk) == [
        each for each in queries.entitled(made.government, None)
        if each.pk not in {desk.officer.pk, second.officer.pk}
    ]  # fmt: skip
    services.let_in(proceeding=made, to=late.officer, desk=desk)
    assert late.key_to(made) == desk.key_to(made)


def test_a_key_that_its_officer_no_longer_uses_is_told_by_name_and_mended_by_a_colleague() -> None:
    desk, second = desks()
    made = opened(desk)
    pair = vault.new_pair()
    second.officer.public_key = pair.public
    second.officer.save(update_fields=["public_key"])
    anew = replace(second, private=pair.private, _keys={})
    with pytest.raises(SealedToEarlierKey):
        anew.key_to(made)
    services.let_in(proceeding=made, to=second.officer, desk=desk)
    assert anew.key_to(made) == desk.key_to(made)


def test_nobody_steps_aside_from_what_a_colleague_s_earlier_key_alone_would_open() -> None:
    desk, second = desks()
    made = opened(desk)
    second.officer.public_key = vault.new_pair().public
    second.officer.save(update_fields=["public_key"])
    with pytest.raises(services.LastReader):
        services.step_aside(proceeding=made, reason="Kenal dekat.", desk=desk)
    desk.officer.is_active = False
    desk.officer.save(update_fields=["is_active"])
    assert queries.only_readers() == {desk.officer.pk}
    assert desk.key_to(made)


def test_whoever_left_and_alone_could_open_a_proceeding_keeps_the_key() -> None:
    desk, second = desks()
    opened(desk)
    for left, expected in ((second, set()), (desk, {desk.officer.pk, second.officer.pk})):
        left.officer.is_active = False
        left.officer.save(update_fields=["is_active"])
        assert queries.only_readers() == expected


def test_an_account_is_not_ended_while_a_proceeding_would_stay_closed_for_good() -> None:
    desk, second = desks()
    made = opened(desk)
    services.step_aside(proceeding=made, reason="Kenal dekat.", desk=second)
    with pytest.raises(CommandError, match=made.docket):
        call_command("netra_officer", "leave", desk.officer.username)
    desk.officer.refresh_from_db()
    assert desk.officer.is_active
    late, _ = desks()
    services.let_in(proceeding=made, to=late.officer, desk=desk)
    call_command("netra_officer", "leave", desk.officer.username, stdout=StringIO())
    assert late.key_to(made)


def test_what_lies_under_a_lost_key_alone_is_not_destroyed_by_ending_the_account() -> None:
    desk, second = desks()
    made = opened(desk)
    services.step_aside(proceeding=made, reason="Kenal dekat.", desk=second)
    call_command("netra_officer", "reset", desk.officer.username, stdout=StringIO())
    with pytest.raises(CommandError, match=made.docket):
        call_command("netra_officer", "leave", desk.officer.username)
    [former] = desk.officer.former_keys.all()
    assert former.officer.is_active
    remembered = lost_keys.opened_former(former, factories.PASSWORD)
    assert replace(desk, private=remembered).key_to(made)


def test_reading_is_on_record_once_a_day_for_each_officer() -> None:
    desk, second = desks()
    made = opened(desk)
    for reader in (desk, desk, second, on(desk, 4)):
        services.read(proceeding=made, desk=reader)
    readings = queries.entries_of(made).filter(event=queries.READINGS[0])
    assert [entry.actor for entry in readings] == [each.officer.actor for each in (desk, second, desk)]


def test_contents_are_erased_after_the_rule_s_day_and_not_before() -> None:
    desk, _ = desks()
    made = opened(desk)
    with pytest.raises(services.NotClosed):
        services.erase_contents(proceeding=made, desk=desk)
    services.send_back(proceeding=made, reason="Keliru alamat.", desk=desk)
    with pytest.raises(services.TooEarly) as early:
        services.erase_contents(proceeding=again(made), desk=desk)
    later = replace(desk, at=at(1).replace(year=early.value.on.year, month=early.value.on.month, day=2))
    services.erase_contents(proceeding=again(made), desk=later)
    assert again(made).sheets.count() == ProceedingKey.objects.filter(proceeding=made).count() == 0
    assert again(made).erased_at == later.at
