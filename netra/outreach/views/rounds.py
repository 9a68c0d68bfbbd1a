"""A round over many units in one go: choose, look at the calendar, change dates, save."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from netra import law
from netra.accounts import roles
from netra.accounts.access import officer_required
from netra.agencies.models import Agency
from netra.clock import NoCalendarForYear
from netra.outreach import queries, rounds, services
from netra.outreach.forms import RoundForm, chosen_dates
from netra.outreach.rounds import Obstacles, Proposal
from netra.outreach.views.requests import Request, today, whose

CHANGE, SAVE = "ubah", "simpan"


@require_http_methods(["GET", "POST"])
@officer_required(*roles.PLANS_OUTREACH)
def plan_round(request: Request) -> HttpResponse:
    """First the choice, then the proposal with its calendar; nothing is kept until it is saved."""
    form = RoundForm(
        request.POST or None,
        government=whose(request),
        on=today(request),
        initial={"directive": request.GET.get("instruksi")},
    )
    if not form.is_valid() or request.POST.get("langkah") == CHANGE:
        return render(request, "outreach/round.html", {"form": form})
    try:
        days, unread = _days(request, form)
    except (NoCalendarForYear, rounds.RoundTooLong) as error:
        form.add_error("first_on", _why_not(error))
        return render(request, "outreach/round.html", {"form": form})
    proposals = rounds.judged(days, _obstacles(request, form, days), form.cleaned_data["per_day"])
    if _may_save(request, proposals, unread):
        return _save(request, form, proposals)
    return render(request, "outreach/round_proposal.html", _proposal(request, form, proposals, unread))


def _days(request: HttpRequest, form: RoundForm) -> tuple[list[tuple[Agency, date]], list[Agency]]:
    """Each unit with its day, typed or proposed; and the units whose day could not be read."""
    units = form.units()
    cleaned = form.cleaned_data
    proposed = rounds.spread(len(units), cleaned["first_on"], cleaned["per_day"], law.rulebook().calendar)
    typed = chosen_dates(request.POST, units)
    unread = [unit for unit in units if unit.pk in typed and typed[unit.pk] is None]
    days = [(unit, typed.get(unit.pk) or day) for unit, day in zip(units, proposed, strict=True)]
    return days, unread


def _why_not(error: Exception) -> str:
    if isinstance(error, NoCalendarForYear):
        return f"Kalender libur tahun {error.year} belum ada, jadi hari kerjanya tidak dapat dihitung."
    return "Putaran ini lebih panjang dari setengah tahun. Tambah acara per hari, atau kurangi unitnya."


def _obstacles(request: Request, form: RoundForm, days: Sequence[tuple[Agency, date]]) -> Obstacles:
    directive = form.cleaned_data["directive"]
    standings = {on: law.standing_on(on) for _, on in days}
    return Obstacles(
        calendar=law.rulebook().calendar,
        booked=queries.booked_in(whose(request), [unit for unit, _ in days], today(request), form.titles()),
        today=today(request),
        due_on=directive.due_on if directive else None,
        phases={on: standing.phase for on, standing in standings.items() if standing},
    )


def _may_save(request: Request, proposals: Sequence[Proposal], unread: Sequence[Agency]) -> bool:
    """Saved as asked, unless a day is unreadable or past, or another obstacle was not waved through."""
    if request.POST.get("langkah") != SAVE or unread or any(each.on < today(request) for each in proposals):
        return False
    return "tetap" in request.POST or not any(each.conflicts for each in proposals)


def _save(request: Request, form: RoundForm, proposals: Sequence[Proposal]) -> HttpResponse:
    with suppress(services.RoundAlreadyPlanned):
        services.plan_round(
            government=whose(request),
            plans=form.plans(proposals),
            at=request.legal_now,
            actor=request.officer.actor,
        )
    return redirect(f"{reverse('outreach:briefings')}?tersimpan={len(proposals)}")


def _proposal(
    request: HttpRequest, form: RoundForm, proposals: list[Proposal], unread: list[Agency]
) -> dict[str, Any]:
    calendar = law.rulebook().calendar
    return {
        "form": form,
        "proposals": proposals,
        "weeks": rounds.weeks_of(proposals, calendar),
        "unread": unread,
        "in_the_way": sum(1 for each in proposals if each.conflicts),
        "was_refused": request.POST.get("langkah") == SAVE,
        "first": proposals[0].on,
        "last": proposals[-1].on,
    }
