"""A roster file whose process was stopped: the page says so instead of waiting for ever."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from netra.accounts import roles
from netra.outreach import uploads
from netra.outreach.roster_rooms import roster_room
from netra.outreach.uploads import LOADING, Upload
from tests.outreach.office import sign_in
from tests.towns import a_government

NOBODY = 2**22 + 7  # above the largest process number of Linux


def busy(worker: str, state: str = LOADING) -> Upload:
    return Upload("99.01", date(2024, 10, 1), complete=False, sheet="", state=state, worker=worker)


@pytest.mark.parametrize(
    ("worker", "state", "abandoned"),
    [
        (f"{NOBODY}.a", LOADING, True),
        (f"{os.getpid()}.a", LOADING, True),  # the same number again after a restart
        (f"{os.getppid()}.a", LOADING, False),
        (uploads.here(), LOADING, False),
        ("", LOADING, False),
        (f"{NOBODY}.a", uploads.LOADED, False),
    ],
)
def test_only_work_whose_process_is_gone_is_abandoned(worker: str, state: str, abandoned: bool) -> None:
    assert uploads.is_abandoned(busy(worker, state)) is abandoned


@pytest.mark.django_db
def test_the_page_of_an_interrupted_file_says_what_to_do(
    client: Client, settings: Any, tmp_path: Path
) -> None:
    settings.ENV = replace(settings.ENV, data=tmp_path)
    token = uploads.receive(roster_room(), busy(f"{NOBODY}.a"), [b"nip"])
    page = sign_in(client, a_government(), roles.BKPSDM).get(f"/kantor/pegawai/impor/{token}/")
    assert "terhenti saat program dimulai ulang" in page.content.decode() and "Refresh" not in page
    assert not uploads.path_of(roster_room(), token).exists()
