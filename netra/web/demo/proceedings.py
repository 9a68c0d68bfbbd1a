"""Three invented disciplinary proceedings with their letters: a contract worker's finished one, a civil
servant's examination, and one that waits for another officer's decision.

Perkara rekaan: nobody here exists, the sub-units are invented, and no position is one that one person holds.
"""

import heapq
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, Final

from netra.accounts.models import Officer
from netra.cases import services as cases
from netra.cases.letters import Head
from netra.clock import Zone
from netra.discipline import services
from netra.discipline.desk import Desk
from netra.discipline.referral import Referral
from netra.discipline.services import Decision
from netra.web.demo.proceeding_letters import issued

_NORM = "dis-6-interaksi-medsos-calon"
_PHOTO = "dis-7-foto-bersama-calon"
_ROOM = {"hour": time(9), "place": "Ruang pemeriksaan (rekaan)", "meet": "Atasan langsung selaku pemeriksa"}
_IN_EXAMINATION = Referral(
    employment="pns",
    received_on=date(2024, 10, 9),
    sender="BKN (rekaan)",
    letter="Surat rekaan 11, 8 Oktober 2024",
    respondent="Wira Sekarjati Rekaan",
    position="Staf pelaksana",
    agency="dinkes",
    unit="Puskesmas Rekaan Kenanga",
    allegation="Terperiksa diduga membagikan unggahan salah satu pasangan calon dari akun pribadinya pada 2 "
    "Oktober 2024.",
    norms=(_NORM,),
    recommendation="Diperiksa menurut PP 94/2021.",
)
_FINISHED = Referral(
    employment="thl",
    received_on=date(2024, 9, 30),
    sender="Bawaslu (rekaan)",
    letter="Surat rekaan 07, 28 September 2024",
    respondent="Laras Puspasari Rekaan",
    position="Tenaga kebersihan",
    agency="dishub",
    unit="Terminal Rekaan Cempaka",
    allegation="Terperiksa diduga menyukai unggahan akun pemenangan pada 26 September 2024.",
    norms=(_NORM,),
)
_TO_BE_DECIDED = Referral(
    employment="pns",
    received_on=date(2024, 10, 14),
    sender="BKN (rekaan)",
    letter="Surat rekaan 14, 11 Oktober 2024",
    respondent="Bayu Kertapati Rekaan",
    position="Staf tata usaha",
    agency="disdikbud",
    unit="Sekolah Rekaan Melati",
    allegation="Terperiksa diduga mengunggah foto bersama alat peraga salah satu pasangan calon pada "
    "5 Oktober 2024.",
    norms=(_PHOTO,),
    recommendation="Diperiksa menurut PP 94/2021.",
)
HEADS: Final = (
    Head("Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kota Sukabumi",
         "Jalan Contoh Nomor 2, Kota Sukabumi 43100", "Sukabumi", "Kepala Badan",
         "{nomor}/KP.05/BKPSDM/{bulan}/{tahun}"),
    Head("Inspektorat Daerah Kota Sukabumi", "Jalan Contoh Nomor 3, Kota Sukabumi 43100", "Sukabumi",
         "Inspektur", "{nomor}/PW.02/INSP/{bulan}/{tahun}"),
)  # fmt: skip


class _Hands:
    """The two officers at their desks, each with an opened key."""

    def __init__(self, examiner: Officer, private: bytes, second: Officer, second_private: bytes) -> None:
        self._examiner, self._second = (examiner, private), (second, second_private)

    def examines(self, month: int, day: int) -> Desk:
        return Desk(*self._examiner, _at(month, day))

    def decides(self, month: int, day: int) -> Desk:
        return Desk(*self._second, _at(month, day))


def replay_proceedings(examiner: Officer, private: bytes, second: Officer, second_private: bytes) -> None:
    """Every act on its day, by the services that the pages call. The proceedings run beside one another, as
    they did: so each office's letters are numbered in the order of their days."""
    hands = _Hands(examiner, private, second, second_private)
    for head, desk in zip(HEADS, (hands.examines(9, 30), hands.decides(9, 30)), strict=True):
        cases.set_letterhead(head=head, desk=desk)
    stories = [story(hands) for story in (_finished, _in_examination, _to_be_decided)]
    days = [(next(story), number) for number, story in enumerate(stories)]
    while days:
        _, number = heapq.heappop(days)
        if (coming := next(stories[number], None)) is not None:
            heapq.heappush(days, (coming, number))


