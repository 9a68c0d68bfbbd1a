"""The way back beyond messages: add, correct, name, contact, reminder, proof, one's own data."""

import json
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from netra.reports import enclosing, proof_words, services, tracking, wayback, wayback_forms
from netra.reports.name_words import who_opens
from netra.reports.reminders import reminder as reminder_file
from netra.reports.visiting import Visit, visiting

REMIND_AFTER_DAYS = 3


@visiting
def add(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Tell more."""
    form = wayback_forms.AddForm(request.POST or None, initial={"nonce": uuid4()})
    if _is_good(form, visit):
        services.add_to_report(report=visit.report, key=visit.key, at=visit.now, **form.told())
        return _back("tambah")
    return _page(request, visit, form)


@visiting
def correct(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Correct one part; what stood there stays."""
    story = tracking.story_of(visit.report, visit.key)
    parts = [line.label for line in story]
    form = wayback_forms.CorrectForm(request.POST or None, initial={"nonce": uuid4()}, parts=parts)
    if _is_good(form, visit):
        services.correct_report(report=visit.report, key=visit.key, at=visit.now, **form.told())
        return _back("ralat")
    return _page(request, visit, form, story=story)


@visiting
def give_name(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Give a name later; its legal effect is told before."""
    effect = services.effect_of_a_name(report=visit.report, key=visit.key, at=visit.now)
    if services.gave_identity(report=visit.report, key=visit.key):
        return redirect("reports:conversation")
    form = wayback_forms.GiveNameForm(request.POST or None, initial={"nonce": uuid4()})
    if _is_good(form, visit):
        services.give_identity(
            report=visit.report, key=visit.key, own=visit.name_key, at=visit.now, **form.told()
        )
        return _back("nama")
    words = wayback.effect_words(effect, visit.report, visit.now)
    return _page(request, visit, form, "give_name", who_opens=who_opens(visit.report), **words)


@visiting
def contact(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Leave a way to be reached, or take it back."""
    if request.method == "POST" and "remove" in request.POST:
        services.remove_contact(report=visit.report, at=visit.now)
        return _back("tanpa-kontak")
    form = wayback_forms.ContactForm(request.POST or None)
    if _is_good(form, visit):
        services.leave_contact(
            report=visit.report, key=visit.key, own=visit.name_key, at=visit.now, **form.told()
        )
        return _back("kontak")
    return _page(request, visit, form, "contact", has_contact=visit.report.contact is not None)


@visiting
def proof(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Stored, unchanged, read: in plain words."""
    context = {"report": visit.report, "stored": proof_words.stored(visit.report, on=visit.today)}
    return render(request, "reports/proof.html", context)


@visiting
def proof_file(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The same for whoever wants to compute it: a file that an outsider can check."""
    found = services.proof_of_arrival(visit.report)
    if found is None:
        raise Http404
    return _download(json.dumps(found.as_json(), ensure_ascii=False, indent=1), "bukti.json")


@visiting
def own_data(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Everything that the reporter gave and got, as one file."""
    form = wayback_forms.OwnDataForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        told = services.own_data(report=visit.report, key=visit.key, own=visit.name_key, **form.told())
        return _download(json.dumps(told, ensure_ascii=False, indent=1, default=str), "salinan.json")
    return _page(request, visit, form, "own_data")


@visiting
def enclosed_file(request: HttpRequest, visit: Visit, *, file: UUID) -> Any:
    """A file that the office sent with a message, as a download under a name that says nothing."""
    found = services.office_file(report=visit.report, key=visit.key, file=file)
    if found is None:
        raise Http404
    content = found.content()
    response = StreamingHttpResponse(enclosing.pieces(content), content_type="application/octet-stream")
    name = f"berkas-{found.row.number}.{found.kind.extension}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Length"] = str(content.size)
    return response


def reminder(request: HttpRequest) -> HttpResponse:
    """A calendar hint without content; needs no words and keeps nothing."""
    now = request.legal_now  # type: ignore[attr-defined]
    initial = {
        "title": wayback_forms.NEUTRAL_TITLE,
        "on": wayback.day_to_return(now.date(), REMIND_AFTER_DAYS),
    }
    form = wayback_forms.ReminderForm(request.POST or None, initial=initial, today=now.date())
    if form.is_valid():
        told = reminder_file(uid=uuid4(), stamped_at=now, **form.cleaned_data)
        return _download(told, "pengingat.ics", "text/calendar; charset=utf-8")
    return render(request, "reports/reminder.html", {"form": form})


def _is_good(form: wayback_forms.ReturnForm, visit: Visit) -> bool:
    return form.is_valid() and tracking.keeps_receipt_out(form, visit.receipt)


def _back(news: str) -> HttpResponse:
    return redirect(f"{reverse('reports:conversation')}?kabar={news}")


def _page(
    request: HttpRequest, visit: Visit, form: wayback_forms.ReturnForm, name: str = "give_more", **more: Any
) -> HttpResponse:
    return render(request, f"reports/{name}.html", {"report": visit.report, "form": form, **more})


def _download(content: str | bytes, name: str, kind: str = "application/json") -> HttpResponse:
    """A file under a name that says nothing."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
