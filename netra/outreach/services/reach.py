"""Counting who a closed attendance list has reached; called inside the list's own transaction."""

from django.db import connection

from netra.outreach.cells import Cell
from netra.outreach.models import AttendanceList, Briefing, Reach, Tally
from netra.outreach.periods import period_on
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


def forget_reached(briefing: Briefing) -> int:
    """Erase who was reached in this period once no list of it holds names any more; how many rows went."""
    election = period_on(briefing.held_on)
    kept = AttendanceList.objects.filter(
        briefing__government_id=briefing.government_id, erased_at__isnull=True
    ).select_related("briefing")
    if any(period_on(each.briefing.held_on) == election for each in kept):
        return 0
    gone, _ = Reach.objects.filter(government_id=briefing.government_id, election=election).delete()
    return gone
