"""`netra worker`: what is kept only for a time goes by rule; a run may come late, twice, or break."""

import json
import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import OperationalError

from netra import law
from netra.agencies.models import Agency, Government
from netra.dashboard import installation
from netra.journal import runs
from netra.journal.models import Entry, JobRun
from netra.outreach import photo_rooms, services, uploads
from netra.outreach.models import Attendance, AttendanceFigure, BriefingPhoto
from netra.outreach.photo_pictures import cleaned
from netra.outreach.roster_rooms import roster_room
from netra.reports.models import Draft
from netra.web import daily
from netra.web.management.commands import netra_worker
from tests.outreach.halls import MORNING, a_hall, comes
from tests.outreach.photographs import a_phones_jpeg
from tests.outreach.signing import a_servant, a_slip
from tests.towns import ACTOR, a_government, an_agency

pytestmark = pytest.mark.django_db
NAMES = [
    "journal", "retention", "names", "digests", "handovers", "attendance", "photos", "enclosures", "staff", "pledges",
    "people",
    "rosters", "drafts", "sessions",
]  # fmt: skip
NOW = datetime.now(UTC)


def run(*options: str) -> dict[str, dict[str, Any]]:
    """Every line that the worker prints, by job."""
    said = StringIO()
    call_command("netra_worker", "--once", *options, stdout=said)
    lines = [json.loads(line) for line in said.getvalue().splitlines()]
    return {line["job"]: line for line in lines}


def test_an_empty_installation_has_a_line_per_job_and_nothing_to_do() -> None:
    assert list(run()) == NAMES
    assert {job: line["did"] for job, line in run().items() if any(line["did"].values())} == {}


def test_names_of_an_election_long_past_go_and_the_figures_stay(dinas: Agency) -> None:
    attendance_list, (first, *_) = a_hall(dinas)
    comes(attendance_list, first.number)
    services.close_attendance(attendance_list=attendance_list, at=MORNING, actor=ACTOR)
    label = attendance_list.briefing.label
    assert run()["attendance"]["did"] == {"99.01": {"lists": [label]}}
    assert not Attendance.objects.exists()
    assert [figure.present for figure in AttendanceFigure.objects.all()] == [1]
    entries = Entry.objects.count()
    assert run()["attendance"]["did"] == {}
    assert Entry.objects.count() == entries


def test_photographs_slips_drafts_sessions_and_waiting_files_go(dinas: Agency) -> None:
    hall, _ = a_hall(dinas)
    services.add_photo(
        room=photo_rooms.room(),
        briefing=hall.briefing,
        photo=cleaned(a_phones_jpeg()),
        shows="Aula",
        caption="",
        election=law.election_on(hall.briefing.held_on),
        at=MORNING,
        actor=ACTOR,
    )
    a_slip(a_servant(dinas), dinas)
    old = NOW - timedelta(days=2)
    Draft.objects.create(key_digest=b"0" * 32, envelope=b"x", expires_at=old)
    Session.objects.create(session_key="lama", session_data="", expire_date=old)
    upload = uploads.Upload("99.01", MORNING.date(), complete=False, sheet="")
    token = uploads.receive(roster_room(), upload, [b"nip"])
    os.utime(roster_room() / token, (old.timestamp(), old.timestamp()))
    did = {job: line["did"] for job, line in run().items()}
    assert did.pop("journal") == {"99.01": {"heads": 1}}  # what was recorded before today is published
    assert did == {
        "retention": {},
        "names": {},
        "digests": {},
        "handovers": {},
        "attendance": {"99.01": {"lists": [hall.briefing.label]}},
        "photos": {"99.01": {"briefings": [hall.briefing.label], "stray_files": 0}},
        "enclosures": {},
        "staff": {"99.01": {"people": 4}},
        "pledges": {"99.01": {"rows": 1}},
        "people": {},
        "rosters": {"files": 1},
        "drafts": {"drafts": 1, "stray_files": 0, "turns": 0},
        "sessions": {"sessions": 1},
    }
    assert not BriefingPhoto.objects.exists() and not list(photo_rooms.room().rglob("*.jpg"))


def test_what_is_still_kept_stays(dinas: Agency) -> None:
    Draft.objects.create(key_digest=b"1" * 32, envelope=b"x", expires_at=NOW + timedelta(hours=1))
    Session.objects.create(session_key="baru", session_data="", expire_date=NOW + timedelta(hours=1))
    upload = uploads.Upload("99.01", MORNING.date(), complete=False, sheet="")
    uploads.receive(roster_room(), upload, [b"nip"])
    run()
    assert (Draft.objects.count(), Session.objects.count()) == (1, 1)
    assert len(list(roster_room().iterdir())) == 1


