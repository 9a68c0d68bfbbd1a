"""The forms of outreach, one file per thing."""

from netra.outreach.forms.briefings import (
    MinutesForm,
    PlainText,
    PlanForm,
)
from netra.outreach.forms.check_in import (
    HallCodeForm,
    OwnPhoneForm,
    StaffNumber,
    said_plainly,
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
    "HallCodeForm",
    "MinutesForm",
    "NameForm",
    "OwnPhoneForm",
    "PaperForm",
    "PlainText",
    "PlanForm",
    "SignForm",
    "SlipsForm",
    "StaffNumber",
    "said_plainly",
]
