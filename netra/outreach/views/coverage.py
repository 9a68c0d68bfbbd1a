"""The coverage board, who has not been reached yet, and the board as a file."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from netra.accounts import roles
from netra.accounts.access import officer_required
from netra.agencies import queries as agencies
from netra.agencies.models import Agency
from netra.clock import date_in_words
from netra.outreach import board_files, coverage, flower, queries
from netra.outreach.coverage import Board
from netra.outreach.forms import BoardDayForm
from netra.outreach.periods import ended_before, period_on
from netra.outreach.views.requests import Request, today, whose

PER_PAGE = 50
FIRST_ROWS = 12
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


@require_GET
@officer_required(*roles.SEES_OUTREACH)
def board(request: Request) -> HttpResponse:
    """Who was briefed, who pledged, who understood: the gap first."""
    unit, ended = _unit(request), ended_before(today(request))
    asked, found = _asked_board(request, unit)
    shown = len(found.units) if "semua" in request.GET else FIRST_ROWS
    context = {
        "board": found,
        "opened": unit,
        "may_go_up": unit is not None and request.officer.role != roles.UNIT_HEAD,
        "finding": coverage.finding_of(found),
        "gap": coverage.gap_of(found),
        "next_step": coverage.next_step_of(found),
        "next_units": coverage.next_units_of(found),
        "units": found.units[:shown],
        "hidden": max(len(found.units) - shown, 0),
        "flower": None if unit else flower.flower_of(found, request.GET.get("peta", "")),
        "sees_names": _sees_names(request) and not asked.is_past,
        "may_plan": request.officer.may(roles.HOLDS_BRIEFINGS) and not asked.is_past,
        "query": _query(unit, asked),
        "ended": ended[0].name if ended else "",
        "ended_on": date_in_words(ended[1]) if ended else "",
        "asked": asked,
        "steps": board_files.STEPS,
        "day_words": date_in_words(asked.on),
    }
    return render(request, "outreach/coverage.html", context)


@require_GET
@officer_required(*roles.SEES_OUTREACH)
def board_file(request: Request, kind: str) -> HttpResponse:
    """The same table of the same day to keep; a day that the board refuses is told on its page."""
    asked, found = _asked_board(request, _unit(request))
    if asked.form.errors:
        return redirect(f"{reverse('outreach:coverage')}?{request.GET.urlencode()}")
    city = whose(request).name
    made = {
        "csv": lambda: board_files.as_csv(found),
        "xlsx": lambda: board_files.as_xlsx(found),
        "pdf": lambda: board_files.as_pdf(
            found, city=city, at=request.legal_now, on=asked.on, in_steps=asked.in_steps
        ),
    }[kind]()
    name = f"cakupan-{asked.on.isoformat()}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made, content_type=TYPES[kind], headers=headers)


@require_GET
@officer_required(*roles.PLANS_OUTREACH, roles.UNIT_HEAD)
def not_reached(request: Request, code: str) -> HttpResponse:
    """The names of a unit at no briefing yet, for whoever plans the next one; `?status=` one class."""
    unit, on = _unit_by_code(request, code), today(request)
    status = request.GET.get("status", "")
    called = [status] if status in coverage.CLASSES else []
    people = queries.not_yet_briefed([unit], period_on(on), on, called)
    page = Paginator(people, PER_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "unit": unit,
        "page": page,
        "classes": coverage.CLASSES,
        "status": called[0] if called else "",
        "status_words": coverage.CLASSES[called[0]] if called else "",
        "may_plan": request.officer.may(roles.HOLDS_BRIEFINGS),
        "names_are_gone": queries.names_are_gone(whose(request), on),
    }
    return render(request, "outreach/not_reached.html", context)


@dataclass(frozen=True)
class Asked:
    """The day that the board is asked for; `moment` says it in an address, `form` what is wrong with it."""

    on: date
    form: BoardDayForm
    is_past: bool = False
    moment: str = ""

    @property
    def in_steps(self) -> bool:
        """Any earlier day but the last of an election: what is only counted is told in steps of five."""
        return self.moment.startswith("tanggal")


def _asked_board(request: Request, unit: Agency | None) -> tuple[Asked, Board]:
    """The board of the day that was asked for; of today, with an error at the field, where there is none."""
    asked = _asked(request)
    try:
        found = _board(request, asked, unit)
    except queries.UnknownUnit as error:
        if not asked.in_steps:
            raise Http404 from error
        return _refused(request, asked, unit, "Unit ini tidak ada pada hari itu. Pilih hari lain.")
    if asked.in_steps and not found.people:
        return _refused(request, asked, unit, "Belum ada pegawai dalam daftar pada hari itu.")
    return asked, found


def _refused(request: Request, asked: Asked, unit: Agency | None, why: str) -> tuple[Asked, Board]:
    """Instead the board of today, with the reason at the field; a unit that is gone today has none."""
    asked.form.add_error("tanggal", why)
    now = Asked(today(request), asked.form)
    try:
        return now, _board(request, now, unit)
    except queries.UnknownUnit as error:
        raise Http404 from error


def _board(request: Request, asked: Asked, unit: Agency | None) -> Board:
    """A head of a unit sees no board above the own one: of that, nothing can be subtracted."""
    own = _own(request) if request.officer.role == roles.UNIT_HEAD else None
    return queries.coverage_on(whose(request), asked.on, unit, in_steps=asked.in_steps, seen_from=own)


def _asked(request: Request) -> Asked:
    """Today; `?tanggal=` an earlier day; `?akhir=1` between elections the last day of the one that ended."""
    on, told = today(request), request.GET if request.GET.get("tanggal") else None
    form = BoardDayForm(told, government=whose(request), on=on)
    ended = ended_before(on) if "akhir" in request.GET else None
    if ended:
        return Asked(ended[1], form, is_past=True, moment="akhir=1")
    if not form.is_valid() or form.cleaned_data["tanggal"] == on:
        return Asked(on, form)
    day = form.cleaned_data["tanggal"]
    return Asked(day, form, is_past=True, moment=f"tanggal={day.isoformat()}")


def _query(unit: Agency | None, asked: Asked) -> str:
    parts = [urlencode({"unit": unit.code})] if unit else []
    parts += [asked.moment] if asked.moment else []
    return f"?{'&'.join(parts)}" if parts else ""


def _unit(request: Request) -> Agency | None:
    """The unit asked for; a head of a unit never sees more than the own one."""
    code = request.GET.get("unit", "")
    if request.officer.role == roles.UNIT_HEAD:
        return _unit_by_code(request, code) if code else _own(request)
    return _unit_by_code(request, code) if code else None


def _own(request: Request) -> Agency:
    if request.officer.agency is None:
        raise Http404
    return request.officer.agency


def _unit_by_code(request: Request, code: str) -> Agency:
    try:
        found = agencies.agency_by_code(whose(request), code)
    except agencies.UnknownAgency as error:
        raise Http404 from error
    if request.officer.role == roles.UNIT_HEAD and found.pk not in agencies.unit_ids(_own(request)):
        raise Http404
    return found


def _sees_names(request: Request) -> bool:
    return bool(request.officer.may(roles.PLANS_OUTREACH | {roles.UNIT_HEAD}))
