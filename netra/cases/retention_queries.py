"""How long the contents of a case are kept, as the decisions about it come to."""

from dataclasses import dataclass
from datetime import datetime

from netra.cases.models import Case, RetentionDecision


@dataclass(frozen=True)
class RetentionState:
    """Where a case stands: the decision to erase that counts, a hold, or the day until which it is kept.
    `erase_asked`: the decision to erase that stands, also while it is held back."""

    erase_asked: RetentionDecision | None = None
    erase_by: RetentionDecision | None = None
    held_by: RetentionDecision | None = None
    kept_by: RetentionDecision | None = None

    @property
    def is_held(self) -> bool:
        return self.held_by is not None


def retention_state(case: Case) -> RetentionState:
    """What the decisions come to: the last one on erasing or keeping counts, unless a hold stands."""
    choice = RetentionDecision.Choice
    last_word = last_hold = None
    for decision in sorted(case.retention.all(), key=lambda each: (each.at, each.pk)):
        if decision.choice in (choice.ERASE, choice.KEEP):
            last_word = decision
        else:
            last_hold = decision
    held = last_hold if last_hold and last_hold.choice == choice.HOLD else None
    is_erase = last_word is not None and last_word.choice == choice.ERASE
    return RetentionState(
        erase_asked=last_word if is_erase else None,
        erase_by=last_word if is_erase and not held else None,
        held_by=held,
        kept_by=None if is_erase else last_word,
    )


def decided_to_erase(government: str, *, before: datetime) -> list[Case]:
    """Cases whose erasing was decided before a moment, is not held, and has not happened."""
    asked = RetentionDecision.objects.filter(choice=RetentionDecision.Choice.ERASE, at__lte=before)
    found = Case.objects.filter(
        government__code=government, report__erased_at=None, pk__in=asked.values("case")
    )
    cases = found.select_related("report__government", "government").order_by("pk")
    return [case for case in cases if _is_due(retention_state(case), before)]


def _is_due(state: RetentionState, before: datetime) -> bool:
    return state.erase_by is not None and state.erase_by.at <= before
