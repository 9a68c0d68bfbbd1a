"""Reading service watch as it stood on a day."""

from netra.servicewatch.queries.board import (
    AgencyWeeks,
    Board,
    Tally,
    agency_weeks,
    board_of,
    weeks_of,
)
from netra.servicewatch.queries.figures import (
    latest_version,
    reporting_agencies,
    reports_services,
    versions_by_week,
    watched_weeks,
)
from netra.servicewatch.queries.issues import (
    Latest,
    UnknownIssue,
    district_by_code,
    districts_of,
    issue_by_id,
    issues_of,
    latest_figures,
    series_of,
)
from netra.servicewatch.queries.promises import (
    UnknownPromise,
    follows_up,
    promise_by_id,
    promises_to,
)

__all__ = [
    "AgencyWeeks",
    "Board",
    "Latest",
    "Tally",
    "UnknownIssue",
    "UnknownPromise",
    "agency_weeks",
    "board_of",
    "district_by_code",
    "districts_of",
    "follows_up",
    "issue_by_id",
    "issues_of",
    "latest_figures",
    "latest_version",
    "promise_by_id",
    "promises_to",
    "reporting_agencies",
    "reports_services",
    "series_of",
    "versions_by_week",
    "watched_weeks",
    "weeks_of",
]
