"""A briefing as most page tests want one, and the moment at which they stand still."""

from datetime import date, datetime, time
from typing import Any, Protocol

from django.test import Client

from netra.agencies.models import Agency
from netra.outreach import queries, services
from netra.outreach.models import Briefing
from netra.outreach.plans import NewBriefing
from tests.outreach.meetings import PLANNED, WIB
from tests.towns import ACTOR

NOW = datetime(2024, 10, 30, 9, 0, tzinfo=WIB)
LIST = "/kantor/sosialisasi/"


class SignedIn(Protocol):
    def __call__(self, role: str, agency: Agency | None = None) -> Client: ...


def a_briefing(host: Agency, **other: Any) -> Briefing:
    told: dict[str, Any] = {
        "kind": "sosialisasi",
        "title": "Sosialisasi netralitas",
        "held_on": date(2024, 10, 16),
        "place": "Aula",
        "hosts": (host,),
        "invited": (host,),
        "audience": ("pns", "pppk", "thl"),
        "starts_at": time(9, 0),
        "ends_at": time(11, 0),
    }
    plan = NewBriefing(**{**told, **other})
    return services.plan_briefing(government=host.government, plan=plan, at=PLANNED, actor=ACTOR)


def known(briefing: Briefing) -> Briefing:
    return queries.briefing_by_label(briefing.government, briefing.label, NOW.date())
