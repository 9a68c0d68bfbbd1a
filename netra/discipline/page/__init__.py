"""How proceedings are laid out for an officer: clocks, moves, sheets, rows. Reads only."""

from netra.discipline.page.beginnings import beginning_of_letter
from netra.discipline.page.clocks import explained, follow_up, keeping, list_clock
from netra.discipline.page.letters import (
    NOT_NOW,
    letters_offered,
    letters_shown,
    steps_of,
    told_by_letter,
    told_by_team,
    why_not_written,
)
from netra.discipline.page.moves import ShownMove, article_of, locked_for, moves_for, stages_of
from netra.discipline.page.refusals import refusal_of
from netra.discipline.page.rows import active_filters, changes, headline, row, tabs, timeline
from netra.discipline.page.sheets import beginning_of, ethics_track, referral_lines, shown

__all__ = [
    "NOT_NOW",
    "ShownMove",
    "active_filters",
    "article_of",
    "beginning_of",
    "beginning_of_letter",
    "changes",
    "ethics_track",
    "explained",
    "follow_up",
    "headline",
    "keeping",
    "letters_offered",
    "letters_shown",
    "list_clock",
    "locked_for",
    "moves_for",
    "referral_lines",
    "refusal_of",
    "row",
    "shown",
    "stages_of",
    "steps_of",
    "tabs",
    "timeline",
    "told_by_letter",
    "told_by_team",
    "why_not_written",
]
