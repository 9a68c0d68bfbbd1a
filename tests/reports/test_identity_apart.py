"""A confidential name opens for nobody alone: not for a reader, not for a custodian, not for who asks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from netra import vault
from netra.accounts import roles
from netra.cases.desk import Desk
from netra.journal import queries as journal
from netra.journal.models import Entry
from netra.journal.services import recording
from netra.reports import services
from netra.reports.identity import sealing
from netra.reports.models import Addition, IdentityKey, IdentityRequest, Report
from netra.reports.services import identity_keys
from netra.reports.submission import ANONYMOUS, CONFIDENTIAL
from tests import factories
from tests.factories import CAMPAIGN

pytestmark = pytest.mark.django_db
NAME = "Pelapor Contoh"
LATER = CAMPAIGN + timedelta(hours=2)


@dataclass(frozen=True)
class Office:
    """A reader, a custodian, and a report with a confidential name."""

    reader: Desk
    guard: Desk
    report: Report
    receipt: vault.Receipt

    @property
    def key(self) -> bytes:
        return self.reader.key_to(self.report)

    @property
    def name_key(self) -> bytes | None:
        return services.name_key_for_reporter(report=self.report, receipt=self.receipt)

    def asks(self, by: Desk | None = None, reason: str = "Panggilan klarifikasi") -> IdentityRequest:
        desk = by or self.reader
        return services.ask_for_identity(
            report=self.report, officer=desk.officer, private=desk.private, nonce=uuid4(), reason=reason,
            at=LATER,
        )  # fmt: skip

    def decides(
        self, request: IdentityRequest, *, approve: bool = True, by: Desk | None = None
    ) -> IdentityRequest:
        desk = by or self.guard
        return services.decide_identity(
            request=request, officer=desk.officer, private=desk.private, approve=approve, words="Perlu.",
            at=LATER,
        )  # fmt: skip

    def opens(self, by: Desk | None = None, **changed: Any) -> dict[str, str]:
        desk = by or self.reader
        told = {"report": self.report, "officer": desk.officer, "private": desk.private, "at": LATER}
        return services.open_identity(**(told | changed))


def an_office(choice: str = CONFIDENTIAL) -> Office:
    reader, guard, receipt = factories.desk(), factories.custodian(), vault.new_receipt()
    told = factories.submission(identity=factories.named(choice))
    return Office(reader, guard, factories.report(told, receipt=receipt), receipt)


@pytest.fixture
def office() -> Office:
    return an_office()


def test_asked_approved_and_opened_for_three_days(office: Office) -> None:
    request = office.asks()
    words = services.words_of(request, office.guard.officer, office.guard.private)
    assert (words.reason, words.answer) == ("Panggilan klarifikasi", "")
    assert list(services.waiting_for(office.guard.officer)) == [request]
    office.decides(request)
    assert office.opens()["name"] == NAME
    assert services.words_of(request, office.reader.officer, office.reader.private).answer == "Perlu."
    with pytest.raises(services.NoApproval):
        office.opens(at=LATER + services.identity_requests.OPEN_FOR)
    ended = LATER + services.identity_requests.OPEN_FOR
    home = office.report.government
    assert services.forget_ended_approvals(government=home, at=ended, actor="uji") == 1
    request.refresh_from_db()
    assert bytes(request.granted) == b""


def test_the_reporter_sees_each_step_and_no_reason_stands_in_clear(office: Office) -> None:
    office.decides(office.asks())
    office.opens()
    rows = journal.timeline_of(office.report.government.code, [office.report.docket])
    assert [row.event for row in rows][:3] == ["IDENTITY_REVEALED", "IDENTITY_APPROVED", "IDENTITY_ASKED_FOR"]
    told = str([entry.facts for entry in Entry.objects.all()])
    assert "Panggilan" not in told and b"Panggilan".hex() not in told and "Perlu" not in told
    assert NAME not in told


def test_neither_a_reader_nor_a_custodian_opens_the_name_alone(office: Office) -> None:
    """What each of them can ever get hold of, tried as keys on what is stored."""
    record = bytes(office.report.lookup).hex()
    content = vault.open_json(
        office.key, bytes(office.report.identity or b""), record=record, field="identity"
    )
    assert NAME not in str(content)
    with pytest.raises(sealing.NameSealedApart):
        sealing.name_in(content, None, record)
    with pytest.raises(sealing.NameSealedApart):
        services.reveal_identity(
            report=office.report, officer=office.reader.officer, private=office.reader.private,
            reason="x", at=LATER,
        )  # fmt: skip
    private = identity_keys.private_of(IdentityKey.objects.get(), office.guard.officer, office.guard.private)
    own = vault.open_grant(private, bytes(office.report.identity_grant), record=sealing.granted_for(record))
    assert sealing.name_in(content, own, record).name == NAME  # both together
    for key in (own, private[:32]):
        with pytest.raises(vault.EnvelopeRefused):
            vault.open_json(key, bytes(office.report.identity or b""), record=record, field="identity")
    with pytest.raises(services.NotSealedToYou):
        office.guard.key_to(office.report)


def test_a_refusal_opens_nothing_and_may_be_asked_again_with_better_reasons(office: Office) -> None:
    office.decides(office.asks(), approve=False)
    with pytest.raises(services.NoApproval):
        office.opens()
    office.decides(office.asks(reason="Tanda tangan formulir"))
    assert office.opens()["name"] == NAME


def test_an_approval_is_for_who_asked(office: Office) -> None:
    colleague = factories.desk()
    services.let_in(by=office.reader.officer, private=office.reader.private, to=colleague.officer, at=LATER)
    office.decides(office.asks())
    with pytest.raises(services.NoApproval):
        office.opens(by=colleague)


def test_who_asks_does_not_decide_and_a_decision_is_made_once(office: Office) -> None:
    request = office.asks()
    with pytest.raises(services.OwnRequest):
        office.decides(request, by=office.reader)
    colleague = factories.desk()
    with pytest.raises(services.AlreadyDecided):
        office.decides(request, by=colleague)  # with custodians, no reader decides
    office.decides(request)
    with pytest.raises(services.AlreadyDecided):
        office.decides(request, approve=False)


def test_the_same_form_twice_asks_once_and_a_second_request_waits_for_the_first(office: Office) -> None:
    request = office.asks()
    again = services.ask_for_identity(
        report=office.report, officer=office.reader.officer, private=office.reader.private,
        nonce=request.nonce, reason="Lain", at=LATER,
    )  # fmt: skip
    assert again.pk == request.pk
    with pytest.raises(services.AlreadyAsked):
        office.asks()
    assert IdentityRequest.objects.count() == 1


def test_the_reporter_who_allows_it_is_named_for_a_reason_alone() -> None:
    office = an_office("named")
    told = services.reveal_identity(
        report=office.report, officer=office.reader.officer, private=office.reader.private,
        reason="Panggilan", at=LATER,
    )  # fmt: skip
    assert told["name"] == NAME


def test_a_name_and_a_contact_given_later_lie_apart_too() -> None:
    office = an_office(ANONYMOUS)
    lead, key, own = office.report, office.key, office.name_key
    with pytest.raises(sealing.NameSealedApart):
        services.leave_contact(report=lead, key=key, contact="0800-111", at=LATER)
    services.leave_contact(report=lead, key=key, own=own, contact="0800-111", at=LATER)
    give: Callable[..., Any] = services.give_identity
    nonce = uuid4()
    for _ in range(2):  # the same form twice
        give(report=lead, key=key, own=own, nonce=nonce, identity=factories.confidential(), at=LATER)
    assert Addition.objects.filter(kind="identity").count() == 1
    assert services.gave_identity(report=lead, key=key)
    assert NAME not in str(services.told_by_reporter(report=lead, key=key))
    with pytest.raises(vault.EnvelopeRefused):
        services.read_contact(report=lead, key=key)
    office.decides(office.asks())
    told = office.opens()
    assert (told["name"], told["channel"]) == (NAME, "0800-111")


def test_a_reporter_has_the_own_name_in_the_copy_of_the_own_data(office: Office) -> None:
    own = services.own_data(report=office.report, key=office.key, own=office.name_key, with_name=True)
    assert own["identitas"]["name"] == NAME
    assert NAME not in str(services.own_data(report=office.report, key=office.key, with_name=False))


def test_an_anonymous_report_looks_like_one_with_a_name() -> None:
    office = an_office()
    empty = factories.report(factories.submission(identity=factories.anonymous()))
    for part in ("identity", "identity_grant", "identity_receipt"):
        assert len(getattr(empty, part)) == len(getattr(office.report, part))


def test_without_custodians_another_reader_decides() -> None:
    asker, second = factories.desk(), factories.desk()
    report = factories.report(factories.submission(identity=factories.confidential()))
    office = Office(asker, second, report, vault.new_receipt())
    request = office.asks()
    with pytest.raises(services.OwnRequest):
        office.decides(request, by=asker)
    assert list(services.waiting_for(asker.officer)) == []
    office.decides(request, by=second)
    assert office.opens()["name"] == NAME


def test_a_single_reader_without_custodians_cannot_be_answered_and_is_told_so() -> None:
    desk = factories.desk()
    report = factories.report(factories.submission(identity=factories.confidential()))
    assert not services.can_be_asked(report, desk.officer)
    factories.desk(roles.BAWASLU_INTAKE)  # came later: holds no key
    assert not services.can_be_asked(report, desk.officer)


def test_a_new_custodian_is_let_in_and_the_last_one_cannot_go(office: Office) -> None:
    new = factories.desk(roles.IDENTITY_CUSTODIAN)
    assert services.lacking(office.guard.officer) == [new.officer]
    request = office.asks()
    with pytest.raises(services.NotACustodian):
        office.decides(request, by=new)
    with pytest.raises(services.LastCustodian):
        leaves(office.guard)
    services.share_identity_keys(
        officer=office.guard.officer, private=office.guard.private, to=new.officer, at=LATER
    )
    leaves(office.guard)
    office.decides(request, by=new)
    assert office.opens()["name"] == NAME


def test_a_turned_key_opens_what_came_before(office: Office) -> None:
    services.make_identity_key(officer=office.guard.officer, at=LATER)
    assert IdentityKey.objects.count() == 2
    office.decides(office.asks())
    assert office.opens()["name"] == NAME


def test_an_exchanged_key_is_refused_by_name(office: Office) -> None:
    """Somebody puts a public key of their own into the row: the next custodian notices."""
    request = office.asks()
    IdentityKey.objects.update(public_key=vault.new_pair().public)
    with pytest.raises(vault.EnvelopeRefused):
        office.decides(replace_request(request))


def test_erasing_the_report_takes_requests_and_keys_along(office: Office) -> None:
    office.decides(office.asks())
    services.erase_contents(report=office.report, at=LATER)
    office.report.refresh_from_db()
    assert IdentityRequest.objects.count() == 0
    assert (bytes(office.report.identity_grant), bytes(office.report.identity_receipt)) == (b"", b"")


def leaves(desk: Desk) -> None:
    code = desk.officer.office.government.code
    with recording(code, at=LATER) as log:
        services.give_up_identity_keys(officer=desk.officer, log=log, actor="uji")


def replace_request(request: IdentityRequest) -> IdentityRequest:
    return IdentityRequest.objects.select_related("report__identity_key", "key").get(pk=request.pk)
