"""Reading outreach as it stood on a day."""

from netra.outreach.queries.briefings import (
    Round,
    UnknownBriefing,
    UnknownDirective,
    briefing_by_label,
    briefings_of,
    directive_by_id,
    directives_of,
    rounds_of,
    visited_districts,
)
from netra.outreach.queries.rosters import Load, loads_of

__all__ = [
    "Load",
    "Round",
    "UnknownBriefing",
    "UnknownDirective",
    "briefing_by_label",
    "briefings_of",
    "directive_by_id",
    "directives_of",
    "loads_of",
    "rounds_of",
    "visited_districts",
]
