"""A limit as a row of day cells, so that a page can show what was counted and what was not."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from netra.clock.limits import Due
from netra.clock.working_days import days_after

State = Literal["start", "counted", "skipped", "due"]


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day: `label` is `mulai`, `ke-1`, `libur`, `cuti bersama`, `Sabtu` or `Minggu`."""

    on: date
    label: str
    state: State
    is_today: bool
    why: str = ""


def day_cells(due: Due, today: date) -> tuple[DayCell, ...]:
    """Every day from the event to the due date, in order; a limit without a date has none."""
    if due.due_on is None:
        return ()
    number = {day: count for count, day in enumerate(due.counted, start=1)}
    why = dict(due.skipped)
    start = DayCell(due.start_on, "mulai", "start", due.start_on == today, "hari kejadian tidak dihitung")
    days = days_after(due.start_on, due.due_on)
    return (start, *(_cell(due, day, number.get(day), why.get(day, ""), today) for day in days))


def _cell(due: Due, day: date, number: int | None, why: str, today: date) -> DayCell:
    label = _label(due, day, number, why)
    state: State = "due" if day == due.due_on else "skipped" if why else "counted"
    return DayCell(day, label, state, day == today, why)


def _label(due: Due, day: date, number: int | None, why: str) -> str:
    off = due.calendar.day_off(day)
    if number is not None:
        return f"ke-{number}"
    if off is None or off.name != why:
        return why
    return "cuti bersama" if off.kind == "joint_leave" else "libur"
