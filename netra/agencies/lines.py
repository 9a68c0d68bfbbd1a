"""Who stands in one line with an agency: what is below it, what it belongs to, and whom it answers to."""

from collections.abc import Collection

from django.db import connection

_LINES = """
WITH RECURSIVE
below (root, id) AS (
    SELECT id, id FROM agencies_agency WHERE id IN ({asked})
    UNION SELECT below.root, unit.id FROM agencies_agency unit JOIN below ON unit.parent_id = below.id
),
above (root, id) AS (
    SELECT id, parent_id FROM agencies_agency WHERE id IN ({asked}) AND parent_id IS NOT NULL
    UNION SELECT above.root, unit.parent_id FROM agencies_agency unit JOIN above ON unit.id = above.id
    WHERE unit.parent_id IS NOT NULL
),
upward (root, id) AS (
    SELECT id, id FROM agencies_agency WHERE id IN ({asked}) UNION SELECT root, id FROM above
),
chain (root, id) AS (
    SELECT upward.root, head.superior_id FROM agencies_position head
    JOIN upward ON head.agency_id = upward.id WHERE head.is_head AND head.superior_id IS NOT NULL
    UNION SELECT chain.root, position.superior_id FROM agencies_position position
    JOIN chain ON position.id = chain.id WHERE position.superior_id IS NOT NULL
)
SELECT root, id FROM below UNION SELECT root, id FROM above
UNION SELECT chain.root, position.agency_id FROM agencies_position position
JOIN chain ON position.id = chain.id
"""


def line_of(agency_id: int) -> frozenset[int]:
    """Ids of the agency, of every unit below it, of the agencies that it belongs to, and of those whose
    posts its head answers to, up to the top."""
    return lines_of([agency_id])[agency_id]


def lines_of(agency_ids: Collection[int]) -> dict[int, frozenset[int]]:
    """The line of each of these agencies, all in one statement, which the ORM cannot say."""
    asked = sorted(set(agency_ids))
    found: dict[int, set[int]] = {each: set() for each in asked}
    if not asked:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_LINES.format(asked=", ".join(["%s"] * len(asked))), asked * 3)
        for root, pk in cursor.fetchall():
            found[int(root)].add(int(pk))
    return {root: frozenset(line) for root, line in found.items()}
