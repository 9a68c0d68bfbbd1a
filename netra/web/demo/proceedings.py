"""Two invented disciplinary proceedings: a civil servant's examination, a contract worker's finished one.

Perkara rekaan: nobody here exists, the sub-units are invented, and no position is one that one person holds.
"""

from datetime import date, datetime

from netra.accounts.models import Officer
from netra.clock import Zone
from netra.discipline import services
from netra.discipline.desk import Desk
from netra.discipline.referral import Referral
from netra.discipline.services import Decision

_NORM = "dis-6-interaksi-medsos-calon"
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


def replay_proceedings(examiner: Officer, private: bytes, second: Officer, second_private: bytes) -> None:
    """Both proceedings, each act on its day, by the services that the pages call."""
    _replay_finished(examiner, private, second, second_private)
    _replay_in_examination(examiner, private)


def _replay_finished(examiner: Officer, private: bytes, second: Officer, second_private: bytes) -> None:
    made = services.open_proceeding(referral=_FINISHED, desk=_desk(examiner, private, 9, 30))
    services.summon(
        proceeding=made,
        on=date(2024, 10, 4),
        place="Ruang pemeriksaan, pukul 09.00",
        letter="Panggilan rekaan 3",
        desk=_desk(examiner, private, 9, 30),
    )
    hearing = _desk(examiner, private, 10, 4)
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
    decided = Decision(
        sanction="ppnpn-bertingkat",
        authority="kepala_unit",
        letter="Keputusan rekaan 5",
        decided_on=date(2024, 10, 8),
        reason="Tingkat pertama cukup: perbuatan diakui dan dihentikan sendiri.",
    )
    services.decide(proceeding=made, decision=decided, desk=_desk(second, second_private, 10, 8))
    ending = _desk(examiner, private, 10, 9)
    services.deliver(proceeding=made, on=date(2024, 10, 9), notes="Diserahkan langsung.", desk=ending)
    services.carry_out(proceeding=made, on=date(2024, 10, 9), notes="Teguran menurut kontrak.", desk=ending)
    services.close(proceeding=made, desk=ending)


def _replay_in_examination(examiner: Officer, private: bytes) -> None:
    arrival = _desk(examiner, private, 10, 9)
    made = services.open_proceeding(referral=_IN_EXAMINATION, desk=arrival)
    services.form_team(
        proceeding=made,
        members="Atasan langsung, unsur pengawasan, dan unsur kepegawaian (rekaan)",
        letter="Keputusan rekaan 4, 10 Oktober 2024",
        desk=_desk(examiner, private, 10, 10),
    )
    services.summon(
        proceeding=made,
        on=date(2024, 10, 23),
        place="Ruang pemeriksaan, pukul 09.00",
        letter="Panggilan rekaan 6",
        desk=_desk(examiner, private, 10, 14),
    )
    missed = _desk(examiner, private, 10, 23)
    services.record_absence(
        proceeding=made, notes="Terperiksa mengabari sakit dan meminta waktu lain.", desk=missed
    )
    services.summon_again(
        proceeding=made,
        on=date(2024, 10, 31),
        place="Ruang pemeriksaan, pukul 09.00",
        letter="Panggilan rekaan 8",
        desk=_desk(examiner, private, 10, 24),
    )


def _desk(officer: Officer, private: bytes, month: int, day: int) -> Desk:
    return Desk(officer, private, datetime(2024, month, day, 10, 0, tzinfo=Zone.WIB.tz))
