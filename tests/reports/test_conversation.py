"""The reporter and the office write to one another; a question waits, the law's clock does not."""

from datetime import timedelta
from uuid import uuid4

import pytest

from netra import vault
from netra.cases import services as cases
from netra.cases.desk import Desk
from netra.cases.models import Case
from netra.journal.models import Entry
from netra.reports import lifecycle, queries, services
from netra.reports.models import Message, Report
from tests import factories
from tests.factories import CAMPAIGN
from tests.threads import together

pytestmark = pytest.mark.django_db
LATER = CAMPAIGN + timedelta(hours=5)


class Exchange:
    """One report, its reporter with the receipt, and an officer."""

    def __init__(self) -> None:
        self.desk: Desk = factories.desk()
        self.receipt = vault.new_receipt()
        self.report = factories.report(receipt=self.receipt)
        self.key = services.key_for_reporter(report=self.report, receipt=self.receipt)

    def now(self) -> Report:
        found = queries.report_by_receipt(self.receipt)
        assert found is not None
        return found

    def answer(self, text: str = "Di aula.", nonce=None) -> Message:  # type: ignore[no-untyped-def]
        return services.write_to_office(
            report=self.now(), key=self.key, nonce=nonce or uuid4(), text=text, at=LATER
        )

    def ask(self, text: str = "Di mana?", nonce=None) -> Message:  # type: ignore[no-untyped-def]
        return cases.ask_reporter(report=self.now(), question=text, nonce=nonce or uuid4(), desk=self.desk)

    def read(self) -> list[str]:
        return [text for _, text in services.read_messages(report=self.report, key=self.key)]

    def events(self, event: str) -> int:
        return Entry.objects.filter(event=event, subject=self.report.docket).count()


@pytest.fixture
def exchange() -> Exchange:
    return Exchange()


def test_both_sides_read_the_same_words_in_their_order(exchange: Exchange) -> None:
    exchange.ask("Di mana?")
    exchange.answer("Di aula.")
    officers_key = exchange.desk.key_to(exchange.report)
    assert exchange.read() == ["Di mana?", "Di aula."]
    assert officers_key == exchange.key


def test_the_same_nonce_twice_is_one_message_and_one_entry(exchange: Exchange) -> None:
    nonce = uuid4()
    assert exchange.answer(nonce=nonce) == exchange.answer(nonce=nonce)
    assert (len(exchange.read()), exchange.events("REPORTER_WROTE")) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_the_same_nonce_at_the_same_moment_is_one_message() -> None:
    exchange, nonce = Exchange(), uuid4()
    runs = together(5, lambda _: exchange.answer(nonce=nonce).pk)
    assert runs.errors == []
    assert (len(set(runs.results)), exchange.events("REPORTER_WROTE")) == (1, 1)


def test_a_nonce_that_belongs_to_another_report_shows_nothing_of_it(exchange: Exchange) -> None:
    nonce = uuid4()
    exchange.answer("Rahasia pertama", nonce=nonce)
    other = Exchange()
    other.answer("Pesan kedua", nonce=nonce)
    assert (exchange.read(), other.read()) == (["Rahasia pertama"], ["Pesan kedua"])


def test_a_form_sent_again_with_other_words_loses_neither(exchange: Exchange) -> None:
    nonce = uuid4()
    for text in ("Di aula.", "Di aula kecamatan.", "Di aula."):
        exchange.answer(text, nonce=nonce)
    assert exchange.read() == ["Di aula.", "Di aula kecamatan."]


def test_the_forms_own_number_is_not_stored(exchange: Exchange) -> None:
    nonce = uuid4()
    assert exchange.answer(nonce=nonce).nonce != nonce


def test_a_question_waits_for_the_reporter_with_a_date_that_only_reminds(exchange: Exchange) -> None:
    exchange.ask()
    report = exchange.now()
    assert (report.stage, report.answer_limit) == (lifecycle.ASKED, "pkd-perbaikan")
    assert report.answer_due_on is not None


def test_a_question_does_not_stop_the_legal_clock(exchange: Exchange) -> None:
    before = (exchange.report.next_due_on, exchange.report.next_limit)
    exchange.ask()
    report = exchange.now()
    assert (report.next_due_on, report.next_limit) == before


