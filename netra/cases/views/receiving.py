"""The receiving office's pages: what was handed over to it, one of these, the receipt, sending it back."""

from functools import wraps
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from netra import clock, vault
from netra.accounts import roles
from netra.accounts.access import View, officer_required
from netra.cases import forms, queries, services
from netra.cases.handing.content import NotAHandover
from netra.cases.handing.custody import SENT, NotWaiting, state_of
from netra.cases.models import Handover
from netra.cases.page import handing as page
from netra.cases.views.acting import desk_of
from netra.reports.services import NotSealedToYou

_hidden = officer_required(*roles.RECEIVES_REFERRALS, hidden=True)
ANSWERED = "Penyerahan ini sudah dijawab, atau ditarik pengirim. Mungkin rekan Anda lebih dulu."

NOBODY_LEFT = "Semua petugas kantor Anda punya kepentingan di unit terlapor: kepada siapa pun tidak disegel."


def receiver(view: View) -> View:
    """A page of an office that rulings go to. What is another office's does not exist, like the page itself
    for every other role; what does not open is said so by name."""
    guarded = _hidden(view)

    @wraps(view)
    def watched(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return guarded(request, *args, **kwargs)
        except (vault.EnvelopeRefused, NotAHandover, NotSealedToYou):  # the last: taken back a moment ago
            return render(request, "cases/handover_unreadable.html", status=409)

    return watched


@receiver
@require_GET
def handovers(request: Any) -> HttpResponse:
    """What was handed over to this office, what waits for a receipt first."""
    found = Paginator(queries.handovers_of(request.officer), queries.PAGE)
    shown = found.get_page(request.GET.get("halaman"))
    days, now = settings.ENV.handover_days, request.legal_now
    waiting = queries.waiting_for(request.officer)
    context = {"work": shown, "rows": [page.row_of(each, now, days) for each in shown], "waiting": waiting}
    return render(request, "cases/handovers.html", context)


@receiver
@require_GET
def handover(request: Any, number: str) -> HttpResponse:
    """One hand-over: the readable file, the evidence list, the clock, the trail. Opening it is journalled."""
    found, desk = handover_or_404(request, number), desk_of(request)
    today = request.legal_now.astimezone(clock.Zone(found.government.zone).tz).date()
    context = {
        "row": page.row_of(found, request.legal_now, settings.ENV.handover_days),
        "clock": page.receiver_clock(found, today),
        "is_waiting": state_of(found) == SENT,
        "way": page.way_of(found),
        "changed_since": page.changed_since(found),
        "lacking": queries.lacking(found),
        "onward": [
            page.row_of(each, request.legal_now, settings.ENV.handover_days)
            for each in reversed(queries.onward_of(found))
        ],
        "may_pass_on": page.may_pass_on(found),
    }
    if found.returned_at is None:
        content = services.open_handover(handover=found, desk=desk)
        context |= {"content": content, "pieces": page.pieces_of(content)}
    return render(request, "cases/handover.html", context | {"trail": page.trail_of(found)})


@receiver
@require_POST
def receive(request: Any, number: str) -> HttpResponse:
    """Give the receipt."""
    found = handover_or_404(request, number)
    try:
        services.receive_handover(handover=found, desk=desk_of(request))
    except NotWaiting:
        return answered(request, found)
    return redirect("cases:handover", number)


@require_POST
@receiver
def seal_again(request: Any, number: str) -> HttpResponse:
    """Also for colleagues who came later, with the keys that everybody has now."""
    found = handover_or_404(request, number)
    try:
        services.seal_again(handover=found, desk=desk_of(request))
    except NotSealedToYou:
        return answered(request, found)
    except services.NobodyMayReceive:
        return answered(request, found, NOBODY_LEFT)
    return redirect("cases:handover", number)


@receiver
def send_back(request: Any, number: str) -> HttpResponse:
    """Return it as incomplete, with what is missing."""
    found = handover_or_404(request, number)
    if state_of(found) != SENT:
        return answered(request, found)
    form = forms.ReturnForm(request.POST or None)
    if form.is_valid():
        try:
            services.return_handover(handover=found, desk=desk_of(request), **form.cleaned_data)
        except (NotWaiting, NotSealedToYou):  # taken back or answered a moment ago
            return answered(request, found)
        return redirect("cases:handover", number)
    back = reverse("cases:handover", args=[found.number])
    return render(request, "cases/handover_move.html", {"form": form, "handover": found, "back": back})


@receiver
@require_GET
def picture(request: Any, number: str, piece: int, page: int) -> HttpResponse:
    """A safe picture of a piece of evidence, as it was drawn when it was handed over."""
    found = handover_or_404(request, number)
    if found.returned_at is not None:
        raise Http404
    drawn = services.read_picture(handover=found, number=piece, page=page, desk=desk_of(request))
    if drawn is None:
        raise Http404
    return HttpResponse(drawn, content_type="image/jpeg")


def handover_or_404(request: Any, number: str) -> Handover:
    found = queries.handovers_of(request.officer).filter(number=number).first()
    if found is None:
        raise Http404
    return found


def answered(request: Any, found: Handover, sentence: str = ANSWERED, back: str = "") -> HttpResponse:
    """Nothing was done; why, and the way back."""
    back = back or reverse("cases:handover", args=[found.number])
    context = {"sentence": sentence, "number": found.number, "back": back}
    return render(request, "cases/handover_refused.html", context, status=409)
