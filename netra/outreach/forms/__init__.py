"""The forms of outreach, one file per thing."""

from netra.outreach.forms.briefings import (
    MinutesForm,
    PlainText,
    PlanForm,
)

__all__ = [
    "MinutesForm",
    "PlainText",
    "PlanForm",
]
