"""A search as its page shows it: how far it came, where the words stand, never what was told."""

from typing import Any

from netra.accounts.models import Officer
from netra.cases import work_queries
from netra.cases.page.rows import act_label
from netra.cases.services.searching import PLACES, Hit, Portion

MOST_FOUND = 500
"""So many results are enough: then the words say too little, and the page says that."""


def progress_of(found: Portion) -> str:
    """`Dicari dalam 40 dari 120 laporan.`"""
    if found.after is None:
        return f"Semua {found.total} laporan sudah dicari."
    return f"Dicari dalam {found.done} dari {found.total} laporan."


def carried(told: str) -> dict[str, tuple[str, ...]]:
    """Hits of earlier portions as the page sends them back, in one field: docket -> places. Nonsense is left
    out."""
    found = {}
    for each in told.split()[:MOST_FOUND]:
        docket, _, places = each.partition("|")
        known = tuple(place for place in places.split(",") if place in PLACES)
        if known:
            found[docket] = known
    return found


def result_rows(
    officer: Officer, before: dict[str, tuple[str, ...]], hits: list[Hit]
) -> list[dict[str, Any]]:
    """Every report that was found so far, newest first; only those that the officer can open."""
    places = before | {each.report.docket: each.places for each in hits}
    return [
        {
            "report": report,
            "case_docket": docket or "",
            "title": act_label(report.act),
            "agency": report.agency.name if report.agency else "Unit belum disebut",
            "where": ", ".join(PLACES[place] for place in places[report.docket]),
            "carry": f"{report.docket}|{','.join(places[report.docket])}",
        }
        for report, docket in work_queries.reports_numbered(officer, list(places))
    ]
