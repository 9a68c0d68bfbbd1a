"""What outreach and service watch have in the town of the table of permissions, and where it stands."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from netra import law
from netra.agencies.models import Agency
from netra.outreach import photo_rooms, queries
from netra.outreach.hall_code import code_now
from netra.outreach.photo_pictures import cleaned
from netra.outreach.services import add_photo
from tests import factories
from tests.agencies.rosters.files import RUMBIA
from tests.outreach.halls import comes, opened
from tests.outreach.meetings import a_directive, a_visit, held
from tests.outreach.photographs import a_phones_jpeg
from tests.servicewatch.figures import a_promise, an_issue
from tests.towns import ACTOR

NOW = factories.CAMPAIGN
TODAY = NOW.date()
Address = Callable[[], tuple[Any, ...]]


def outreach_addresses(people: dict[str, Client], unit: Agency) -> dict[str, Address]:
    """A visit at the unit today with a list, a guest whom nobody knows, a photograph and a promise; a
    directive to the unit; a roster that waits; an issue."""
    visit, past = a_visit(unit, on=TODAY), held(a_visit(unit, title="Yang lalu"))
    hall = opened(visit, at=NOW)
    comes(hall, "A-1", name="Orang Contoh", add=True)
    [guest] = queries.unmatched_of(visit.pk)
    picture = add_photo(
        room=photo_rooms.room(), briefing=visit, photo=cleaned(a_phones_jpeg()), shows="Aula", caption="Aula",
        election=law.election_on(TODAY), at=NOW, actor=ACTOR,
    )  # fmt: skip
    sheet = add_photo(
        room=photo_rooms.room(), briefing=visit, photo=cleaned(a_phones_jpeg(330)), shows="Lembar",
        is_sheet=True, election=law.election_on(TODAY), at=NOW, actor=ACTOR,
    )  # fmt: skip
    district = unit.district
    assert district is not None
    promise = a_promise(district, unit, visit=visit.label, on=TODAY, due_on=None, at=NOW)
    directive, issue = a_directive(unit.government, unit), an_issue(unit.government)
    waiting = people["bkps"].post("/kantor/pegawai/impor/", _roster())
    of_visit = ("briefing", "record", "attendance", "open_list", "count_heads", "close_list", "cards",
                "attendance_sheet", "live_parts", "hall_screen", "hall_figures", "hall_picture", "door",
                "door_list", "door_taps", "find_names", "photos", "add_question", "appointment", "invitation",
                "invited", "attendance_list", "promise", "add_sheet_photo")  # fmt: skip
    of_directive = ("directive", "accept_directive", "report_done", "explain_delay", "directive_letter")
    return {
        **{f"outreach:{view}": lambda: (visit.label,) for view in of_visit},
        **{f"outreach:{view}": lambda: (directive.pk,) for view in of_directive},
        **{f"outreach:{view}": lambda: (visit.label, picture.pk) for view in ("photo", "remove_photo")},
        **{f"outreach:{view}sheet_photo": lambda: (visit.label, sheet.pk) for view in ("", "remove_")},
        **{f"servicewatch:{view}": lambda: (issue.pk,) for view in ("edit_issue", "close_issue")},
        "outreach:event_report": lambda: (past.label,),
        "outreach:directive_file": lambda: (directive.pk, 1),
        "outreach:match": lambda: (visit.label, guest.pk),
        "outreach:follow_up": lambda: (visit.label, promise.pk),
        "outreach:coverage_file": lambda: ("csv",),
        "outreach:not_reached": lambda: (unit.code,),
        "outreach:roster_upload": lambda: (waiting["Location"].split("/")[-2],),
        "servicewatch:download": lambda: ("layanan.csv",),
        "servicewatch:agency": lambda: (unit.code,),
        "servicewatch:district": lambda: (district.code,),
        "present": lambda: (code_now(hall),),
    }


def _roster() -> dict[str, Any]:
    line = f"NIP;Nama;Unit Kerja;Jabatan\n{RUMBIA};Rumbia;Kecamatan Satu;Staf\n"
    file = SimpleUploadedFile("daftar.csv", line.encode())
    return {"file": file, "sheet": "", "on_day": "15", "on_month": "10", "on_year": "2024"}
