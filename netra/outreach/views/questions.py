"""Questions that were asked at briefings, for those who write the rulebook's situations."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from netra import letters
from netra.accounts import roles
from netra.accounts.access import officer_required
from netra.outreach import queries
from netra.outreach.models import BriefingQuestion
from netra.outreach.views.requests import Request, download, today, whose

PER_PAGE = 25
HEAD = ("acara", "tanggal", "jenis", "pertanyaan", "jawaban")


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
    rows = (_row(question) for question in queries.questions_of(whose(request), today(request)))
    return download(letters.csv_of(HEAD, rows), "pertanyaan.csv", "text/csv; charset=utf-8")


def _row(question: BriefingQuestion) -> list[str]:
    briefing = question.briefing
    return [briefing.label, briefing.held_on.isoformat(), briefing.kind, question.text, question.answer]
