"""Dates, moments and clocks as an Indonesian would say them."""

from datetime import date, datetime

from netra.clock.limits import Unit
from netra.clock.working_days import Calendar
from netra.clock.zones import Zone

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_MINUTE = 60
_HOUR = 3600


def date_in_words(day: date) -> str:
    """`Rabu, 30 Oktober 2024`."""
    return f"{DAYS[day.weekday()]}, {plain_date(day)}"


def plain_date(day: date) -> str:
    """`30 Oktober 2024`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def moment_in_words(moment: datetime, zone: Zone = Zone.WIB) -> str:
    """`Rabu, 30 Oktober 2024, 14.20 WIB`; `moment` must be aware."""
    local = moment.astimezone(zone.tz)
    return f"{date_in_words(local.date())}, {local:%H.%M} {zone}"


def clock_in_words(due_on: date | None, unit: Unit | None, today: date, calendar: Calendar) -> str:
    """How long a limit in days still runs: `2 hari kerja lagi`, `hari ini, sampai 23.59`, `lewat 1 hari`.

    What is late is late by calendar days whatever the unit, so that it never reads as zero. Working days
    in a year without a calendar are told as calendar days: plain, and no guess. A limit in hours does not
    wait for midnight: `hours_in_words` tells it exactly.
    """
    if due_on is None:
        return "tanpa batas hari"
    if due_on == today:
        return "hari ini" if unit == "hour" else "hari ini, sampai 23.59"
    if due_on < today:
        return f"lewat {(today - due_on).days} hari"
    if unit == "working_day" and calendar.covers(due_on) and calendar.covers(today):
        return f"{calendar.working_days_between(today, due_on)} hari kerja lagi"
    return f"{(due_on - today).days} hari lagi"


def hours_in_words(due_at: datetime, now: datetime) -> str:
    """How long a limit in hours still runs: `5 jam lagi`, `40 menit lagi`, `lewat 2 jam`."""
    seconds = round((due_at - now).total_seconds())
    span = _span_in_words(abs(seconds))
    return f"lewat {span}" if seconds < 0 else f"{span} lagi"


def _span_in_words(seconds: int) -> str:
    if seconds < _MINUTE:
        return "kurang dari 1 menit"
    if seconds < _HOUR:
        return f"{seconds // _MINUTE} menit"
    return f"{seconds // _HOUR} jam"
