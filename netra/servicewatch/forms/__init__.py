"""The forms of service watch, one file per thing."""

from netra.servicewatch.forms.figures import WeekForm
from netra.servicewatch.forms.issues import FigureForm, IssueForm
from netra.servicewatch.forms.promises import PromiseForm, StepForm

__all__ = ["FigureForm", "IssueForm", "PromiseForm", "StepForm", "WeekForm"]
