"""The forms of outreach, one file per thing."""

from netra.outreach.forms.briefings import (
    MinutesForm,
    PlainText,
    PlanForm,
)
from netra.outreach.forms.understanding import ChoiceForm, ClaimForm, SeatForm

__all__ = [
    "ChoiceForm",
    "ClaimForm",
    "MinutesForm",
    "PlainText",
    "PlanForm",
    "SeatForm",
]
