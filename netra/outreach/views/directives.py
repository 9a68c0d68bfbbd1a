"""The pages of directives: the list, one as a tree, issuing one, and answering for the own office."""

from contextlib import suppress
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netra.accounts import roles
from netra.accounts.access import officer_required
from netra.outreach import directive_pages, enclosure_rooms, papers, queries, rows, services
from netra.outreach.enclosures import MOST_BYTES
from netra.outreach.forms import DelayForm, DirectiveForm, DoneForm
from netra.outreach.memory_uploads import in_memory
from netra.outreach.models import Directive, DirectiveAddressee
from netra.outreach.views.requests import Request, download, pdf, today, whose

RECENT = 8
MEDIA_TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg"}


@require_GET
@officer_required(*roles.SEES_OUTREACH)
def directives(request: Request) -> HttpResponse:
    """Every directive, what is open first; the own office's on top."""
    on = today(request)
    found = [rows.directive_row(each, on) for each in queries.directives_of(whose(request), on)]
    context = {
        "finding": directive_pages.finding_of_list(found, on),
        "own": directive_pages.rows_for(found, request.officer.agency_id),
        "open": [row for row in found if row.done < len(row.addressees)],
        "closed": [row for row in found if row.done == len(row.addressees)],
        "may_issue": request.officer.may(roles.ISSUES_DIRECTIVES),
    }
    return render(request, "outreach/directives.html", context)


@require_GET
@officer_required(*roles.SEES_OUTREACH)
def directive(request: Request, pk: int) -> HttpResponse:
    """One directive in its tree: who told whom, how far each office is, what the own office may do."""
    on, found = today(request), _directive(request, pk)
    family = queries.family_of(found, on)
    planned = queries.planned_under(family, on)
    entries = queries.entries_about(family, request.legal_now)[:RECENT]
    context = {
        **directive_pages.context_of(found, family, planned, on, request.officer),
        "entries": directive_pages.history_of(entries, whose(request).zone),
    }
    return render(request, "outreach/directive.html", context)


@in_memory(MOST_BYTES)
@require_http_methods(["GET", "POST"])
@officer_required(*roles.ISSUES_DIRECTIVES)
def issue_directive(request: Request) -> HttpResponse:
    """Issue a directive; `?meneruskan=` chooses the one to pass on."""
    initial = {"parent": request.GET.get("meneruskan")}
    form = DirectiveForm(
        request.POST or None,
        request.FILES or None,
        officer=request.officer,
        on=today(request),
        initial=initial,
    )
    if not form.is_valid():
        return render(request, "outreach/directive_new.html", {"form": form})
    try:
        issued = services.issue_directive(
            government=whose(request),
            plan=form.plan(),
            enclosed=enclosure_rooms.enclosed(form.cleaned_data["enclosed"]),
            at=request.legal_now,
            actor=request.officer.actor,
        )
    except services.DirectiveAlreadyIssued as error:
        if form.repeats(error.directive):  # The same form came twice.
            return redirect("outreach:directive", error.directive.pk)
        form.add_error("label", "Nomor ini sudah dipakai. Tulis nomor lain, atau kosongkan.")
        return render(request, "outreach/directive_new.html", {"form": form})
    return redirect("outreach:directive", issued.pk)


@require_POST
@officer_required(*roles.ANSWERS_DIRECTIVES)
def accept_directive(request: Request, pk: int) -> HttpResponse:
    """The own office has it and will act; accepted twice is accepted."""
    with suppress(services.AlreadyAccepted):
        services.accept_directive(
            addressee=_own(request, pk), at=request.legal_now, actor=request.officer.actor
        )
    return redirect("outreach:directive", pk)


@in_memory(MOST_BYTES)
@require_http_methods(["GET", "POST"])
@officer_required(*roles.ANSWERS_DIRECTIVES)
def report_done(request: Request, pk: int) -> HttpResponse:
    """Report done with proof in words and the briefing behind it; what was typed stays on the page."""
    addressee = _own(request, pk)
    form = DoneForm(request.POST or None, request.FILES or None, addressee=addressee, on=today(request))
    if form.is_valid():
        try:
            services.report_done(
                addressee=addressee,
                proof=form.cleaned_data["proof"],
                briefing=form.cleaned_data["briefing"],
                enclosed=enclosure_rooms.enclosed(form.cleaned_data["enclosed"]),
                at=request.legal_now,
                actor=request.officer.actor,
            )
        except services.AlreadyDone:
            form.add_error("proof", "Instruksi ini sudah dilaporkan selesai. Teks Anda masih ada di bawah.")
        except services.ProofWanted:
            form.add_error(
                "briefing",
                "Instruksi ini meminta bukti. Pilih acara yang membuktikannya, atau lampirkan berkasnya.",
            )
        if form.is_valid():
            return redirect("outreach:directive", pk)
    return render(request, "outreach/directive_done.html", _answer(form, addressee))


@require_http_methods(["GET", "POST"])
@officer_required(*roles.ANSWERS_DIRECTIVES)
def explain_delay(request: Request, pk: int) -> HttpResponse:
    """Say why it is late: a reason that is read is better than a silence that is counted."""
    addressee = _own(request, pk)
    form = DelayForm(request.POST or None)
    if form.is_valid():
        try:
            services.explain_delay(
                addressee=addressee,
                reason=form.cleaned_data["reason"],
                at=request.legal_now,
                actor=request.officer.actor,
            )
        except services.AlreadyDone:
            form.add_error("reason", "Instruksi ini sudah dilaporkan selesai.")
        if form.is_valid():
            return redirect("outreach:directive", pk)
    return render(request, "outreach/directive_delay.html", _answer(form, addressee))


@require_GET
@officer_required(*roles.SEES_OUTREACH)
def directive_letter(request: Request, pk: int) -> HttpResponse:
    """The letter, dated at the moment of the request."""
    found = _directive(request, pk)
    made = papers.directive_letter(found, at=request.legal_now, sample=settings.ENV.demo)
    return pdf(made, f"instruksi-{found.pk}")


@require_GET
@officer_required(*roles.SEES_OUTREACH)
def directive_file(request: Request, pk: int, file: int) -> HttpResponse:
    """A letter or proof to save, for whoever may see the directive; it opens nowhere as a page of ours."""
    try:
        found = queries.directive_file(_directive(request, pk), file, today(request))
    except queries.UnknownFile as error:
        raise Http404 from error
    content = enclosure_rooms.content_of(found)
    if content is None:
        raise Http404
    return download(content, f"{found.title}.{found.kind}", MEDIA_TYPES[found.kind])


def _answer(form: Any, addressee: DirectiveAddressee) -> dict[str, Any]:
    return {"form": form, "directive": addressee.directive, "agency": addressee.agency}


def _directive(request: Request, pk: int) -> Directive:
    try:
        return queries.directive_by_id(whose(request), pk, today(request))
    except queries.UnknownDirective as error:
        raise Http404 from error


def _own(request: Request, pk: int) -> DirectiveAddressee:
    try:
        return queries.addressee_for(request.officer, pk, today(request))
    except queries.UnknownAddressee as error:
        raise Http404 from error
