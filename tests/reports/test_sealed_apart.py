"""A browser seals the name apart too: looks alike, opens alike, and what was forged fails closed by name."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from netra import vault
from netra.cases.desk import Desk
from netra.journal import events
from netra.journal.models import Entry
from netra.journal.services import recording
from netra.reports import padding, services
from netra.reports.identity import sealing as names
from netra.reports.identity.models import IdentityKey, IdentityRequest
from netra.reports.models import Report
from netra.reports.parcel import ParcelRefused, ShippedFile
from netra.reports.submission import ANONYMOUS, CONFIDENTIAL, NAMED, Identity
from tests import factories
from tests.factories import CAMPAIGN
from tests.reports import sealing

pytestmark = pytest.mark.django_db
NAME = factories.confidential().name
LATER = CAMPAIGN + timedelta(hours=1)


@pytest.fixture
def reader() -> Desk:
    """An officer to whom reports are sealed."""
    return factories.desk()


@pytest.fixture
def guard(reader: Desk) -> Desk:
    """A custodian, to whose key names are sealed."""
    return factories.custodian()


def of_custodians() -> bytes:
    """The key to which a browser seals names now."""
    return bytes(IdentityKey.objects.get(retired_at=None).public_key)


def parcel(identity: Identity | None = None, **how: Any) -> dict[str, Any]:
    told = factories.submission(identity=identity or factories.confidential())
    return sealing.sealed(told, **(how if "custodians" in how else how | {"custodians": of_custodians()}))


def receive(sent: dict[str, Any]) -> Report:
    return services.receive_sealed(government=factories.government(), parcel=sealing.read(sent), at=CAMPAIGN)


def asks(report: Report, reader: Desk) -> IdentityRequest:
    return services.ask_for_identity(
        report=report, officer=reader.officer, private=reader.private, nonce=uuid4(), reason="Panggilan",
        at=LATER,
    )  # fmt: skip


def decides(request: IdentityRequest, guard: Desk, *, approve: bool = True) -> IdentityRequest:
    return services.decide_identity(
        request=request, officer=guard.officer, private=guard.private, approve=approve, words="Ya.", at=LATER
    )


def opens(report: Report, reader: Desk) -> dict[str, str]:
    return services.open_identity(report=report, officer=reader.officer, private=reader.private, at=LATER)


# --- what is stored -----------------------------------------------------------------------------------


def test_a_name_that_a_browser_sealed_opens_with_reader_and_custodian_together(
    reader: Desk, guard: Desk
) -> None:
    receipt = vault.new_receipt()
    report = receive(parcel(receipt=receipt))
    key, record = reader.key_to(report), receipt.lookup.hex()
    under_it = vault.open_json(key, bytes(report.identity or b""), record=record, field="identity")
    assert set(under_it) == {"choice", "key", "apart"}
    with pytest.raises(names.NameSealedApart):
        services.current_identity(report=report, key=key)
    decides(asks(report, reader), guard)
    assert opens(report, reader)["name"] == NAME
    own = services.name_key_for_reporter(report=report, receipt=receipt)
    assert services.current_identity(report=report, key=key, own=own) == factories.confidential()


@pytest.mark.parametrize("with_custodians", [True, False])
def test_no_length_tells_who_sealed_nor_whether_there_is_a_name(reader: Desk, with_custodians: bool) -> None:
    if with_custodians:
        factories.custodian()
    public = of_custodians() if with_custodians else None
    seen = set()
    for choice in (ANONYMOUS, CONFIDENTIAL, NAMED):
        identity = Identity(ANONYMOUS) if choice == ANONYMOUS else factories.named(choice)
        told = factories.submission(identity=identity)
        for report in (factories.report(told), receive(parcel(identity, custodians=public))):
            seen.add(tuple(len(getattr(report, part)) for part in
                           ("envelope", "identity", "identity_grant", "identity_receipt")))  # fmt: skip
    assert len(seen) == 1
    assert seen.pop()[1] == 31 + (padding.IDENTITY_APART if with_custodians else padding.IDENTITY)


# --- what is refused ----------------------------------------------------------------------------------


def _a_new_key(guard: Desk, sent: dict[str, Any]) -> None:
    services.make_identity_key(officer=guard.officer, at=LATER)


def _custodians_gone(guard: Desk, sent: dict[str, Any]) -> None:
    type(guard.officer).objects.filter(pk=guard.officer.pk).update(is_active=False)


def _left_out(guard: Desk, sent: dict[str, Any]) -> None:
    sent.update(sealing.sealed())


def _a_reader_s_key(guard: Desk, sent: dict[str, Any]) -> None:
    sent["custodians"] = sent["grants"][0]


@pytest.mark.parametrize("happens", [_a_new_key, _custodians_gone, _left_out, _a_reader_s_key])
def test_a_name_must_be_sealed_to_exactly_the_custodians_of_now(
    guard: Desk, client: Client, happens: Callable[[Desk, dict[str, Any]], None]
) -> None:
    sent = parcel()
    happens(guard, sent)
    with pytest.raises(ParcelRefused) as why:
        receive(sent)
    assert (why.value.code, Report.objects.count()) == ("pembaca_berubah", 0)
    offered = _offer(client)  # the browser asks anew and seals again
    public = sealing.from_text(offered["custodians"]) or None
    assert receive(parcel(custodians=public)).docket == "L-2024-0001"


def test_the_last_custodian_who_leaves_while_a_report_arrives_leaves_no_name_that_nobody_opens(
    guard: Desk,
) -> None:
    sent = sealing.read(parcel())
    with pytest.raises(ParcelRefused) as why:
        services.receive_sealed(
            government=factories.government(), parcel=replace(sent, files=_Leaving(guard)), at=CAMPAIGN
        )
    assert (why.value.code, Report.objects.count()) == ("pembaca_berubah", 0)
    assert receive(parcel(custodians=None)).identity_key is None


class _Leaving(tuple[ShippedFile, ...]):
    """No files; looking whether there are some, the last thing before storing, a custodian leaves."""

    def __new__(cls, guard: Desk) -> "_Leaving":
        return super().__new__(cls, ())

    def __init__(self, guard: Desk) -> None:
        self.guard = guard

    def __bool__(self) -> bool:
        with recording(self.guard.officer.office.government.code, at=LATER) as log:
            services.give_up_identity_keys(officer=self.guard.officer, log=log, actor="uji")
        return False


def test_custodians_that_are_none_are_refused(reader: Desk) -> None:
    with pytest.raises(ParcelRefused) as why:
        receive(parcel(custodians=vault.new_pair().public))
    assert why.value.code == "pembaca_berubah"


def test_the_keys_that_are_offered_name_the_custodians_or_nobody(reader: Desk, client: Client) -> None:
    assert _offer(client)["custodians"] == ""
    factories.custodian()
    assert _offer(client)["custodians"] == sealing.to_text(of_custodians())


def _offer(client: Client) -> dict[str, Any]:
    told = json.dumps({"agency": "", "not_for": []})
    return dict(client.post("/lapor/tersegel/kunci/", told, content_type="application/json").json())


# --- what only an officer can notice ------------------------------------------------------------------


def receive_forged(content: sealing.Forging, choice: str = CONFIDENTIAL) -> Report:
    """A report whose browser sealed another identity than the form does."""
    return receive(sealing.forged(content, factories.named(choice), custodians=of_custodians()))


def _sealed(value: Any, own: bytes, record: str) -> str:
    return sealing.to_text(vault.seal_json(own, value, record=record, field=names.NAME))


FORGED: dict[str, sealing.Forging] = {
    "no envelope": lambda good, own, record: {**good, "apart": "x" * 90},
    "no base64": lambda good, own, record: {**good, "apart": "\ud800§"},
    "too long": lambda good, own, record: {**good, "apart": "A" * 9000},
    "nothing": lambda good, own, record: {**good, "apart": ""},
    "no text": lambda good, own, record: {**good, "apart": ["x"]},
    "another choice inside": lambda good, own, record: (
        good | {"apart": _sealed(asdict(factories.named(NAMED)), own, record)}
    ),
    "no name inside": lambda good, own, record: {**good, "apart": _sealed([1], own, record)},
    "under another key": lambda good, own, record: {**good, "apart": _sealed({}, bytes(32), record)},
    "key shown of who did not allow it": lambda good, own, record: good | {"key": vault.key_to_text(own)},
    "another choice": lambda good, own, record: {**good, "choice": "lain"},
    "name under the report's key": lambda good, own, record: asdict(factories.confidential()),
    "no object": lambda good, own, record: [],
    "deep": lambda good, own, record: {**good, "key": {}},
}


@pytest.mark.parametrize("how", FORGED)
def test_an_identity_that_no_form_seals_opens_for_nobody_and_everybody_learns_of_it(
    reader: Desk, guard: Desk, how: str
) -> None:
    report = receive_forged(FORGED[how])
    decides(asks(report, reader), guard)
    with pytest.raises(services.Unreadable):
        opens(report, reader)
    _is_journalled(report, reader)
    assert not Entry.objects.filter(event=events.IDENTITY_REVEALED).exists()


@pytest.mark.parametrize(
    "key", ["", "x", vault.key_to_text(bytes(32)), "A" * 44, 7], ids=lambda key: str(key)[:4]
)
def test_a_shown_key_that_opens_nothing_is_told_as_unreadable(reader: Desk, guard: Desk, key: Any) -> None:
    report = receive_forged(lambda good, own, record: {**good, "key": key}, NAMED)
    with pytest.raises(services.Unreadable):
        services.reveal_identity(
            report=report, officer=reader.officer, private=reader.private, reason="Panggilan", at=LATER
        )
    _is_journalled(report, reader)


def test_a_grant_that_the_custodians_cannot_open_is_noticed_and_may_be_refused(
    reader: Desk, guard: Desk
) -> None:
    sent = parcel()
    strange = vault.grant(of_custodians(), bytes(32), record="lain")
    sent["custodians"]["key"] = sealing.to_text(strange)
    report = receive(sent)
    request = asks(report, reader)
    with pytest.raises(services.Unreadable):
        decides(request, guard)
    _is_journalled(report, guard)
    assert not decides(request, guard, approve=False).is_approved


@pytest.mark.parametrize("own", [b"", b"short", bytes(33)], ids=len)
def test_a_key_of_the_name_that_is_none_never_seals_what_comes_later(
    reader: Desk, guard: Desk, client: Client, own: bytes
) -> None:
    """Empty, it would let a contact fall under the report's key."""
    receipt = vault.new_receipt()
    wrong = vault.seal(receipt.unlock_key, own, record=receipt.lookup.hex(), field=names.KEY)
    report = receive(parcel(receipt=receipt) | {"name_key": sealing.to_text(wrong)})
    with pytest.raises(vault.EnvelopeRefused):
        services.name_key_for_reporter(report=report, receipt=receipt)
    client.post("/lacak/", {"receipt": str(receipt)})
    assert client.post("/lacak/kontak/", {"contact": "0800-111"}).status_code == 409
    report.refresh_from_db()
    assert report.contact is None


def _is_journalled(report: Report, desk: Desk) -> None:
    entry = Entry.objects.get(event=events.REPORT_UNREADABLE)
    told = (report.docket, desk.officer.actor, {"part": "identity"})
    assert (entry.subject, entry.actor, entry.facts) == told


@pytest.mark.parametrize("text", [b"[" * 60_000, b"9" * 5_000])
def test_json_that_breaks_the_reader_is_refused_like_other_contents(reader: Desk, text: bytes) -> None:
    receipt, key = vault.new_receipt(), vault.new_key()
    envelope = vault.seal(key, text, record=receipt.lookup.hex(), field="story", at_least=padding.STORY)
    report = receive(parcel(receipt=receipt, key=key, custodians=None) | {"story": sealing.to_text(envelope)})
    with pytest.raises(services.Unreadable):
        services.open_story(report=report, officer=reader.officer, private=reader.private, at=LATER)
