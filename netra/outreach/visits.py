"""What a visit to a kecamatan carries besides its minutes: its strategic issues, and what was promised."""

from dataclasses import dataclass
from datetime import date

from netra.agencies.models import Agency, District
from netra.outreach.models import Briefing
from netra.servicewatch import queries, words
from netra.servicewatch.issue_rows import IssueRow, issue_row
from netra.servicewatch.promise_rows import PromiseRow, promise_row


@dataclass(frozen=True)
class VisitIssue:
    """One issue with its latest figure and what was promised about it."""

    row: IssueRow
    promises: list[PromiseRow]


@dataclass(frozen=True)
class VisitPlace:
    """One kecamatan that was visited: the finding, its issues, and promises about anything else."""

    district: District
    finding: str
    issues: list[VisitIssue]
    others: list[PromiseRow]


def districts_of(briefing: Briefing) -> list[District]:
    """The kecamatan that a visit goes to; none for a meeting elsewhere."""
    if briefing.kind != Briefing.Kind.VISIT:
        return []
    hosts = [host for host in briefing.hosts.all() if host.kind == Agency.Kind.DISTRICT]
    return [host.district for host in hosts if host.district is not None]


def places_of(briefing: Briefing, on: date, reader: Agency | None) -> list[VisitPlace]:
    """Each kecamatan of a visit, as known on that day; promises of earlier visits stand there too."""
    districts = districts_of(briefing)
    if not districts:
        return []
    issues = list(queries.issues_of(briefing.government, on))
    series = queries.series_of(briefing.government, on)
    found = []
    for district in districts:
        latest = queries.latest_figures(issues, district.pk, series, on)
        made = queries.promises_to(district, on, until=briefing.held_on)
        promises = [promise_row(each, on, reader) for each in made]
        listed = {issue.pk for issue in issues}
        rows = [
            VisitIssue(
                issue_row(each, district.name, district.code),
                [row for row in promises if row.promise.issue_id == each.issue.pk],
            )
            for each in latest
        ]
        others = [row for row in promises if row.promise.issue_id not in listed]
        found.append(VisitPlace(district, words.issues_finding(latest), rows, others))
    return found
