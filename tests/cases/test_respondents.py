"""Respondents of a case: sealed, each heard and ruled on, found in two cases by marks, unlinked when free."""

import json
from uuid import uuid4

import pytest

from netra import vault
from netra.accounts import roles
from netra.cases import lifecycle, services
from netra.cases.desk import Desk
from netra.cases.models import AllegedHarm, Case, IndexEntry, IndexKey, IndexKeyGrant, Respondent
from netra.cases.respondents import NAME, NUMBER, Told, open_respondents
from netra.journal import events
from netra.journal.models import Entry
from netra.law.procedure import MoveNotAllowed
from tests import factories
from tests.cases.people import KENARI, MELATI, a_case, found_elsewhere, hear_each, nonces, recorded
from tests.threads import together

pytestmark = pytest.mark.django_db


def test_who_it_is_is_sealed_and_a_colleague_with_the_key_reads_it() -> None:
    colleague, desk = factories.desk(roles.BAWASLU_INTAKE), factories.desk()
    case = a_case(desk, KENARI)
    row = Respondent.objects.get()
    marks = IndexEntry.objects.get()
    for word in (b"Kenari", b"198001012005011001", b"pelaksana"):
        assert word not in bytes(row.envelope) + bytes(marks.number_mark) + bytes(marks.name_mark)
    [opened] = open_respondents(case, colleague)
    assert opened.told == KENARI
    noted = Entry.objects.get(event=events.RESPONDENT_RECORDED)
    assert noted.facts == {"number": 1}
    assert "Kenari" not in json.dumps([each.facts for each in Entry.objects.all()])


def test_the_same_form_twice_is_one_respondent() -> None:
    desk, nonce = factories.desk(), uuid4()
    case = a_case(desk)
    recorded(case, desk, nonce=nonce)
    with pytest.raises(services.AlreadyRecorded):
        recorded(case, desk, nonce=nonce)
    assert Respondent.objects.count() == 1


def test_nobody_joins_a_case_after_the_hearing_but_the_first_may() -> None:
    desk = factories.desk()
    case = a_case(desk, stage=lifecycle.ASSESSMENT)
    recorded(case, desk)
    with pytest.raises(MoveNotAllowed):
        recorded(case, desk, MELATI)


def test_a_correction_counts_and_a_stale_one_overwrites_nothing() -> None:
    desk = factories.desk()
    case, other = a_case(desk, MELATI), a_case(desk, KENARI)
    row = case.respondents.get()
    services.correct_respondent(respondent=row, told=KENARI, revision=1, desk=desk)
    assert found_elsewhere(case, desk) == [(other.docket, NUMBER)]
    with pytest.raises(services.ChangedMeanwhile):
        services.correct_respondent(respondent=row, told=MELATI, revision=1, desk=desk)
    assert open_respondents(case, desk)[0].told == KENARI


def test_somebody_recorded_by_mistake_goes_and_somebody_who_was_heard_stays() -> None:
    desk = factories.desk()
    case = a_case(desk, KENARI, MELATI)
    first, second = case.respondents.order_by("number")
    hear_each(case, desk, str(first.nonce))
    with pytest.raises(services.StillNamed):
        services.remove_respondent(respondent=first, revision=1, desk=desk)
    services.remove_respondent(respondent=second, revision=1, desk=desk)
    assert [each.number for each in case.respondents.all()] == [1]
    assert IndexEntry.objects.count() == 1


# --- the same person in two cases -----------------------------------------------------------------------


def test_the_same_number_or_name_with_unit_is_found_in_another_case() -> None:
    desk = factories.desk()
    first = a_case(desk, KENARI)
    by_number = a_case(desk, Told(position="Staf", agency="Lain", number=KENARI.number))
    by_name = a_case(
        desk, Told(position="Kasi", agency="dinas perhubungan", name="Drs. KENARI Rekaan, M.Si.")
    )
    assert found_elsewhere(first, desk) == [(by_number.docket, NUMBER), (by_name.docket, NAME)]


