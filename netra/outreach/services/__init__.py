"""Writing outreach: the verbs of the office on directives and briefings."""

from netra.outreach.services.attendance import (
    AnotherPerson,
    ListIsClosed,
    ListIsOpen,
    NotTheDay,
    StillKept,
    close_attendance,
    count_heads,
    erase_attendance,
    erase_what_is_due,
    match_attendance,
    open_attendance,
    reopen_attendance,
)
from netra.outreach.services.briefings import (
    AlreadyPlanned,
    AlreadyRecorded,
    DirectiveAlreadyIssued,
    DueBeforeIssue,
    ForeignAgency,
    NobodyAddressed,
    NotYetHeld,
    issue_directive,
    plan_briefing,
    record_briefing,
)
from netra.outreach.services.check_in import check_in
from netra.outreach.services.paper import PaperAnswer, enter_paper

__all__ = [
    "AlreadyPlanned",
    "AlreadyRecorded",
    "AnotherPerson",
    "DirectiveAlreadyIssued",
    "DueBeforeIssue",
    "ForeignAgency",
    "ListIsClosed",
    "ListIsOpen",
    "NobodyAddressed",
    "NotTheDay",
    "NotYetHeld",
    "PaperAnswer",
    "StillKept",
    "check_in",
    "close_attendance",
    "count_heads",
    "enter_paper",
    "erase_attendance",
    "erase_what_is_due",
    "issue_directive",
    "match_attendance",
    "open_attendance",
    "plan_briefing",
    "record_briefing",
    "reopen_attendance",
]
