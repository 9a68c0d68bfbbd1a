"""The forms of outreach, one file per thing."""

from netra.outreach.forms.briefings import (
    MinutesForm,
    PlainText,
    PlanForm,
)
from netra.outreach.forms.directives import (
    DelayForm,
    DirectiveForm,
    DoneForm,
)

__all__ = [
    "DelayForm",
    "DirectiveForm",
    "DoneForm",
    "MinutesForm",
    "PlainText",
    "PlanForm",
]