def test_a_name_alone_or_nothing_known_is_no_match() -> None:
    desk = factories.desk()
    first = a_case(desk, KENARI, Told(position="Staf", agency="Dinas Perhubungan"))
    a_case(desk, Told(position="Staf", agency="Dinas Lain", name=KENARI.name))
    a_case(desk, Told(position="Staf", agency="Dinas Perhubungan"))
    assert found_elsewhere(first, desk) == []


def test_of_a_case_that_the_viewer_may_not_open_nothing_is_told() -> None:
    desk, colleague = factories.desk(), factories.desk()
    mine, other = a_case(desk, KENARI), a_case(desk, KENARI)
    assert found_elsewhere(mine, colleague) == [(other.docket, NUMBER)]
    services.step_aside(report=other.report, reason="Sekantor.", desk=colleague)
    assert found_elsewhere(mine, colleague) == []
    assert found_elsewhere(mine, desk) == [(other.docket, NUMBER)]


def test_a_stolen_database_shows_no_two_rows_alike_and_is_not_guessed_without_the_key() -> None:
    desk = factories.desk()
    a_case(desk, KENARI)
    a_case(desk, KENARI)
    one, two = IndexEntry.objects.all()
    assert not {bytes(one.number_mark), bytes(one.name_mark)} & {bytes(two.number_mark), bytes(two.name_mark)}
    for wrong in (b"", bytes(32), vault.new_key(), one.key.mark.encode()):
        guess = vault.blinded(wrong, NUMBER, KENARI.number)
        assert not vault.agrees(guess, bytes(one.salt), bytes(one.number_mark))


def test_a_dismissal_unlinks_everybody_and_nothing_marks_them_again() -> None:
    desk = factories.desk()
    case, other = a_case(desk, KENARI, stage=lifecycle.SCREENING), a_case(desk, KENARI)
    services.reject_requirements(case=case, screening={}, reason="Tidak lengkap.", desk=desk)
    assert list(IndexEntry.objects.values_list("respondent__case", flat=True)) == [other.pk]
    assert services.index_case(case=case, desk=desk) == services.turn_index_key(desk=desk).done - 1 == 0
    assert found_elsewhere(other, desk) == []
    with pytest.raises(MoveNotAllowed):
        recorded(case, desk)


def test_retention_takes_the_respondents_with_the_rest() -> None:
    desk = factories.desk()
    case = a_case(desk, KENARI, stage=lifecycle.SCREENING)
    services.reject_requirements(case=case, screening={}, reason="Tidak lengkap.", desk=desk)
    much_later = factories.later(desk, desk.at.replace(year=desk.at.year + 3))
    case.refresh_from_db()
    services.decide_retention(case=case, choice="erase", reason="Lewat.", desk=much_later)
    later = much_later.at.replace(month=12)
    assert services.erase_decided(government=case.government.code, at=later, actor="kerja") != []
    assert not Respondent.objects.exists()


# --- the office's index key -------------------------------------------------------------------------------


def test_a_newcomer_compares_nothing_until_a_colleague_lets_them_in() -> None:
    desk = factories.desk()
    case, other = a_case(desk, KENARI), a_case(desk, KENARI)
    late = factories.desk()
    assert IndexKeyGrant.objects.filter(officer=late.officer).count() == 0
    new = a_case(late, KENARI)  # recorded and not marked: only the others hold the key
    assert found_elsewhere(case, desk) == [(other.docket, NUMBER)]
    with pytest.raises(services.NoIndexKey):
        services.index_case(case=new, desk=late)
    assert services.share_index_keys(to=late.officer, desk=desk) == 1
    assert services.index_case(case=new, desk=late) == 1
    assert found_elsewhere(case, desk) == [(new.docket, NUMBER), (other.docket, NUMBER)]


