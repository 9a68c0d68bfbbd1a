"""The forms of outreach, one file per thing."""

from netra.outreach.forms.briefings import (
    MinutesForm,
    PlainText,
    PlanForm,
)
from netra.outreach.forms.pledges import (
    CeremonyForm,
    CodeForm,
    NameForm,
    PaperForm,
    SignForm,
    SlipsForm,
)

__all__ = [
    "CeremonyForm",
    "CodeForm",
    "MinutesForm",
    "NameForm",
    "PaperForm",
    "PlainText",
    "PlanForm",
    "SignForm",
    "SlipsForm",
]
