"""What this room prints: it gathers the words, `netra.letters` makes the file."""

from netra.outreach.papers.apel import apel_kit
from netra.outreach.papers.briefings import (
    attendance_list,
    event_report,
    hours_in_words,
    invitation_letter,
)
from netra.outreach.papers.directives import directive_letter

__all__ = [
    "apel_kit",
    "attendance_list",
    "directive_letter",
    "event_report",
    "hours_in_words",
    "invitation_letter",
]
