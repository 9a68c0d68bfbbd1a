"""The public door: wizard, receipt, and the way back."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from netra import clock, law, vault
from netra.agencies import queries as agencies
from netra.agencies.models import Government
from netra.reports import (
    check_page,
    clues,
    dates,
    drafts,
    enclosing,
    evidence_page,
    forms,
    queries,
    reader_words,
    receipt_words,
    return_forms,
    routing,
    services,
    tracking,
    visit,
    wayback,
    wizard,
)
from netra.reports.drafts import OpenDraft
from netra.reports.entering import waiting
from netra.reports.entering.doorkeeper import DOORKEEPER, FIELD, Way
from netra.reports.entering.work import RETURN, SEND
from netra.reports.evidence.uploads import takes_evidence
from netra.reports.models import Report
from netra.reports.name_words import who_opens_here
from netra.reports.phase_words import phase_note
from netra.reports.visiting import Visit, visiting

CONFIRMED = (2, 5)  # which two words are asked back
LPSK = ("uu-31-2014", "10")
EXPIRED = "berakhir"  # in an address: say that the draft was gone
OUTDATED = "pilih-lagi"  # in an address: look at the answers anew and say what is not offered any more


def start(request: HttpRequest) -> HttpResponse:
    """What each choice means in law, before anything is asked; then a fresh draft."""
    draft = drafts.open_draft(request)
    if request.method == "POST":
        response = redirect("reports:step", forms.STEPS[0].slug)
        drafts.sweep()
        if draft:
            drafts.forget(draft, response)
        drafts.begin(response)
        return response
    is_sent = bool(draft and (draft.sent or queries.report_by_receipt(draft.receipt)))
    unfinished = None if is_sent else draft
    context = {
        "unfinished": unfinished,
        "resume": wizard.first_unanswered(unfinished) if unfinished else None,
        "receipt_waits": is_sent,
        "hours": drafts.LIFETIME.seconds // 3600,
        "expired": EXPIRED in request.GET and not draft,
        "phase_note": phase_note(_today(request)),
    }
    return render(request, "reports/start.html", context)


def own_superior(request: HttpRequest) -> HttpResponse:
    """For a civil servant who reports their own superior: what protects, what gives away, who reads."""
    return render(request, "reports/own_superior.html", {"citation": law.rulebook().cite(LPSK)})


@takes_evidence(evidence_page.room)
def step(request: HttpRequest, slug: str) -> HttpResponse:
    """One question."""
    page = wizard.step_for(slug)
    if page is None:
        raise Http404
    kept = drafts.open_draft(request)
    if (kept is None and request.method != "POST") or (kept and _is_received(kept)):
        return _no_draft(kept)
    draft = kept or drafts.unsaved()  # a page sent after its draft expired: what was typed is kept
    files = evidence_page.handle(request, kept) if slug == evidence_page.SLUG else evidence_page.Handled()
    form = _form_of(page, request, draft)
    if form.is_valid() and request.method == "POST":
        draft.answers[slug] = form.answers()
        drafts.save(draft)
        if kept and files.problems:
            return _step_page(request, form, draft, files)
        if kept:
            return redirect(request.path + "#berkas" if files.stays else _next_address(page, draft))
        response = redirect(f"{_next_address(page, draft)}?{EXPIRED}")
        drafts.give(response, draft)
        return response
    return _step_page(request, form, draft, files)


def _step_page(
    request: HttpRequest, form: forms.Step, draft: OpenDraft, files: evidence_page.Handled
) -> HttpResponse:
    context = _step_context(request, form, draft)
    if form.slug == evidence_page.SLUG:
        context |= evidence_page.context(draft, files)
    if form.slug == forms.IdentityStep.slug:
        context["who_opens"] = who_opens_here(_government(request))
    return render(request, f"reports/step_{form.slug.replace('-', '_')}.html", context)


def _is_received(draft: OpenDraft) -> bool:
    """Whether the report is stored already: what is changed now would be lost without a word. A draft with
    open questions cannot be sent, so only a complete one is looked up."""
    if draft.sent or wizard.first_unanswered(draft):
        return bool(draft.sent)
    return queries.report_by_receipt(draft.receipt) is not None


def _form_of(page: type[forms.Step], request: HttpRequest, draft: OpenDraft) -> forms.Step:
    is_again = request.method == "GET" and OUTDATED in request.GET
    return page(
        wizard.answered_again(page, draft) if is_again else request.POST or None,
        initial=wizard.initial_of(page, draft),
        government=_government(request),
        today=_today(request),
    )


def _step_context(request: HttpRequest, form: forms.Step, draft: OpenDraft) -> dict[str, Any]:
    number, count = wizard.number_of(type(form), draft), len(wizard.steps_of(draft))
    return {
        "form": form,
        "number": number,
        "count": count,
        "percent": round(100 * number / count),
        "before": wizard.before(type(form), draft),
        "checking": wizard.first_unanswered(draft) is None,
        "reporting_time": dates.reporting_time(_today(request)),
        "meter": wizard.meter_so_far(draft, _government(request), _now(request)),
        "time_left": check_page.time_left(wizard.told_so_far(draft), _government(request), _today(request)),
        "clues": clues.for_script() if form.is_narrative else "",
        "hours": drafts.LIFETIME.seconds // 3600,
        "expired": EXPIRED in request.GET,
    }


def _next_address(page: type[forms.Step], draft: OpenDraft) -> str:
    """On to the next question; straight back to the check page once everything was answered."""
    if wizard.first_unanswered(draft) is None or wizard.after(page, draft) is None:
        return reverse("reports:check")
    return reverse("reports:step", args=[wizard.after(page, draft)])


def check(request: HttpRequest) -> HttpResponse:
    """Check your answers; send with a POST."""
    draft = drafts.open_draft(request)
    if draft is None or draft.sent:
        return _no_draft(draft)
    government = _government(request)
    submission = wizard.submission_of(draft)
    if isinstance(submission, str):
        return redirect("reports:step", submission)
    outdated = wizard.page_outdated(draft, submission, government, _today(request))
    if outdated:
        return redirect(f"{reverse('reports:step', args=[outdated])}?{OUTDATED}")
    if request.method == "POST":
        return _send(request, draft, government, submission)
    context = check_page.context(draft, submission, government, _now(request))
    return render(request, "reports/check.html", context | {"work": DOORKEEPER.challenge(SEND)})


def send_later(request: HttpRequest) -> HttpResponse:
    """Sends what waits, after `Kirim` was pressed and too many were sending: this page renews itself."""
    draft = drafts.open_draft(request)
    if draft is None or draft.sent:
        return _no_draft(draft)
    government = _government(request)
    submission = wizard.submission_of(draft)
    if isinstance(submission, str) or not waiting.was_pressed(request, draft.digest):
        return redirect("reports:check")
    if wizard.page_outdated(draft, submission, government, _today(request)):
        return redirect("reports:check")
    return _send(request, draft, government, submission)


def _send(request: HttpRequest, draft: OpenDraft, government: Government, submission: Any) -> HttpResponse:
    if queries.is_received(draft.receipt.lookup):  # pressed twice: nothing is sealed and refused again
        return redirect("reports:receipt")
    has_waited = waiting.has_waited(request, draft.digest)
    try:
        agency = services.agency_in_clear(government, submission.agency_code, _today(request))
        with DOORKEEPER.entering(request.POST.get(FIELD, ""), SEND, has_waited=has_waited) as way:
            if way is Way.LATER:
                return waiting.ask_to_wait(request, draft.digest)
            services.receive(
                government=government,
                submission=submission,
                receipt=draft.receipt,
                agency=agency,
                files=evidence_page.holder_of(draft),
                at=_now(request),
                in_turn=way is Way.WORKED,
            )
    except (services.FilesChanged, services.UnknownAgency, routing.MarkUnknown):
        # Something changed while it was being sent: look again.
        return redirect("reports:check")
    except services.NobodyCanRead:
        readers = reader_words.note_for(submission, government)
        return render(request, "reports/closed.html", {"readers": readers}, status=503)
    return redirect("reports:receipt")


def receipt(request: HttpRequest) -> HttpResponse:
    """The only page on which the eight words stand; gone once they are noted."""
    draft = drafts.open_draft(request)
    if draft is None:
        return render(request, "reports/receipt_gone.html", status=410)
    report = queries.report_by_receipt(draft.receipt)
    if report is None:
        return redirect("reports:check")
    if not draft.sent:
        drafts.mark_sent(draft, report.docket)
    form = return_forms.ConfirmWordsForm(request.POST or None, positions=CONFIRMED)
    if form.is_valid() and _words_match(form, draft.receipt):
        return _leave(request, draft, report)
    context = {
        "report": report,
        "received_words": clock.moment_in_words(report.received_at, clock.Zone(report.government.zone)),
        "words": draft.receipt.words,
        "slip": reverse("reports:slip"),
        "form": form,
        "steps": dates.what_comes_next(report),
        "minutes": drafts.RECEIPT_LIFETIME.seconds // 60,
    }
    return render(request, "reports/receipt.html", context)


def _words_match(form: return_forms.ConfirmWordsForm, receipt: vault.Receipt) -> bool:
    for name, position in zip(("first", "second"), CONFIRMED, strict=True):
        if form.cleaned_data[name].strip().lower() != receipt.words[position - 1]:
            form.add_error(name, receipt_words.hint(form.cleaned_data[name], position, receipt))
    return form.is_valid()


def receipt_later(request: HttpRequest) -> HttpResponse:
    """Not now: nothing is stored about it, and the words stay in this browser for the rest of their time."""
    draft = drafts.open_draft(request)
    report = queries.report_by_receipt(draft.receipt) if draft and draft.sent else None
    if report is None:
        return render(request, "reports/receipt_gone.html", status=410)
    minutes = drafts.RECEIPT_LIFETIME.seconds // 60
    return render(request, "reports/receipt_later.html", {"report": report, "minutes": minutes})


def slip(request: HttpRequest) -> HttpResponse:
    """The words for the printer, on a page that does not say what they are for unless it is asked to."""
    draft = drafts.open_draft(request)
    report = queries.report_by_receipt(draft.receipt) if draft and draft.sent else None
    if draft is None or report is None:
        return render(request, "reports/receipt_gone.html", status=410)
    context = {"words": draft.receipt.words, "report": report, "is_full": "lengkap" in request.GET}
    return render(request, "reports/slip.html", context)


@require_POST
def leave_receipt(request: HttpRequest) -> HttpResponse:
    """The reporter is sure to have noted the words."""
    draft = drafts.open_draft(request)
    report = queries.report_by_receipt(draft.receipt) if draft and draft.sent else None
    if draft is None or report is None:
        return render(request, "reports/receipt_gone.html", status=410)
    return _leave(request, draft, report)


def _leave(request: HttpRequest, draft: OpenDraft, report: Report) -> HttpResponse:
    response = render(request, "reports/noted.html", {"report": report})
    drafts.forget(draft, response)
    return response


def _no_draft(draft: OpenDraft | None) -> HttpResponse:
    """A report already sent has its receipt; a draft that is gone begins anew, and the page says why."""
    return redirect("reports:receipt" if draft else f"{reverse('reports:start')}?{EXPIRED}")


# --- the way back -------------------------------------------------------------------------------------


def track(request: HttpRequest) -> HttpResponse:
    """One field: the words."""
    form = return_forms.ReceiptForm(request.POST or None)
    if form.is_valid():
        try:
            receipt = vault.parse_receipt(form.cleaned_data["receipt"])
        except vault.BadReceipt as problem:
            form.add_error("receipt", tracking.explain(problem))
        else:
            return _open(request, receipt, form, request.POST.get(FIELD, ""))
    return render(request, "reports/track.html", {"form": form, "work": DOORKEEPER.challenge(RETURN)})


def track_later(request: HttpRequest) -> HttpResponse:
    """Opens what waits, after too many were opening at the same moment: this page renews itself."""
    receipt = visit.receipt_of(request)
    if receipt is None:
        return redirect("reports:track")
    return _open(request, receipt, return_forms.ReceiptForm({"receipt": ""}), "", has_waited=True)


def _open(
    request: HttpRequest,
    receipt: vault.Receipt,
    form: return_forms.ReceiptForm,
    proof: str,
    *,
    has_waited: bool = False,
) -> HttpResponse:
    """To the report of these words, or a word that there is none; the words wait in this browser alone."""
    with DOORKEEPER.entering(proof, RETURN, has_waited=has_waited) as way:
        found = way is not Way.LATER and queries.report_by_receipt(receipt)
    if found or way is Way.LATER:
        response = redirect("reports:conversation") if found else waiting.ask_to_return(request)
        visit.begin(response, receipt)
        return response
    form.is_valid()
    form.errors.clear()
    form.add_error("receipt", tracking.UNKNOWN)
    return render(request, "reports/track.html", {"form": form, "work": DOORKEEPER.challenge(RETURN)})


@takes_evidence(enclosing.room)
@visiting
def conversation(request: HttpRequest, opened: Visit) -> HttpResponse:
    """Status, next date, timeline and messages; the reporter may write at any time."""
    report, key = opened.report, opened.key
    form = return_forms.MessageForm(enclosing.as_written(request) or None, initial={"nonce": uuid4()})
    if form.is_valid() and tracking.keeps_receipt_out(form, opened.receipt) and _sent(request, opened, form):
        return redirect("reports:conversation")
    enclosing.say_what_was_lost(request, form)
    context = tracking.page(report=report, key=key, form=form, now=opened.now)
    context["news"] = wayback.NEWS.get(request.GET.get("kabar", ""), "")
    response = render(request, "reports/conversation.html", context)
    services.note_visit(report=report, key=key, at=opened.now)
    return response


def _sent(request: HttpRequest, opened: Visit, form: return_forms.MessageForm) -> bool:
    """Whether the message is stored with its files; else the form says what was not taken."""
    told = {name: form.cleaned_data[name] for name in ("nonce", "text")}
    chosen = enclosing.chosen_in(request)
    if services.are_sent(report=opened.report, key=opened.key, chosen=chosen, **told):
        return True  # the same form came twice
    tray = services.tray_of(key=opened.key)
    enclosed = enclosing.enclosed_in(request, form, tray=tray, at=opened.now)
    if enclosed is None:
        return False
    services.write_to_office(
        report=opened.report, key=opened.key, at=opened.now, enclosed=enclosed, **form.cleaned_data
    )
    services.settle_tray(tray=tray, chosen=chosen)
    return True


@require_POST
def end_visit(request: HttpRequest) -> HttpResponse:
    """Close the conversation in this browser."""
    response = redirect("landing")
    visit.end(response)
    return response


def _government(request: HttpRequest) -> Government:
    return agencies.home_government(settings.ENV.government)


def _now(request: HttpRequest) -> Any:
    return request.legal_now  # type: ignore[attr-defined]


def _today(request: HttpRequest) -> Any:
    return _now(request).date()
