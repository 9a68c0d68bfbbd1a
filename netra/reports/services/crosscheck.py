"""What a report says in clear beside what it says sealed.

A browser wrote both; only a reader can compare them.
"""

from typing import Any

from netra.reports import lifecycle
from netra.reports.models import Report
from netra.reports.services.intake import is_in_time, regime_on
from netra.reports.submission import Submission

ACT, REGIME, KIND = "act", "regime", "kind"


def differences(*, report: Report, story: dict[str, Any]) -> list[str]:
    """Which of `act`, `regime`, `kind` the sealed story contradicts: the officer decides what follows.

    Whether a name was given stands in the identity's envelope, which nobody opens for this.
    """
    told = Submission.from_sealed(story, agency_code="")
    government, at = report.government, report.received_at
    holds = {
        ACT: told.act == report.act,
        REGIME: regime_on(told, at, government) == report.regime,
        KIND: report.kind == lifecycle.LEAD or is_in_time(told, government, at),
    }
    return [name for name, agrees in holds.items() if not agrees]
