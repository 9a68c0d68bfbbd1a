"""The forms of outreach, one file per thing."""

from netra.outreach.forms.briefings import (
    MinutesForm,
    PlainText,
    PlanForm,
)
from netra.outreach.forms.check_in import (
    CodeForm,
    DoorForm,
    HeadCountForm,
    MatchForm,
    OwnPhoneForm,
    PaperForm,
    StaffNumber,
    said_plainly,
)
from netra.outreach.forms.taps import BadTaps, PhoneTap, taps_from

__all__ = [
    "BadTaps",
    "CodeForm",
    "DoorForm",
    "HeadCountForm",
    "MatchForm",
    "MinutesForm",
    "OwnPhoneForm",
    "PaperForm",
    "PhoneTap",
    "PlainText",
    "PlanForm",
    "StaffNumber",
    "said_plainly",
    "taps_from",
]
