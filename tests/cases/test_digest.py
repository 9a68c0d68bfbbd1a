"""The daily digest: numbers only, to a mailbox that proved itself, once a day whatever restarts."""

import re
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from netra.cases import jobs, lifecycle
from netra.cases import services as cases
from netra.cases.desk import Desk
from netra.cases.models import Case, Digest
from netra.cases.services import digests
from netra.journal import events
from netra.journal.models import Entry
from netra.web.environment import Mail
from tests import factories
from tests.factories import CAMPAIGN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode", "mail_goes_out")]
ADDRESS = "/kantor/ringkasan/"
BOX = "petugas@contoh.id"
TOMORROW = CAMPAIGN + timedelta(days=1)


def wants(desk: Desk, mailbox: str = BOX) -> None:
    code = digests.ask_for_digest(officer=desk.officer, mailbox=mailbox, at=CAMPAIGN)
    digests.confirm_digest(officer=desk.officer, code=code, at=CAMPAIGN)


def sends(at: Any = CAMPAIGN) -> list[mail.EmailMessage]:
    mail.outbox.clear()
    jobs.send_digests(factories.government(), at)
    return list(mail.outbox)


def test_a_mail_tells_numbers_and_dockets_and_nothing_else() -> None:
    about, desk = factories.agency(), factories.desk()
    late, today = (cases.register(report=factories.report(about=about), desk=desk) for _ in "12")
    Case.objects.filter(pk=late.pk).update(due_on=CAMPAIGN.date() - timedelta(days=1))
    Case.objects.filter(pk=today.pk).update(due_on=CAMPAIGN.date())
    wants(desk)
    [sent] = sends()
    assert (sent.to, sent.subject) == ([BOX], "Netra: 1 lewat tenggat, 1 hari ini")
    assert f"Lewat tenggat (1): {late.docket}" in str(sent.body)
    assert "Daftarnya: https://kantor.contoh.id/kantor/pekerjaan/" in str(sent.body)
    told = f"{sent.subject} {sent.body}"
    for word in (about.name, late.report.docket, desk.officer.position, "dukungan", "Pelapor"):
        assert word not in told


def test_a_restart_never_sends_twice_and_the_next_day_has_its_own() -> None:
    wants(factories.desk())
    assert [len(sends()), len(sends()), len(sends(TOMORROW)), len(sends())] == [1, 0, 1, 0]


def test_a_run_that_was_stopped_before_the_mail_sends_none_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    wants(factories.desk())
    monkeypatch.setattr(jobs.mailing, "send_digest", _stopped)
    with pytest.raises(KeyboardInterrupt):
        sends()
    monkeypatch.undo()
    assert sends() == []
    assert len(sends(TOMORROW)) == 1


def test_one_mailbox_that_refuses_keeps_the_mail_of_the_others_not_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for box in ("satu@contoh.id", "dua@contoh.id"):
        wants(factories.desk(), box)
    send = jobs.mailing.send_digest
    monkeypatch.setattr(
        jobs.mailing, "send_digest", lambda box, *told: _refused() if "satu" in box else send(box, *told)
    )
    mail.outbox.clear()
    with pytest.raises(jobs.MailNotSent):
        jobs.send_digests(factories.government(), CAMPAIGN)
    assert [each.to for each in mail.outbox] == [["dua@contoh.id"]]


def test_without_a_code_nothing_goes_there_but_the_code() -> None:
    digests.ask_for_digest(officer=factories.desk().officer, mailbox=BOX, at=CAMPAIGN)
    assert sends() == []


def test_five_wrong_codes_end_the_trying() -> None:
    desk = factories.desk()
    code = digests.ask_for_digest(officer=desk.officer, mailbox=BOX, at=CAMPAIGN)
    for _ in range(digests.MOST_TRIES):
        with pytest.raises(digests.WrongCode):
            digests.confirm_digest(officer=desk.officer, code="x", at=CAMPAIGN)
    with pytest.raises(digests.WrongCode):
        digests.confirm_digest(officer=desk.officer, code=code, at=CAMPAIGN)
    assert sends() == []


def test_who_leaves_gets_no_more_mail_and_the_mailbox_is_forgotten() -> None:
    successor, desk = factories.desk(), factories.desk()
    wants(desk)
    cases.hand_everything_over(to=successor.officer, desk=desk)
    assert sends() == []
    assert not Digest.objects.exists()


