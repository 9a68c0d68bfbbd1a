"""The office is told which reports tell nearly the same, and joins them; nothing of it stands in clear."""

from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from netra import vault
from netra.cases import queries, services
from netra.cases.desk import Desk
from netra.cases.models import Joining
from netra.cases.page.likeness import like_reports
from netra.journal import events
from netra.journal.models import Entry
from netra.reports import services as reports
from netra.reports.models import Likeness, Report
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]
STORY = "Kepala seksi meminta kami memilih satu pasangan calon saat rapat pagi di aula kantor camat."
OTHER = "Mobil dinas dipakai mengangkut alat peraga pada Minggu sore, sopirnya memakai kaus calon."


@pytest.fixture
def desk() -> Desk:
    return factories.desk()


def tell(story: str = STORY, **more: Any) -> Report:
    return factories.report(factories.submission(story=story, **more))


def alike(desk: Desk, report: Report) -> dict[str, str]:
    """Dockets and reasons, as the report's page tells them."""
    story = reports.read_story(report=report, key=desk.key_to(report))
    return {each.report.docket: each.because for each in like_reports(desk, report, story)}


def test_a_report_that_tells_nearly_the_same_is_named_with_its_reasons(desk: Desk) -> None:
    when = {"happened_on": date(2024, 10, 28), "place": "Aula kantor"}
    first = tell(**when)
    near = tell(STORY.replace("rapat", "apel"), **when)
    elsewhere = tell(STORY, happened_on=date(2024, 10, 20), place="Lapangan")
    tell(OTHER, happened_on=date(2024, 10, 1), place="Terminal")
    assert alike(desk, first) == {
        near.docket: "sama tempat dan tanggal, sekitar 88% kata sama",
        elsewhere.docket: "sekitar 100% kata sama",
    }


def test_what_comparing_keeps_is_sealed_to_this_officer_and_all_of_one_length(desk: Desk) -> None:
    first = tell()
    tell(OTHER * 30)
    alike(desk, first)
    rows = list(Likeness.objects.all())
    assert {row.officer_id for row in rows} == {desk.officer.pk}
    assert len(rows) == 2
    assert len({len(row.envelope) for row in rows}) == 1
    key = desk.key_to(first)
    with pytest.raises(vault.EnvelopeRefused):
        vault.open_json(key, bytes(rows[0].envelope), record=bytes(first.lookup).hex(), field="likeness")


def test_what_an_earlier_key_sealed_is_made_anew(desk: Desk) -> None:
    first, second = tell(), tell()
    before = alike(desk, first)
    Likeness.objects.update(envelope=b"\0" * 300)
    assert alike(desk, first) == before != {}
    assert second.docket in before


def test_nobody_is_told_of_a_report_that_is_not_sealed_to_them(desk: Desk) -> None:
    first, second = tell(), tell()
    second.grants.filter(officer=desk.officer).delete()
    assert alike(desk, first) == {}


def test_who_steps_aside_keeps_nothing_to_compare_with(desk: Desk) -> None:
    factories.desk()
    first, second = tell(), tell()
    alike(desk, first)
    services.step_aside(report=second, reason="Kenal dekat.", desk=desk)
    assert not Likeness.objects.filter(report=second, officer=desk.officer).exists()


