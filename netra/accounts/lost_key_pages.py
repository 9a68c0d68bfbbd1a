"""What the pages about lost keys share, in whichever room they stand: reports, names or proceedings."""

from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from netra import vault
from netra.accounts import guessing, key_forms, recoveries, recovery_queries, services
from netra.accounts.circle_words import Words
from netra.accounts.models import Recovery
from netra.accounts.passkey_forms import WRONG_PASSWORD
from netra.accounts.recovery_queries import LostKey


def is_confirmed(request: Any, form: Any) -> bool:
    """The password is right, and is not the new passphrase (the form compares the two)."""
    old, now = form.cleaned_data["old"], datetime.now(UTC)
    try:
        services.confirm_password(officer=request.officer, password=old, now=now, at=request.legal_now)
    except guessing.SignInRefused:
        form.add_error("old", WRONG_PASSWORD)
        return False
    return True


def counting_memory(request: Any, found: LostKey) -> AbstractContextManager[None]:
    """Around a try at what locked an earlier key: a wrong one counts."""
    tries = guessing.at_former(found.former)
    return guessing.counting_guesses(tries, now=datetime.now(UTC), at=request.legal_now)


def words_about(words: Words, home: str, home_name: str) -> dict[str, Any]:
    """What every one of these pages says of the room that it stands in; `home` leads back there."""
    return {"words": words, "ways": words.ways, "home": reverse(home), "home_name": home_name}


def former_or_404(request: Any, former: int) -> LostKey:
    """One of the officer's own earlier keys."""
    lost = recovery_queries.lost_keys_of(request.officer)
    found = next((each for each in lost if each.former.pk == former), None)
    if found is None:
        raise Http404
    return found


def former_page(request: Any, shown: dict[str, Any], waiting: Any, form: Any = None) -> HttpResponse:
    """The officer's earlier keys; `waiting` says in words what lies under one, by its fingerprint."""
    lost = recovery_queries.lost_keys_of(request.officer)
    context = {
        "lost": [(each, waiting(request.officer, each.fingerprint)) for each in lost],
        "now": vault.fingerprint(bytes(request.officer.public_key)),
        "form": form or key_forms.RememberedForm(),
    }
    return render(request, "accounts/former_keys.html", context | shown)


def own_ceremony_or_404(request: Any, recovery: int) -> Recovery:
    """A ceremony that this officer asked for and no drill: its layers are theirs to join."""
    found = recovery_queries.recovery_seen_by(request.officer, recovery)
    if found is None or found.escrow.is_practice or found.receiver_id != request.officer.pk:
        raise Http404
    return found


def asked_for(request: Any, former: int) -> HttpResponse:
    """Ask the holders for one of the own earlier keys. The caller sees that today's key is open here: the
    answer is sealed to it."""
    escrow = former_or_404(request, former).escrow
    if escrow is None:
        raise Http404
    begun = recoveries.ask(officer=request.officer, escrow=escrow, at=request.legal_now)
    return redirect("accounts:ceremony", begun.pk)


def asked_as_successor(request: Any, escrow: int) -> HttpResponse:
    """Ask the holders for a key that was left behind, as above."""
    found = recovery_queries.keys_left_behind(request.officer).filter(pk=escrow).first()
    if found is None:
        raise Http404
    begun = recoveries.ask_as_successor(escrow=found, successor=request.officer, at=request.legal_now)
    return redirect("accounts:ceremony", begun.pk)


def refused(request: Any, sentence: str) -> HttpResponse:
    """Nothing was done, and this says why."""
    return render(request, "accounts/recovery_refused.html", {"sentence": sentence}, status=409)
