"""After sending: add, correct, give a name, leave a contact, withdraw. Nothing is overwritten."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from netra import vault
from netra.cases import deadlines
from netra.cases import services as cases
from netra.cases.desk import Desk
from netra.cases.models import Case
from netra.journal import published
from netra.journal.models import Entry
from netra.law.procedure import MoveNotAllowed
from netra.reports import lifecycle, services
from netra.reports.models import Addition, Report
from netra.reports.services import identities
from netra.reports.submission import Identity, Submission
from tests import factories
from tests.factories import CAMPAIGN
from tests.threads import together

pytestmark = pytest.mark.django_db
LATER = CAMPAIGN + timedelta(hours=5)


class Told:
    """One report, its reporter with the receipt, and an officer."""

    def __init__(self, told: Submission | None = None) -> None:
        self.desk: Desk = factories.desk()
        self.receipt = vault.new_receipt()
        made = factories.report(told, receipt=self.receipt)
        self.key = services.key_for_reporter(report=made, receipt=self.receipt)
        self.pk = made.pk

    @property
    def report(self) -> Report:
        return Report.objects.select_related("government", "agency").get(pk=self.pk)

    def events(self, name: str) -> list[Entry]:
        return list(Entry.objects.filter(event=name))

    def given(self) -> list[tuple[str, dict[str, str]]]:
        read = services.read_additions(report=self.report, key=self.key)
        return [(each.kind, each.content) for each in read]

    def withdraws(self, reason: str = "") -> None:
        cases.withdraw(report=self.report, key=self.key, nonce=uuid4(), reason=reason, at=LATER)

    def names(self, **changes: str) -> services.Effect:
        identity = Identity(**({"choice": "named", "name": "Pelapor Contoh", "address": "Jalan"} | changes))
        return services.give_identity(
            report=self.report, key=self.key, nonce=uuid4(), identity=identity, at=LATER
        )


@pytest.fixture
def named() -> Told:
    """A formal report."""
    return Told()


@pytest.fixture
def lead() -> Told:
    """The same story without a name."""
    return Told(factories.submission(identity=factories.anonymous()))


# --- adding and correcting ----------------------------------------------------------------------------


def test_an_addition_sent_twice_is_one_and_the_story_stays(lead: Told) -> None:
    before, nonce = bytes(lead.report.envelope), uuid4()
    for _ in range(2):
        services.add_to_report(report=lead.report, key=lead.key, nonce=nonce, text="Ada dua saksi.", at=LATER)
    assert lead.given() == [("more", {"text": "Ada dua saksi."})]
    assert (len(lead.events("REPORT_SUPPLEMENTED")), bytes(lead.report.envelope)) == (1, before)


def test_a_correction_names_what_it_corrects(lead: Told) -> None:
    services.correct_report(
        report=lead.report, key=lead.key, nonce=uuid4(), about="Kapan", text="Sabtu.", at=LATER
    )
    assert lead.given() == [("correction", {"about": "Kapan", "text": "Sabtu."})]
    assert "Sabtu" not in str([entry.facts for entry in Entry.objects.all()])


def test_an_officer_reads_additions_with_their_own_key(lead: Told) -> None:
    services.add_to_report(report=lead.report, key=lead.key, nonce=uuid4(), text="Lagi.", at=LATER)
    key = lead.desk.key_to(lead.report)
    assert [each.content["text"] for each in services.read_additions(report=lead.report, key=key)] == [
        "Lagi."
    ]


def test_an_addition_moved_to_another_kind_does_not_open(lead: Told) -> None:
    services.add_to_report(report=lead.report, key=lead.key, nonce=uuid4(), text="Lagi.", at=LATER)
    Addition.objects.update(kind=Addition.Kind.CORRECTION)
    with pytest.raises(vault.EnvelopeRefused):
        lead.given()


# --- a name, later ------------------------------------------------------------------------------------


def test_a_name_given_in_time_makes_a_complete_lead_a_formal_report(lead: Told) -> None:
    assert lead.names().becomes_report
    assert (lead.report.kind, lead.report.next_limit) == (lifecycle.REPORT, "pkd-kajian-awal")
    entry = lead.events("IDENTITY_GIVEN")[0]
    assert (entry.actor, "Contoh" in str(entry.facts)) == ("Pelapor", False)


def test_the_first_identity_stays_and_the_later_one_counts(lead: Told) -> None:
    before = bytes(lead.report.identity or b"")
    lead.names()
    assert bytes(lead.report.identity or b"") == before
    told = services.reveal_identity(
        report=lead.report,
        officer=lead.desk.officer,
        private=lead.desk.private,
        reason="Panggilan",
        at=LATER,
    )
    assert (told["name"], told["choice"]) == ("Pelapor Contoh", "named")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [({"happened_on": date(2024, 10, 1)}, "is_late"), ({"place": "", "evidence": ""}, "missing")],
)
def test_a_late_or_incomplete_lead_stays_a_lead(changes: dict[str, object], reason: str) -> None:
    told = Told(factories.submission(identity=factories.anonymous(), **changes))
    effect = told.names()
    assert (effect.becomes_report, bool(getattr(effect, reason))) == (False, True)
    assert told.report.kind == lifecycle.LEAD


def test_a_finding_of_bawaslu_s_own_stays_one(lead: Told) -> None:
    cases.register(report=lead.report, desk=lead.desk)
    effect = lead.names()
    assert (effect.becomes_report, effect.is_taken_up, lead.report.kind) == (False, True, lifecycle.LEAD)


def test_a_second_name_does_not_replace_the_first(lead: Told, named: Told) -> None:
    lead.names()
    for told in (lead, named):
        with pytest.raises(services.AlreadyNamed):
            told.names(name="Orang Lain")


# --- withdrawing --------------------------------------------------------------------------------------


def test_a_withdrawn_report_is_a_lead_with_the_clock_of_leads(named: Told) -> None:
    named.withdraws("Masalahnya selesai.")
    report = named.report
    assert (report.kind, report.next_limit, report.next_due_on) == (
        lifecycle.LEAD,
        "pkd-info-awal-7",
        date(2024, 11, 6),
    )
    assert named.given() == [("withdrawal", {"reason": "Masalahnya selesai."})]
    assert "selesai" not in str(named.events("REPORT_WITHDRAWN")[0].facts)


def test_who_withdraws_is_not_waited_for_any_more(named: Told) -> None:
    cases.ask_reporter(report=named.report, question="Siapa lagi?", nonce=uuid4(), desk=named.desk)
    named.withdraws()
    report = named.report
    assert (report.stage, report.answer_due_on, report.answer_limit) == (lifecycle.READ, None, "")
    assert report.next_due_on == date(2024, 11, 6)
    assert not report.messages.filter(is_question=True, answered_at=None).exists()


def test_a_withdrawn_lead_keeps_its_clock(lead: Told) -> None:
    before = lead.report.next_due_on
    lead.withdraws()
    assert (lead.report.kind, lead.report.next_due_on) == (lifecycle.LEAD, before)


def test_a_case_follows_the_handling_ends_and_the_tracing_begins(named: Told) -> None:
    case = cases.register(report=named.report, desk=named.desk)
    named.withdraws()
    running = case.deadlines.filter(met_at=None)
    assert [(each.purpose, each.limit) for each in running] == [(deadlines.TRACING, "pkd-info-awal-7")]
    case.refresh_from_db()
    assert (case.stage, case.due_on) == ("screening", date(2024, 11, 6))


def test_a_finding_goes_on_when_its_reporter_withdraws(lead: Told) -> None:
    case = cases.register(report=lead.report, desk=lead.desk)
    before = list(case.deadlines.filter(met_at=None).values_list("purpose"))
    lead.withdraws()
    assert list(case.deadlines.filter(met_at=None).values_list("purpose")) == before


def test_bawaslu_may_adopt_what_was_withdrawn_as_its_own_finding(named: Told) -> None:
    case = cases.register(report=named.report, desk=named.desk)
    label = case.register_number
    named.withdraws()
    again = Case.objects.select_related("report__government", "government").get(pk=case.pk)
    cases.adopt(case=again, desk=named.desk)
    case.refresh_from_db()
    assert ("/TM/" in case.register_number, case.docket, case.register_number != label) == (
        True,
        again.docket,
        True,
    )
    assert list(case.deadlines.filter(met_at=None).values_list("purpose", flat=True)) == [deadlines.HANDLING]
    with pytest.raises(MoveNotAllowed):
        cases.adopt(case=again, desk=named.desk)


def test_withdrawing_twice_changes_nothing_again(named: Told) -> None:
    named.withdraws()
    with pytest.raises(services.AlreadyWithdrawn):
        named.withdraws("lagi")
    assert len(named.events("REPORT_WITHDRAWN")) == 1


def test_a_name_given_at_the_moment_of_withdrawing_makes_no_report(
    lead: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording = identities.recording

    def late(*given: Any, **named: Any) -> Any:
        lead.withdraws()
        return recording(*given, **named)

    monkeypatch.setattr(identities, "recording", late)
    lead.names()
    assert Report.objects.get().kind == lifecycle.LEAD


def test_a_name_after_withdrawing_makes_no_report(lead: Told) -> None:
    lead.withdraws()
    assert (lead.names().is_withdrawn, lead.report.kind) == (True, lifecycle.LEAD)


def test_what_has_a_result_cannot_be_withdrawn(named: Told) -> None:
    cases.pass_on(report=named.report, to="BKN", reason="Bukan pemilihan.", desk=named.desk)
    with pytest.raises(services.TooLateToWithdraw):
        named.withdraws()


@pytest.mark.django_db(transaction=True)
def test_two_withdrawals_at_once_are_one() -> None:
    told = Told()
    runs = together(3, lambda _: _outcome(told))
    assert (runs.errors, sorted(runs.results)) == ([], ["again", "again", "done"])
    assert len(told.events("REPORT_WITHDRAWN")) == 1


def _outcome(told: Told) -> str:
    try:
        told.withdraws()
    except services.AlreadyWithdrawn:
        return "again"
    return "done"


# --- a contact ----------------------------------------------------------------------------------------


def test_a_contact_is_sealed_and_gone_when_removed(lead: Told) -> None:
    services.leave_contact(report=lead.report, key=lead.key, contact="0800-111", at=LATER)
    assert b"0800" not in bytes(lead.report.contact or b"")
    assert services.read_contact(report=lead.report, key=lead.key) == "0800-111"
    for _ in range(2):
        services.remove_contact(report=lead.report, at=LATER)
    assert (lead.report.contact, len(lead.events("CONTACT_REMOVED"))) == (None, 1)


# --- the proof ----------------------------------------------------------------------------------------


def test_a_report_is_unchanged_until_a_byte_of_it_changes(lead: Told) -> None:
    assert services.is_unchanged(lead.report)
    envelope = bytes(lead.report.envelope)
    Report.objects.update(envelope=envelope[:-1] + bytes([envelope[-1] ^ 1]))
    assert not services.is_unchanged(lead.report)


def test_the_arrival_is_proved_once_its_day_is_published(lead: Told) -> None:
    assert services.proof_of_arrival(lead.report) is None
    midnight = CAMPAIGN.replace(hour=0) + timedelta(days=1)
    head = published.publish_head(government=lead.report.government.code, midnight=midnight)
    proof = services.proof_of_arrival(lead.report)
    assert head is not None and proof is not None
    assert (proof.entry.subject, proof.faults(), proof.head.hash()) == (lead.report.docket, [], head.hash)


def test_the_first_opening_is_told_with_its_moment(lead: Told) -> None:
    assert services.first_opening_of(lead.report) is None
    desk = lead.desk
    services.open_story(report=lead.report, officer=desk.officer, private=desk.private, at=LATER)
    opened = services.first_opening_of(lead.report)
    assert opened is not None and opened.at == LATER


# --- one's own data -----------------------------------------------------------------------------------


def test_one_s_own_data_hold_everything_given_and_got_and_a_name_only_on_request(named: Told) -> None:
    services.add_to_report(report=named.report, key=named.key, nonce=uuid4(), text="Tambahan.", at=LATER)
    services.write_to_reporter(
        report=named.report,
        officer=named.desk.officer,
        key=named.key,
        nonce=uuid4(),
        text="Terima kasih.",
        at=LATER,
    )
    told = services.own_data(report=named.report, key=named.key, with_name=False)
    text = str(told)
    assert all(words in text for words in (factories.submission().story, "Tambahan.", "Terima kasih."))
    assert "Pelapor Contoh" not in text
    assert "Pelapor Contoh" in str(services.own_data(report=named.report, key=named.key, with_name=True))
