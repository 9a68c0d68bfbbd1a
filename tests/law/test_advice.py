"""What the advisor says, and what it never says."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from netra.law import (
    Advice,
    Advisor,
    BadQuestion,
    ContradictoryFacts,
    Question,
    UnknownFact,
    UnknownRule,
    load,
)

RULEBOOK = load(Path(__file__).resolve().parents[2] / "rules")
ADVISOR = Advisor(RULEBOOK)
CAMPAIGN = date(2024, 10, 20)
LIKED = {"akun_kandidat": True, "menyukai": True}
PASSIVE = {"hadir_pasif": True}
KEPT = dict.fromkeys(
    ["pasangan_calon", "atribut_calon", "seragam_dinas", "fasilitas_negara", "mengerahkan_pegawai",
     "ikut_pengenalan", "jam_kerja", "surat_tugas"], False,
)  # fmt: skip


def ask(
    act: str, facts: dict[str, bool | None], on: date = CAMPAIGN, employment: str = "pns", **more: object
) -> Advice:
    given: dict[str, object] = {"election": "pilkada-2024", **more}
    return ADVISOR.advise(Question(on, employment, act, facts, **given))  # type: ignore[arg-type]


def ids(advice: Advice) -> list[str]:
    return [finding.id for finding in advice.norms]


def test_a_like_in_the_campaign_is_forbidden_on_its_article_with_a_range() -> None:
    advice = ask("medsos_posting_like_share", LIKED)
    assert (advice.answer, ids(advice)) == ("tidak_boleh", ["dis-6-interaksi-medsos-calon"])
    assert advice.norms[0].sanctions == ("berat-turun-jabatan", "berat-bebas-jabatan", "berat-pdhtaps")
    assert "Lampiran II B.6" in advice.because[1]
    assert advice.ask_next == ()


def test_the_same_like_before_determination_is_a_matter_of_ethics() -> None:
    advice = ask("medsos_posting_like_share", LIKED, on=date(2024, 9, 21))
    assert ids(advice) == ["ke-4-interaksi-medsos-bakal-calon"]


def test_the_determination_of_that_candidate_decides_over_the_schedule() -> None:
    early = ask("medsos_posting_like_share", LIKED, determined_on=date(2024, 11, 1))
    late = ask("medsos_posting_like_share", LIKED, on=date(2024, 9, 1), determined_on=date(2024, 8, 30))
    assert ids(early) == ["ke-4-interaksi-medsos-bakal-calon"]
    assert ids(late) == ["dis-6-interaksi-medsos-calon"]


def test_before_the_joint_decree_nothing_is_invented() -> None:
    advice = ask("medsos_posting_like_share", LIKED, on=date(2022, 9, 21), election=None)
    assert (advice.answer, advice.norms, advice.ask_next) == ("belum_bisa_dijawab", (), ())
    assert any("22 September 2022" in sentence and "ditebak" in sentence for sentence in advice.because)


@pytest.mark.parametrize("employment", ["pns", "pppk", "cpns", "thl"])
@pytest.mark.parametrize("phase_day", [date(2024, 9, 1), CAMPAIGN, date(2024, 11, 25)])
def test_presence_alone_is_never_a_breach(employment: str, phase_day: date) -> None:
    for facts in ({}, PASSIVE, {**PASSIVE, **KEPT}, {**PASSIVE, "acara_partai": True}):
        assert ask("hadir_kampanye_deklarasi", facts, phase_day, employment).answer != "tidak_boleh"


def test_passive_attendance_is_contested_with_each_position_and_its_source() -> None:
    advice = ask("hadir_kampanye_deklarasi", {**PASSIVE, **KEPT})
    assert (advice.answer, advice.contested) == ("boleh", True)
    assert any("9 Juli 2024" in sentence for sentence in advice.because)
    assert any("15 Juli 2024" in sentence for sentence in advice.because)


def test_what_is_missing_makes_the_permission_conditional() -> None:
    advice = ask("hadir_kampanye_deklarasi", PASSIVE)
    assert advice.answer == "bersyarat"
    assert "tanpa seragam dinas" in advice.conditions
    assert set(advice.ask_next) >= {"seragam_dinas", "fasilitas_negara"}


@pytest.mark.parametrize(("on_leave", "contested"), [(True, False), (None, True)])
def test_who_kept_the_stricter_reading_stands_where_nobody_disagrees(
    on_leave: bool | None, contested: bool
) -> None:
    facts = {"bakal_calon_sendiri": True, "cltn": on_leave}
    advice = ask("pendekatan_mendaftar_bakal_calon", facts, on=date(2024, 7, 13))
    assert (advice.contested, bool(advice.positions)) == (contested, contested)


def test_honorary_workers_are_bound_by_the_circular_and_shown_as_contested() -> None:
    advice = ask("medsos_posting_like_share", LIKED, employment="thl")
    assert ids(advice) == ["dis-6-interaksi-medsos-calon", "ppnpn-netral"]
    assert advice.contested
    assert {name for finding in advice.norms for name in finding.sanctions} == {
        "ppnpn-bertingkat",
        "ppnpn-phk",
    }


def test_pns_penalties_are_not_printed_for_pppk() -> None:
    advice = ask("medsos_posting_like_share", LIKED, employment="pppk")
    assert all(name.startswith("pppk-") for finding in advice.norms for name in finding.sanctions)


def test_an_uncertain_binding_warns_and_does_not_decide() -> None:
    advice = ask("medsos_posting_like_share", LIKED, employment="cpns")
    assert advice.answer == "belum_bisa_dijawab"
    assert [finding.id for finding in advice.warnings] == ["dis-6-interaksi-medsos-calon"]


def test_a_low_confidence_norm_warns_and_does_not_decide() -> None:
    norm = replace(RULEBOOK.norms["dis-6-interaksi-medsos-calon"], confidence="low")
    doubtful = Advisor(replace(RULEBOOK, norms=MappingProxyType({**RULEBOOK.norms, norm.id: norm})))
    advice = doubtful.advise(Question(CAMPAIGN, "pns", "medsos_posting_like_share", LIKED, "pilkada-2024"))
    assert advice.answer == "belum_bisa_dijawab"
    assert [finding.id for finding in advice.warnings] == [norm.id]
    assert any("Peringatan, bukan putusan" in sentence for sentence in advice.because)


def test_a_determination_known_only_from_memory_warns() -> None:
    advice = ask("medsos_posting_like_share", LIKED, on=date(2023, 11, 10), election="pemilu-2024")
    assert ids(advice) == ["ke-4-interaksi-medsos-bakal-calon"]
    assert [finding.id for finding in advice.warnings] == ["dis-6-interaksi-medsos-calon"]


def test_silence_is_never_permission() -> None:
    facts = dict.fromkeys(
        ["akun_kandidat", "menunjukkan_dukungan", "foto_disiarkan", "pasangan_calon"], False
    )
    advice = ask("medsos_posting_like_share", {**facts, "mencari_informasi": False})
    assert advice.answer == "belum_bisa_dijawab"
    assert any("Diam bukan izin" in sentence for sentence in advice.because)


def test_what_would_change_it_names_the_fact_that_frees() -> None:
    advice = ask("medsos_posting_like_share", LIKED)
    assert "Lain halnya bila Anda tidak menyukai unggahannya." in advice.would_change_it


def test_a_spouse_without_unpaid_leave_is_told_what_leave_would_change() -> None:
    advice = ask("hadir_kampanye_deklarasi", {"pasangan_calon": True, "cltn": False})
    assert ids(advice) == ["ke-7-pasangan-tanpa-cltn"]
    assert "Lain halnya bila Anda sedang cuti di luar tanggungan negara." in advice.would_change_it


def test_voting_in_secret_is_allowed_to_everybody_in_service() -> None:
    for employment in ("pns", "pppk", "thl", "kepala_desa"):
        facts: dict[str, bool | None] = {"mencoblos": True, "memamerkan_pilihan": False, "atasan": False}
        advice = ask("lainnya", facts, date(2024, 11, 27), employment)
        assert (advice.answer, ids(advice)) == ("boleh", ["memilih"])


def test_what_changes_between_two_days_can_be_told() -> None:
    before, after = (
        {norm.id for norm in ADVISOR.binding(day, "pns", "pilkada-2024")}
        for day in (date(2024, 11, 23), date(2024, 11, 24))
    )
    assert {"pp94-n1-ikut-kampanye", "pp94-n2-atribut", "pp94-n4-fasilitas"} <= before - after
    assert "dis-6-interaksi-medsos-calon" in before & after


def test_asking_the_first_question_again_and_again_ends() -> None:
    for act in RULEBOOK.acts:
        for value in (True, False):
            assert settled(act, value), (act, value)


def settled(act: str, value: bool) -> bool:
    facts: dict[str, bool | None] = {}
    for _ in range(len(RULEBOOK.facts)):
        asked = ask(act, facts).ask_next
        if not asked:
            return True
        assert facts.get(asked[0]) is None
        facts[asked[0]] = value
    return False


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"act": "menari"}, BadQuestion),
        ({"employment": "tentara"}, BadQuestion),
        ({"election": "pilkada-1924"}, UnknownRule),
        ({"facts": {"berkedip": True}}, UnknownFact),
        ({"facts": {"berkedip": None}}, UnknownFact),
        ({"facts": {"hadir_pasif": True, "menunjukkan_dukungan": True}}, ContradictoryFacts),
        ({"facts": {"menunjukkan_dukungan": False, "ikut_kampanye": True}}, ContradictoryFacts),
    ],
)
def test_what_the_rulebook_does_not_know_is_refused(
    change: dict[str, object], error: type[Exception]
) -> None:
    given: dict[str, object] = {
        "on": CAMPAIGN, "employment": "pns", "act": "hadir_kampanye_deklarasi", "facts": {}, **change
    }  # fmt: skip
    with pytest.raises(error):
        ADVISOR.advise(Question(**given))  # type: ignore[arg-type]
