"""Looking for words in what the officer may open."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from netra.cases.forms.search import SearchForm
from netra.cases.page import search as page
from netra.cases.services import searching
from netra.cases.views.acting import bawaslu, desk_of


@bawaslu
def search(request: Any) -> HttpResponse:
    """A form; by POST, one portion of the search after the other."""
    form = SearchForm(request.POST or None)
    form.label_suffix = ""
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        words = searching.words_in(form.cleaned_data["q"])
        found = searching.search(words=words, after=form.cleaned_data["sesudah"], desk=desk_of(request))
        before = page.carried(request.POST.get("hasil", ""))
        rows = page.result_rows(request.officer, before, found.hits)
        context |= {
            "found": found,
            "progress": page.progress_of(found),
            "rows": rows,
            "carry": " ".join(row["carry"] for row in rows),
            "too_many": len(rows) >= page.MOST_FOUND,
            "asked": form.cleaned_data["q"],
        }
    return render(request, "cases/search.html", context)
