"""A report that the browser sealed is stored like any other, and what does not open fails closed by name."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from netra import vault
from netra.accounts import roles
from netra.accounts.models import Officer
from netra.cases.desk import Desk
from netra.journal import events
from netra.journal.models import Entry
from netra.reports import services, tracking
from netra.reports.models import Grant, Report
from netra.reports.parcel import ParcelRefused
from netra.reports.return_forms import MessageForm
from tests import factories
from tests.factories import CAMPAIGN
from tests.reports import sealing
from tests.threads import together

pytestmark = pytest.mark.django_db
WORDS = "Cerita rahasia tentang rapat pagi"


def receive(parcel: dict[str, Any], at: datetime = CAMPAIGN) -> Report:
    return services.receive_sealed(government=factories.government(), parcel=sealing.read(parcel), at=at)


@pytest.fixture
def desk() -> Desk:
    """An officer to whom reports are sealed."""
    return factories.desk()


def opened_by(desk: Desk, report: Report) -> dict[str, object]:
    return services.open_story(report=report, officer=desk.officer, private=desk.private, at=desk.at)


def refused(parcel: dict[str, Any], at: datetime = CAMPAIGN) -> str:
    with pytest.raises(ParcelRefused) as why:
        receive(parcel, at)
    assert not Report.objects.exists()
    return why.value.code


# --- what is stored -----------------------------------------------------------------------------------


def test_it_is_stored_as_the_server_would_have_sealed_it(desk: Desk) -> None:
    told = factories.submission(story=WORDS, links=["https://contoh.id/a"])
    here, there = factories.report(told), receive(sealing.sealed(told))
    alike = ("kind", "regime", "act", "agency", "received_at", "stage", "next_due_on", "next_limit",
             "next_limit_version")  # fmt: skip
    assert [getattr(here, name) for name in alike] == [getattr(there, name) for name in alike]
    for part in ("envelope", "identity", "receipt_grant"):
        assert len(getattr(here, part)) == len(getattr(there, part))
    assert opened_by(desk, here) == opened_by(desk, there)
    assert (here.docket, there.docket) == ("L-2024-0001", "L-2024-0002")


def test_the_receipt_opens_it_and_the_name_needs_a_reason(desk: Desk) -> None:
    receipt = vault.new_receipt()
    report = receive(sealing.sealed(factories.submission(story=WORDS), receipt=receipt))
    key = services.key_for_reporter(report=report, receipt=receipt)
    assert services.read_story(report=report, key=key)["story"] == WORDS
    assert services.gave_identity(report=report, key=key)
    revealed = services.reveal_identity(
        report=report, officer=desk.officer, private=desk.private, reason="Panggilan", at=CAMPAIGN
    )
    assert revealed["name"] == "Pelapor Contoh"


def test_every_reader_opens_it_and_nobody_else_holds_a_key() -> None:
    desks = [factories.desk(role) for role in sorted(roles.READS_REPORTS)]
    factories.officer(roles.BKPSDM)
    report = receive(sealing.sealed(factories.submission(story=WORDS)))
    assert {opened_by(each, report)["story"] for each in desks} == {WORDS}
    holders = {grant.officer for grant in report.grants.select_related("officer")}
    assert holders == {each.officer for each in desks}


@pytest.mark.parametrize(("kind", "limit"), [("report", "pkd-kajian-awal"), ("lead", "pkd-info-awal-7")])
def test_the_kind_that_the_browser_worked_out_sets_the_clock(desk: Desk, kind: str, limit: str) -> None:
    report = receive(sealing.sealed(kind=kind))
    assert (report.kind, report.next_limit, report.next_due_on is not None) == (kind, limit, True)


def test_the_same_parcel_twice_is_one_report(desk: Desk) -> None:
    parcel = sealing.sealed()
    assert receive(parcel) == receive(parcel)
    assert (Report.objects.count(), Entry.objects.filter(event="REPORT_RECEIVED").count()) == (1, 1)


def test_a_repeated_parcel_is_acknowledged_also_on_the_next_day_and_with_new_readers(desk: Desk) -> None:
    parcel = sealing.sealed()
    first = receive(parcel)
    factories.officer()
    assert receive(parcel, CAMPAIGN + timedelta(days=1)) == first


@pytest.mark.django_db(transaction=True)
def test_the_same_parcel_at_the_same_moment_is_one_report() -> None:
    factories.officer()
    parcel = sealing.sealed()
    runs = together(4, lambda _: receive(parcel).docket)
    assert runs.errors == []
    assert (set(runs.results), Report.objects.count()) == ({"L-2024-0001"}, 1)


# --- what is refused ----------------------------------------------------------------------------------


def test_another_story_under_the_same_receipt_is_refused(desk: Desk) -> None:
    receipt = vault.new_receipt()
    first = receive(sealing.sealed(receipt=receipt))
    with pytest.raises(ParcelRefused) as why:
        receive(sealing.sealed(factories.submission(story="lain"), receipt=receipt))
    assert why.value.code == "tanda_terima_terpakai"
    assert list(Report.objects.all()) == [first]


def _a_newcomer(parcel: dict[str, Any], officer: Officer) -> None:
    factories.officer()


def _a_leaver(parcel: dict[str, Any], officer: Officer) -> None:
    Officer.objects.filter(pk=officer.pk).update(is_active=False)


def _a_new_key(parcel: dict[str, Any], officer: Officer) -> None:
    Officer.objects.filter(pk=officer.pk).update(public_key=vault.new_pair().public)


def _one_grant_left_out(parcel: dict[str, Any], officer: Officer) -> None:
    parcel["grants"].pop()


def _one_grant_too_many(parcel: dict[str, Any], officer: Officer) -> None:
    stranger = vault.new_pair().public
    grant = vault.grant(stranger, bytes(32), record="r")
    parcel["grants"].append({"to": vault.fingerprint(stranger), "key": sealing.to_text(grant)})


@pytest.mark.parametrize(
    "happens", [_a_newcomer, _a_leaver, _a_new_key, _one_grant_left_out, _one_grant_too_many]
)
def test_it_must_be_sealed_to_exactly_those_who_read_it_now(
    desk: Desk, happens: Callable[[dict[str, Any], Officer], None]
) -> None:
    factories.officer()
    parcel = sealing.sealed()
    happens(parcel, desk.officer)
    assert refused(parcel) == "pembaca_berubah"
    fresh = sealing.sealed()
    assert receive(fresh).docket == "L-2024-0001"


def test_a_day_that_is_over_is_refused(desk: Desk) -> None:
    assert refused(sealing.sealed(), CAMPAIGN + timedelta(days=1)) == "hari_berganti"


def test_only_acts_and_agencies_that_a_report_can_name_are_taken(desk: Desk) -> None:
    small = factories.agency("kel-contoh", "Kelurahan Contoh")
    type(small).objects.filter(pk=small.pk).update(kind="kelurahan")
    assert refused(sealing.sealed(act="tidak-ada")) == "perbuatan_tidak_dikenal"
    assert refused(sealing.sealed(agency="tidak-ada")) == "kantor_tidak_dikenal"
    assert refused(sealing.sealed(agency="kel-contoh")) == "kantor_tidak_dikenal"
    about = factories.agency()
    assert receive(sealing.sealed(agency=about.code)).agency == about


def test_without_a_reader_nothing_is_received() -> None:
    with pytest.raises(services.NobodyCanRead):
        receive(sealing.sealed(readers=[vault.new_pair().public]))


# --- what only an officer can notice ------------------------------------------------------------------


def _grants_exchanged(parcel: dict[str, Any]) -> None:
    one, other = parcel["grants"]
    one["key"], other["key"] = other["key"], one["key"]


def _grant_of_another_report(parcel: dict[str, Any]) -> None:
    parcel["grants"] = sealing.sealed()["grants"]


def _story_of_another_report(parcel: dict[str, Any]) -> None:
    parcel["story"] = sealing.sealed()["story"]


def _identity_as_story(parcel: dict[str, Any]) -> None:
    told = factories.submission(story="x" * 5000)
    parcel["story"] = sealing.sealed(told)["story"]


def _one_bit(parcel: dict[str, Any]) -> None:
    story = parcel["story"]
    parcel["story"] = story[:500] + ("A" if story[500] != "A" else "B") + story[501:]


@pytest.mark.parametrize(
    "forge",
    [_grants_exchanged, _grant_of_another_report, _story_of_another_report, _identity_as_story, _one_bit],
)
def test_what_was_moved_or_changed_fails_closed_and_everybody_learns_of_it(
    desk: Desk, client: Client, forge: Callable[[dict[str, Any]], None]
) -> None:
    factories.officer()
    parcel = sealing.sealed()
    forge(parcel)
    report = receive(parcel)
    with pytest.raises(services.Unreadable):
        opened_by(desk, report)
    entry = Entry.objects.get(event=events.REPORT_UNREADABLE)
    assert (entry.subject, entry.actor, entry.facts) == (report.docket, desk.officer.actor, {"part": "story"})
    report.refresh_from_db()
    assert report.stage == Report.Stage.RECEIVED
    factories.sign_in(client, desk.officer)
    page = client.get(f"/kantor/laporan/{report.docket}/")
    assert (page.status_code, "Isi tersegel tidak dapat dibuka" in page.content.decode()) == (409, True)


@pytest.mark.parametrize(
    "content",
    [
        [], "x", {}, {"act": "a", "story": 7}, {"act": "a", "story": "b", "evil": "c"},
        {"act": "a", "story": "b", "links": ["javascript:alert(1)"]},
        {"act": "a", "story": "b", "links": "https://contoh.id"},
        {"act": "a", "story": "b", "happened_on": "2024-02-31"},
        {"act": "a", "story": "b\x00"}, {"act": "a", "story": "b" * 20_001},
        {"act": "a", "story": "\ud800"},
    ],
    ids=lambda content: repr(content)[:40],
)  # fmt: skip
def test_contents_that_no_form_can_send_are_not_shown(desk: Desk, content: Any) -> None:
    receipt, key = vault.new_receipt(), vault.new_key()
    parcel = sealing.sealed(receipt=receipt, key=key)
    text = _json_with_halves(content)
    envelope = vault.seal(key, text, record=receipt.lookup.hex(), field="story", at_least=4096)
    report = receive(parcel | {"story": sealing.to_text(envelope)})
    with pytest.raises(services.Unreadable):
        opened_by(desk, report)


def _json_with_halves(content: Any) -> bytes:
    return json.dumps(content).encode()


def test_what_an_older_form_left_out_is_blank(desk: Desk) -> None:
    receipt, key = vault.new_receipt(), vault.new_key()
    parcel = sealing.sealed(receipt=receipt, key=key)
    story = {"act": "lainnya", "story": WORDS}
    envelope = vault.seal_json(key, story, record=receipt.lookup.hex(), field="story", at_least=4096)
    report = receive(parcel | {"story": sealing.to_text(envelope)})
    told = opened_by(desk, report)
    assert (told["story"], told["links"], told["known_on"], told["place"]) == (WORDS, [], None, "")


def test_the_reporter_reads_that_it_could_not_be_opened_until_somebody_can(desk: Desk) -> None:
    receipt, other = vault.new_receipt(), factories.desk()
    report = receive(sealing.sealed(receipt=receipt))
    good = Grant.objects.get(report=report, officer=desk.officer)
    Grant.objects.filter(pk=good.pk).update(sealed_key=Grant.objects.exclude(pk=good.pk).get().sealed_key)
    key = services.key_for_reporter(report=report, receipt=receipt)

    def shown() -> bool:
        page = tracking.page(report=report, key=key, form=MessageForm(), now=factories.CAMPAIGN)
        return bool(page["is_unreadable"])

    assert not shown()
    with pytest.raises(services.Unreadable):
        opened_by(desk, report)
    assert shown()
    opened_by(other, report)
    assert not shown()


def test_the_page_of_a_reporter_whose_key_does_not_fit_says_so(desk: Desk, client: Client) -> None:
    receipt = vault.new_receipt()
    report = receive(sealing.sealed(receipt=receipt) | {"key": sealing.sealed()["key"]})
    client.post("/lacak/", {"receipt": str(receipt)})
    page = client.get("/lacak/laporan/")
    assert (page.status_code, "tidak dapat dibuka" in page.content.decode()) == (409, True)
    assert report.docket in page.content.decode()


@pytest.mark.parametrize(
    ("changed", "differs"),
    [
        ({}, []),
        ({"act": "lainnya"}, ["act"]),
        ({"regime": "pemilu"}, ["regime"]),
        ({"act": "lainnya", "regime": ""}, ["act", "regime"]),
    ],
)
def test_what_stands_in_clear_is_compared_with_what_was_sealed(
    desk: Desk, changed: dict[str, str], differs: list[str]
) -> None:
    report = receive(sealing.sealed(**changed))
    story = opened_by(desk, report)
    assert services.differences(report=report, story=story) == differs
    assert Entry.objects.get(event=events.REPORT_OPENED).facts == ({"differs": differs} if differs else {})


def test_a_report_that_claims_to_be_in_time_and_is_not_is_noticed(desk: Desk, client: Client) -> None:
    late = replace(factories.submission(), happened_on=date(2024, 10, 1))
    report = receive(sealing.sealed(late, kind="report"))
    assert services.differences(report=report, story=opened_by(desk, report)) == ["kind"]
    factories.sign_in(client, desk.officer)
    page = client.get(f"/kantor/laporan/{report.docket}/").content.decode()
    assert "batas waktu melapor sudah lewat" in page
