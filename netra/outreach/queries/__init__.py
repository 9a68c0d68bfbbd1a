"""Reading outreach as it stood on a day."""

from netra.outreach.queries.briefings import (
    Round,
    UnknownBriefing,
    briefing_by_label,
    briefings_of,
    rounds_of,
    visited_districts,
)
from netra.outreach.queries.directives import (
    UnknownAddressee,
    UnknownDirective,
    addressee_for,
    directive_by_id,
    directives_of,
    directives_to,
    entries_about,
    family_of,
    planned_under,
    proofs_for,
)

__all__ = [
    "Round",
    "UnknownAddressee",
    "UnknownBriefing",
    "UnknownDirective",
    "addressee_for",
    "briefing_by_label",
    "briefings_of",
    "directive_by_id",
    "directives_of",
    "directives_to",
    "entries_about",
    "family_of",
    "planned_under",
    "proofs_for",
    "rounds_of",
    "visited_districts",
]
