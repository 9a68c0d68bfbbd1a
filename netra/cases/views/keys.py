"""Who can open what, letting a colleague in, and leaving."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from netra import vault
from netra.accounts import roles, session
from netra.cases import forms, keys_page, page, services
from netra.cases.views.acting import bawaslu, desk_of, keyholder
from netra.reports import keyring
from netra.reports import services as reports


@bawaslu
def overview(request: Any) -> HttpResponse:
    """The officer's own key, and what each colleague can open of what this officer can open."""
    context = keys_page.overview_of(request.officer) | {"index": page.key_card(desk_of(request))}
    return render(request, "cases/keys.html", context)


@bawaslu
def let_in(request: Any, officer: int) -> HttpResponse:
    """Seal every report that this officer can open to a colleague too, once fingerprints were compared."""
    to = keyring.colleagues_of(request.officer).filter(pk=officer).first()
    if to is None:
        raise Http404
    context: dict[str, Any] = {"to": to, "fingerprint": vault.fingerprint(bytes(to.public_key))}
    if request.method == "POST":
        desk = desk_of(request)
        try:
            context["outcome"] = reports.let_in(by=desk.officer, private=desk.private, to=to, at=desk.at)
        except reports.KeyReplaced:
            return redirect(request.path)  # another fingerprint to compare
        context |= keys_page.home_of(request.officer)
        context["index_keys"] = services.share_index_keys(to=to, desk=desk)
        return render(request, "cases/keys_given.html", context)
    context["lacks"] = keyring.grants_missing_for(request.officer, to).count()
    return render(request, "cases/keys_give.html", context)


@keyholder
def leave(request: Any) -> HttpResponse:
    """Hand everything over to a successor and end the own account."""
    if request.officer.may(roles.GUARDS_IDENTITIES):
        return _leave_custody(request)
    colleagues = keyring.colleagues_of(request.officer)
    form = forms.LeaveForm(request.POST or None, colleagues=colleagues)
    if settings.ENV.demo or not form.is_valid():  # the demo's personas are needed by its next visitor
        return render(request, "cases/leave.html", {"form": form, "alone": not colleagues})
    to = next(each for each in colleagues if str(each.pk) == form.cleaned_data["to"])
    try:
        services.hand_everything_over(to=to, desk=desk_of(request))
    except reports.LeavesReportsUnread as unread:
        return render(request, "cases/leave_refused.html", {"dockets": unread.dockets, "to": to}, status=409)
    except reports.KeyReplaced:
        return redirect(request.path)  # choose again: the successor has another key by now, or is gone
    return _signed_out(request)


def _leave_custody(request: Any) -> HttpResponse:
    """The same for a custodian of names: the keys of names go to another one."""
    colleagues = keys_page.other_custodians(request.officer)
    form = forms.LeaveForm(request.POST or None, colleagues=colleagues)
    context = {"form": form, "alone": not colleagues, "kept": reports.alone_with(request.officer)}
    if settings.ENV.demo or not form.is_valid():
        return render(request, "cases/leave_custody.html", context)
    to = next(each for each in colleagues if str(each.pk) == form.cleaned_data["to"])
    try:
        services.hand_custody_over(to=to, desk=desk_of(request))
    except reports.LastCustodian:
        return render(request, "cases/leave_custody_refused.html", {"to": to}, status=409)
    return _signed_out(request)


def _signed_out(request: Any) -> HttpResponse:
    response = redirect("accounts:sign_in")
    session.end(request, response)
    return response
