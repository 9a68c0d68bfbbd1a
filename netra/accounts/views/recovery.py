"""Recovery: who holds, protecting the own key, the ceremony, and the drill."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from netra import vault
from netra.accounts import circles, key_forms, recoveries, recovery_page, recovery_sets
from netra.accounts import recovery_queries as queries
from netra.accounts.access import officer_required
from netra.accounts.circle_words import WORDS
from netra.accounts.models import Recovery, RecoverySet
from netra.accounts.session import opened_key


@officer_required()
def overview(request: Any) -> HttpResponse:
    """The sets that concern this officer. For whoever none concerns the page does not exist."""
    context = recovery_page.overview_of(request.officer, request.legal_now)
    if not context["sets"] and not context["own"]:
        raise Http404
    return render(request, "accounts/recovery.html", context)


@officer_required(*circles.PROTECTED, hidden=True)
def propose(request: Any) -> HttpResponse:
    """A new set: who holds and how many are needed."""
    circle = queries.circle_of(request.officer)
    if circle is None:
        raise Http404
    possible = queries.possible_holders(request.officer.office.government, circle)
    form = key_forms.ProposalForm(request.POST or None, possible=possible)
    if form.is_valid():
        chosen = [each for each in possible if str(each.pk) in form.cleaned_data["holders"]]
        try:
            recovery_sets.propose_set(
                by=request.officer,
                holders=chosen,
                threshold=form.cleaned_data["threshold"],
                at=request.legal_now,
            )
        except recovery_sets.UnfitSet as unfit:
            form.add_error("holders", unfit.why)
        else:
            return redirect("accounts:recovery")
    return render(request, "accounts/recovery_propose.html", {"form": form, "words": WORDS[circle.code]})


@require_POST
@officer_required()
def agree(request: Any, found: int) -> HttpResponse:
    """Accept the place as a holder, with the key of today."""
    opened_key(request, request.officer)  # only who can open the own key promises to
    holder = queries.holding_of(request.officer, _set_or_404(request, found))
    if holder is None:
        raise Http404
    try:
        recovery_sets.agree_to_hold(holder=holder, officer=request.officer, at=request.legal_now)
    except (recovery_sets.NotAskedToHold, recovery_sets.UnfitSet):
        return _refused(request, "Usulan ini sudah berubah atau tidak berlaku lagi. Minta usulan baru.")
    return redirect("accounts:recovery")


@require_POST
@officer_required(*circles.PROTECTED, hidden=True)
def protect(request: Any) -> HttpResponse:
    """Put the own key under the protection of the set in force."""
    private = opened_key(request, request.officer)
    try:
        recovery_sets.protect_key(officer=request.officer, private=private, at=request.legal_now)
    except recovery_sets.NoSetInForce:
        return _refused(request, "Belum ada kelompok yang berlaku, atau pemegangnya tinggal sedikit.")
    return redirect("accounts:recovery")


@require_POST
@officer_required()
def drill(request: Any, found: int) -> HttpResponse:
    """Begin a drill."""
    try:
        begun = recoveries.begin_drill(
            officer=request.officer, found=_set_or_404(request, found), at=request.legal_now
        )
    except (recoveries.NotAHolder, recovery_sets.NoSetInForce):
        return _refused(request, "Latihan belum dapat dimulai: kelompok ini belum berlaku.")
    return redirect("accounts:ceremony", begun.pk)


@officer_required()
def ceremony(request: Any, recovery: int) -> HttpResponse:
    """One ceremony: whom it is for, what to compare, and who has agreed."""
    found = _recovery_or_404(request, recovery)
    shown = recovery_page.shown_ceremony(found, request.officer)
    is_open = not (found.finished_at or found.cancelled_at) and found.expires_at > request.legal_now
    return render(request, "accounts/ceremony.html", {"ceremony": shown, "is_open": is_open})


@require_POST
@officer_required()
def approve(request: Any, recovery: int) -> HttpResponse:
    """Open the own layer to who asked."""
    found = _recovery_or_404(request, recovery)
    private = opened_key(request, request.officer)
    try:
        recoveries.approve(recovery=found, officer=request.officer, private=private, at=request.legal_now)
    except recoveries.NotAHolder:
        return _refused(request, "Kunci Anda bukan lagi kunci yang Anda pakai saat menyanggupi.")
    except recoveries.RecoveryClosed:
        return _refused(request, "Pemulihan ini sudah berakhir.")
    except vault.EnvelopeRefused:
        return _refused(request, "Lapisan Anda tidak dapat dibuka: isinya berubah. Jangan lanjutkan.")
    return redirect("accounts:ceremony", recovery)


@require_POST
@officer_required()
def cancel(request: Any, recovery: int) -> HttpResponse:
    """End it: by who asked, or by a holder who doubts it."""
    found = _recovery_or_404(request, recovery)
    try:
        recoveries.cancel(recovery=found, officer=request.officer, at=request.legal_now)
    except recoveries.RecoveryClosed:
        return _refused(request, "Pemulihan ini sudah berakhir.")
    return redirect("accounts:recovery")


@require_POST
@officer_required()
def finish_drill(request: Any, recovery: int) -> HttpResponse:
    """Join the layers of a drill: for who began it."""
    found = _recovery_or_404(request, recovery)
    if found.escrow.officer_id != request.officer.pk:
        raise Http404
    private = opened_key(request, request.officer)
    try:
        recoveries.finish_drill(
            recovery=found, officer=request.officer, private=private, at=request.legal_now
        )
    except (vault.TooFewLayers, recoveries.NotAHolder, recoveries.RecoveryClosed):
        return _refused(request, "Latihan ini belum cukup disetujui, atau sudah berakhir.")
    except vault.EnvelopeRefused:
        return _refused(request, "Latihan gagal: yang tersegel bukan kunci latihan. Laporkan.")
    return redirect("accounts:recovery")


def _set_or_404(request: Any, found: int) -> RecoverySet:
    seen = next((each for each in queries.sets_seen_by(request.officer) if each.pk == found), None)
    if seen is None:
        raise Http404
    return seen


def _recovery_or_404(request: Any, recovery: int) -> Recovery:
    found = queries.recovery_seen_by(request.officer, recovery)
    if found is None:
        raise Http404
    return found


def _refused(request: Any, sentence: str) -> HttpResponse:
    return render(request, "accounts/recovery_refused.html", {"sentence": sentence}, status=409)
