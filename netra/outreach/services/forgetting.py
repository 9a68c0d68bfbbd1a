"""Forgetting who signed, once the election is over: figures stay, the way back to people goes."""

from collections.abc import Iterable
from datetime import datetime

from netra.agencies.models import Government
from netra.journal import events
from netra.journal.services import recording
from netra.law import PledgeText
from netra.outreach.models import Pledge, Slip


def forget_signers(*, government: Government, texts: Iterable[PledgeText], at: datetime, actor: str) -> int:
    """Delete the slips and the keyed digests of elections whose time to forget has come; how many rows.

    Wordings, units, days and counts stay, and a verification code still proves its document.
    """
    over = _elections_over(texts, at)
    slips = Slip.objects.filter(government=government, election__in=over)
    linked = Pledge.objects.filter(government=government, election__in=over, person__isnull=False)
    if not slips.exists() and not linked.exists():
        return 0
    with recording(government.code, at=at) as log:
        cut, removed = linked.update(person=None), slips.delete()[0]
        facts = {"slips": removed, "pledges": cut, "elections": over}
        log.note(events.SIGNERS_FORGOTTEN, subject=government.code, actor=actor, facts=facts)
    return cut + removed


def _elections_over(texts: Iterable[PledgeText], at: datetime) -> list[str]:
    """Elections all of whose wordings are past their last day and the days that links are kept."""
    last: dict[str, bool] = {}
    for text in texts:
        last[text.election] = last.get(text.election, True) and text.forget_from <= at.date()
    return sorted(election for election, is_over in last.items() if is_over)
