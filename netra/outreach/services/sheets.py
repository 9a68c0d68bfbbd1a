"""The signed sheet of paper, typed: a number or a name per line, and an answer per line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django.db import transaction

from netra.agencies.models import Government
from netra.journal.turns import writing_turn
from netra.outreach import queries
from netra.outreach.check_in import Answer, Standing, Tap, Verdict
from netra.outreach.models import Attendance
from netra.outreach.screens import hour_words
from netra.outreach.services.check_in import check_in
from netra.outreach.sheet_lines import read_sheet_line

DONE = {Verdict.IN, Verdict.ALREADY}


@dataclass(frozen=True)
class PaperAnswer:
    """What became of one line; a line that is not done stays in the field to be mended."""

    line: str
    tone: str
    word: str
    detail: str
    is_done: bool


def enter_paper(
    *, standing: Standing, government: Government, lines: Sequence[str], at: datetime, entered_by: int | None
) -> list[PaperAnswer]:
    """Check in everybody on the sheet, in one transaction; an answer for each line.

    Who signed was there: a guest with number and name is added and matched later. A number alone that is on
    no roster is more likely a slip of the pen than a guest: it is told and stays to be mended, as is a name
    that nobody or several people have.
    """
    read = [(line, *read_sheet_line(line)) for line in lines]
    with writing_turn(), transaction.atomic():
        known = queries.numbers_meant(government, [number for _, number, _ in read])
        return [
            _enter(standing, government, line, known.get(number, number), name, at, entered_by)
            for line, number, name in read
        ]


def _enter(
    standing: Standing,
    government: Government,
    line: str,
    number: str,
    name: str,
    at: datetime,
    entered_by: int | None,
) -> PaperAnswer:
    if not number:
        people = queries.people_called(government, name)
        if len(people) != 1:
            return _unclear(line, len(people))
        number, name = people[0].number, ""
    tap = Tap(
        number=number,
        nonce=uuid4(),
        way=Attendance.Way.PAPER,
        at=at,
        name=name,
        add=bool(name),
        entered_by=entered_by,
    )
    return _told(line, check_in(standing=standing, tap=tap))


def _unclear(line: str, people: int) -> PaperAnswer:
    if people:
        return PaperAnswer(
            line, "warn", "Nama ganda", "Ada beberapa pegawai bernama ini. Tulis NIP-nya.", False
        )
    detail = "Tidak ada pegawai bernama persis ini. Tulis NIP, atau “nomor; nama” untuk tamu."
    return PaperAnswer(line, "warn", "Tidak ditemukan", detail, False)


def _told(line: str, answer: Answer) -> PaperAnswer:
    if answer.verdict == Verdict.IN:
        known = answer.person is not None
        detail = "" if known else "Tidak ada di daftar pegawai, ditambahkan untuk dicocokkan."
        return PaperAnswer(line, "ok" if known else "info", "Masuk" if known else "Ditambahkan", detail, True)
    if answer.verdict == Verdict.ALREADY and answer.at:
        return PaperAnswer(line, "plain", "Sudah tercatat", f"pukul {hour_words(answer.at)}", True)
    if answer.verdict == Verdict.UNLISTED:
        detail = "Nomor ini tidak ada di daftar pegawai. Periksa angkanya; untuk tamu tulis “nomor; nama”."
        return PaperAnswer(line, "warn", "Tidak dikenal", detail, False)
    return PaperAnswer(line, "bad", "Daftar ditutup", "Buka lagi daftarnya, lalu kirim ulang.", False)
