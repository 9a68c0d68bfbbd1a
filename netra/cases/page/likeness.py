"""Reports that tell nearly the same, with the reasons, beside an opened report; computed for the page."""

from dataclasses import dataclass
from typing import Any

from netra import vault
from netra.cases import queries
from netra.cases.desk import Desk
from netra.cases.models import Case
from netra.cases.page.rows import act_label
from netra.reports import services as reports
from netra.reports.models import Report

SAME_SORT = "perbuatan dan unit yang sama"


@dataclass(frozen=True)
class LikeReport:
    """Another report, why it may tell the same, and whether an officer joined the two already."""

    report: Report
    title: str
    because: str
    is_joined: bool


@dataclass(frozen=True)
class Joined:
    """A report about the same event, and what became of it so far."""

    report: Report
    title: str
    case: Case | None

    @property
    def is_registered(self) -> bool:
        """Whether it has a case with a number."""
        return bool(self.case and self.case.docket)


def joined_beside(desk: Desk, report: Report) -> list[Joined]:
    """The others of this report's group that the officer may open; nothing is opened for it."""
    others = [each for each in queries.joined_with([report], desk.officer) if each.pk != report.pk]
    cases = queries.cases_by_report(desk.officer, others) if others else {}
    return [Joined(each, act_label(each.act), cases.get(each.pk)) for each in others]


def compared_with(desk: Desk, report: Report) -> list[LikeReport]:
    """The same for a page that does not show the story: the program compares, nobody is shown what it says.

    A story that does not open is like nothing here; the report's own page says that it does not.
    """
    try:
        story = reports.read_story(report=report, key=desk.key_to(report))
    except vault.EnvelopeRefused:
        return []
    return like_reports(desk, report, story)


def like_reports(desk: Desk, report: Report, story: dict[str, Any]) -> list[LikeReport]:
    """First what was joined, then what tells alike, then what only has the same act and unit."""
    joined = [each for each in queries.joined_with([report], desk.officer) if each.pk != report.pk]
    alike = reports.alike(report=report, story=story, officer=desk.officer, private=desk.private)
    same_sort = list(queries.similar_to(desk.officer, report))
    because = {each.pk: SAME_SORT for each in same_sort}
    because |= {each.report.pk: ", ".join(reports.likeness_reasons(each)) for each in alike}
    told = {each.pk: each for each in [*joined, *(each.report for each in alike), *same_sort]}
    together = {each.pk for each in joined}
    return [
        LikeReport(each, act_label(each.act), because.get(pk, "digabung oleh petugas"), pk in together)
        for pk, each in told.items()
    ]
