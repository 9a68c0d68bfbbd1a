"""What stands above an office's letters, and its own template for their drafts."""

from dataclasses import asdict
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netra.accounts import roles
from netra.cases import forms, page, queries, services
from netra.cases.answering import docx_file
from netra.cases.views.acting import desk_of, writes_letters
from netra.letters import drafts


@writes_letters
@require_http_methods(["GET", "POST"])
def letterhead(request: Any) -> HttpResponse:
    """What stands above this office's letters."""
    desk = desk_of(request)
    form = forms.LetterheadForm(request.POST or None, initial=asdict(services.head_of(desk)))
    if form.is_valid():
        services.set_letterhead(head=form.head, desk=desk)
        return redirect(f"{reverse('cases:letterhead')}?tersimpan=1")
    return _page(request, form, forms.DraftTemplateForm())


@writes_letters
@require_POST
def draft_template(request: Any) -> HttpResponse:
    """Takes the office's own template for drafts, or goes back to the built-in one."""
    desk = desk_of(request)
    if "lepas" in request.POST:
        services.remove_draft_template(desk=desk)
        return redirect(f"{reverse('cases:letterhead')}?templat=lepas#templat")
    form = forms.DraftTemplateForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            services.set_draft_template(docx=form.cleaned_data["docx"], desk=desk)
        except drafts.TemplateRefused as refused:
            form.add_error("docx", page.template_refused(refused))
        else:
            return redirect(f"{reverse('cases:letterhead')}?templat=pasang#templat")
    return _page(request, forms.LetterheadForm(initial=asdict(services.head_of(desk))), form)


@writes_letters
@require_GET
def draft_template_file(request: Any) -> HttpResponse:
    """The template that drafts are made from now, to be changed in a word processor."""
    own = services.template_of(desk_of(request))
    return docx_file(own or drafts.built_in_template(), "templat-konsep")


def _page(request: Any, form: forms.LetterheadForm, template_form: forms.DraftTemplateForm) -> HttpResponse:
    context = {
        "form": form,
        "home": roles.HOME[request.officer.role],
        "template_form": template_form,
        "saved": "tersimpan" in request.GET,
        "template_done": request.GET.get("templat", ""),
        "template_names": page.TEMPLATE_NAMES,
        "own_template": queries.draft_template_of(request.officer.office_id),
    }
    return render(request, "cases/letterhead.html", context)
