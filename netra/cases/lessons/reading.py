"""Reading lessons: proposals only by who may open their case, released ones by everyone."""

from collections.abc import Iterable
from typing import Final

from django.db.models import Q, QuerySet

from netra.accounts import roles
from netra.accounts.models import Officer
from netra.agencies.models import Agency, District, Government, Village
from netra.cases.lessons.models import OPEN, Lesson
from netra.cases.models import Case
from netra.reports import queries as reports

MOST_SHOWN: Final = 100
"""Released lessons that a page or a choice looks at, the newest ones."""
Stage = Lesson.Stage


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


def lesson_for(officer: Officer, number: str) -> Lesson | None:
    """One of them by its number."""
    return lessons_for(officer).filter(number=number).first()


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
