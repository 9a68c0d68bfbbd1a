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
from netra.outreach.forms.understanding import (
    ChoiceForm,
    ClaimForm,
    SeatForm,
)

__all__ = [
    "CeremonyForm",
    "ChoiceForm",
    "ClaimForm",
    "CodeForm",
    "HallCodeForm",
    "MinutesForm",
    "NameForm",
    "OwnPhoneForm",
    "PaperForm",
    "PlainText",
    "PlanForm",
    "SeatForm",
    "SignForm",
    "SlipsForm",
    "StaffNumber",
    "said_plainly",
]