def test_comparing_is_bounded_and_goes_on_where_it_stopped(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netra.reports.services.likeness.MOST_OPENED", 2)
    first = tell()
    for _ in range(4):
        tell()
    found = [len(alike(desk, first)) for _ in range(3)]
    assert found == [2, 4, 4]


def test_joined_reports_are_folded_behind_the_one_that_came_first_and_none_is_closed(
    desk: Desk, client: Client
) -> None:
    first, second, third = tell(), tell(), tell(OTHER)
    factories.sign_in(client, desk.officer)
    client.post(f"/kantor/laporan/{second.docket}/gabung/", {"dengan": [first.docket]})
    assert list(queries.triage_queue(desk.officer)) == [first, third]
    assert "1 digabung" in unescape(client.get("/kantor/").content.decode())
    page = unescape(client.get(f"/kantor/laporan/{second.docket}/").content.decode())
    assert f'digabung dengan <span class="docket">{first.docket}</span>' in page
    assert {Report.objects.get(pk=each.pk).stage for each in (first, second)} <= {"received", "read"}
    assert Entry.objects.filter(event=events.REPORT_JOINED, subject=second.docket).count() == 1
    client.post(f"/kantor/laporan/{second.docket}/pisah/")
    assert list(queries.triage_queue(desk.officer)) == [first, second, third]
    assert client.post(f"/kantor/laporan/{second.docket}/pisah/").status_code == 409


def test_groups_grow_together_and_show_again_once_their_first_report_is_taken_up(desk: Desk) -> None:
    each = [tell() for _ in range(4)]
    services.join_reports(reports=each[:2], desk=desk)
    services.join_reports(reports=each[2:], desk=desk)
    assert services.join_reports(reports=[each[1], each[3]], desk=desk) == each[0]
    assert set(Joining.objects.values_list("head", flat=True)) == {each[0].pk}
    assert list(queries.triage_queue(desk.officer)) == each[:1]
    services.register(report=each[0], desk=desk)
    assert list(queries.triage_queue(desk.officer)) == each[1:]


def test_a_report_whose_turn_has_come_is_not_folded_into_one_whose_turn_is_to_come(desk: Desk) -> None:
    first, second, third = tell(), tell(), tell()
    services.join_reports(reports=[first, second, third], desk=desk)
    later = Report.objects.filter(pk__in=[first.pk, third.pk])
    later.update(turn_at=datetime.now(UTC) + timedelta(hours=1))
    assert list(queries.triage_queue(desk.officer)) == [second]
    assert list(queries.waiting_their_turn(desk.officer)) == [first]
    later.update(turn_at=datetime.now(UTC) - timedelta(minutes=1))
    assert list(queries.triage_queue(desk.officer)) == [first]


def test_a_report_joins_neither_itself_nor_one_that_is_not_theirs(desk: Desk, client: Client) -> None:
    first, second = tell(), tell()
    with pytest.raises(services.SameReport):
        services.join_reports(reports=[first, first], desk=desk)
    second.grants.filter(officer=desk.officer).delete()
    factories.sign_in(client, desk.officer)
    address = f"/kantor/laporan/{first.docket}/gabung/"
    assert client.post(address, {"dengan": [second.docket]}).status_code == 404
    assert client.get(address).status_code == 405
    assert not Joining.objects.exists()


def test_joining_with_nothing_ticked_says_so_and_the_button_goes_once_nothing_is_left_to_join(
    desk: Desk, client: Client
) -> None:
    first, second = tell(), tell()
    factories.sign_in(client, desk.officer)
    address = f"/kantor/laporan/{second.docket}/"
    asked = client.post(f"{address}gabung/", follow=True).content.decode()
    assert "Belum ada yang dicentang." in asked
    assert "Gabungkan yang dipilih" in asked
    joined = client.post(f"{address}gabung/", {"dengan": [first.docket]}, follow=True).content.decode()
    assert "Belum ada yang dicentang." not in joined
    assert "Gabungkan yang dipilih" not in client.get(address).content.decode()


def test_the_page_of_a_duplicate_offers_what_tells_alike_and_opens_nothing(
    desk: Desk, client: Client
) -> None:
    first, second = tell(), tell()
    factories.sign_in(client, desk.officer)
    address = f"/kantor/laporan/{second.docket}/duplikat/"
    page = unescape(client.get(address).content.decode())
    assert f'value="{first.docket}"' in page
    assert "% kata sama" in page
    assert not Entry.objects.filter(event=events.REPORT_OPENED).exists()
    refused = client.post(address, {"reason": "Sama."})
    assert "Pilih laporannya, atau tulis nomornya" in refused.content.decode()
    client.post(address, {"like": first.docket, "reason": "Sama."})
    assert queries.case_of(desk.officer, second).duplicate_of == first  # type: ignore[union-attr]
