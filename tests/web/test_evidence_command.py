"""`netra evidence sweep` erases what no report needs, and nothing else."""

import json
import os
from datetime import UTC, datetime, timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from netra.reports.evidence import storage
from netra.reports.models import Draft, Evidence
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]
OLD = datetime.now(UTC) - timedelta(days=2)


def sweep() -> dict[str, int]:
    out = StringIO()
    call_command("netra_evidence", "sweep", stdout=out)
    told: dict[str, int] = json.loads(out.getvalue())
    return told


def upload() -> Evidence:
    browser = Client()
    browser.post("/lapor/")
    browser.post("/lapor/bukti/", {"berkas": SimpleUploadedFile("a.txt", b"isi"), "tambah": "1"})
    return Evidence.objects.get(draft__isnull=False, draft__expires_at__gt=datetime.now(UTC))


def test_files_of_a_draft_that_was_left_are_erased_and_those_of_an_open_one_stay() -> None:
    factories.officer()
    left = upload()
    Draft.objects.update(expires_at=OLD)
    kept = upload()
    # Beginning a report sweeps by itself: the first is gone before the command is asked.
    assert not storage.path_of(left.pk).exists()
    Draft.objects.filter(pk=kept.draft_id).update(expires_at=OLD)
    assert sweep()["of_drafts"] == 1
    assert not storage.path_of(kept.pk).exists()


def test_a_file_without_a_row_is_erased_once_no_request_can_still_be_writing_it() -> None:
    fresh, old = uuid4(), uuid4()
    for file in (fresh, old):
        storage.create(file).close()
    os.utime(storage.path_of(old), (OLD.timestamp(), OLD.timestamp()))
    assert sweep()["without_a_row"] == 1
    assert storage.path_of(fresh).exists()
    assert not storage.path_of(old).exists()
    storage.erase([fresh])