def test_the_mailbox_stands_in_no_entry_of_the_journal() -> None:
    desk = factories.desk()
    wants(desk)
    sends()
    digests.end_digest(officer=desk.officer, at=CAMPAIGN)
    told = Entry.objects.filter(event__startswith="DIGEST")
    assert [each.event for each in told.order_by("sequence")] == [
        events.DIGEST_ASKED,
        events.DIGEST_CONFIRMED,
        events.DIGESTS_PREPARED,
        events.DIGEST_ENDED,
    ]
    assert BOX not in str([(each.subject, each.actor, each.facts) for each in told])


def test_an_officer_switches_it_on_and_off(client: Client) -> None:
    factories.case_at(lifecycle.SCREENING)
    desk = factories.desk()
    factories.sign_in(client, desk.officer)
    client.post(ADDRESS, {"langkah": "surel", "mailbox": BOX})
    [sent] = mail.outbox
    [code] = re.findall(r"\b\d{8}\b", str(sent.body))
    assert "Kodenya tidak cocok." in _text(client.post(ADDRESS, {"langkah": "kode", "code": "00000000x"}))
    client.post(ADDRESS, {"langkah": "kode", "code": f" {code} "})
    assert "Menyala." in _text(client.get(ADDRESS))
    client.post(ADDRESS, {"langkah": "matikan"})
    assert not Digest.objects.exists()


def test_an_address_that_is_none_says_so(client: Client) -> None:
    factories.sign_in(client, factories.desk().officer)
    assert "Alamat ini tidak lengkap." in _text(client.post(ADDRESS, {"langkah": "surel", "mailbox": "x"}))
    assert not Digest.objects.exists()


def test_an_installation_without_mail_says_so_and_keeps_nothing(client: Client, settings: Any) -> None:
    settings.ENV = replace(settings.ENV, mail=Mail())
    factories.sign_in(client, factories.desk().officer)
    page = _text(client.post(ADDRESS, {"langkah": "surel", "mailbox": BOX}))
    assert "Pemasangan ini belum mengirim surel." in page
    assert not Digest.objects.exists()
    assert jobs.send_digests(factories.government(), CAMPAIGN) == {"digests": 0}


def _stopped(*_: Any) -> None:
    raise KeyboardInterrupt


def _refused() -> None:
    raise ConnectionRefusedError


def _text(answer: Any) -> str:
    return str(answer.content.decode())


@pytest.fixture
def mail_goes_out(settings: Any) -> None:
    """To Django's outbox in memory."""
    settings.ENV = replace(
        settings.ENV, mail=Mail(sender="netra@contoh.id"), office_address="https://kantor.contoh.id"
    )


def test_tries_that_come_at_once_are_counted_one_by_one() -> None:
    desk = factories.desk()
    digests.ask_for_digest(officer=desk.officer, mailbox=BOX, at=CAMPAIGN)
    others = list("abcd")

    def another_comes_first(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith("UPDATE") and others:  # after the count was read
            _try(desk, others.pop())
        return execute(sql, *rest)

    with connection.execute_wrapper(another_comes_first):
        _try(desk, "e")
    assert Digest.objects.get().wrong_codes == 5


def test_a_code_confirms_the_mailbox_that_it_was_sent_to_and_no_other() -> None:
    desk = factories.desk()
    code = digests.ask_for_digest(officer=desk.officer, mailbox=BOX, at=CAMPAIGN)
    others = ["lain@contoh.id"]

    def another_is_asked_for(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith("UPDATE") and others:  # after the code was found right
            digests.ask_for_digest(officer=desk.officer, mailbox=others.pop(), at=CAMPAIGN)
        return execute(sql, *rest)

    with connection.execute_wrapper(another_is_asked_for), pytest.raises(digests.WrongCode):
        digests.confirm_digest(officer=desk.officer, code=code, at=CAMPAIGN)
    assert Digest.objects.get().confirmed_at is None


def _try(desk: Desk, code: str) -> None:
    with suppress(digests.WrongCode):
        digests.confirm_digest(officer=desk.officer, code=code, at=CAMPAIGN)
