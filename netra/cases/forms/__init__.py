"""What an officer fills in for a move."""

from netra.cases.forms.assessment import AssessmentForm
from netra.cases.forms.entering import EnterForm
from netra.cases.forms.keys import LeaveForm
from netra.cases.forms.letters import FORMS, LetterForm, LetterheadForm
from netra.cases.forms.moves import (
    AskForm,
    ClarificationForm,
    DuplicateForm,
    ExtendForm,
    HandForm,
    InterestForm,
    MoveForm,
    PassOnForm,
    RecuseForm,
    ReferForm,
    RetentionForm,
    RevealForm,
    RulingForm,
    ScreeningForm,
    WriteForm,
)
from netra.cases.forms.sightings import SightingForm

__all__ = [
    "FORMS",
    "AskForm",
    "AssessmentForm",
    "ClarificationForm",
    "DuplicateForm",
    "EnterForm",
    "ExtendForm",
    "HandForm",
    "InterestForm",
    "LeaveForm",
    "LetterForm",
    "LetterheadForm",
    "MoveForm",
    "PassOnForm",
    "RecuseForm",
    "ReferForm",
    "RetentionForm",
    "RevealForm",
    "RulingForm",
    "ScreeningForm",
    "SightingForm",
    "WriteForm",
]
