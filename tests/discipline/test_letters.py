"""Letters of a proceeding: the shared machinery, its own key, the right moment, and another pair of eyes."""

from dataclasses import replace
from datetime import date, time
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from netra import law, vault
from netra.accounts import roles
from netra.cases.services import issuing
from netra.discipline import letters, lifecycle, queries, services
from netra.discipline.desk import Desk, NotSealedToYou
from netra.discipline.models import Proceeding, ProceedingLetter
from netra.journal.models import Entry
from netra.law.procedure import MoveNotAllowed
from netra.letters.kinds import kinds
from tests import factories
from tests.discipline.proceedings import CANARY, NORM, again, desks, issued, on, opened
from tests.letters.reading import words_of

pytestmark = pytest.mark.django_db
WHERE = {
    "pengantar-camat": lifecycle.RECEIVED,
    "pembentukan-tim": lifecycle.RECEIVED,
    "panggilan-1": lifecycle.RECEIVED,
    "panggilan-2": lifecycle.ABSENT,
    "bap": lifecycle.EXAMINED,
    "laporan-hasil": lifecycle.EXAMINED,
    "keputusan": lifecycle.PROPOSED,
    "keputusan-pemulihan": lifecycle.PROPOSED,
    "penyampaian": lifecycle.DECIDED,
    "keberatan-ditolak": lifecycle.OBJECTED,
    "keberatan-diterima": lifecycle.OBJECTED,
    "tanggapan-bpasn": lifecycle.APPEALED,
}
OF_CLASS = {"pengantar-camat": lifecycle.VILLAGE_HEAD}
FOR_ASN = ("pembentukan-tim", "keberatan-ditolak", "keberatan-diterima", "tanggapan-bpasn")
ONLY_FOR = {"pengantar-camat": lifecycle.VILLAGE, **dict.fromkeys(FOR_ASN, lifecycle.ASN)}


def standing(stage: str, employment: str = "pns") -> tuple[Proceeding, Desk, Desk]:
    """A proceeding that stands there; how it got there is proved in test_paths."""
    desk, second = desks()
    made = opened(desk, employment)
    Proceeding.objects.filter(pk=made.pk).update(stage=stage)
    return again(made), desk, second


def said(letter: ProceedingLetter, desk: Desk) -> str:
    return words_of(services.read_letter(letter=letter, desk=desk))


def test_every_kind_of_this_room_has_a_stage_in_each_class_that_has_its_move() -> None:
    assert set(WHERE) == set(letters.ANNOUNCES)
    for employment, procedure in lifecycle.PROCEDURES.items():
        names = {move.name for move in procedure.moves}
        for kind, moves in letters.ANNOUNCES.items():
            meant = employment in ONLY_FOR.get(kind, lifecycle.ALL)
            assert bool(names & {*moves}) == meant, (employment, kind)


def test_every_paper_that_the_table_names_has_its_kind() -> None:
    announced = {name for names in letters.ANNOUNCES.values() for name in names}
    for row in lifecycle.TABLE:
        assert not row.move.document or row.move.name in announced, row.move.name


@pytest.mark.parametrize(
    ("stage", "offered"),
    [
        (lifecycle.OBJECTED, {"keberatan-ditolak", "keberatan-diterima"}),
        (lifecycle.APPEALED, {"tanggapan-bpasn", "keputusan", "keputusan-pemulihan"}),
    ],
)
def test_an_objection_is_decided_by_the_authority_and_an_appeal_only_answered(
    stage: str, offered: set[str]
) -> None:
    made, _, _ = standing(stage)
    assert {kind.code for kind in letters.offered(made)} == offered


@pytest.mark.parametrize("kind", ["keberatan-ditolak", "tanggapan-bpasn"])
def test_contract_staff_of_the_state_have_their_remedies_from_the_same_rule(kind: str) -> None:
    made, desk, _ = standing(WHERE[kind], lifecycle.PPPK)
    words = said(issued(made, desk, kind), desk)
    assert "PP 79/2021" in words
    assert "PP 49/2018" not in words


@pytest.mark.parametrize("kind", sorted(WHERE))
def test_each_kind_is_issued_with_number_code_and_article_and_kept_byte_for_byte(kind: str) -> None:
    made, desk, _ = standing(WHERE[kind], OF_CLASS.get(kind, lifecycle.PNS))
    letter = issued(made, desk, kind)
    words = said(letter, desk)
    assert letter.number in words
    assert made.docket in words
    assert kinds()[kind].form in words
    for citation in law.rulebook().cite_named(kinds()[kind].articles).values():
        assert " ".join(citation.split()) in words
    assert b"%PDF" not in bytes(letter.envelope)
    tampered = bytearray(letter.envelope)
    tampered[-1] ^= 1
    letter.envelope = bytes(tampered)
    with pytest.raises(vault.EnvelopeRefused):
        services.read_letter(letter=letter, desk=desk)


@pytest.mark.parametrize(("employment", "cited"), [("pppk", "PP 49/2018"), ("thl", ""), ("kepala_desa", "")])
def test_a_class_without_an_article_gets_a_letter_that_cites_none(employment: str, cited: str) -> None:
    stage = lifecycle.WITH_CAMAT if employment == "kepala_desa" else lifecycle.RECEIVED
    made, desk, _ = standing(stage, employment)
    words = said(issued(made, desk, norm=""), desk)
    assert "PP 94/2021" not in words
    assert ("dasar" in words) is bool(cited)
    assert cited in words


