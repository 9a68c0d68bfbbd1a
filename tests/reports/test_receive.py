"""Receiving a report: who can open it, once and only once, as what kind, with which date."""

from dataclasses import fields
from datetime import date, datetime, timedelta

import pytest

from netra import vault
from netra.accounts import roles
from netra.clock import Zone
from netra.journal.models import Entry
from netra.reports import services
from netra.reports.models import Grant, Report
from netra.reports.submission import Identity, Submission
from tests import factories
from tests.factories import BETWEEN_ELECTIONS, CAMPAIGN, PEMILU
from tests.threads import together

pytestmark = pytest.mark.django_db
WORDS = "Cerita rahasia tentang rapat pagi"


def test_a_report_is_sealed_to_every_reader_and_to_nobody_else() -> None:
    readers = {factories.officer(role)[0] for role in roles.READS_REPORTS}
    factories.officer(roles.BKPSDM)
    elsewhere = factories.government("32.73", "Kota Bandung")
    factories.officer(office=factories.office("Bawaslu Kota Bandung", of=elsewhere))
    report = factories.report()
    assert {grant.officer for grant in report.grants.select_related("officer")} == readers


def test_every_reader_opens_the_same_story() -> None:
    readers = [factories.officer(role) for role in sorted(roles.READS_REPORTS)]
    report = factories.report(factories.submission(story=WORDS))
    stories = [
        services.open_story(report=report, officer=officer, private=private, at=CAMPAIGN)["story"]
        for officer, private in readers
    ]
    assert stories == [WORDS, WORDS]


def test_the_receipt_opens_the_story_and_what_was_told_is_all_there() -> None:
    factories.officer()
    receipt, told = vault.new_receipt(), factories.submission(story=WORDS, links=["https://contoh.id/a"])
    report = factories.report(told, receipt=receipt)
    key = services.key_for_reporter(report=report, receipt=receipt)
    story = services.read_story(report=report, key=key)
    assert story == told.sealed_part()
    assert set(story) | {"identity", "agency_code"} == {field.name for field in fields(Submission)}


def test_another_receipt_opens_nothing() -> None:
    factories.officer()
    report = factories.report()
    with pytest.raises(vault.EnvelopeRefused):
        services.key_for_reporter(report=report, receipt=vault.new_receipt())


def test_an_officer_who_came_later_has_no_key() -> None:
    factories.officer()
    report = factories.report()
    late, private = factories.officer()
    with pytest.raises(services.NotSealedToYou):
        services.key_for_officer(report=report, officer=late, private=private)


def test_a_grant_moved_to_another_report_opens_nothing() -> None:
    officer, private = factories.officer()
    first, second = factories.report(), factories.report()
    Grant.objects.filter(report=first).update(
        sealed_key=Grant.objects.get(report=second, officer=officer).sealed_key
    )
    with pytest.raises(vault.EnvelopeRefused):
        services.key_for_officer(report=first, officer=officer, private=private)


def test_without_a_reader_nothing_is_received_and_no_number_is_spent() -> None:
    factories.officer(roles.BKPSDM)
    with pytest.raises(services.NobodyCanRead):
        factories.report()
    factories.officer()
    assert factories.report().docket == "L-2024-0001"


def test_the_same_receipt_twice_is_one_report() -> None:
    factories.officer()
    receipt = vault.new_receipt()
    first, again = factories.report(receipt=receipt), factories.report(receipt=receipt)
    assert first == again
    assert (Report.objects.count(), Entry.objects.filter(event="REPORT_RECEIVED").count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_the_same_receipt_at_the_same_moment_is_one_report() -> None:
    factories.officer()
    home, receipt = factories.government(), vault.new_receipt()
    runs = together(6, lambda _: factories.report(receipt=receipt, of=home).docket)
    assert runs.errors == []
    assert (set(runs.results), Report.objects.count()) == ({"L-2024-0001"}, 1)


@pytest.mark.parametrize(
    ("identity", "happened_on", "kind"),
    [
        (factories.anonymous(), date(2024, 10, 28), Report.Kind.LEAD),
        (factories.named(), date(2024, 10, 28), Report.Kind.REPORT),
        (factories.confidential(), date(2024, 10, 28), Report.Kind.REPORT),
        (factories.named(), date(2024, 10, 1), Report.Kind.LEAD),
        (factories.named(), None, Report.Kind.REPORT),
    ],
    ids=["anonymous", "named in time", "confidential in time", "named too late", "day unknown"],
)
def test_a_name_and_the_legal_time_make_a_formal_report(
    identity: Identity, happened_on: date | None, kind: str
) -> None:
    factories.officer()
    assert factories.report(factories.submission(identity=identity, happened_on=happened_on)).kind == kind


def test_the_time_to_report_counts_from_the_day_the_reporter_came_to_know() -> None:
    factories.officer()
    told = factories.submission(happened_on=date(2024, 10, 1), known_on=date(2024, 10, 29))
    assert factories.report(told).kind == Report.Kind.REPORT


def test_the_last_day_to_report_still_counts_and_the_day_after_does_not() -> None:
    factories.officer()
    last = services.reporting_deadline(factories.submission(), factories.government()).due_on
    assert last is not None
    evening = datetime.combine(last, datetime.max.time(), tzinfo=Zone.WIB.tz)
    kinds = [factories.report(at=moment).kind for moment in (evening, evening + timedelta(seconds=1))]
    assert kinds == [Report.Kind.REPORT, Report.Kind.LEAD]


@pytest.mark.parametrize(
    ("at", "identity", "limit"),
    [
        (CAMPAIGN, factories.named(), "pkd-kajian-awal"),
        (CAMPAIGN, factories.anonymous(), "pkd-info-awal-7"),
        (PEMILU, factories.named(), "pml-kajian-awal-2"),
        (PEMILU, factories.anonymous(), ""),
        (BETWEEN_ELECTIONS, factories.named(), ""),
    ],
)
def test_the_date_promised_follows_the_kind_of_election(at: datetime, identity: Identity, limit: str) -> None:
    factories.officer()
    report = factories.report(factories.submission(identity=identity, happened_on=None), at=at)
    assert (report.next_limit, report.next_due_on is not None) == (limit, bool(limit))


def test_a_promised_date_keeps_the_version_of_its_limit() -> None:
    factories.officer()
    assert factories.report().next_limit_version == 1


def test_a_receipt_s_entry_in_the_journal_holds_no_word_of_the_story() -> None:
    factories.officer()
    factories.report(factories.submission(story=WORDS))
    entry = Entry.objects.get(event="REPORT_RECEIVED")
    assert (entry.actor, set(entry.facts)) == ("Pelapor", {"due_on", "limit", "readers", "sealed"})


def test_a_report_on_new_years_night_is_numbered_in_the_year_of_its_own_zone() -> None:
    factories.officer()
    assert factories.report(at=factories.utc(2024, 12, 31, 17, 30)).docket == "L-2025-0001"
