"""The forms of outreach, one file per thing."""

from netra.outreach.forms.briefings import (
    MinutesForm,
    PlainText,
    PlanForm,
)
from netra.outreach.forms.rosters import RosterForm

__all__ = [
    "MinutesForm",
    "PlainText",
    "PlanForm",
    "RosterForm",
]
