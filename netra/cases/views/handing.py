"""The sender's pages: with whom a ruling is, handing it over, taking it back, a receipt on paper."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from netra.accounts import roles
from netra.accounts.models import Office
from netra.cases import change_queries, changes, forms, lifecycle, queries, services
from netra.cases import page as page_of
from netra.cases.desk import Desk
from netra.cases.handing.custody import SENT, NotWaiting, StillOut, parts_of, state_of
from netra.cases.handing.receivers import OUTSIDE, USUAL
from netra.cases.models import Case, Handover
from netra.cases.page import handing as page
from netra.cases.views.acting import PREVENTED, already_done, bawaslu, case_or_404, desk_of, handler
from netra.cases.views.lists import late_before
from netra.law.procedure import MoveNotAllowed
from netra.reports import lifecycle as public
from netra.reports import services as reports

NOBODY = (
    "Di {} tidak ada petugas yang boleh menerima berkas ini: semuanya punya kepentingan di unit terlapor. "
    "Pilih kantor lain, atau lembaga di luar pemasangan ini."
)


@bawaslu
@require_GET
def handovers_of_case(request: Any, docket: str) -> HttpResponse:
    """Each verdict of a case: with whom it is, and every passage that it made."""
    found, desk = case_or_404(request, docket), desk_of(request)
    return render(request, "cases/case_handovers.html", {"case": found, "tracks": tracks_of(found, desk)})


def tracks_gone_out(found: Case, desk: Desk) -> list[dict[str, Any]]:
    """The same once the ruling was passed on; also while a changed one is still to be."""
    gone = found.stage == lifecycle.REFERRED or queries.numbers_of(found)
    return tracks_of(found, desk) if gone else []


def tracks_of(found: Case, desk: Desk) -> list[dict[str, Any]]:
    """The tracks of a case as its pages show them."""
    purposes = _purposes(found, desk)
    origin = found.assignee.office.name if found.assignee else desk.officer.office.name
    old = [each.track for each in queries.passages_of(found) if each.track not in purposes]
    every = [*purposes, *dict.fromkeys(old)]
    return page.tracks(found, every, desk.at, settings.ENV.handover_days, origin, old=old)


@bawaslu
@require_GET
def sent_handovers(request: Any) -> HttpResponse:
    """What went out from the officer's cases, unanswered first, and what a level below left unanswered."""
    found, days, now = queries.sent_handovers(request.officer), settings.ENV.handover_days, request.legal_now
    shown = Paginator(found, queries.PAGE).get_page(request.GET.get("halaman"))
    context = {
        "work": shown,
        "rows": [page.row_of(each, now, days) for each in shown],
        "escalated": [page.row_of(each, now, days) for each in queries.escalated_to(request.officer)],
        "late": queries.late_handovers(request.officer, late_before(now)),
        "days": days,
    }
    return render(request, "cases/sent_handovers.html", context)


@handler
def send_handover(request: Any, docket: str) -> HttpResponse:
    """Write the minimal file of one verdict and hand it over."""
    found, desk = case_or_404(request, docket), desk_of(request)
    ruled = _purposes(found, desk)
    out = queries.open_purposes(found, ruled) if found.stage == lifecycle.REFERRED else []
    if not out and request.method != "POST":
        return already_done(request, found.report)
    sent = request.POST.get("purpose", "")
    ways = services.ways_of(found, desk)
    about = _of_one_way(ways, out, sent or request.GET.get("putusan", ""))
    purposes = [each for each in about if each in out]
    offices = list(queries.receiving_offices(found.government_id))
    way = services.way_among(ways, about[0])
    form = _form(request, found, purposes or about, offices, desk, way)
    if purposes and form.is_valid():
        try:
            made = _sent(found, form, offices, desk)
        except services.NobodyMayReceive as nobody:
            form.add_error("to", NOBODY.format(nobody))
        except services.ChangeWaits:
            form.add_error(None, PREVENTED[services.ChangeWaits])
        except (StillOut, MoveNotAllowed):
            return _send_page(request, found, form, out, overtaken=True)
        else:
            return redirect("cases:sent_handover", docket, made.number)
    return _send_page(request, found, form, out, overtaken=not purposes)


