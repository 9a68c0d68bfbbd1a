"""Each class of staff goes its own way from the referral to the end, by the office's own verbs."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from netra.discipline import lifecycle, services
from netra.discipline.desk import Desk
from netra.discipline.models import Proceeding, Sheet
from netra.discipline.services import Decision
from netra.journal import events
from netra.journal.models import Entry
from netra.law.procedure import MoveNotAllowed
from tests.discipline.proceedings import (
    NORM,
    VILLAGE_HEAD_NORM,
    VILLAGE_NORM,
    again,
    at,
    desks,
    on,
    opened,
)

pytestmark = pytest.mark.django_db


def decision(sanction: str, authority: str = "ppk", on: date = date(2024, 11, 15)) -> Decision:
    return Decision(sanction, authority, "Keputusan rekaan 01", on, "Pertimbangan tertulis.")


def summoned(desk: Desk, employment: str = "pns") -> Proceeding:
    made = opened(desk, employment)
    if employment in lifecycle.VILLAGE:
        services.pass_to_camat(proceeding=made, letter="Surat 1", desk=desk)
    services.summon(proceeding=made, on=date(2024, 11, 12), place="Ruang rapat", letter="Surat 2", desk=desk)
    return made


def proposed(desk: Desk, employment: str = "pns", norms: tuple[str, ...] = (NORM,)) -> Proceeding:
    made = summoned(desk, employment)
    examining = on(desk, 12)
    services.hear(proceeding=made, minutes="Tanya jawab.", reply="Saya keliru.", evidence="", desk=examining)
    if employment in lifecycle.ASN:
        services.form_team(proceeding=made, members="Tiga unsur", letter="SK 1", desk=examining)
    services.propose(proceeding=made, findings="Fakta.", norms=norms, reason="Pertimbangan.", desk=examining)
    return made


def delivered(desk: Desk, second: Desk, decided: Decision, **told: Any) -> Proceeding:
    made = proposed(desk, **told)
    services.decide(proceeding=made, decision=decided, desk=on(second, 15))
    services.deliver(proceeding=made, on=date(2024, 11, 18), notes="Langsung", desk=on(desk, 18))
    return made


def events_of(made: Proceeding) -> list[str]:
    found = Entry.objects.filter(subject=made.docket).order_by("sequence")
    return list(found.values_list("event", flat=True))


# --- PNS ----------------------------------------------------------------------------------------------


def test_a_pns_goes_from_the_referral_to_the_carried_out_sanction() -> None:
    desk, second = desks()
    made = delivered(desk, second, decision("berat-turun-jabatan"))
    with pytest.raises(services.NotYetInForce) as early:
        services.take_effect(proceeding=made, desk=on(desk, 19))
    assert early.value.on == date(2024, 12, 10)  # 27 November was voting day: a holiday
    late = on(desk, 10, 12)
    services.take_effect(proceeding=made, desk=late)
    services.carry_out(proceeding=made, on=date(2024, 12, 10), notes="Jabatan turun.", desk=late)
    services.record_in_idis(proceeding=made, number="I-1", desk=late)
    services.close(proceeding=made, desk=late)
    found = again(made)
    assert (found.stage, found.due_on, found.closed_at) == (lifecycle.CLOSED, None, late.at)
    assert found.terms.filter(met_at=None).count() == 0
    assert events_of(made) == [
        events.PROCEEDING_OPENED,
        events.SUMMONS_ISSUED,
        events.HEARING_RECORDED,
        events.EXAMINING_TEAM_FORMED,
        events.SANCTION_PROPOSED,
        events.SANCTION_DECIDED,
        events.DECISION_DELIVERED,
        events.SANCTION_TOOK_EFFECT,
        events.SANCTION_CARRIED_OUT,
        events.RECORDED_IN_IDIS,
        events.PROCEEDING_CLOSED,
    ]


def test_who_stays_away_twice_is_decided_on_from_what_is_there() -> None:
    desk, _ = desks()
    made = summoned(desk)
    with pytest.raises(services.DayNotCome):
        services.record_absence(proceeding=made, notes="-", desk=on(desk, 11))
    services.record_absence(proceeding=made, notes="Tanpa kabar", desk=on(desk, 12))
    term = made.terms.get(purpose=lifecycle.SECOND_SUMMONS)
    assert (term.due_on, term.binding) == (date(2024, 11, 21), True)
    with pytest.raises(services.TooFarAhead):
        services.summon_again(
            proceeding=made, on=date(2024, 11, 22), place="R", letter="S", desk=on(desk, 13)
        )
    services.summon_again(proceeding=made, on=date(2024, 11, 20), place="R", letter="S", desk=on(desk, 13))
    services.record_second_absence(proceeding=made, notes="Tanpa kabar", desk=on(desk, 20))
    assert again(made).stage == lifecycle.EXAMINED


def test_an_office_that_is_late_itself_may_still_summon_again() -> None:
    desk, _ = desks()
    made = summoned(desk)
    services.record_absence(proceeding=made, notes="-", desk=on(desk, 12))
    services.summon_again(
        proceeding=made, on=date(2024, 12, 20), place="R", letter="S", desk=on(desk, 10, 12)
    )
    assert again(made).stage == lifecycle.SUMMONED_AGAIN


def test_a_heavy_range_needs_an_examining_team() -> None:
    desk, _ = desks()
    made = summoned(desk)
    examining = on(desk, 12)
    services.hear(proceeding=made, minutes="-", reply="-", evidence="", desk=examining)
    with pytest.raises(services.TeamMissing):
        services.propose(proceeding=made, findings="-", norms=[NORM], reason="-", desk=examining)
    services.form_team(proceeding=made, members="Tiga", letter="SK", desk=examining)
    services.propose(proceeding=made, findings="-", norms=[NORM], reason="-", desk=examining)
    [proposal] = [each for each in desk.open_sheets(made) if each.kind == Sheet.Kind.PROPOSAL]
    assert proposal.content["range"] == ["berat-turun-jabatan", "berat-bebas-jabatan", "berat-pdhtaps"]


def test_a_sheet_that_no_longer_opens_holds_up_no_step_that_needs_another() -> None:
    desk, second = desks()
    made = delivered(desk, second, decision("sedang-6"))
    made.sheets.filter(kind=Sheet.Kind.HEARING).update(envelope=b"rusak")
    services.file_objection(proceeding=made, on=date(2024, 11, 20), grounds="-", desk=on(desk, 20))
    assert again(made).stage == lifecycle.OBJECTED


def test_who_examined_does_not_decide() -> None:
    desk, second = desks()
    made = proposed(desk)
    for verb in (services.decide, services.clear):
        more: Any = (
            {"decision": decision("sedang-6")}
            if verb is services.decide
            else {"reason": "Tidak cukup bukti.", "letter": "-"}
        )
        with pytest.raises(services.SameEyes):
            verb(proceeding=made, desk=on(desk, 15), **more)
    services.decide(proceeding=made, decision=decision("sedang-6"), desk=on(second, 15))
    assert again(made).decided_on == date(2024, 11, 15)


def test_no_breach_is_a_normal_end_with_reasons() -> None:
    desk, second = desks()
    made = proposed(desk, norms=())
    with pytest.raises(services.ReasonMissing):
        services.clear(proceeding=made, reason=" ", letter="-", desk=second)
    services.clear(proceeding=made, reason="Akun itu bukan miliknya.", letter="SK 2", desk=on(second, 15))
    found = again(made)
    assert (found.stage, found.is_open, found.due_on) == (lifecycle.CLEARED, False, None)
    assert events_of(made)[-1] == events.RESPONDENT_CLEARED


def test_an_objection_and_an_appeal_belong_to_different_decisions() -> None:
    desk, second = desks()
    cut = delivered(desk, second, decision("sedang-6"))
    dismissal = delivered(desk, second, decision("berat-pdhtaps"))
    late = on(desk, 20)
    told: Any = {"on": date(2024, 11, 20), "grounds": "Tidak setuju.", "desk": late}
    with pytest.raises(services.OtherRemedy):
        services.file_appeal(proceeding=cut, **told)
    with pytest.raises(services.OtherRemedy):
        services.file_objection(proceeding=dismissal, **told)
    services.file_objection(proceeding=cut, **told)
    services.file_appeal(proceeding=dismissal, **told)
    running = dismissal.terms.filter(met_at=None).values_list("limit", flat=True)
    assert set(running) >= {"upy-tanggapan-21", "upy-putusan-65"}
    services.annul(proceeding=cut, reason="Prosedur keliru.", letter="SK", desk=on(second, 21))
    services.reply_to_bpasn(proceeding=dismissal, letter="Surat", desk=on(desk, 21))
    services.amend(proceeding=dismissal, decision=decision("sedang-12", on=date(2024, 11, 22)),
                   desk=on(second, 22))  # fmt: skip
    assert (again(cut).stage, again(dismissal).stage) == (lifecycle.CLEARED, lifecycle.DECIDED)


def test_both_readings_of_the_objection_period_remind_and_neither_binds() -> None:
    desk, second = desks()
    made = delivered(desk, second, decision("sedang-6"))
    rows = made.terms.filter(purpose__in=(lifecycle.OBJECTION, lifecycle.OBJECTION_GENERAL))
    assert [(row.limit, row.binding) for row in rows.order_by("limit")] == [
        ("upy-keberatan-14", False),
        ("upy-keberatan-21", False),
    ]


def test_what_is_not_in_idis_closes_only_with_a_reason() -> None:
    desk, second = desks()
    made = delivered(desk, second, decision("sedang-6"))
    late = on(desk, 10, 12)
    services.take_effect(proceeding=made, desk=late)
    services.carry_out(proceeding=made, on=date(2024, 12, 10), notes="-", desk=late)
    with pytest.raises(services.ReasonMissing):
        services.close(proceeding=made, desk=late)
    services.close(proceeding=made, reason="I'DIS tidak dapat dibuka.", desk=late)
    assert again(made).stage == lifecycle.CLOSED


def test_a_decision_that_took_the_place_of_one_in_idis_is_recorded_there_anew() -> None:
    desk, second = desks()
    made = delivered(desk, second, decision("sedang-12"))
    services.take_effect(proceeding=made, desk=on(desk, 10, 12))
    services.record_in_idis(proceeding=made, number="I-1", desk=on(desk, 10, 12))
    services.file_objection(proceeding=made, on=date(2024, 12, 11), grounds="-", desk=on(desk, 11, 12))
    changed = decision("sedang-6", on=date(2024, 12, 12))
    services.amend(proceeding=made, decision=changed, desk=on(second, 12, 12))
    services.deliver(proceeding=made, on=date(2024, 12, 13), notes="", desk=on(desk, 13, 12))
    january = replace(desk, at=at(20).replace(year=2025, month=1))
    services.take_effect(proceeding=made, desk=january)
    services.record_in_idis(proceeding=made, number="I-2", desk=january)
    assert again(made).idis_recorded_at == january.at


def test_the_superior_s_part_is_a_task_that_holds_the_end() -> None:
    desk, second = desks()
    made = delivered(desk, second, decision("sedang-6"))
    late = on(desk, 10, 12)
    services.note_superior(proceeding=made, notes="Diduga tahu dan diam.", desk=late)
    with pytest.raises(services.AlreadyRecorded):
        services.note_superior(proceeding=made, notes="Diduga tahu dan diam.", desk=late)
    services.take_effect(proceeding=made, desk=late)
    services.carry_out(proceeding=made, on=date(2024, 12, 10), notes="-", desk=late)
    with pytest.raises(services.SuperiorStillDue):
        services.close(proceeding=made, reason="-", desk=late)
    services.settle_superior(proceeding=made, reason="Perkara sendiri: D-2024-0009.", desk=late)
    services.close(proceeding=made, reason="-", desk=late)
    assert again(made).superior_is_due is False


def test_the_follow_up_has_no_figure_and_no_date() -> None:
    desk, _ = desks()
    term = opened(desk).terms.get(purpose=lifecycle.FOLLOW_UP)
    assert (term.limit, term.due_on, term.binding) == ("sbt-tindak-lanjut-ppk", None, False)


# --- the others ---------------------------------------------------------------------------------------


def test_a_pppk_has_a_catalogue_of_their_own() -> None:
    desk, second = desks()
    made = proposed(desk, employment="pppk")
    with pytest.raises(services.OutsideTheCatalogue):
        services.decide(proceeding=made, decision=decision("berat-turun-jabatan"), desk=on(second, 15))
    services.decide(proceeding=made, decision=decision("pppk-phk-hormat"), desk=on(second, 15))
    services.deliver(proceeding=made, on=date(2024, 11, 18), notes="", desk=on(desk, 18))
    assert made.terms.filter(purpose=lifecycle.APPEAL).exists()


def test_a_contract_worker_has_no_pp_94_and_is_decided_on_by_the_head_of_the_agency() -> None:
    desk, second = desks()
    made = proposed(desk, employment="thl")
    with pytest.raises(services.NotTheirs):
        services.decide(
            proceeding=made, decision=decision("ppnpn-bertingkat", "atasan_langsung"), desk=on(second, 15)
        )
    services.decide(
        proceeding=made, decision=decision("ppnpn-bertingkat", "kepala_unit"), desk=on(second, 15)
    )
    services.deliver(proceeding=made, on=date(2024, 11, 18), notes="", desk=on(desk, 18))
    for name in ("take_effect", "file_objection", "record_in_idis"):
        with pytest.raises(MoveNotAllowed):
            lifecycle.PROCEDURES["thl"].move(again(made).stage, name)
    services.carry_out(proceeding=made, on=date(2024, 11, 18), notes="Teguran kontrak.", desk=on(desk, 18))
    services.close(proceeding=made, desk=on(desk, 18))
    assert (again(made).stage, made.terms.count()) == (lifecycle.CLOSED, 0)


@pytest.mark.parametrize(
    ("employment", "norm", "authority"),
    [("kepala_desa", VILLAGE_HEAD_NORM, "bupati_wali_kota"), ("perangkat_desa", VILLAGE_NORM, "kepala_desa")],
)
def test_the_village_goes_through_the_camat_and_a_warning_not_heeded_goes_on(
    employment: str, norm: str, authority: str
) -> None:
    desk, second = desks()
    made = opened(desk, employment)
    with pytest.raises(MoveNotAllowed):
        services.summon(proceeding=made, on=date(2024, 11, 12), place="-", letter="-", desk=desk)
    made = proposed(desk, employment=employment, norms=(norm,))
    services.decide(proceeding=made, decision=decision("desa-teguran", authority), desk=on(second, 15))
    services.deliver(proceeding=made, on=date(2024, 11, 18), notes="", desk=on(desk, 18))
    services.carry_out(proceeding=made, on=date(2024, 11, 18), notes="Teguran.", desk=on(desk, 18))
    services.escalate(proceeding=made, reason="Diulang.", desk=on(desk, 25))
    services.decide(
        proceeding=made,
        decision=decision("desa-berhenti-sementara", authority, date(2024, 11, 26)),
        desk=on(second, 26),
    )
    assert again(made).stage == lifecycle.DECIDED


def test_a_referral_for_somebody_else_goes_back_with_the_reason() -> None:
    desk, _ = desks()
    made = opened(desk)
    with pytest.raises(services.ReasonMissing):
        services.send_back(proceeding=made, reason="", desk=desk)
    services.send_back(proceeding=made, reason="Pegawai provinsi.", desk=desk)
    assert (again(made).stage, again(made).closed_at) == (lifecycle.SENT_BACK, at(1))
