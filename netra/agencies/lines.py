"""Who stands in one line with an agency: what is below it, what it belongs to, and whom it answers to."""

from django.db import connection

_LINE = """
WITH RECURSIVE
below (id) AS (
    SELECT id FROM agencies_agency WHERE id = %(agency)s
    UNION SELECT unit.id FROM agencies_agency unit JOIN below ON unit.parent_id = below.id
),
above (id) AS (
    SELECT parent_id FROM agencies_agency WHERE id = %(agency)s AND parent_id IS NOT NULL
    UNION SELECT unit.parent_id FROM agencies_agency unit JOIN above ON unit.id = above.id
    WHERE unit.parent_id IS NOT NULL
),
chain (id) AS (
    SELECT head.superior_id FROM agencies_position head
    WHERE head.is_head AND head.superior_id IS NOT NULL
    AND (head.agency_id = %(agency)s OR head.agency_id IN (SELECT id FROM above))
    UNION SELECT position.superior_id FROM agencies_position position
    JOIN chain ON position.id = chain.id WHERE position.superior_id IS NOT NULL
)
SELECT id FROM below UNION SELECT id FROM above
UNION SELECT position.agency_id FROM agencies_position position JOIN chain ON position.id = chain.id
"""


def line_of(agency_id: int) -> frozenset[int]:
    """Ids of the agency, of every unit below it, of the agencies that it belongs to, and of those whose
    posts its head answers to, up to the top. One statement, which the ORM cannot say."""
    with connection.cursor() as cursor:
        cursor.execute(_LINE, {"agency": agency_id})
        return frozenset(int(pk) for (pk,) in cursor.fetchall())
