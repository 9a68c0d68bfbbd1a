"""Contents of closed cases: kept by rule, erased by decision, a week later, keys and rows and bytes."""

import json
from datetime import date, datetime, timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from netra import law, vault
from netra.cases import lifecycle, queries
from netra.cases import services as cases
from netra.cases.desk import Desk
from netra.cases.models import Case, Paper, RetentionDecision
from netra.journal.models import Entry
from netra.reports import services as reports
from netra.reports.models import Addition, Grant, Message, Report
from netra.reports.queries import report_by_receipt
from tests import factories
from tests.factories import CAMPAIGN
from tests.reporting import text_of

pytestmark = pytest.mark.django_db
IN_TWO_YEARS = CAMPAIGN.replace(year=2026, month=11, day=2)
WEEK = timedelta(days=7)


class Closed:
    """A dismissed case with everything that can hang on it, and its reporter's receipt."""

    def __init__(self) -> None:
        self.desk: Desk = factories.desk()
        self.receipt = vault.new_receipt()
        report = factories.report(receipt=self.receipt)
        key = reports.key_for_reporter(report=report, receipt=self.receipt)
        reports.add_to_report(report=report, key=key, nonce=uuid4(), text="Lagi.", at=CAMPAIGN)
        reports.leave_contact(report=report, key=key, contact="0800-111", at=CAMPAIGN)
        case = cases.register(report=report, desk=self.desk)
        cases.ask_reporter(report=report, question="Kapan?", nonce=uuid4(), desk=self.desk)
        cases.reject_requirements(case=case, screening={}, reason="Tidak lengkap.", desk=self.desk)
        self.pk = case.pk

    @property
    def case(self) -> Case:
        return Case.objects.select_related("report__government", "government").get(pk=self.pk)

    def decides(self, choice: str, at: datetime = IN_TWO_YEARS, until: date | None = None) -> None:
        desk = factories.later(self.desk, at)
        cases.decide_retention(case=self.case, choice=choice, reason="Sesuai aturan.", until=until, desk=desk)

    def erases(self, at: datetime = IN_TWO_YEARS + WEEK) -> list[str]:
        return cases.erase_decided(government="32.72", at=at, actor="uji")


@pytest.fixture
def closed() -> Closed:
    return Closed()


# --- the rules ----------------------------------------------------------------------------------------


def test_every_way_in_which_a_case_ends_has_exactly_one_rule() -> None:
    covered = [each for rule in law.rulebook().retention.values() for each in rule.covers]
    assert sorted(each for each in covered if each in lifecycle.STAGE_LABELS) == sorted(lifecycle.FINAL)
    assert law.rulebook().retention_of(lifecycle.SCREENING) is None


def test_no_rule_passes_this_program_s_figure_off_as_law() -> None:
    assert [rule.id for rule in law.rulebook().retention.values() if rule.is_law] == []


@pytest.mark.parametrize(
    ("closed_on", "expected"),
    [(date(2024, 2, 29), date(2026, 2, 28)), (date(2024, 10, 30), date(2026, 10, 30))],
)
def test_the_day_of_review_is_in_the_same_month_even_when_that_is_shorter(
    closed_on: date, expected: date
) -> None:
    assert law.rulebook().retention["simpan-dihentikan"].review_on(closed_on) == expected


# --- deciding -----------------------------------------------------------------------------------------


def test_an_open_case_cannot_be_erased() -> None:
    case, desk = factories.case_at(lifecycle.CLARIFICATION)
    with pytest.raises(cases.NotClosed):
        cases.decide_retention(case=case, choice="erase", reason="Cepat.", desk=desk)


def test_before_the_rule_s_day_nobody_can_decide_to_erase(closed: Closed) -> None:
    with pytest.raises(cases.TooEarly) as early:
        closed.decides("erase", at=IN_TWO_YEARS - timedelta(days=30))
    assert early.value.on == date(2026, 10, 30)


def test_a_decision_has_a_name_a_rule_and_a_sealed_reason(closed: Closed) -> None:
    closed.decides("erase")
    decision = RetentionDecision.objects.get()
    assert (decision.by, decision.rule, decision.rule_version) == (
        closed.desk.officer,
        "simpan-dihentikan",
        1,
    )
    assert b"Sesuai" not in bytes(decision.envelope)
    entry = Entry.objects.get(event="RETENTION_DECIDED")
    assert (entry.actor, "Sesuai" in str(entry.facts)) == (closed.desk.officer.actor, False)


def test_without_a_reason_nothing_is_decided(closed: Closed) -> None:
    with pytest.raises(cases.ReasonMissing):
        cases.decide_retention(case=closed.case, choice="keep", reason=" ", desk=closed.desk)


def test_a_hold_stops_the_erasing_until_it_is_released(closed: Closed) -> None:
    closed.decides("erase")
    closed.decides("hold")
    assert closed.erases() == []
    with pytest.raises(cases.IsHeld):
        closed.decides("erase")
    closed.decides("release")
    assert closed.erases() == [closed.case.report.docket]


def test_the_list_takes_as_many_queries_for_eight_decided_cases_as_for_two(client: Client) -> None:
    desk = factories.desk()
    factories.sign_in(client, desk.officer)
    counts = []
    for more in (2, 6):
        for _ in range(more):
            case, _ = factories.case_at(lifecycle.DISMISSED, desk)
            for choice in ("hold", "release"):
                cases.decide_retention(case=case, choice=choice, reason="Sengketa.", desk=desk)
        client.get("/kantor/simpan/")
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/kantor/simpan/").status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_nothing_is_released_that_is_not_held(closed: Closed) -> None:
    with pytest.raises(cases.NothingToRelease):
        closed.decides("release")


