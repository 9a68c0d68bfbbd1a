"""Counting who a closed attendance list has reached, inside its own transaction; and forgetting them."""

from datetime import date, datetime

from django.db import connection

from netra.agencies.models import Government
from netra.journal import events
from netra.journal.services import recording
from netra.outreach.cells import Cell
from netra.outreach.models import AttendanceList, Reach, Tally
from netra.outreach.periods import is_over, period_on
from netra.outreach.services.tallies import add_to_tally, counted

# One statement for a hall of any size: whoever was reached before, or serves nowhere on that day, falls out.
_REACH = """
    INSERT INTO outreach_reach (government_id, election, civil_servant_id, agency_id, employment, first_on)
    SELECT %s, %s, c.id, p.agency_id, c.employment, %s
    FROM outreach_attendance a
    JOIN agencies_civilservant c ON c.id = a.civil_servant_id
    JOIN agencies_posting s ON s.civil_servant_id = c.id AND s.from_on <= %s
        AND (s.to_on IS NULL OR s.to_on >= %s)
    JOIN agencies_position p ON p.id = s.position_id
    WHERE a.briefing_id = %s
    ON CONFLICT (civil_servant_id, election) DO NOTHING
    RETURNING agency_id, employment
"""


def note_reached(held: AttendanceList) -> int:
    """Add the people of this list to those reached in its election period; how many were new."""
    briefing = held.briefing
    on, election = briefing.held_on, period_on(briefing.held_on)
    with connection.cursor() as cursor:
        cursor.execute(_REACH, [briefing.government_id, election, on, on, on, briefing.pk])
        new = cursor.fetchall()
    kind = Tally.Kind.BRIEFED
    cells = (
        Cell(briefing.government_id, election, kind, agency, employment, "") for agency, employment in new
    )
    add_to_tally(counted(cells), on=on)
    return len(new)


def forget_reached(*, government: Government, at: datetime, actor: str) -> int:
    """Erase who was reached in each period that is over and of which no list holds names any more; how many
    rows went. While a period runs, who was reached in it is kept: else its next list would count them twice.
    """
    periods = periods_to_forget(government, at.date())
    if not periods:
        return 0
    with recording(government.code, at=at) as log:
        gone = erase_reached(government, periods)
        facts = {"people": gone, "periods": periods}
        log.note(events.REACHED_FORGOTTEN, subject=government.code, actor=actor, facts=facts)
    return gone


def erase_reached(government: Government, periods: list[str]) -> int:
    """Called inside a `recording`; how many rows went."""
    return Reach.objects.filter(government=government, election__in=periods).delete()[0]


def periods_to_forget(government: Government, on: date) -> list[str]:
    """Periods with people by name whose names have no reason to stay."""
    rows = Reach.objects.filter(government=government).order_by("election")
    known = rows.values_list("election", flat=True).distinct()
    lists = AttendanceList.objects.filter(briefing__government=government, erased_at__isnull=True)
    named = {period_on(day) for day in lists.values_list("briefing__held_on", flat=True)}
    return [each for each in known if each not in named and is_over(each, on)]
