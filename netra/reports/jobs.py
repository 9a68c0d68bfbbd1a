"""What the public door does every day. It may run late or twice."""

from datetime import datetime

from netra.agencies.models import Government
from netra.reports import drafts, services
from netra.reports.entering import turns

ACTOR = "pekerjaan harian"


def forget_approvals(government: Government, at: datetime) -> dict[str, int]:
    """The keys of names whose approval is over: `open_identity` refuses them already, now they are gone."""
    return {"approvals": services.forget_ended_approvals(government=government, at=at, actor=ACTOR)}


def forget_drafts() -> dict[str, int]:
    """Expired drafts go also when nobody begins a new one, and with them the sign of a turn that has come."""
    return {
        "drafts": drafts.sweep(),
        "stray_files": services.erase_strays(),
        "turns": turns.forget_past(),
    }