def _send_page(
    request: Any, found: Case, form: forms.HandoverForm, out: list[str], *, overtaken: bool
) -> HttpResponse:
    """The form; where a colleague was quicker, what happened, and what was typed without its button."""
    shown = [each for each, _ in form.purposes]
    kinds = [parts_of(each)[0] for each in shown]
    usual = [f"{lifecycle.VERDICT_LABELS[each]}: {USUAL[each]}" for each in kinds if each in USUAL]
    others = [(each, page.track_label(each)) for each in out if each not in shown]
    about = page.track_label(shown[0]) if others or parts_of(shown[0])[1] else ""
    context = {"form": form, "case": found, "usual": usual, "others": others, "about": about}
    context |= {"is_gone": overtaken, "letter": page_of.letter_on(found, shown[0])}
    if overtaken:
        context["changes"] = page_of.changes_as_lines(found.report, changes.since(found.report, found, None))
    return render(request, "cases/send_handover.html", context, status=409 if overtaken else 200)


def _of_one_way(ways: list[services.Way], out: list[str], chosen: str) -> list[str]:
    """The tracks of the way that form or address names, that verdict first; else of the first that may go
    out: one page, one person, one receiver. What was typed about one is never offered for another, not even
    after a colleague sent it."""
    ruled = [each for way in ways for each in way.tracks]
    known = [each for each in (chosen, *out, *ruled) if each in ruled]
    return sorted(services.way_among(ways, known[0]).tracks, key=lambda each: each != known[0])


def _form(
    request: Any, found: Case, purposes: list[str], offices: list[Office], desk: Desk, way: services.Way
) -> forms.HandoverForm:
    bound = request.method == "POST"
    return forms.HandoverForm(
        request.POST if bound else None,
        purposes=purposes,
        offices=page.offices_offered(offices),
        pieces=page.pieces_offered(found, desk),
        reporter_wrote=_words_of_others(found, desk),
        way=way,
        initial={} if bound else _beginning(found, purposes, desk),
    )


def _words_of_others(found: Case, desk: Desk) -> list[str]:
    """What is only compared with: of a finding nothing, for its words are the office's own."""
    if found.report.origin == public.FINDING:
        return []
    return reports.told_by_reporter(report=found.report, key=desk.key_to(found.report))


def _beginning(found: Case, purposes: list[str], desk: Desk) -> dict[str, Any]:
    begins = page.beginning_of_handover(found, purposes, services.tracks_in(found, desk), desk)
    back = [each for each in queries.passages_of(found) if each.track in purposes and each.returned_at]
    if not back or change_queries.changed_since(back[-1]):  # what it said was ruled otherwise since
        return begins
    content = services.open_handover(handover=back[-1], desk=desk)
    return begins | page.beginning_again(content) | {"purpose": back[-1].track}


def _sent(found: Case, form: forms.HandoverForm, offices: list[Office], desk: Desk) -> Handover:
    told = form.cleaned_data
    office = next((each for each in offices if str(each.pk) == told["to"]), None)
    to = (
        services.To(told["outside"])
        if told["to"] == OUTSIDE or office is None
        else services.To(office.name, office)
    )
    return services.send_handover(
        case=found,
        purpose=told["purpose"],
        to=to,
        content=form.content,
        chosen={UUID(each) for each in told.get("evidence", [])},
        desk=desk,
    )


@bawaslu
@require_GET
def sent_handover(request: Any, docket: str, number: str) -> HttpResponse:
    """What went out, as the receiver reads it, and what became of it."""
    found, desk = case_or_404(request, docket), desk_of(request)
    passage = passage_or_404(found, number)
    context = sent_page(request, passage, desk) | {
        "case": found,
        "links": links_of(docket, number),
        "may_act": request.officer.may(roles.HANDLES_CASES),
        "letter": page_of.letter_on(found, passage.track),
    }
    return render(request, "cases/sent_handover.html", context)


