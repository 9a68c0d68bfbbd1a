"""What the public door does every day. It may run late or twice."""

from netra.reports import drafts, services
from netra.reports.entering import turns


def forget_drafts() -> dict[str, int]:
    """Expired drafts go also when nobody begins a new one, and with them the sign of a turn that has come."""
    return {
        "drafts": drafts.sweep(),
        "stray_files": services.erase_strays(),
        "turns": turns.forget_past(),
    }
