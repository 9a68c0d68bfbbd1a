"""Reading lessons: proposals only by who may open their case, released ones by everyone."""

import re
from collections.abc import Iterable
from typing import Final

from django.db.models import Q, QuerySet

from netra.accounts import roles
from netra.accounts.models import Officer
from netra.agencies.models import Agency, District, Government, Village
from netra.cases.lessons.models import OPEN, Lesson, Overturning
from netra.cases.models import Case
from netra.reports import queries as reports

MOST_SHOWN: Final = 100
"""Released lessons that a page or a choice looks at, the newest ones."""
Stage = Lesson.Stage
_MARK: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def lessons_for(officer: Officer) -> QuerySet[Lesson]:
    """Proposals whose case is open to this officer, and what the government released or withdrew; of a level
    above also what its own officers wrote or released of a case that came to them."""
    if not officer.may(roles.READS_REPORTS):
        return Lesson.objects.none()
    opened = Q(case__report__in=reports.visible_to(officer)) & Q(stage__in=OPEN)
    own = Q(government=officer.office.government_id) | Q(by__office=officer.office_id)
    ended = ~Q(stage__in=OPEN) & (own | Q(released_by__office=officer.office_id))
    together = Lesson.objects.filter(opened | ended).select_related(
        "government", "case__report__government", "case__government", "by__office", "released_by__office"
    )
    return together.order_by("-at", "-pk")


def lesson_for(officer: Officer, key: str) -> Lesson | None:
    """One of them by its number, or by its mark (`Lesson.key`)."""
    named = Q(number=key) | Q(nonce=key, number=None) if _MARK.fullmatch(key) else Q(number=key)
    return lessons_for(officer).filter(named).first()


def overturned_for(officer: Officer) -> QuerySet[Case]:
    """Cases whose decision was changed afterwards, as far as this officer sees them, the last one first."""
    visible = Case.objects.filter(report__in=reports.visible_to(officer))
    changed = visible.filter(pk__in=Overturning.objects.values("case"))
    together = changed.select_related("report__government", "government").prefetch_related("overturnings")
    return together.order_by("-pk")


def lesson_of(case: Case) -> Lesson | None:
    """The proposal that this case has now; a released lesson leads to no case."""
    return case.lessons.filter(stage__in=OPEN).first()


def released(government_id: int) -> list[Lesson]:
    """For everyone: the newest released lessons. Pages show of their day only the year."""
    found = Lesson.objects.filter(government=government_id, stage=Stage.RELEASED)
    return list(found.order_by("-released_on", "-pk")[:MOST_SHOWN])


def fitting(lessons: Iterable[Lesson], norms: Iterable[str], acts: Iterable[str] = ()) -> list[Lesson]:
    """Those on these norms, in the order of the norms, then those on these acts; each once."""
    left = list(lessons)
    on_norm = [each for norm in norms for each in left if norm in each.norms]
    on_act = [each for act in acts for each in left if each.act == act]
    return list({each.pk: each for each in (*on_norm, *on_act)}.values())


def place_names(government: Government) -> tuple[str, ...]:
    """Every unit, kecamatan and kelurahan of the government, as a text could name it."""
    own = Agency.objects.filter(government=government).values_list("name", flat=True)
    districts = District.objects.filter(government=government).values_list("name", flat=True)
    villages = Village.objects.filter(district__government=government).values_list("name", flat=True)
    return (*own, *districts, *villages)
