"""The forms of outreach, one file per thing."""

from netra.outreach.forms.apel import ApelForm
from netra.outreach.forms.briefings import PlanForm
from netra.outreach.forms.directives import (
    DelayForm,
    DirectiveForm,
    DoneForm,
)
from netra.outreach.forms.fields import PlainText
from netra.outreach.forms.minutes import MinutesForm, QuestionForm
from netra.outreach.forms.rounds import RoundForm, chosen_dates

__all__ = [
    "ApelForm",
    "DelayForm",
    "DirectiveForm",
    "DoneForm",
    "MinutesForm",
    "PlainText",
    "PlanForm",
    "QuestionForm",
    "RoundForm",
    "chosen_dates",
]