def test_a_job_that_breaks_is_told_by_its_kind_and_stops_no_other() -> None:
    def breaks() -> dict[str, Any]:
        raise RuntimeError("kata rahasia")

    jobs = (daily.Job("rusak", breaks), daily.Job("baik", lambda: {"done": 1}))
    lines = list(daily.run_all(jobs))
    assert lines[0] == {"job": "rusak", "error": "RuntimeError"}
    assert lines[1]["did"] == {"done": 1}
    assert runs.failing() == {"rusak": "RuntimeError"} and runs.last_done()["rusak"] is None
    assert next(daily.run_all((daily.Job("rusak", dict),)))["did"] == {}
    assert runs.failing() == {}


def test_a_government_that_breaks_a_job_does_not_stop_those_after_it_and_the_run_has_failed(
    dinas: Agency,
) -> None:
    a_government("99.02")

    def breaks_for_the_first(government: Government, _: datetime) -> dict[str, Any]:
        if government.code == "99.01":
            raise RuntimeError("kata rahasia")
        return {"done": 1}

    (line,) = daily.run_all((daily.Job("uji", daily.per_government(breaks_for_the_first)),))
    assert (line["error"], line["failed"]) == ("RuntimeError", {"99.01": "RuntimeError"})
    assert line["did"] == {"99.02": {"done": 1}}
    assert "rahasia" not in json.dumps(line)
    assert runs.failing() == {"uji": "RuntimeError"} and runs.last_done()["uji"] is None


def test_a_database_that_is_away_for_a_while_does_not_end_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = []

    def look(**_: Any) -> Iterator[dict[str, Any]]:
        looks.append("once more")
        if len(looks) == 1:
            raise OperationalError("kata rahasia")
        signal.raise_signal(signal.SIGTERM)  # as systemd ends it
        yield {"job": "drafts"}

    handlers = {name: signal.getsignal(name) for name in (signal.SIGTERM, signal.SIGINT)}
    monkeypatch.setattr(daily, "run_all", look)
    monkeypatch.setattr(netra_worker, "LOOK_AGAIN", 0)
    said, wrong = StringIO(), StringIO()
    call_command("netra_worker", stdout=said, stderr=wrong)
    for name, handler in handlers.items():
        signal.signal(name, handler)
    assert json.loads(wrong.getvalue()) == {"error": "OperationalError"}
    assert json.loads(said.getvalue()) == {"job": "drafts"}


def test_a_second_worker_leaves_alone_what_the_first_is_at() -> None:
    assert runs.claim("drafts", NOW)
    assert "skipped" in run()["drafts"]
    assert runs.claim("drafts", NOW + runs.STUCK_AFTER + timedelta(seconds=1))  # the first one was stopped


def test_what_was_done_today_is_due_again_tomorrow() -> None:
    assert len(list(daily.run_all(only_due=True))) == len(NAMES)
    assert list(daily.run_all(only_due=True)) == []
    JobRun.objects.filter(job="drafts").update(done_at=NOW - timedelta(days=1))
    assert [line["job"] for line in daily.run_all(only_due=True)] == ["drafts"]


def jobs_told() -> list[tuple[str, str]]:
    told = installation.findings(datetime.now(UTC).date())
    return [(each.tone, each.what) for each in told if "ekerjaan harian" in each.what]


def test_the_check_says_how_the_jobs_stand() -> None:
    assert jobs_told() == [("warn", "Pekerjaan harian belum pernah selesai: tak ada yang terhapus.")]
    run()
    assert jobs_told()[0][0] == "ok"
    JobRun.objects.filter(job="photos").update(done_at=NOW - timedelta(days=1))
    assert jobs_told()[0][0] == "ok"
    JobRun.objects.filter(job="photos").update(done_at=NOW - timedelta(days=2), failed="OSError")
    assert [tone for tone, _ in jobs_told()] == ["bad", "bad"]
    assert "“photos” gagal terakhir kali: OSError" in jobs_told()[0][1]


@pytest.mark.parametrize(
    ("doors", "address", "tone"),
    [
        ("both", "", "warn"),
        ("office", "", "bad"),
        ("public", "", "bad"),
        ("both", "http://netra.example", "bad"),
        ("both", "https://localhost", "warn"),
        ("both", "https://netra.example", "ok"),
    ],
)
def test_the_check_says_where_codes_on_paper_lead(settings: Any, doors: str, address: str, tone: str) -> None:
    settings.ENV = replace(settings.ENV, doors=doors, public_address=address)
    told = installation.findings(NOW.date())
    found = [each.tone for each in told if "lamat pintu publik" in each.what or "Kode QR" in each.what]
    assert found == [tone]


@pytest.fixture
def dinas() -> Agency:
    return an_agency(a_government(), "dinas")


@pytest.fixture(autouse=True)
def own_data_folder(settings: Any, tmp_path: Path) -> None:
    settings.ENV = replace(settings.ENV, data=tmp_path)
