"""A phone seals a confidential name apart from its story: a reader and a custodian open it together, nobody
alone, and the reporter sees both of them at work."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.apps import apps
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from netra import vault
from netra.cases.desk import Desk
from netra.reports import services
from netra.reports.identity import sealing
from netra.reports.models import Report
from tests import factories
from tests.journeys.navigators import Reporter
from tests.journeys.test_sealed_report import PHONE, SECRETS, Problems, Wire, tell

pytestmark = [
    pytest.mark.browser,
    pytest.mark.beside("postgresql"),
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("demo_mode"),
]
NAME = SECRETS["name"]


def test_a_confidential_name_opens_for_a_reader_when_a_custodian_agrees(
    page_at: Callable[..., Page], live_server: LiveServer
) -> None:
    reader, guard = factories.desk(), factories.custodian()
    reporter = Reporter(page_at(PHONE, base_url=live_server.url))
    wire, problems = Wire(reporter.page), Problems(reporter.page)
    tell(reporter, named="Dengan nama, dirahasiakan")
    reporter.sends_the_report()
    reporter.writes_the_words_down()
    assert "Kenari" not in wire.sent + everything_stored()
    assert problems.found == []

    report = Report.objects.get()
    key, record = reader.key_to(report), bytes(report.lookup).hex()
    under_it = vault.open_json(key, bytes(report.identity or b""), record=record, field="identity")
    assert (under_it["choice"], under_it["key"], NAME in str(under_it)) == ("confidential", "", False)
    with pytest.raises(sealing.NameSealedApart):
        services.current_identity(report=report, key=key)

    assert told_to_reader_after_agreement(report, reader, guard)["name"] == NAME
    receipt = vault.parse_receipt(" ".join(reporter.words))
    own = services.name_key_for_reporter(report=report, receipt=receipt)
    copy = services.own_data(report=report, key=key, own=own, with_name=True)
    assert copy["identitas"]["name"] == NAME
    assert [each["peristiwa"] for each in copy["catatan_jurnal"]][1:] == [
        "Petugas meminta identitas pelapor dibuka",
        "Permintaan membuka identitas pelapor disetujui",
        "Identitas pelapor dibuka dengan alasan tertulis",
    ]


def everything_stored() -> str:
    """Every value of every row, as the database gives it to who opens it past the program."""
    return "".join(
        bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)
        for model in apps.get_models()
        for row in model._default_manager.values_list()
        for value in row
    )


def told_to_reader_after_agreement(report: Report, reader: Desk, guard: Desk) -> dict[str, str]:
    asked = services.ask_for_identity(
        report=report, officer=reader.officer, private=reader.private, nonce=uuid4(), reason="Panggilan",
        at=reader.at,
    )  # fmt: skip
    services.decide_identity(
        request=asked, officer=guard.officer, private=guard.private, approve=True, words="Ya.", at=guard.at
    )
    return services.open_identity(report=report, officer=reader.officer, private=reader.private, at=reader.at)