def sent_page(request: Any, passage: Handover, desk: Desk) -> dict[str, Any]:
    """What a sender's page shows of one passage, of a case or of what is passed on."""
    content = services.open_handover(handover=passage, desk=desk)
    return {
        "row": page.row_of(passage, request.legal_now, settings.ENV.handover_days),
        "content": content,
        "pieces": page.pieces_of(content),
        "note": services.read_note(handover=passage, desk=desk),
        "trail": page.trail_of(passage),
        "is_waiting": state_of(passage) == SENT,
        "changed_since": page.changed_since(passage),
        "above": [office.name for office in queries.offices_above(passage)],
    }


def links_of(docket: str, number: str) -> dict[str, str]:
    """Where the page of what went out from a case leads to."""
    views = {"page": "sent_handover", "pack": "pack_handover", "take_out": "take_out_handover",
             "receipt": "confirm_receipt", "recall": "recall_handover", "escalate": "escalate_handover",
             "reseal": "reseal_handover"}  # fmt: skip
    found = {name: reverse(f"cases:{view}", args=[docket, number]) for name, view in views.items()}
    return found | {
        "back": reverse("cases:case_handovers", args=[docket]), "back_words": f"Serah terima {docket}",
    }  # fmt: skip


@require_POST
@handler
def reseal_handover(request: Any, docket: str, number: str) -> HttpResponse:
    """For everybody of the receiving office who is entitled now, with the keys that they have now."""
    found = case_or_404(request, docket)
    passage = passage_or_404(found, number)
    try:
        services.seal_again(handover=passage, desk=desk_of(request))
    except (reports.NotSealedToYou, services.NobodyMayReceive):
        return already_done(request, found.report)
    return redirect("cases:sent_handover", docket, number)


@require_POST
@handler
def escalate_handover(request: Any, docket: str, number: str) -> HttpResponse:
    """Tell the level above that nobody answers."""
    found = case_or_404(request, docket)
    passage = passage_or_404(found, number)
    try:
        services.escalate_handover(handover=passage, days=settings.ENV.handover_days, desk=desk_of(request))
    except (services.NotLate, NotWaiting):
        return already_done(request, found.report)
    return redirect("cases:sent_handover", docket, number)


@handler
def recall_handover(request: Any, docket: str, number: str) -> HttpResponse:
    """Take back what nobody gave a receipt for."""
    passage = passage_or_404(case_or_404(request, docket), number)
    form = forms.RecallForm if passage.to_office_id else forms.RecallOutsideForm
    return _answer(request, docket, number, form, services.recall_handover)


@handler
def confirm_receipt(request: Any, docket: str, number: str) -> HttpResponse:
    """Write down the receipt of an institution outside."""
    return _answer(request, docket, number, forms.ReceiptForm, services.confirm_receipt)


def _answer(request: Any, docket: str, number: str, form_class: Any, verb: Any) -> HttpResponse:
    found = case_or_404(request, docket)
    passage, back = passage_or_404(found, number), links_of(docket, number)["page"]
    answer = answering(request, passage, form_class, verb, back=back)
    return answer or already_done(request, found.report)


def answering(
    request: Any, passage: Handover, form_class: Any, verb: Any, *, back: str
) -> HttpResponse | None:
    """The form of one of the sender's acts, or what it did; None where it was answered meanwhile."""
    if state_of(passage) != SENT:
        return None
    form = form_class(request.POST or None)
    if form.is_valid():
        try:
            verb(handover=passage, desk=desk_of(request), **form.cleaned_data)
        except NotWaiting:
            return None
        return redirect(back)
    return render(request, "cases/handover_move.html", {"form": form, "handover": passage, "back": back})


def passage_or_404(found: Case, number: str) -> Handover:
    """One passage of this case."""
    passage = next((each for each in queries.passages_of(found) if each.number == number), None)
    if passage is None:
        raise Http404
    return passage


def _purposes(found: Case, desk: Desk) -> list[str]:
    """The verdicts that go somewhere, in the order of the table."""
    return list(services.tracks_in(found, desk))