def test_a_key_is_not_given_to_the_city_nor_to_another_office() -> None:
    desk = factories.desk()
    a_case(desk, KENARI)
    for role, office in ((roles.BKPSDM, "BKPSDM"), (roles.CASE_OFFICER, "Bawaslu lain")):
        stranger, _ = factories.officer(role, factories.office(office))
        assert services.share_index_keys(to=stranger, desk=desk) == 0


def test_a_turned_key_marks_everybody_anew_and_the_old_one_ends() -> None:
    desk = factories.desk()
    case, other = a_case(desk, KENARI), a_case(desk, KENARI)
    old = IndexKey.objects.get()
    outcome = services.turn_index_key(desk=desk)
    assert (outcome.done, outcome.waiting) == (2, 0)
    assert IndexKey.objects.get() != old
    assert found_elsewhere(case, desk) == [(other.docket, NUMBER)]


def test_a_turned_key_leaves_those_whose_case_the_officer_cannot_open_to_a_colleague() -> None:
    desk, colleague = factories.desk(), factories.desk()
    mine, closed = a_case(desk, KENARI), a_case(desk, KENARI)
    services.step_aside(report=closed.report, reason="Sekantor.", desk=colleague)
    assert services.turn_index_key(desk=colleague).waiting == 1
    assert found_elsewhere(mine, desk) == [(closed.docket, NUMBER)]  # the old key still compares it
    assert services.index_all(desk=desk).waiting == 0
    assert IndexKey.objects.count() == 1


def test_who_leaves_takes_no_key_along_and_the_successor_compares_on() -> None:
    successor, desk = factories.desk(), factories.desk()
    case, other = a_case(desk, KENARI), a_case(desk, KENARI)
    services.hand_everything_over(to=successor.officer, desk=desk)
    assert not IndexKeyGrant.objects.filter(officer=desk.officer).exists()
    assert found_elsewhere(case, successor) == [(other.docket, NUMBER)]


def test_with_the_last_holder_key_and_marks_end_and_are_made_anew_from_the_cases() -> None:
    desk = factories.desk()
    case, other = a_case(desk, KENARI), a_case(desk, KENARI)
    late = factories.desk()
    services.hand_everything_over(to=late.officer, desk=desk)
    IndexKeyGrant.objects.all().delete()  # as if nobody's key opened it any more
    assert services.index_case(case=case, desk=late) == services.index_case(case=other, desk=late) == 1
    assert found_elsewhere(case, late) == [(other.docket, NUMBER)]


def test_another_key_in_its_place_is_refused_by_name() -> None:
    desk = factories.desk()
    case = a_case(desk, KENARI)
    key, planted = IndexKey.objects.get(), vault.new_key()
    sealed = vault.grant(bytes(desk.officer.public_key), planted, record=str(key.nonce))
    IndexKeyGrant.objects.filter(officer=desk.officer).update(sealed_key=sealed)
    with pytest.raises(services.IndexKeyExchanged):
        found_elsewhere(case, desk)
    with pytest.raises(services.IndexKeyExchanged):
        recorded(case, desk, MELATI)
    assert Respondent.objects.count() == 1
    assert services.turn_index_key(desk=desk).done == 1  # the way out: a new key, everybody marked anew
    assert found_elsewhere(case, desk) == []
    assert IndexKey.objects.get() != key


# --- each is heard, each is ruled on ----------------------------------------------------------------------


def ruled(case: Case, *kinds: str) -> dict[str, dict[str, str]]:
    return {nonce: {kind: f"Alasan {kind}."} for nonce, kind in zip(nonces(case), kinds, strict=True)}


def test_of_several_each_is_heard_before_the_assessment() -> None:
    desk = factories.desk()
    case = a_case(desk, KENARI, MELATI)
    first, second = nonces(case)
    with pytest.raises(services.WhichRespondent):
        factories.hear(case, desk)
    hear_each(case, desk, first)
    with pytest.raises(services.NotYetClarified):
        services.close_clarification(case=case, desk=desk)
    hear_each(case, desk, second)
    services.close_clarification(case=case, desk=desk)


