"""A briefing's page while it runs: the agenda as a line of time, the count, and what is to be done next."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.urls import reverse

from netra.agencies.models import Agency
from netra.outreach.attendance_rows import Board, board_of
from netra.outreach.hall_code import ShownCode, shown_code
from netra.outreach.models import AttendanceList, Briefing
from netra.outreach.rows import DueWords, due_words, lines_of

_LINE = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)\s+(.+)")
_MONDAY = 0


@dataclass(frozen=True)
class AgendaStep:
    """One line of the agenda; `state` is past, now or future, or plain where no hour is written."""

    hour: str
    title: str
    detail: str
    minutes: int | None
    state: str


@dataclass(frozen=True)
class Task:
    """One thing to do: who, until when, where; without `url` it waits, and `waits` says for what."""

    title: str
    who: str
    label: str
    url: str = ""
    due: DueWords | None = None
    waits: str = ""


@dataclass(frozen=True)
class Live:
    """What changes while people come in."""

    attendance_list: AttendanceList
    board: Board
    code: ShownCode


def live_of(briefing: Briefing, attendance_list: AttendanceList | None) -> Live | None:
    """The running count; None before the list is opened and after it is closed."""
    if attendance_list is None or attendance_list.closed_at is not None:
        return None
    board = board_of(briefing, attendance_list)
    return Live(attendance_list, board, shown_code(attendance_list, briefing.label))


def agenda_steps(briefing: Briefing, at: datetime) -> list[AgendaStep]:
    """The agenda at a legal moment: "09.10 Tanya jawab; Bawaslu" -> hour, title, who, minutes, state."""
    lines = [_taken_apart(line) for line in lines_of(briefing.agenda)]
    hours = [hour for hour, _, _ in lines]
    if None in hours or hours != sorted(hours, key=str):  # no hours, or not in their order: a plain list
        return [AgendaStep(_words(hour), title, who, None, "plain") for hour, title, who in lines]
    ends = [*hours, briefing.ends_at][1:]
    return [
        AgendaStep(_words(hour), title, who, _minutes(hour, end), _state(briefing.held_on, hour, end, at))
        for (hour, title, who), end in zip(lines, ends, strict=True)
    ]


def tasks_of(
    briefing: Briefing, attendance_list: AttendanceList | None, live: Live | None, on: date
) -> list[Task]:
    """What is left to do on and after the day of the briefing, the next thing first."""
    if briefing.held_on > on:
        return []
    return [*_at_the_door(briefing, live), *_afterwards(briefing, attendance_list, on)]


def _at_the_door(briefing: Briefing, live: Live | None) -> Iterator[Task]:
    if live is None:
        return
    page = reverse("outreach:attendance", args=[briefing.label])
    if live.board.unmatched:
        title = f"Cocokkan {len(live.board.unmatched)} tamu dengan daftar pegawai"
        yield Task(title, "Boleh sesudah acara", "Cocokkan", page)
    if live.board.difference is None:
        yield Task("Hitung kepala di pintu", "Petugas pintu", "Isi hitungan", page)
    elif live.board.difference:
        yield Task("Samakan daftar dengan hitungan kepala", "Sebelum daftar ditutup", "Periksa", page)
    yield Task("Tutup daftar hadir", "Setelah semua ponsel petugas selesai mengirim", "Tutup", page)
    if briefing.recorded_on is None:
        minutes = reverse("outreach:record", args=[briefing.label])
        yield Task("Catat notulen", "Pokok bahasan, janji, pertanyaan", "Catat", minutes)


def _afterwards(briefing: Briefing, attendance_list: AttendanceList | None, on: date) -> Iterator[Task]:
    is_held = briefing.recorded_on is not None and briefing.recorded_on <= on
    yield _report(briefing, on, is_held=is_held)
    host = next(iter(briefing.hosts.all()), None)
    if host is not None:
        yield _roll_call(host, on)
        yield _second_chance(briefing, host, attendance_list)


def _report(briefing: Briefing, on: date, *, is_held: bool) -> Task:
    directive = briefing.directive
    whom = f" kepada {directive.issued_by_position}" if directive else ""
    due = due_words(directive.due_on, on) if directive and directive.due_on else None
    url = reverse("outreach:event_report", args=[briefing.label]) if is_held else ""
    who = f"Menjalankan instruksi {directive.label}" if directive else "Bentuk resmi, siap ditandatangani"
    waits = "" if is_held else "Sesudah notulen"
    return Task(f"Laporan kegiatan{whom}", who, "Siapkan PDF", url, due if is_held else None, waits)


def _roll_call(host: Agency, on: date) -> Task:
    monday = on + timedelta(days=(_MONDAY - on.weekday()) % 7 or 7)
    url = f"{reverse('outreach:apel_kit')}?unit={host.code}&tanggal={monday:%Y-%m-%d}"
    return Task("Bahan apel Senin", host.name, "Lihat", url, due_words(monday, on))


def _second_chance(briefing: Briefing, host: Agency, attendance_list: AttendanceList | None) -> Task:
    """Names not reached: of the house that was visited, or of every unit that was called to a meeting."""
    title = "Kesempatan susulan bagi yang tidak hadir"
    if attendance_list is None or attendance_list.closed_at is None:
        return Task(title, host.name, "Jadwalkan", waits="Sesudah daftar ditutup")
    if briefing.kind in (Briefing.Kind.VISIT, Briefing.Kind.ROLL_CALL):
        return Task(title, host.name, "Jadwalkan", reverse("outreach:not_reached", args=[host.code]))
    return Task(title, "Semua unit yang diundang", "Jadwalkan", reverse("outreach:coverage"))


def _taken_apart(line: str) -> tuple[time | None, str, str]:
    found = _LINE.fullmatch(line)
    hour = time(int(found[1]), int(found[2])) if found else None
    title, _, who = (found[3] if found else line).partition(";")
    return hour, title.strip(), who.strip()


def _words(hour: time | None) -> str:
    return f"{hour:%H.%M}" if hour else ""


def _minutes(since: time | None, until: time | None) -> int | None:
    if since is None or until is None or until <= since:
        return None
    return (until.hour - since.hour) * 60 + until.minute - since.minute


def _state(day: date, since: time | None, until: time | None, at: datetime) -> str:
    """Where a step of that day stands; the last one without an end stays "now" until the day is over."""
    if at.date() != day or since is None:
        return "future" if at.date() < day else "past"
    moment = at.time()
    if moment < since:
        return "future"
    return "now" if until is None or moment < until else "past"
