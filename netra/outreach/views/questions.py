"""Questions that were asked at briefings, for those who write the rulebook's situations."""

import csv
import io

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from netra.accounts import roles
from netra.accounts.access import officer_required
from netra.outreach import queries
from netra.outreach.models import BriefingQuestion
from netra.outreach.views.requests import Request, download, today, whose

PER_PAGE = 25
HEAD = ("acara", "tanggal", "jenis", "pertanyaan", "jawaban")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@require_GET
@officer_required(*roles.SEES_OUTREACH)
def questions(request: Request) -> HttpResponse:
    """Every question, the latest first, with a way to ask the advisor the same."""
    page = Paginator(queries.questions_of(whose(request), today(request)), PER_PAGE)
    return render(request, "outreach/questions.html", {"page": page.get_page(request.GET.get("halaman"))})


@require_GET
@officer_required(*roles.SEES_OUTREACH)
def questions_file(request: Request) -> HttpResponse:
    """The same as CSV, to be reviewed as situations of the advisor."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for question in queries.questions_of(whose(request), today(request)):
        writer.writerow(_row(question))
    return download(out.getvalue().encode("utf-8-sig"), "pertanyaan.csv", "text/csv; charset=utf-8")


def _row(question: BriefingQuestion) -> list[str]:
    briefing = question.briefing
    cells = (briefing.label, briefing.held_on.isoformat(), briefing.kind, question.text, question.answer)
    return [_harmless(cell) for cell in cells]


def _harmless(cell: str) -> str:
    """A spreadsheet runs what begins like a formula: an apostrophe keeps it text."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
