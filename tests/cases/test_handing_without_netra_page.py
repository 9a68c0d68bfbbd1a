"""An institution outside that has no Netra: its file goes out in clear, on record, and to nobody else."""

import csv
import io
import json

import pytest
from django.test import Client

from netra.journal import events
from netra.journal.models import Entry
from tests import factories
from tests.cases import handing
from tests.letters.reading import words_of

pytestmark = pytest.mark.django_db


def test_the_file_for_an_institution_without_netra_is_a_paper_and_fields_and_each_download_is_on_record(
    client: Client,
) -> None:
    case, desk = handing.referred()
    made = handing.sent(case, desk, None)
    factories.sign_in(client, desk.officer)
    page = f"/kantor/perkara/{case.docket}/serah-terima/{made.number}/"
    assert "Lembaga itu belum memakai Netra?" in client.get(page).content.decode()
    got = {
        part: client.post(f"{page}berkas/", {"bagian": part})
        for part in ("berkas.pdf", "perkara.csv", "perkara.json")
    }
    assert {each["Content-Disposition"].split(";")[0] for each in got.values()} == {"attachment"}
    assert handing.CONTENT.summary in words_of(got["berkas.pdf"].content)
    row = next(csv.DictReader(io.StringIO(got["perkara.csv"].content.decode())))
    assert row["jabatan_terlapor"] == handing.CONTENT.respondent.position
    assert json.loads(got["perkara.json"].content)["summary"] == handing.CONTENT.summary
    assert Entry.objects.filter(event=events.HANDOVER_TAKEN_OUT, subject=made.number).count() == 3
    assert client.post(f"{page}berkas/", {"bagian": "../rahasia"}).status_code == 409


def test_what_an_office_here_reads_sealed_does_not_go_out_in_clear(client: Client) -> None:
    theirs = handing.personnel()
    case, desk = handing.referred()
    made = handing.sent(case, desk, theirs.officer.office)
    factories.sign_in(client, desk.officer)
    page = f"/kantor/perkara/{case.docket}/serah-terima/{made.number}/"
    assert "belum memakai Netra" not in client.get(page).content.decode()
    assert client.post(f"{page}berkas/", {"bagian": "perkara.csv"}).status_code == 409
    assert not Entry.objects.filter(event=events.HANDOVER_TAKEN_OUT).exists()
