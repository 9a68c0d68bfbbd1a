"""The forms of outreach, one file per thing."""

from netra.outreach.forms.apel import (
    ApelForm,
)
from netra.outreach.forms.briefings import (
    PlanForm,
)
from netra.outreach.forms.check_in import (
    DoorForm,
    HallCodeForm,
    HeadCountForm,
    MatchForm,
    OwnPhoneForm,
    SheetForm,
    StaffNumber,
    said_plainly,
)
from netra.outreach.forms.coverage import (
    BoardDayForm,
)
from netra.outreach.forms.directives import (
    DelayForm,
    DirectiveForm,
    DoneForm,
)
from netra.outreach.forms.fields import (
    PlainText,
)
from netra.outreach.forms.minutes import (
    MinutesForm,
    QuestionForm,
)
from netra.outreach.forms.photos import (
    PhotoForm,
    SheetPhotoForm,
)
from netra.outreach.forms.pledges import (
    CeremonyForm,
    CodeForm,
    NameForm,
    PaperForm,
    SignForm,
    SlipsForm,
)
from netra.outreach.forms.rosters import (
    RosterForm,
)
from netra.outreach.forms.rounds import (
    RoundForm,
    chosen_dates,
)
from netra.outreach.forms.sealed_files import (
    SealedFileForm,
)
from netra.outreach.forms.taps import (
    BadTaps,
    PhoneTap,
    taps_from,
)
from netra.outreach.forms.understanding import (
    ChoiceForm,
    ClaimForm,
    SeatForm,
)

__all__ = [
    "ApelForm",
    "BadTaps",
    "BoardDayForm",
    "CeremonyForm",
    "ChoiceForm",
    "ClaimForm",
    "CodeForm",
    "DelayForm",
    "DirectiveForm",
    "DoneForm",
    "DoorForm",
    "HallCodeForm",
    "HeadCountForm",
    "MatchForm",
    "MinutesForm",
    "NameForm",
    "OwnPhoneForm",
    "PaperForm",
    "PhoneTap",
    "PhotoForm",
    "PlainText",
    "PlanForm",
    "QuestionForm",
    "RosterForm",
    "RoundForm",
    "SealedFileForm",
    "SeatForm",
    "SheetForm",
    "SheetPhotoForm",
    "SignForm",
    "SlipsForm",
    "StaffNumber",
    "chosen_dates",
    "said_plainly",
    "taps_from",
]
