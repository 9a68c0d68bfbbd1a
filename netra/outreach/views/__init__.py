"""The pages of outreach, one file per thing."""

from netra.outreach.views.briefings import (
    briefing,
    briefings,
    directive,
    plan,
    record,
)
from netra.outreach.views.sittings import (
    answer,
    certificate,
    certificate_paper,
    claim,
    finish,
    question,
    result,
    start,
)
from netra.outreach.views.understood import understanding

__all__ = [
    "answer",
    "briefing",
    "briefings",
    "certificate",
    "certificate_paper",
    "claim",
    "directive",
    "finish",
    "plan",
    "question",
    "record",
    "result",
    "start",
    "understanding",
]
