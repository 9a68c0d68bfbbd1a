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
from netra.outreach.staff_numbers import NUMBER_LETTERS, normal_number

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

    Who signed was there: a number that nobody knows is added and matched later. A name that nobody or several
    people have is not guessed.
    """
    with writing_turn(), transaction.atomic():
        return [_enter(standing, government, line, at, entered_by) for line in lines]


def _enter(
    standing: Standing, government: Government, line: str, at: datetime, entered_by: int | None
) -> PaperAnswer:
    number, name = _number_and_name(line)
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
        add=True,
        entered_by=entered_by,
    )
    return _told(line, check_in(standing=standing, tap=tap))


def _number_and_name(line: str) -> tuple[str, str]:
    """ "19850101…; Rina" -> both; a line without any digit is a name."""
    first, _, second = (part.strip() for part in line.partition(";"))
    if any(char.isdigit() for char in first):
        return normal_number(first)[:NUMBER_LETTERS], second
    return "", first


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
    return PaperAnswer(line, "bad", "Daftar ditutup", "Buka lagi daftarnya, lalu kirim ulang.", False)