def test_keeping_longer_takes_the_erasing_back(closed: Closed) -> None:
    closed.decides("erase")
    closed.decides("keep", at=IN_TWO_YEARS + timedelta(days=1), until=date(2028, 1, 1))
    assert closed.erases() == []


# --- erasing ------------------------------------------------------------------------------------------


def test_nothing_is_erased_before_a_colleague_had_a_week(closed: Closed) -> None:
    closed.decides("erase")
    assert closed.erases(IN_TWO_YEARS + WEEK - timedelta(minutes=1)) == []
    assert Grant.objects.exists()


def test_keys_and_rows_go_and_figures_stay(closed: Closed) -> None:
    sealed = bytes(closed.case.report.envelope)
    closed.decides("erase")
    assert closed.erases() == [closed.case.report.docket]
    for model in (Grant, Message, Addition, Paper):
        assert not model.objects.exists(), model
    report = closed.case.report
    assert (bytes(report.envelope), report.identity, bytes(report.receipt_grant)) == (b"", None, b"")
    assert (report.contact, report.last_visit, bytes(RetentionDecision.objects.get().envelope)) == (
        None,
        None,
        b"",
    )
    assert (report.act, report.docket, closed.case.stage) == (
        "ajakan_himbauan_dukungan",
        "L-2024-0001",
        lifecycle.DISMISSED,
    )
    assert sealed


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite is told to overwrite")
def test_freed_pages_are_overwritten_before_the_first_row_goes(closed: Closed) -> None:
    closed.decides("erase")
    with CaptureQueriesContext(connection) as found:
        closed.erases()
    told = [each["sql"] for each in found]
    overwrites = next(number for number, sql in enumerate(told) if "secure_delete" in sql)
    assert overwrites < next(number for number, sql in enumerate(told) if sql.startswith("DELETE"))


def test_erasing_late_or_twice_is_harmless_and_journalled_once_with_who_decided(closed: Closed) -> None:
    closed.decides("erase")
    assert [closed.erases(IN_TWO_YEARS + 10 * WEEK), closed.erases()] == [["L-2024-0001"], []]
    entry = Entry.objects.get(event="REPORT_ERASED")
    assert entry.facts["decided_by"] == closed.desk.officer.actor


def test_an_erased_case_exists_for_no_officer(closed: Closed) -> None:
    closed.decides("erase")
    closed.erases()
    assert queries.closed_case_of(closed.desk.officer, "L-2024-0001") is None
    officer, private = closed.desk.officer, closed.desk.private
    with pytest.raises(reports.NotSealedToYou):
        reports.key_for_officer(report=closed.case.report, officer=officer, private=private)


def test_whoever_comes_back_with_the_words_is_told_what_happened(closed: Closed, client: Client) -> None:
    closed.decides("erase")
    closed.erases()
    assert report_by_receipt(closed.receipt) is not None
    client.post("/lacak/", {"receipt": str(closed.receipt)})
    for address in ("/lacak/laporan/", "/lacak/tambah/", "/lacak/cabut/"):
        answer = client.get(address)
        assert (answer.status_code, "Isi laporan ini sudah dihapus" in answer.content.decode()) == (410, True)


def test_another_report_is_not_touched(closed: Closed) -> None:
    receipt = vault.new_receipt()
    other = factories.report(receipt=receipt)
    closed.decides("erase")
    closed.erases()
    key = reports.key_for_reporter(report=other, receipt=receipt)
    assert reports.read_story(report=other, key=key)["story"] == factories.submission().story


def test_the_command_erases_and_says_which(closed: Closed) -> None:
    closed.decides("erase")
    RetentionDecision.objects.update(at=CAMPAIGN)  # the command goes by the machine's own clock
    said = StringIO()
    call_command("netra_retention", "erase", stdout=said)
    told = json.loads(said.getvalue())
    assert (told["government"], told["erased"]) == ("32.72", ["L-2024-0001"])
    assert Report.objects.get().erased_at is not None


# --- the pages ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("demo_mode")
def test_the_list_says_the_rule_the_day_and_what_stands(closed: Closed, client: Client) -> None:
    factories.sign_in(client, closed.desk.officer)
    page = text_of(client, "/kantor/simpan/")
    for words in ("Perkara yang dihentikan", "Jumat, 30 Oktober 2026", "Masih disimpan"):
        assert words in page
    page = text_of(client, "/kantor/simpan/L-2024-0001/")
    assert "Undang-undang tidak memberi angka" in page
    assert "Hapus isi dan kuncinya" not in page


@pytest.mark.usefixtures("demo_mode")
def test_a_hold_is_recorded_on_the_page_and_keeping_needs_a_day(closed: Closed, client: Client) -> None:
    factories.sign_in(client, closed.desk.officer)
    answer = client.post("/kantor/simpan/L-2024-0001/", {"choice": "keep", "reason": "Perlu."})
    assert "Tulis tanggal sesudah hari ini" in answer.content.decode()
    client.post("/kantor/simpan/L-2024-0001/", {"choice": "hold", "reason": "Ada gugatan."})
    assert "Ditahan" in text_of(client, "/kantor/simpan/")


@pytest.mark.usefixtures("demo_mode")
def test_for_the_city_the_list_does_not_exist(closed: Closed, client: Client) -> None:
    city, _ = factories.officer("leader", factories.office("Pemerintah Kota"))
    factories.sign_in(client, city)
    assert client.get("/kantor/simpan/").status_code == 404
    assert client.get("/kantor/simpan/L-2024-0001/").status_code == 404