def brought_to_the_plenary(case: Case, desk: Desk, *harms: str) -> None:
    hear_each(case, desk, *nonces(case))
    services.close_clarification(case=case, desk=desk)
    each = dict.fromkeys(nonces(case), "Menurut bukti.")
    services.write_assessment(
        case=case, facts="Fakta.", analysis="Analisis.", norms=[], each=each, harms=harms, desk=desk
    )


def test_whoever_did_nothing_wrong_is_unlinked_while_the_case_goes_on() -> None:
    desk = factories.desk()
    case = a_case(desk, KENARI, MELATI)
    other = a_case(desk, KENARI, MELATI)
    brought_to_the_plenary(case, desk)
    each = ruled(case, lifecycle.NO_BREACH, lifecycle.ETHICS)
    made = services.rule(case=case, verdicts={}, each=each, desk=factories.second(desk, case))
    assert made.stage == lifecycle.REFERRAL
    assert services.verdicts_of(made, desk) == {lifecycle.ETHICS: "Alasan ethics."}
    assert found_elsewhere(made, desk) == [(other.docket, NAME)]
    assert [each.unlinked_at is None for each in made.respondents.order_by("number")] == [False, True]


def test_nothing_found_in_anybody_ends_the_case_and_leaves_nothing_that_leads_from_it_to_a_harm() -> None:
    desk = factories.desk()
    case = a_case(desk, KENARI, MELATI)
    brought_to_the_plenary(case, desk, "benturan-kepentingan")
    assert AllegedHarm.objects.get().harm == "benturan-kepentingan"
    each = ruled(case, lifecycle.NO_BREACH, lifecycle.NO_BREACH)
    assert (
        services.rule(case=case, verdicts={}, each=each, desk=factories.second(desk, case)).stage
        == lifecycle.DISMISSED
    )
    assert not IndexEntry.objects.exists()
    left = AllegedHarm.objects.get()
    assert (left.case_id, left.harm, left.count) == (None, "benturan-kepentingan", 1)


def test_a_ruling_that_leaves_somebody_out_is_refused() -> None:
    desk = factories.desk()
    case = a_case(desk, KENARI, MELATI)
    brought_to_the_plenary(case, desk)
    for each in (None, {nonces(case)[0]: {lifecycle.ETHICS: "Alasan."}}):
        with pytest.raises(services.RespondentsChanged):
            services.rule(
                case=case,
                verdicts={lifecycle.ETHICS: "Alasan."},
                each=each,
                desk=factories.second(desk, case),
            )


def test_a_harm_that_the_rulebook_does_not_know_is_refused() -> None:
    case, desk = factories.case_at(lifecycle.ASSESSMENT)
    with pytest.raises(services.UnknownHarm):
        services.write_assessment(
            case=case, facts="F", analysis="A", norms=[], harms=["rugi-besar"], desk=desk
        )
    assert not AllegedHarm.objects.exists()


# --- at the same moment -----------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_officers_who_need_the_first_key_at_once_make_one_and_mark_everybody_with_it() -> None:
    desks = [factories.desk() for _ in range(3)]
    cases = [a_case(each) for each in desks]
    runs = together(3, lambda number: recorded(cases[number], desks[number]))
    assert not runs.errors
    assert IndexKey.objects.count() == 1
    assert len(found_elsewhere(cases[0], desks[0])) == 2


@pytest.mark.django_db(transaction=True)
def test_whoever_comes_first_a_dismissal_leaves_no_mark_behind() -> None:
    desk = factories.desk()
    case = a_case(desk, KENARI, stage=lifecycle.SCREENING)

    def act(number: int) -> None:
        if number == 1:
            services.reject_requirements(case=case, screening={}, reason="Tidak lengkap.", desk=desk)
        else:
            recorded(case, factories.later(desk, desk.at), MELATI)

    runs = together(3, act)
    assert {type(error) for error in runs.errors} <= {MoveNotAllowed}
    assert not IndexEntry.objects.exists()
    assert not Respondent.objects.filter(unlinked_at=None).exists()