def _finished(hands: _Hands) -> Iterator[datetime]:
    """Each `yield` is the moment of what follows it."""
    yield _at(9, 30)
    desk = hands.examines(9, 30)
    made = services.open_proceeding(referral=_FINISHED, desk=desk)
    on = date(2024, 10, 4)
    letter = issued(made, "panggilan-1", desk, on=on, **_ROOM)
    services.summon(proceeding=made, on=on, place=_PLACE, letter=letter, desk=desk)
    yield _at(10, 4)
    hearing = hands.examines(10, 4)
    services.hear(
        proceeding=made,
        minutes="Terperiksa ditanya tentang satu tanda suka pada tanggal itu.",
        reply="Saya menekannya tanpa membaca siapa pemilik akunnya, lalu membatalkannya hari itu juga.",
        evidence="Tangkapan layar bahwa tanda suka sudah dibatalkan.",
        desk=hearing,
    )
    services.propose(
        proceeding=made,
        findings="Tanda suka ada selama beberapa jam dan dibatalkan sendiri.",
        norms=[_NORM],
        reason="Perbuatannya diakui; belum pernah ada sebelumnya.",
        desk=hearing,
    )
    yield _at(10, 8)
    deciding = hands.decides(10, 8)
    decided = "Menjatuhkan tindakan tingkat pertama menurut kontrak: teguran tertulis."
    decision = Decision(
        sanction="ppnpn-bertingkat",
        authority="kepala_unit",
        letter=issued(made, "keputusan", deciding, decided=decided, signer_position="Kepala Dinas"),
        decided_on=date(2024, 10, 8),
        reason="Tingkat pertama cukup: perbuatan diakui dan dihentikan sendiri.",
    )
    services.decide(proceeding=made, decision=decision, desk=deciding)
    yield _at(10, 9)
    ending = hands.examines(10, 9)
    where = {"hour": time(10), "place": "Ruang kepala dinas (rekaan)"}
    receipt = issued(made, "penyampaian", ending, on=ending.today, **where)
    notes = f"Diserahkan langsung dan tertutup. Tanda terima penyampaian nomor {receipt}."
    services.deliver(proceeding=made, on=date(2024, 10, 9), notes=notes, desk=ending)
    services.carry_out(proceeding=made, on=date(2024, 10, 9), notes="Teguran menurut kontrak.", desk=ending)
    services.close(proceeding=made, desk=ending)


def _in_examination(hands: _Hands) -> Iterator[datetime]:
    yield _at(10, 9)
    made = services.open_proceeding(referral=_IN_EXAMINATION, desk=hands.examines(10, 9))
    yield _at(10, 10)
    _form_team(made, hands.examines(10, 10))
    yield _at(10, 14)
    _summon(made, date(2024, 10, 23), hands.examines(10, 14))
    yield _at(10, 23)
    missed = hands.examines(10, 23)
    services.record_absence(
        proceeding=made, notes="Terperiksa mengabari sakit dan meminta waktu lain.", desk=missed
    )
    yield _at(10, 24)
    again, on = hands.examines(10, 24), date(2024, 10, 31)
    letter = issued(made, "panggilan-2", again, on=on, **_ROOM)
    services.summon_again(proceeding=made, on=on, place=_PLACE, letter=letter, desk=again)


def _to_be_decided(hands: _Hands) -> Iterator[datetime]:
    """Minutes and report as letters; what is missing is another officer's decision."""
    yield _at(10, 15)
    made = services.open_proceeding(referral=_TO_BE_DECIDED, desk=hands.examines(10, 15))
    _form_team(made, hands.examines(10, 15))
    _summon(made, date(2024, 10, 24), hands.examines(10, 15))
    yield _at(10, 25)
    hearing = hands.examines(10, 25)
    services.hear(
        proceeding=made,
        minutes="1. Apakah Saudara yang mengunggah foto itu? Ya.\n\n2. Untuk apa? Kenangan pasar malam.",
        reply="Spanduk itu ada di belakang saya. Saya tidak bermaksud mendukung siapa pun.",
        evidence="Foto lain dari malam yang sama, tanpa spanduk.",
        desk=hearing,
    )
    issued(made, "bap", hearing, on=hearing.today, signer_position="", **_ROOM)
    yield _at(10, 28)
    report = hands.examines(10, 28)
    findings = (
        "Foto ada di akun terperiksa selama dua hari, lalu dihapus sendiri. Isyarat tangan tidak tampak."
    )
    opinion = (
        "Unsur perbuatan: foto diakui. Unsur tujuan mendukung: tidak tampak dari foto maupun keterangan."
    )
    issued(made, "laporan-hasil", report, findings=findings, opinion=opinion)
    services.propose(proceeding=made, findings=findings, norms=[_PHOTO], reason=opinion, desk=report)


_PLACE: Final = "Ruang pemeriksaan (rekaan), pukul 09.00 WIB"


def _form_team(made: Any, desk: Desk) -> None:
    members = "Atasan langsung (rekaan), ketua.\nUnsur pengawasan (rekaan).\nUnsur kepegawaian (rekaan)."
    decree = issued(made, "pembentukan-tim", desk, members=members)
    services.form_team(proceeding=made, members=members, letter=decree, desk=desk)


def _summon(made: Any, on: date, desk: Desk) -> None:
    letter = issued(made, "panggilan-1", desk, on=on, **_ROOM)
    services.summon(proceeding=made, on=on, place=_PLACE, letter=letter, desk=desk)


def _at(month: int, day: int) -> datetime:
    return datetime(2024, month, day, 10, 0, tzinfo=Zone.WIB.tz)
