"""What every page of this room shares: who may enter, what they see, and how a move is made."""

from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from netra import vault
from netra.accounts import roles
from netra.accounts.access import View, officer_required
from netra.accounts.session import opened_key
from netra.accounts.shared_keys import SealedToEarlierKey
from netra.discipline import queries
from netra.discipline.desk import Desk, NotSealedToYou
from netra.discipline.models import Proceeding
from netra.reports import services as reports

_hidden = officer_required(*sorted(roles.KEEPS_DISCIPLINE), hidden=True)


def keeper(view: View) -> View:
    """A page of the personnel office and the inspectorate; to every other role it does not exist. Who asks
    for a number that is not theirs is written down, whether it exists or not."""

    @wraps(view)
    def watched(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Http404:
            if "docket" in kwargs:
                reports.note_refused_opening(
                    officer=request.officer, docket=kwargs["docket"], at=request.legal_now
                )
            raise
        except NotSealedToYou as gone:  # stepped aside or erased while this page was being made
            raise Http404 from gone
        except SealedToEarlierKey:
            return render(request, "discipline/earlier_key.html", kwargs, status=409)
        except vault.EnvelopeRefused:
            return render(request, "discipline/unreadable.html", kwargs, status=409)

    return _hidden(watched)


def desk_of(request: Any) -> Desk:
    return Desk(request.officer, opened_key(request, request.officer), request.legal_now)


def proceeding_or_404(request: Any, docket: str) -> Proceeding:
    found = queries.proceeding_for(request.officer, docket)
    if found is None:
        raise Http404
    return found


def refused(request: Any, found: Proceeding, sentence: str) -> HttpResponse:
    """Nothing was done, and this says why."""
    back = reverse("discipline:proceeding", args=[found.docket])
    return render(request, "cases/refused.html", {"sentence": sentence, "back": back}, status=409)