def test_an_answer_takes_the_report_back_to_where_it_was(exchange: Exchange) -> None:
    case = cases.register(report=exchange.now(), desk=exchange.desk)
    cases.ask_reporter(report=case.report, question="Kapan?", nonce=uuid4(), desk=exchange.desk)
    exchange.answer()
    report = exchange.now()
    assert (report.stage, report.answer_due_on, report.answer_limit) == (lifecycle.EXAMINED, None, "")


def test_an_answer_in_triage_shows_the_report_as_read(exchange: Exchange) -> None:
    exchange.ask()
    exchange.answer()
    assert exchange.now().stage == lifecycle.READ


def test_one_answer_answers_every_open_question(exchange: Exchange) -> None:
    exchange.ask("Di mana?")
    exchange.ask("Kapan?")
    exchange.answer("Di aula, pagi hari.")
    assert queries.open_question_of(exchange.report) is None


def test_two_questions_in_a_row_still_lead_back_to_the_first_stage(exchange: Exchange) -> None:
    exchange.ask("Di mana?")
    exchange.ask("Kapan?")
    exchange.answer()
    assert exchange.now().stage == lifecycle.READ


def test_a_message_that_answers_nothing_changes_no_stage(exchange: Exchange) -> None:
    exchange.answer("Saya ingat satu hal lagi.")
    assert exchange.now().stage == lifecycle.RECEIVED


def test_a_question_sent_again_after_its_answer_does_not_wait_a_second_time(exchange: Exchange) -> None:
    nonce = uuid4()
    exchange.ask(nonce=nonce)
    exchange.answer()
    exchange.ask(nonce=nonce)
    assert (exchange.now().stage, exchange.events("REPORTER_ASKED")) == (lifecycle.READ, 1)


def test_a_message_of_the_office_sent_again_is_one_message_and_one_entry(exchange: Exchange) -> None:
    nonce = uuid4()
    for _ in range(2):
        services.write_to_reporter(
            report=exchange.report,
            officer=exchange.desk.officer,
            key=exchange.key,
            nonce=nonce,
            text="Terima kasih.",
            at=LATER,
        )
    assert (exchange.read(), exchange.events("OFFICE_WROTE")) == (["Terima kasih."], 1)


def test_an_office_act_begun_before_the_reporter_was_asked_does_not_undo_the_question(
    exchange: Exchange,
) -> None:
    case = cases.register(report=exchange.now(), desk=exchange.desk)
    stale = Case.objects.select_related("report__government", "government").get(pk=case.pk)
    exchange.ask()
    cases.extend_handling(case=stale, reason="Saksi ahli.", desk=exchange.desk)
    assert exchange.now().stage == lifecycle.ASKED


def test_opening_a_report_is_an_entry_and_shows_it_as_read(exchange: Exchange) -> None:
    desk = exchange.desk
    services.open_story(report=exchange.report, officer=desk.officer, private=desk.private, at=LATER)
    assert (exchange.now().stage, exchange.events("REPORT_OPENED")) == (lifecycle.READ, 1)


def test_the_reporters_own_reading_is_no_entry(exchange: Exchange) -> None:
    before = Entry.objects.count()
    services.read_story(report=exchange.report, key=exchange.key)
    assert Entry.objects.count() == before


def test_an_identity_is_opened_with_a_reason_that_the_journal_keeps_sealed(exchange: Exchange) -> None:
    desk = exchange.desk
    identity = services.reveal_identity(
        report=exchange.report, officer=desk.officer, private=desk.private, reason="Panggilan", at=LATER
    )
    entry = Entry.objects.get(event="IDENTITY_REVEALED")
    assert identity["name"] == "Pelapor Contoh"
    assert "Panggilan" not in str(entry.facts)
    assert b"Panggilan".hex() not in str(entry.facts)


def test_a_finished_report_does_not_go_back(exchange: Exchange) -> None:
    cases.pass_on(report=exchange.now(), to="BKN", reason="Bukan pemilihan.", desk=exchange.desk)
    with pytest.raises(services.StageNotAllowed):
        services.show_progress(report=exchange.now(), stage=lifecycle.EXAMINED)


def test_words_of_a_message_are_bound_to_their_own_message(exchange: Exchange) -> None:
    first, second = exchange.answer("Satu"), exchange.answer("Dua")
    Message.objects.filter(pk=first.pk).update(envelope=bytes(second.envelope))
    with pytest.raises(vault.EnvelopeRefused):
        exchange.read()
