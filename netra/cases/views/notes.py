"""Internal notes and tasks of a case."""

from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from netra.cases import forms, services, work_queries
from netra.cases.models import Case
from netra.cases.views.acting import bawaslu, case_or_404, desk_of
from netra.reports import services as reports


@bawaslu
def write_note(request: Any, docket: str) -> HttpResponse:
    """Write an internal note."""
    found = case_or_404(request, docket)
    form = forms.NoteForm(request.POST or None, initial={"nonce": uuid4()})
    if form.is_valid():
        return _kept(request, found, services.write_note, **form.cleaned_data)
    return _page(request, found, form)


@bawaslu
def set_task(request: Any, docket: str) -> HttpResponse:
    """Note something to do."""
    found, desk = case_or_404(request, docket), desk_of(request)
    people = list(work_queries.holders_of_keys(found))
    form = forms.TaskForm(
        request.POST or None,
        people=people,
        own=request.officer,
        today=desk.today,
        initial={"nonce": uuid4(), "to": str(request.officer.pk)},
    )
    if form.is_valid():
        told = dict(form.cleaned_data)
        chosen = told.pop("to")
        to = next(each for each in people if str(each.pk) == chosen)
        return _kept(request, found, services.set_task, to=to, **told)
    return _page(request, found, form)


@require_POST
@bawaslu
def finish_task(request: Any, docket: str, nonce: UUID) -> HttpResponse:
    """The task is done."""
    found = case_or_404(request, docket)
    task = work_queries.task_of(found, nonce)
    if task is None:
        raise Http404
    task.case = found
    try:
        services.finish_task(task=task, desk=desk_of(request))
    except services.AlreadyDone:
        return _refused(request, found, "Tugas ini sudah diselesaikan, mungkin oleh rekan Anda.")
    return redirect(f"{_address(found)}#tugas")


def _kept(request: Any, found: Case, verb: Any, **told: Any) -> HttpResponse:
    place = "catatan" if verb is services.write_note else "tugas"
    try:
        verb(case=found, desk=desk_of(request), **told)
    except services.AlreadyKept:
        pass  # the same form again: kept once
    except services.CannotOpen:
        return _refused(request, found, "Petugas ini tidak memegang kunci perkara. Pilih petugas lain.")
    except reports.AlreadyErased:
        return _refused(request, found, "Isi perkara ini sudah dihapus. Tidak ada lagi yang dapat disimpan.")
    return redirect(f"{_address(found)}#{place}")


def _address(found: Case) -> str:
    return reverse("cases:case", args=[found.docket])


def _page(request: Any, found: Case, form: forms.MoveForm) -> HttpResponse:
    context = {"form": form, "report": found.report, "case": found}
    return render(request, "cases/move.html", context)


def _refused(request: Any, found: Case, sentence: str) -> HttpResponse:
    context = {"sentence": sentence, "back": _address(found)}
    return render(request, "cases/refused.html", context, status=409)
