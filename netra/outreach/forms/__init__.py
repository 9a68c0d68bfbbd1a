"""The forms of outreach, one file per thing."""

from netra.outreach.forms.briefings import (
    MinutesForm,
    PlainText,
    PlanForm,
)
from netra.outreach.forms.check_in import CodeForm, OwnPhoneForm, StaffNumber, said_plainly

__all__ = [
    "CodeForm",
    "MinutesForm",
    "OwnPhoneForm",
    "PlainText",
    "PlanForm",
    "StaffNumber",
    "said_plainly",
]
