"""Suggestions stand beside the report for the officer who opens it, and nowhere else."""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from netra import vault
from netra.accounts import roles
from netra.cases.desk import Desk
from netra.cases.page import suggested_for
from netra.reports.models import Report
from tests import factories

pytestmark = pytest.mark.django_db
STORY = "Pak kadus bagi-bagi sembako <b>bergambar</b> calon di Desa Sukamaju hari Senin."
HEADING = "Saran pembacaan"
CITY = sorted(set(roles.LABELS) - roles.READS_REPORTS)


@pytest.fixture
def desk() -> Desk:
    return factories.desk()


@pytest.fixture
def report(desk: Desk) -> Report:
    return factories.report(factories.submission(story=STORY), at=desk.at)


def opened(client: Client, desk: Desk, report: Report) -> str:
    factories.sign_in(client, desk.officer)
    return client.get(f"/kantor/laporan/{report.docket}/").content.decode()


def test_the_officer_sees_the_likely_act_with_the_words_that_spoke_for_it(
    client: Client, desk: Desk, report: Report
) -> None:
    page = opened(client, desk, report)
    assert HEADING in page
    assert "tidak memutus apa pun" in page
    assert "Membagi uang atau barang" in page
    assert "<mark>sembako</mark>" in page


def test_the_story_stays_text_between_its_marks(client: Client, desk: Desk, report: Report) -> None:
    page = opened(client, desk, report)
    assert "<b>" not in page
    assert "&lt;b&gt;" in page


@pytest.mark.parametrize("role", CITY)
def test_a_city_role_sees_no_suggestion(client: Client, report: Report, role: str) -> None:
    officer, _ = factories.officer(role)
    factories.sign_in(client, officer)
    answer = client.get(f"/kantor/laporan/{report.docket}/")
    assert answer.status_code == 404
    assert HEADING not in answer.content.decode()


def test_the_reporter_sees_no_suggestion(client: Client, desk: Desk) -> None:
    receipt = vault.new_receipt()
    factories.report(factories.submission(story=STORY), receipt=receipt, at=desk.at)
    page = client.post("/lacak/", {"receipt": str(receipt)}, follow=True).content.decode()
    assert HEADING not in page
    assert "Membagi uang atau barang" not in page


def test_opening_a_report_stores_nothing_of_its_suggestion(
    client: Client, desk: Desk, report: Report
) -> None:
    factories.sign_in(client, desk.officer)
    address = f"/kantor/laporan/{report.docket}/"
    client.get(address)
    before = kept()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(address)
    written = [one["sql"] for one in queries if one["sql"].split()[0] in ("INSERT", "UPDATE")]
    assert not [sql for sql in written if "sembako" in sql or "pembagian_uang_barang" in sql]
    after = kept()
    assert {name for name in after if after[name] != before[name]} <= {"journal.Entry", "sessions.Session"}


def kept() -> dict[str, int]:
    """How many rows every table holds."""
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def test_an_act_that_the_reporter_chose_is_named_as_theirs() -> None:
    found = suggested_for(STORY, "pembagian_uang_barang", factories.CAMPAIGN.date())
    assert [act.chosen for act in found.acts[:1]] == [True]


@pytest.mark.parametrize("story", ["", "😀", "\u0000", "ﬁ ²", "a" * 20_000, STORY])
def test_the_marked_pieces_are_the_story_unchanged(story: str) -> None:
    found: Any = suggested_for(story, "lainnya", factories.CAMPAIGN.date())
    assert "".join(piece for piece, _ in found.narrative) == story
