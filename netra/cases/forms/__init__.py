"""What an officer fills in for a move."""

from netra.cases.forms.assessment import AssessmentForm
from netra.cases.forms.changing import CorrectionForm, DeclineForm, OrderForm
from netra.cases.forms.entering import EnterForm
from netra.cases.forms.handing import (
    HandoverForm,
    PackageForm,
    PackForm,
    RecallForm,
    RecallOnwardForm,
    RecallOutsideForm,
    ReceiptForm,
    ReturnForm,
)
from netra.cases.forms.hearing import ClarificationForm
from netra.cases.forms.identities import AnswerIdentityForm, AskIdentityForm
from netra.cases.forms.keys import LeaveForm
from netra.cases.forms.lessons import (
    LessonForm,
    OverturnedForm,
    ReleaseForm,
    SendBackForm,
    WithdrawLessonForm,
)
from netra.cases.forms.letterheads import DraftTemplateForm, LetterheadForm
from netra.cases.forms.letters import FORMS, LetterForm
from netra.cases.forms.moves import (
    AskForm,
    DuplicateForm,
    ExtendForm,
    FindingScreeningForm,
    HandForm,
    InterestForm,
    MoveForm,
    PassOnForm,
    RecuseForm,
    ReferForm,
    RetentionForm,
    RevealForm,
    ScreeningForm,
    WriteForm,
)
from netra.cases.forms.notes import NoteForm, TaskForm
from netra.cases.forms.onward import OnwardForm
from netra.cases.forms.respondents import RespondentForm, beginning_with
from netra.cases.forms.ruling import RulingForm
from netra.cases.forms.sightings import SightingForm

__all__ = [
    "FORMS",
    "AnswerIdentityForm",
    "AskForm",
    "AskIdentityForm",
    "AssessmentForm",
    "ClarificationForm",
    "CorrectionForm",
    "DeclineForm",
    "DraftTemplateForm",
    "DuplicateForm",
    "EnterForm",
    "ExtendForm",
    "FindingScreeningForm",
    "HandForm",
    "HandoverForm",
    "InterestForm",
    "LeaveForm",
    "LessonForm",
    "LetterForm",
    "LetterheadForm",
    "MoveForm",
    "NoteForm",
    "OnwardForm",
    "OrderForm",
    "OverturnedForm",
    "PackForm",
    "PackageForm",
    "PassOnForm",
    "RecallForm",
    "RecallOnwardForm",
    "RecallOutsideForm",
    "ReceiptForm",
    "RecuseForm",
    "ReferForm",
    "ReleaseForm",
    "RespondentForm",
    "RetentionForm",
    "ReturnForm",
    "RevealForm",
    "RulingForm",
    "ScreeningForm",
    "SendBackForm",
    "SightingForm",
    "TaskForm",
    "WithdrawLessonForm",
    "WriteForm",
    "beginning_with",
]
