"""Writing outreach: the verbs of the office, one file per thing."""

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
from netra.outreach.services.ceremonies import (
    CeremonyAlreadyRecorded,
    CeremonyNotYetHeld,
    TextNotInForce,
    record_ceremony,
)
from netra.outreach.services.check_in import (
    check_in,
)
from netra.outreach.services.forgetting import (
    forget_signers,
)
from netra.outreach.services.paper import (
    Answer,
    PaperListRefused,
    PaperListTooLong,
    check_paper_pledges,
    record_paper_pledges,
)
from netra.outreach.services.pledges import (
    DECLINED,
    LATER,
    NameDiffers,
    PledgeNotOpen,
    leave_pledge_open,
    sign_pledge,
)
from netra.outreach.services.proofs import (
    NewProof,
    issue_proof,
    withdraw_proof,
)
from netra.outreach.services.rosters import (
    load,
    look_over,
)
from netra.outreach.services.sheets import (
    PaperAnswer,
    enter_paper,
)
from netra.outreach.services.slips import (
    IssuedSlip,
    NobodyToIssueTo,
    NotInUnit,
    SlipOrder,
    TooManySlips,
    issue_slips,
)
from netra.outreach.services.tallies import (
    add_to_tally,
    mend_tallies,
    take_from_tally,
)
from netra.outreach.services.understanding import (
    AlreadyClaimed,
    NotAsked,
    NotPassed,
    Sat,
    issue_certificate,
    record_answer,
    record_attempts,
)

__all__ = [
    "DECLINED",
    "LATER",
    "AlreadyClaimed",
    "AlreadyPlanned",
    "AlreadyRecorded",
    "AnotherPerson",
    "Answer",
    "CeremonyAlreadyRecorded",
    "CeremonyNotYetHeld",
    "DirectiveAlreadyIssued",
    "DueBeforeIssue",
    "ForeignAgency",
    "IssuedSlip",
    "ListIsClosed",
    "ListIsOpen",
    "NameDiffers",
    "NewProof",
    "NobodyAddressed",
    "NobodyToIssueTo",
    "NotAsked",
    "NotInUnit",
    "NotPassed",
    "NotTheDay",
    "NotYetHeld",
    "PaperAnswer",
    "PaperListRefused",
    "PaperListTooLong",
    "PledgeNotOpen",
    "Sat",
    "SlipOrder",
    "StillKept",
    "TextNotInForce",
    "TooManySlips",
    "add_to_tally",
    "check_in",
    "check_paper_pledges",
    "close_attendance",
    "count_heads",
    "enter_paper",
    "erase_attendance",
    "erase_what_is_due",
    "forget_signers",
    "issue_certificate",
    "issue_directive",
    "issue_proof",
    "issue_slips",
    "leave_pledge_open",
    "load",
    "look_over",
    "match_attendance",
    "mend_tallies",
    "open_attendance",
    "plan_briefing",
    "record_answer",
    "record_attempts",
    "record_briefing",
    "record_ceremony",
    "record_paper_pledges",
    "reopen_attendance",
    "sign_pledge",
    "take_from_tally",
    "withdraw_proof",
]
