"""Who may enter which page of the office."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from netra.accounts import asking
from netra.accounts.session import KeyClosed

View = Callable[..., HttpResponse]


def officer_required(
    *allowed: str, hidden: bool = False, first_password: bool = False
) -> Callable[[View], View]:
    """Only signed-in officers with one of these roles (none given: any role).

    `hidden`: to every other role the page does not exist (404), so that it tells nothing by refusing.
    `first_password`: also open to who still has the password that somebody else chose; everywhere else they
    are led to setting their own.
    Without sign-in, or with a key that is closed in this browser: to the sign-in page and back.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            officer = getattr(request, "officer", None)
            if officer is None:
                return asking.to_sign_in(request)
            if not officer.has_own_password and not first_password:
                return HttpResponseRedirect(reverse("accounts:password"))
            if allowed and officer.role not in allowed:
                if hidden:
                    raise Http404
                return render(request, "accounts/not_for_role.html", status=403)
            try:
                return view(request, *args, **kwargs)
            except KeyClosed:
                return asking.for_the_key(request, officer)

        return guarded

    return decorate
