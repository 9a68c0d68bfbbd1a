"""What a briefing gives to take away: an appointment, an invitation, a list for signatures, a report."""

from datetime import date

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from netra import law
from netra.accounts import roles
from netra.accounts.access import officer_required
from netra.clock import Zone
from netra.clock.icalendar import Appointment, calendar_file
from netra.outreach import papers, photo_rooms, queries
from netra.outreach.models import Briefing, BriefingPhoto
from netra.outreach.views.requests import Request, briefing_or_404, download, pdf, today


@require_GET
@officer_required(*roles.SEES_OUTREACH)
def appointment(request: Request, label: str) -> HttpResponse:
    """The briefing for any calendar program."""
    found = briefing_or_404(request, label)
    made = calendar_file(
        Appointment(
            uid=f"{found.label}.{found.government.code}@netra",
            stamped_at=request.legal_now,
            on=found.held_on,
            zone=Zone(found.government.zone),
            summary=found.title,
            place=found.place,
            description=found.agenda,
            starts_at=found.starts_at,
            ends_at=found.ends_at,
        )
    )
    return download(made, f"{found.label}.ics", "text/calendar; charset=utf-8; method=PUBLISH")


@require_GET
@officer_required(*roles.HOLDS_BRIEFINGS)
def invitation(request: Request, label: str) -> HttpResponse:
    """The invitation as a letter."""
    found = _to_hold(request, label)
    made = papers.invitation_letter(
        found,
        signer=request.officer.position,
        at=request.legal_now,
        sample=settings.ENV.demo,
        people=queries.expected_postings(found) if found.only_not_reached else (),
    )
    return pdf(made, f"undangan-{found.label}")


@require_GET
@officer_required(*roles.HOLDS_BRIEFINGS)
def attendance_list(request: Request, label: str) -> HttpResponse:
    """The list for signatures, by the roster of the day of the briefing; `?unit=` only this invited unit."""
    found = _to_hold(request, label)
    people = queries.expected_postings(found, unit=request.GET.get("unit", ""))
    made = papers.attendance_list(found, people, at=request.legal_now, sample=settings.ENV.demo)
    return pdf(made, f"daftar-hadir-{found.label}")


@require_GET
@officer_required(*roles.HOLDS_BRIEFINGS)
def event_report(request: Request, label: str) -> HttpResponse:
    """The report of the event; there is none before its minutes."""
    found = _to_hold(request, label)
    if found.state_on(today(request)) != Briefing.State.HELD:
        raise Http404
    made = papers.event_report(
        found,
        instruments=law.rulebook().instruments,
        headcount=queries.expected_by_employment(found),
        present=queries.present_by_employment(found),
        signer=request.officer.position,
        at=request.legal_now,
        sample=settings.ENV.demo,
        photos=_photos(found, today(request)),
    )
    return pdf(made, f"laporan-{found.label}")


def _photos(found: Briefing, on: date) -> list[tuple[BriefingPhoto, bytes]]:
    """The photographs with their contents; one whose file is missing is left out."""
    kept = [(each, photo_rooms.content_of(each)) for each in queries.photos_of(found, on)]
    return [(each, content) for each, content in kept if content is not None]


def _to_hold(request: Request, label: str) -> Briefing:
    found = briefing_or_404(request, label)
    if not queries.may_hold(request.officer, found):
        raise PermissionDenied
    return found
