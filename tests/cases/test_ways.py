"""A ruling on several people goes several ways, and no receiver reads of anybody outside its own way."""

from typing import Any
from uuid import uuid4

import pytest

from netra.cases import lifecycle, queries, services
from netra.cases.desk import Desk
from netra.cases.letters import KINDS
from netra.cases.models import Case, Letter
from netra.cases.page import letter_on, letters_of_referral, letters_to_write
from netra.cases.page.handing import beginning_of_handover
from netra.cases.page.letters import beginning_of_letter
from netra.cases.respondents import Told
from tests import factories
from tests.cases.people import KENARI, MELATI, ruled_on
from tests.letters.reading import words_of

pytestmark = pytest.mark.django_db
PLACE = services.Place("https://contoh.id/verifikasi/")
BKN, GAKKUMDU = lifecycle.REFERRED_TO[lifecycle.ETHICS], lifecycle.REFERRED_TO[lifecycle.CRIME]
OF_KENARI = (KENARI.position, KENARI.agency, KENARI.name, KENARI.number)
OF_MELATI = (MELATI.position, MELATI.agency, MELATI.name)
ETHICS, CRIME = (lifecycle.VERDICT_LABELS[kind] for kind in (lifecycle.ETHICS, lifecycle.CRIME))
# Two respondents, three tracks: what each letter says, and what must be absent from it.
WAYS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "ethics:1": ((BKN, KENARI.position, KENARI.agency, ETHICS), (*OF_MELATI, GAKKUMDU, CRIME)),
    "ethics:2": ((BKN, MELATI.position, MELATI.agency, ETHICS), (*OF_KENARI, GAKKUMDU, CRIME)),
    "crime:2": ((GAKKUMDU, MELATI.position, MELATI.agency, CRIME), (*OF_KENARI, BKN, ETHICS)),
}


def a_ruled_case(desk: Desk) -> Case:
    both = {lifecycle.ETHICS: "Alasan 2.", lifecycle.CRIME: "Alasan 3."}
    return ruled_on(desk, {KENARI: {lifecycle.ETHICS: "Alasan 1."}, MELATI: both})


def told_of(case: Case, desk: Desk, track: str, kind: str = "penerusan") -> dict[str, Any]:
    way = services.way_among(services.ways_of(case, desk), track)
    begins = beginning_of_letter(case, KINDS[kind], desk, way)
    return {"summary": "Ringkas.", "ground": "putusan pleno.", "asked": "Memeriksa.", **begins}


def issued(case: Case, desk: Desk, track: str, kind: str = "penerusan") -> Letter:
    told = told_of(case, desk, track, kind)
    return services.issue_letter(case=case, kind=kind, told=told, nonce=uuid4(), place=PLACE, desk=desk)


def test_each_letter_of_two_respondents_and_three_tracks_tells_its_receiver_of_one_only() -> None:
    desk = factories.desk()
    case = a_ruled_case(desk)
    letters = {track: issued(case, desk, track) for track in WAYS}
    for track, (there, absent) in WAYS.items():
        said = words_of(services.read_letter(letter=letters[track], desk=desk))
        assert [word for word in there if word not in said] == [], track
        assert [word for word in absent if word in said] == [], track
        assert letter_on(case, track).letter == letters[track]  # type: ignore[union-attr]
    assert [each.serial for each in letters.values()] == [1, 2, 3]
    assert [each.about for each in letters_to_write(case, desk) if each.kind.code == "penerusan"] == [
        f"{BKN}, tentang Terlapor 1", f"{BKN}, tentang Terlapor 2", f"{GAKKUMDU}, tentang Terlapor 2",
    ]  # fmt: skip


def test_a_preview_says_what_the_letter_will_and_takes_no_number() -> None:
    desk = factories.desk()
    case = a_ruled_case(desk)
    told = told_of(case, desk, "crime:2")
    seen = services.preview_letter(case=case, kind="penerusan", told=told, place=PLACE, desk=desk)
    assert [word for word in WAYS["crime:2"][1] if word in words_of(seen)] == []
    assert issued(case, desk, "ethics:1").serial == 1


@pytest.mark.parametrize("kind", ["rujukan-bkn", "tindak-lanjut"])
def test_the_other_letters_of_a_ruling_are_about_one_respondent_and_never_a_crime(
    kind: str,
) -> None:
    desk = factories.desk()
    case = a_ruled_case(desk)
    said = words_of(services.read_letter(letter=issued(case, desk, "ethics:2", kind), desk=desk))
    assert MELATI.position in said
    assert [word for word in WAYS["ethics:2"][1] if word in said] == []
    with pytest.raises(services.NotInTheRuling):
        issued(case, desk, "crime:2", kind)


@pytest.mark.parametrize("track", ["", "ethics:3", "discipline:1"])
def test_a_letter_of_a_way_that_the_ruling_has_not_is_refused_and_takes_no_number(track: str) -> None:
    desk = factories.desk()
    case = a_ruled_case(desk)
    told = told_of(case, desk, "ethics:1") | {"track": track}
    with pytest.raises(services.NotInTheRuling):
        services.issue_letter(case=case, kind="penerusan", told=told, nonce=uuid4(), place=PLACE, desk=desk)
    assert not Letter.objects.exists()


def test_the_hand_over_of_each_way_begins_with_the_letter_that_went_there() -> None:
    desk = factories.desk()
    case = a_ruled_case(desk)
    for track in WAYS:
        issued(case, desk, track)
    each = letters_of_referral(case, services.ways_of(case, desk))
    assert list(each) == list(WAYS)
    services.refer(case=case, letter="; ".join(each.values()), each=each, desk=desk)
    for track, number in each.items():
        assert beginning_of_handover(case, [track], {}, desk)["letter"] == number


def test_letters_that_do_not_cover_every_way_are_refused() -> None:
    desk = factories.desk()
    case = a_ruled_case(desk)
    with pytest.raises(services.NotInTheRuling):
        services.refer(case=case, letter="Surat 1", each={"ethics:1": "Surat 1"}, desk=desk)
    assert queries.case_for(desk.officer, case.docket or "").stage == lifecycle.REFERRAL  # type: ignore[union-attr]


def test_who_got_no_breach_is_named_to_nobody_and_who_goes_the_same_way_may_be() -> None:
    desk = factories.desk()
    case = ruled_on(desk, {KENARI: {lifecycle.ETHICS: "Ya."}, MELATI: {lifecycle.NO_BREACH: "Tidak."}})
    [way] = services.ways_of(case, desk)
    assert (way.who, way.others) == (KENARI, (MELATI,))
    both = {lifecycle.ETHICS: "Ya."}
    assert [each.others for each in services.ways_of(ruled_on(desk, {KENARI: both, MELATI: both}), desk)] == [
        (),
        (),
    ]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("bersama Drs. KENARI Rekaan, M.Si. di aula", True),
        ("NIP 19800101 200501 1 001 hadir", True),
        ("Staf Pelaksana itu berdiri", True),
        ("pelaksana kegiatan adalah staf dinas", False),
        ("burung kenari", False),
        ("tanggal 01-01-1980", False),
    ],
)
def test_a_person_is_named_by_number_name_or_a_position_of_several_words(words: str, named: bool) -> None:
    assert bool(KENARI.named_in(words)) is named


def test_a_position_that_both_have_names_neither() -> None:
    assert KENARI.named_in("Staf pelaksana hadir.", own="staf pelaksana senior") == ""
    assert Told(position="", agency="").named_in("siapa pun") == ""
