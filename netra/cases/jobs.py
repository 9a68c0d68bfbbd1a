"""What casework does every day. It may run late or twice."""

from datetime import datetime

from django.conf import settings

from netra.agencies.models import Government
from netra.cases import services

ACTOR = "pekerjaan harian"


def erase_decided(government: Government, at: datetime) -> dict[str, int]:
    """What an officer decided to erase a week ago or longer, and what once came from elsewhere."""
    reports = services.erase_decided(government=government.code, at=at, actor=ACTOR)
    imported = services.erase_imported(government=government.code, at=at, actor=ACTOR)
    return {"reports": len(reports)} | ({"imported": imported} if imported else {})


def escalate_handovers(government: Government, at: datetime) -> dict[str, int]:
    """What waits longer for a receipt than the office gives itself, told to the level above."""
    days = settings.ENV.escalation_days
    told = services.escalate_late(government=government.code, days=days, at=at, actor=ACTOR)
    return {"handovers": len(told)}
