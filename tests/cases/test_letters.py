"""Letters of a case: numbered once, kept byte for byte, checked by code, not in the reporter's words."""

import hashlib
from datetime import date, time
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from netra import vault
from netra.accounts import roles
from netra.cases import lifecycle, queries, services
from netra.cases.desk import Desk, respondent_was_heard
from netra.cases.letters import KINDS, Head, echo_of
from netra.cases.models import Case, Letter
from netra.journal.models import Entry
from netra.law.procedure import MoveNotAllowed
from netra.letters.codes import new_code
from netra.letters.kinds import kinds
from tests import factories
from tests.letters.reading import words_of
from tests.threads import together

pytestmark = pytest.mark.django_db
PLACE = services.Place("https://contoh.id/verifikasi/")
HOUR = {"on": date(2024, 10, 31), "hour": time(13, 0), "place": "Ruang klarifikasi"}
TOLD: dict[str, dict[str, Any]] = {
    "tanda-terima": {},
    "kelengkapan": {"missing": "Tempat kejadian\nNama saksi", "until": date(2024, 11, 1)},
    "undangan": {
        **HOUR, "party": "respondent", "to": "Kepala Seksi\npada Dinas Perhubungan", "meet": "Petugas",
        "bring": "", "allegation": "Ajakan memilih dalam suatu rapat.", "norm": "SKB 2022",
    },
    "berita-acara": {**HOUR, "party": "respondent", "who": "Kepala Seksi", "minutes": "Ia menjelaskan."},
    "penerusan": {
        "to": "Kepala BKN", "to_place": "Jakarta", "respondent": "Kepala Seksi", "summary": "Mengajak.",
        "enclosure": "",
    },
    "status": {"reasons": "Bukti yang ada cukup."},
}  # fmt: skip
SHARED = ("kajian", "rujukan-bkn", "tindak-lanjut", "pengantar", "ralat", "pemulihan")
TOLD |= {code: dict(kinds()[code].samples) for code in SHARED}
WHERE = {
    "tanda-terima": lifecycle.SCREENING,
    "kelengkapan": lifecycle.SCREENING,
    "undangan": lifecycle.CLARIFICATION,
    "berita-acara": lifecycle.CLARIFICATION,
    "penerusan": lifecycle.REFERRAL,
    "status": lifecycle.REFERRAL,
    "kajian": lifecycle.ASSESSMENT,
    **dict.fromkeys(SHARED[1:], lifecycle.REFERRAL),
}


def issued(case: Case, desk: Desk, kind: str = "tanda-terima", **other: Any) -> Letter:
    given = {"kind": kind, "told": TOLD[kind], "nonce": uuid4(), "place": PLACE} | other
    return services.issue_letter(case=case, desk=desk, **given)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_kind_says_what_its_form_told_and_nothing_of_the_reporter(kind: str) -> None:
    case, desk = factories.case_at(WHERE[kind])
    letter = issued(case, desk, kind)
    said = words_of(services.read_letter(letter=letter, desk=desk))
    assert letter.number in said
    assert KINDS[kind].form in said
    assert all(word in said for word in _words_told(kind))
    for secret in ("Pelapor Contoh", "Jalan Contoh 1", "0800-000-000", "diminta mendukung satu pasangan"):
        assert secret not in said


def _words_told(kind: str) -> list[str]:
    return [line for value in TOLD[kind].values() if isinstance(value, str) and value != "respondent"
            for line in value.splitlines() if line]  # fmt: skip


def test_numbers_follow_each_other_in_the_office_s_own_pattern() -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    head = Head("Bawaslu Kota Contoh", "Jalan Raya 1", "Contoh", "Ketua", "{nomor}/PP.01/{bulan}/{tahun}")
    services.set_letterhead(head=head, desk=desk)
    letters = [issued(case, desk) for _ in range(3)]
    assert [each.number for each in letters] == ["001/PP.01/X/2024", "002/PP.01/X/2024", "003/PP.01/X/2024"]
    assert "BAWASLU KOTA CONTOH" in words_of(services.read_letter(letter=letters[0], desk=desk))


@pytest.mark.parametrize(
    "pattern", ["", "{nomor}", "{tahun}/x", "{nomor}/{tahun}/{x}", "{nomor}{tahun}{bulan.x}", "{"]
)
def test_a_pattern_that_cannot_number_is_refused(pattern: str) -> None:
    with pytest.raises(services.BadPattern):
        services.check_pattern(pattern)


def test_the_same_button_twice_gives_the_same_letter() -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    nonce = uuid4()
    assert issued(case, desk, nonce=nonce).pk == issued(case, desk, nonce=nonce).pk
    assert Letter.objects.count() == 1


def test_a_colleague_who_was_quicker_takes_the_number_and_mine_is_drawn_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    other, _ = factories.case_at(lifecycle.SCREENING, desk)
    peeked, passed = services.issuing.dockets.next_would_be, []

    def overtaken(**series: Any) -> int:
        number = peeked(**series)
        if not passed:
            passed.append(number)
            issued(other, desk)
        return number

    monkeypatch.setattr("netra.reports.dockets.next_would_be", overtaken)
    mine = issued(case, desk)
    assert sorted(Letter.objects.values_list("serial", flat=True)) == [1, 2]
    assert mine.serial == 2
    assert mine.number in words_of(services.read_letter(letter=mine, desk=desk))


