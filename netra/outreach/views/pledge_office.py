"""The office's pages about pledges: figures without names, slips to print, paper lists, ceremonies."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from netra import law
from netra.accounts import roles
from netra.accounts.access import officer_required
from netra.agencies import queries as agencies
from netra.agencies.models import Agency, Government
from netra.law import PledgeText
from netra.outreach import pledge_letters, pledge_pages, queries, services
from netra.outreach.cells import PerUnit
from netra.outreach.forms import CeremonyForm, PaperForm, SlipsForm
from netra.outreach.models import Tally
from netra.outreach.paper import MOST_LINES, PaperLine
from netra.outreach.views.requests import Request, public_address, public_path


@require_GET
@officer_required(*roles.SEES_OUTREACH)
def pledge_figures(request: Request) -> HttpResponse:
    """How many pledged, per unit and employment; never who, and small numbers not at all."""
    government, on, text = _whose(request), request.legal_now.date(), _text(request)
    own = _own_unit(request)
    context = {
        "text": text,
        "own": own,
        "may_issue": request.officer.may(roles.ISSUES_SLIPS) and text is not None,
        "may_record": request.officer.may(roles.PLANS_OUTREACH) and text is not None,
        "ceremonies": queries.ceremonies_of(government, on),
        **(_figures(government, on, text, own) if text else {}),
    }
    return render(request, "outreach/pledges.html", context)


@require_http_methods(["GET", "POST"])
@officer_required(*roles.ISSUES_SLIPS)
def slips(request: Request) -> HttpResponse:
    """Make slips for a unit. The sheet comes with the answer and exists nowhere else."""
    text = _text(request)
    if text is None:
        return redirect("outreach:pledges")
    form = SlipsForm(
        request.POST or None, government=_whose(request), on=request.legal_now.date(), own=_own_unit(request)
    )
    if form.is_valid():
        issued = _issued(request, form, text)
        if issued:
            address = public_address(request, public_path("pledge_start"))
            pdf = pledge_letters.slip_sheet(issued, text, address=address, at=request.legal_now)
            return _sheet(pdf, form.cleaned_data["agency"])
    return render(request, "outreach/slips.html", {"form": form, "text": text})


def _issued(request: Request, form: SlipsForm, text: PledgeText) -> list[services.IssuedSlip]:
    actor = request.officer.actor
    try:
        return services.issue_slips(order=form.order(), text=text, at=request.legal_now, actor=actor)
    except services.NobodyToIssueTo:
        form.add_error("whom", "Tidak ada yang perlu slip baru di unit ini.")
    except services.TooManySlips as error:
        form.add_error(
            "agency", f"{error.count} pegawai terlalu banyak untuk satu lembar. Pilih sub-unitnya."
        )
    except services.NotInUnit as error:
        form.add_error("numbers", f"Tidak bertugas di unit ini: {', '.join(error.numbers[:5])}.")
    return []


@require_http_methods(["GET", "POST"])
@officer_required(*roles.PLANS_OUTREACH)
def paper(request: Request) -> HttpResponse:
    """Record pledges that were signed on paper: check first, then all of them or none."""
    form, answers, done = PaperForm(request.POST or None), list[services.Answer](), False
    if form.is_valid():
        try:
            answers = _answers(request, form.paper_lines())
            done = "catat" in request.POST
        except services.PaperListRefused as refused:
            answers = list(refused.answers)
        except services.PaperListTooLong:
            form.add_error("lines", f"Paling banyak {MOST_LINES} baris sekaligus. Bagi daftarnya.")
    wrong = [each for each in answers if each.problem]
    context = {"form": form, "answers": answers, "wrong": wrong, "done": done}
    return render(request, "outreach/paper_pledges.html", context)


def _answers(request: Request, lines: list[PaperLine]) -> list[services.Answer]:
    government, texts, at = _whose(request), law.rulebook().pledges.values(), request.legal_now
    if "catat" not in request.POST:
        return services.check_paper_pledges(government=government, lines=lines, texts=texts, at=at)
    return services.record_paper_pledges(
        government=government, lines=lines, texts=texts, at=at, actor=request.officer.actor
    )


@require_http_methods(["GET", "POST"])
@officer_required(*roles.PLANS_OUTREACH)
def ceremony(request: Request) -> HttpResponse:
    """Record that a pledge was spoken together; it counts nobody."""
    text, on = _text(request), request.legal_now.date()
    if text is None:
        return redirect("outreach:pledges")
    form = CeremonyForm(request.POST or None, briefings=queries.briefings_of(_whose(request), on))
    if form.is_valid() and _recorded(request, form, text):
        return redirect("outreach:pledges")
    return render(request, "outreach/ceremony.html", {"form": form, "text": text})


def _recorded(request: Request, form: CeremonyForm, text: PledgeText) -> bool:
    told = form.cleaned_data
    try:
        services.record_ceremony(
            briefing=told["briefing"],
            text=text,
            led_by_position=told["led_by_position"],
            at=request.legal_now,
            actor=request.officer.actor,
        )
    except services.CeremonyNotYetHeld:
        form.add_error("briefing", "Acaranya belum berlangsung.")
    except services.TextNotInForce:
        form.add_error("briefing", f"Naskah versi {text.number} belum berlaku pada hari acara itu.")
    except services.CeremonyAlreadyRecorded:
        form.add_error("briefing", "Ikrar bersama acara ini sudah dicatat.")
    return form.is_valid()


def _figures(government: Government, on: date, text: PledgeText, own: Agency | None) -> dict[str, object]:
    def counted(kind: str) -> PerUnit:
        return queries.counts_on(government, kind=kind, election=text.election, on=on)

    counts, people = counted(Tally.Kind.PLEDGED), agencies.headcounts(government, on)
    inside = agencies.unit_ids(own) if own else None
    whole = pledge_pages.whole_share(counts, people, inside)
    return {
        "rows": pledge_pages.unit_rows(government, on, counts, people, below=own),
        "whole": whole,
        "finding": pledge_pages.finding_of(whole),
        "open_answers": pledge_pages.open_answers(
            counted(Tally.Kind.POSTPONED), counted(Tally.Kind.DECLINED), inside
        ),
        "columns": pledge_pages.COLUMNS.values(),
    }


def _own_unit(request: Request) -> Agency | None:
    """Whose page is the own unit's: everybody's who belongs to one, but those who plan for the whole city."""
    return None if request.officer.may(roles.SEES_ALL_UNITS) else request.officer.agency


def _text(request: Request) -> PledgeText | None:
    return law.pledge_on(request.legal_now.date())


def _sheet(pdf: bytes, agency: Agency) -> HttpResponse:
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="slip-{agency.code}.pdf"'
    return response


def _whose(request: Request) -> Government:
    return request.officer.office.government
