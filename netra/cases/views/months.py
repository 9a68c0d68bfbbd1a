"""The calendar of due dates. It opens nothing: numbers, days and what kind of clock."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from netra.cases import work_queries
from netra.cases.page import dues, months
from netra.cases.views.acting import bawaslu


@bawaslu
def calendar(request: Any) -> HttpResponse:
    """One month: `?bulan=2024-11`, `?siapa=saya`."""
    today, own = request.legal_now.date(), request.GET.get("siapa") == "saya"
    first = months.month_asked(request.GET.get("bulan", ""), today)
    found = work_queries.due_between(request.officer, first, months.last_of(first), only_own=own)
    context = {
        "month": months.month_of(first, dues.dues_of(found, today), today),
        "asked": f"{first:%Y-%m}",
        "own": own,
        "weekdays": months.WEEKDAYS,
        "undated": work_queries.without_a_day(request.officer),
        "undated_address": f"{reverse('cases:work')}?siapa=kantor&tenggat=tanpa",
    }
    return render(request, "cases/calendar.html", context)
