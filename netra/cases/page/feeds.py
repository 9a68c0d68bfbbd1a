"""What a calendar program is told: a docket's number and that something is due. No name, no act, no agency,
not even which clock it is: that a crime is suspected would stand in it."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from netra import clock
from netra.cases.work_queries import DueThings
from netra.clock.icalendar import Appointment, feed_file

DayTold = tuple[str, date, str]
"""What keeps its name from one fetch to the next, the day, the words."""
DUE = "Tenggat"
UNTIL = "Sampai 23.59 {zone}. Isinya hanya di Netra."
REMINDED = "Jam dan isinya hanya di Netra."


def file_of(told: Iterable[DayTold], zone: clock.Zone, now: datetime) -> bytes:
    """The whole feed (.ics)."""
    days = [
        Appointment(
            uid=f"{uid}@netra",
            stamped_at=now,
            on=on,
            zone=zone,
            summary=summary,
            description=UNTIL.format(zone=zone) if summary.startswith(DUE) else REMINDED,
        )
        for uid, on, summary in told
    ]
    return feed_file(days, name="Tenggat Netra", product="Tenggat")


def days_of(found: DueThings) -> Iterator[DayTold]:
    """Casework as a feed tells it."""
    for deadline in found.deadlines:
        if deadline.due_on:
            word = DUE if deadline.binding else "Pengingat"
            yield f"d{deadline.pk}", deadline.due_on, f"{word} {deadline.case.docket}"
    for report in found.reports:
        if report.next_due_on:
            yield f"r{report.pk}", report.next_due_on, f"{DUE} {report.docket}"
    for task in found.tasks:
        if task.due_on:
            yield f"t{task.pk}", task.due_on, f"Tugas {task.case.docket}"