def test_nothing_of_the_letter_is_readable_where_it_lies_or_in_the_journal() -> None:
    made, desk, _ = standing(lifecycle.RECEIVED)
    letter = issued(made, desk, to=CANARY, place=CANARY)
    row = ProceedingLetter.objects.filter(pk=letter.pk).values().get()
    assert CANARY not in repr(row)
    assert CANARY.encode() not in bytes(row["envelope"]) + bytes(row["facts"])
    entry = Entry.objects.get(event="LETTER_ISSUED")
    assert entry.subject == made.docket
    assert entry.facts == {"kind": "panggilan-1", "number": letter.number, "sha256": letter.sha256}


def test_letters_of_cases_and_of_proceedings_share_their_office_s_numbers() -> None:
    made, desk, second = standing(lifecycle.RECEIVED)
    series = [issued(made, desk).serial, issued(made, desk).serial, issued(made, second).serial]
    assert series == [1, 2, 1]
    assert issuing.dockets.next_would_be(**issuing._series(desk)) == 3


def test_the_same_button_twice_and_a_quicker_colleague_leave_no_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    made, desk, _ = standing(lifecycle.RECEIVED)
    nonce = uuid4()
    assert issued(made, desk, nonce=nonce).pk == issued(made, desk, nonce=nonce).pk
    peeked, passed = issuing.dockets.next_would_be, []

    def overtaken(**series: Any) -> int:
        number = peeked(**series)
        if not passed:
            passed.append(number)
            issued(made, desk)
        return number

    monkeypatch.setattr("netra.reports.dockets.next_would_be", overtaken)
    mine = issued(made, desk)
    assert mine.serial == 3
    assert mine.number in said(mine, desk)


def test_a_letter_moves_nothing_and_makes_no_open_form_stale() -> None:
    made, desk, _ = standing(lifecycle.RECEIVED)
    issued(made, desk)
    assert (again(made).stage, again(made).revision) == (made.stage, made.revision)


def test_a_letter_out_of_its_place_is_refused_and_issued_nowhere() -> None:
    made, desk, _ = standing(lifecycle.RECEIVED)
    for kind in sorted(set(WHERE) - {"panggilan-1", "pembentukan-tim"}):
        with pytest.raises(MoveNotAllowed):
            issued(made, desk, kind)
    assert not ProceedingLetter.objects.exists()


@pytest.mark.parametrize("by", ["bap", "laporan-hasil"])
@pytest.mark.parametrize("kind", ["keputusan", "keberatan-ditolak"])
def test_who_examined_does_not_write_the_decision(kind: str, by: str) -> None:
    made, desk, second = standing(lifecycle.EXAMINED)
    issued(made, desk, by)  # minutes or a report issued as a letter are an examination
    Proceeding.objects.filter(pk=made.pk).update(stage=WHERE[kind])
    with pytest.raises(services.SameEyes):
        issued(again(made), desk, kind)
    assert issued(again(made), second, kind).by == second.officer


def test_another_role_and_an_officer_without_the_key_write_nothing() -> None:
    made, desk, _ = standing(lifecycle.RECEIVED)
    leader, private = factories.officer(roles.LEADER)
    with pytest.raises(services.NotYourRole):
        issued(made, Desk(leader, private, desk.at))
    late, _ = desks()
    with pytest.raises(NotSealedToYou):
        issued(made, late)


def test_who_was_cleared_gets_the_decision_although_the_proceeding_has_ended() -> None:
    made, desk, _ = standing(lifecycle.CLEARED)
    assert [each.code for each in letters.offered(made)] == ["penyampaian"]
    assert issued(made, desk, "penyampaian").number


def test_whoever_holds_code_or_file_sees_that_it_was_issued_and_nothing_of_it(client: Client) -> None:
    made, desk, _ = standing(lifecycle.RECEIVED)
    letter = issued(made, desk, to=CANARY)
    code = said(letter, desk).split("contoh.id/verifikasi/")[1].split()[0]
    page = client.get(f"/verifikasi/{code}/").content.decode()
    assert letter.number in page
    assert "Surat panggilan I" in page
    assert letter.sha256 in page
    assert CANARY not in page
    assert made.docket not in page
    assert queries.letter_with_print(letter.sha256) == letter


def test_erased_contents_take_the_files_and_leave_number_and_print() -> None:
    made, desk, _ = standing(lifecycle.RECEIVED)
    letter = issued(made, desk)
    services.send_back(proceeding=made, reason="Keliru alamat.", desk=desk)
    due = services.review_on(again(made))
    later = replace(on(desk, 2), at=on(desk, 2).at.replace(year=due.year, month=due.month, day=due.day))
    services.erase_contents(proceeding=again(made), desk=later)
    kept = ProceedingLetter.objects.get(pk=letter.pk)
    assert (bytes(kept.envelope), bytes(kept.facts)) == (b"", b"")
    assert (kept.number, kept.sha256) == (letter.number, letter.sha256)
    assert letters.offered(again(made)) == []


def test_a_preview_and_a_draft_leave_nothing_behind() -> None:
    made, desk, _ = standing(lifecycle.RECEIVED)
    told = {**kinds()["panggilan-1"].samples, "on": date(2024, 11, 11), "hour": time(9, 0)}
    given: dict[str, Any] = {
        "kind": "panggilan-1",
        "told": told,
        "place": issuing.Place("https://contoh.id/"),
    }
    shown = words_of(services.preview_letter(proceeding=made, desk=desk, **given))
    assert "PRATINJAU" in shown
    assert "Panggilan ini bukan putusan" in shown
    assert services.draft_letter(proceeding=made, desk=desk, **given).startswith(b"PK")
    assert not ProceedingLetter.objects.exists()
    assert NORM not in shown
