"""The form of each move, and who makes it."""

from collections.abc import Mapping
from typing import Any, Final

from netra.discipline.forms import moves
from netra.discipline.forms.choosing import AmendForm, DecideForm, ProposeForm, ReferralForm
from netra.discipline.forms.letters import LETTER_FORMS, ProceedingLetterForm
from netra.discipline.forms.moves import SeenForm, StepAsideForm
from netra.discipline.models import Proceeding

FORMS: Final[dict[str, type[SeenForm]]] = {
    "send_back": moves.SendBackForm,
    "pass_to_camat": moves.CamatForm,
    "summon": moves.SummonForm,
    "record_absence": moves.AbsenceForm,
    "summon_again": moves.SummonAgainForm,
    "record_second_absence": moves.SecondAbsenceForm,
    "hear": moves.HearForm,
    "hear_more": moves.HearForm,
    "add_reply": moves.ReplyForm,
    "form_team": moves.TeamForm,
    "propose": ProposeForm,
    "ask_for_more": moves.AskForMoreForm,
    "decide": DecideForm,
    "clear": moves.ClearForm,
    "note_not_handed_over": moves.NotHandedOverForm,
    "deliver": moves.DeliverForm,
    "take_effect": moves.TakeEffectForm,
    "file_objection": moves.ObjectionForm,
    "file_appeal": moves.AppealForm,
    "reply_to_bpasn": moves.BpasnReplyForm,
    "uphold": moves.UpholdForm,
    "amend": AmendForm,
    "annul": moves.AnnulForm,
    "carry_out": moves.CarryOutForm,
    "leave_undone": moves.UndoneForm,
    "record_in_idis": moves.IdisForm,
    "escalate": moves.EscalateForm,
    "close": moves.CloseForm,
    "note_superior": moves.SuperiorForm,
    "settle_superior": moves.SettleSuperiorForm,
}
_BY_CLASS: Final = (ProposeForm, DecideForm)


def form_for(
    name: str,
    proceeding: Proceeding,
    data: Mapping[str, Any] | None,
    *,
    proposed: list[str],
    begins: Mapping[str, Any] | None = None,
) -> SeenForm:
    """The form of this move for this proceeding; `proposed` is the range that the examiners filed, `begins`
    what an issued letter says already.

    Raises `KeyError` for a move without a form.
    """
    kind = FORMS[name]
    more: dict[str, Any] = {}
    if issubclass(kind, _BY_CLASS):
        more["employment"] = proceeding.employment
    if issubclass(kind, DecideForm):
        more["proposed"] = proposed
    return kind(data, initial={**(begins or {}), "seen": proceeding.revision}, **more)


def shows_the_range(name: str) -> bool:
    """Whether the form of this move offers what the examiners proposed, which is sealed."""
    return issubclass(FORMS[name], DecideForm)


__all__ = [
    "FORMS",
    "LETTER_FORMS",
    "ProceedingLetterForm",
    "ReferralForm",
    "SeenForm",
    "StepAsideForm",
    "form_for",
]