def test_an_invitation_is_recorded_where_the_law_looks_for_it() -> None:
    case, desk = factories.case_at(lifecycle.CLARIFICATION)
    letter = issued(case, desk, "undangan")
    papers = desk.open_papers(case)
    assert papers[-1].content["outcome"] == "invited"
    assert letter.number in papers[-1].content["minutes"]
    factories.hear(case, desk, "absent")
    assert respondent_was_heard(desk.open_papers(case))


def test_a_letter_stays_byte_for_byte_and_a_changed_one_is_refused() -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    letter = issued(case, desk)
    pdf = services.read_letter(letter=letter, desk=desk)
    assert hashlib.sha256(pdf).hexdigest() == letter.sha256
    assert b"%PDF" not in bytes(letter.envelope)
    opened = Entry.objects.get(event="LETTER_OPENED")
    assert (opened.subject, opened.actor) == (case.docket, desk.officer.actor)
    tampered = bytearray(letter.envelope)
    tampered[-1] ^= 1
    letter.envelope = bytes(tampered)
    with pytest.raises(vault.EnvelopeRefused):
        services.read_letter(letter=letter, desk=desk)


def test_the_journal_has_number_and_print_and_no_word_of_the_letter() -> None:
    case, desk = factories.case_at(lifecycle.CLARIFICATION)
    letter = issued(case, desk, "undangan")
    entry = Entry.objects.get(event="LETTER_ISSUED")
    assert entry.facts == {"kind": "undangan", "number": letter.number, "sha256": letter.sha256}


def test_a_letter_out_of_its_place_or_from_another_role_is_refused() -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    with pytest.raises(MoveNotAllowed):
        issued(case, desk, "status")
    intake = factories.desk(roles.BAWASLU_INTAKE)
    newer, _ = factories.case_at(lifecycle.SCREENING, desk)
    with pytest.raises(services.NotYourRole):
        issued(newer, intake)
    assert not Letter.objects.exists()


def test_a_preview_has_no_number_and_leaves_nothing_behind() -> None:
    case, desk = factories.case_at(lifecycle.CLARIFICATION)
    said = words_of(
        services.preview_letter(case=case, kind="undangan", told=TOLD["undangan"], place=PLACE, desk=desk)
    )
    assert "PRATINJAU" in said
    assert "Undangan ini bukan putusan" in said
    assert not Letter.objects.exists()


def test_who_holds_the_code_sees_that_it_was_issued_and_not_what_it_says(client: Client) -> None:
    case, desk = factories.case_at(lifecycle.CLARIFICATION)
    letter = issued(case, desk, "undangan")
    pdf = words_of(services.read_letter(letter=letter, desk=desk))
    code = pdf.split("contoh.id/verifikasi/")[1].split()[0]
    said = client.get(f"/verifikasi/{code}/").content.decode()
    assert letter.number in said
    assert letter.sha256 in said
    assert "Ajakan memilih" not in said
    assert "Kepala Seksi" not in said
    assert case.docket is not None
    assert case.docket not in said
    assert client.get(f"/verifikasi/{new_code()}/").status_code == 404


@pytest.mark.parametrize(
    ("letter", "echo"),
    [
        ("Diduga ia berkata: dalam rapat pagi, pegawai diminta mendukung satu pasangan.", True),
        ("Dalam rapat pagi pegawai diminta.", False),
        ("DALAM RAPAT PAGI - PEGAWAI DIMINTA; MENDUKUNG", True),
        ("", False),
    ],
)
def test_six_words_in_a_row_of_the_reporter_s_are_an_echo(letter: str, echo: bool) -> None:
    story = "Dalam rapat pagi, pegawai diminta mendukung satu pasangan calon."
    assert bool(echo_of(letter, ["", story])) is echo


def test_letters_of_a_case_are_for_who_reads_the_case() -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    letter = issued(case, desk)
    assert queries.letter_of(case, letter.nonce) == letter
    assert queries.letter_of(factories.case_at(lifecycle.SCREENING, desk)[0], letter.nonce) is None


@pytest.mark.django_db(transaction=True)
def test_letters_issued_at_the_same_moment_are_numbered_without_gap_or_pair() -> None:
    """The series of an office under load: who loses the number draws again, nobody skips one."""
    first, desk = factories.case_at(lifecycle.SCREENING)
    others = [factories.case_at(lifecycle.SCREENING, desk)[0] for _ in range(2)]
    cases = [first, *others]
    runs = together(6, lambda number: issued(cases[number % 3], desk).serial)
    assert not runs.errors
    assert sorted(runs.results) == [1, 2, 3, 4, 5, 6]
    assert sorted(Letter.objects.values_list("serial", flat=True)) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("regime", "cited"), [("pilkada", "Perbawaslu 8/2020"), ("pemilu", "Perbawaslu 7/2022")]
)
def test_an_assessment_cites_the_rules_of_its_kind_of_election(regime: str, cited: str) -> None:
    case, desk = factories.case_at(lifecycle.ASSESSMENT)
    case.report.regime = regime
    told = kinds()["kajian"].samples
    draft = services.letters.draft_of(case, "kajian", told, desk)
    assert cited in draft.articles["dasar"]
