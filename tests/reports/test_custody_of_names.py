"""Whatever is done in whatever order: no name opens without somebody else's approval that still runs, no kept
name is left without a holder, and every step is on record."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from netra import vault
from netra.accounts import queries as officers
from netra.accounts import roles
from netra.cases import services as cases
from netra.cases.desk import Desk
from netra.journal.models import Entry
from netra.journal.services import recording
from netra.reports import services
from netra.reports.models import IdentityKey, IdentityKeyGrant, IdentityRequest, Report
from tests import factories
from tests.factories import CAMPAIGN

pytestmark = pytest.mark.django_db
REFUSALS = (
    services.AlreadyAsked, services.AlreadyDecided, services.AlreadyErased, services.LastCustodian,
    services.NoApproval, services.NotACustodian, services.NotSealedToYou, services.OwnRequest,
)  # fmt: skip
CUSTODIAN = roles.IDENTITY_CUSTODIAN


@dataclass
class Office:
    """Two readers, custodians who come and go, reports; `approved`: who may open which, until when."""

    readers: list[Desk]
    guards: list[Desk]
    lost: list[tuple[Desk, bytes]] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    approved: dict[tuple[int, int], datetime] = field(default_factory=dict)
    now: datetime = CAMPAIGN

    def ask(self, who: int, which: int) -> str:
        desk, report = self.readers[who % 2], self.one(which)
        services.ask_for_identity(
            report=report, officer=desk.officer, private=desk.private, nonce=uuid4(), reason="Perlu",
            at=self.now,
        )  # fmt: skip
        return "IDENTITY_ASKED_FOR"

    def approve(self, who: int, which: int) -> str:
        return self.decide(who, which, approve=True)

    def refuse(self, who: int, which: int) -> str:
        return self.decide(who, which, approve=False)

    def decide(self, who: int, which: int, *, approve: bool) -> str:
        """By anybody at all: readers, who asked, custodians who hold the key and who do not."""
        everybody = [*self.readers, *self.guards]
        desk = everybody[who % len(everybody)]
        waiting = IdentityRequest.objects.filter(decided_at=None).select_related(
            "report__government", "report__identity_key", "key", "asked_by__office"
        )
        request = waiting.order_by("pk")[which % waiting.count()] if waiting.exists() else None
        if request is None:
            return ""
        services.decide_identity(
            request=request, officer=desk.officer, private=desk.private, approve=approve, words="Begitu.",
            at=self.now,
        )  # fmt: skip
        assert desk.officer != request.asked_by
        assert desk.officer.may(roles.READS_REPORTS if request.key is None else roles.GUARDS_IDENTITIES)
        if approve:
            self.approved[request.report_id, request.asked_by_id] = self.now + services.OPEN_FOR
        return "IDENTITY_APPROVED" if approve else "IDENTITY_REFUSED"

    def open(self, who: int, which: int) -> str:
        desk, report = self.readers[who % 2], self.one(which)
        until = self.approved.get((report.pk, desk.officer.pk), CAMPAIGN)
        told = services.open_identity(report=report, officer=desk.officer, private=desk.private, at=self.now)
        assert told["name"] == "Pelapor Contoh"
        assert self.now < until, "opened without an approval that runs"
        return "IDENTITY_REVEALED"

    def expire(self, who: int, which: int) -> str:
        self.now += services.OPEN_FOR / (1 + who % 3)
        gone = services.forget_ended_approvals(government=factories.government(), at=self.now, actor="uji")
        assert not IdentityRequest.objects.filter(until__lte=self.now).exclude(granted=b"").exists()
        return "IDENTITY_APPROVALS_ENDED" if gone else ""

    def turn(self, who: int, which: int) -> str:
        if not self.guards:
            return ""
        services.make_identity_key(officer=self.guard(who).officer, at=self.now)
        return "IDENTITY_KEY_MADE"

    def share(self, who: int, which: int) -> str:
        if not self.guards:
            return ""
        desk = self.guard(who)
        services.share_identity_keys(
            officer=desk.officer, private=desk.private, to=self.guard(which).officer, at=self.now
        )
        return "IDENTITY_KEY_GIVEN"

    def appoint(self, who: int, which: int) -> str:
        if len(self.guards) > 3:
            return ""
        self.guards.append(factories.desk(CUSTODIAN))
        return "OFFICER_APPOINTED"

    def leave(self, who: int, which: int) -> str:
        if not self.guards:
            return ""
        desk = self.guard(who)
        with recording(desk.officer.office.government.code, at=self.now) as log:
            cases.end_service(officer=desk.officer, log=log, actor="uji")
        self.guards.remove(desk)
        return "OFFICER_LEFT"

    def lose(self, who: int, which: int) -> str:
        if not self.guards:
            return ""
        desk = self.guard(who)
        private = services.start_anew(
            officer=desk.officer, secret="frasa baru", is_first=False, actor="uji", at=self.now
        )
        self.guards[self.guards.index(desk)] = replace(desk, private=private)
        self.lost.append((desk, desk.private))
        return "OFFICER_KEY_REPLACED"

    def recover(self, who: int, which: int) -> str:
        at_work = {each.officer.pk: each for each in self.guards}
        back = [(at_work[desk.officer.pk], old) for desk, old in self.lost if desk.officer.pk in at_work]
        if not back:
            return ""
        desk, old = back[who % len(back)]
        given = services.follow_identity_keys(officer=desk.officer, old=old, at=self.now)
        return "IDENTITY_KEY_GIVEN" if given else ""

    def receive(self, who: int, which: int) -> str:
        if len(self.reports) > 2:
            return ""
        told = factories.submission(identity=factories.confidential())
        self.reports.append(factories.report(told, at=self.now))
        return "REPORT_RECEIVED"

    def erase(self, who: int, which: int) -> str:
        report = self.one(which)
        with recording(report.government.code, at=self.now) as log:
            services.erase_contents(report=report, at=self.now)
            log.note("REPORT_ERASED", actor="uji", subject=report.docket)
        return "REPORT_ERASED"

    def guard(self, who: int) -> Desk:
        return self.guards[who % len(self.guards)]

    def one(self, which: int) -> Report:
        pk = self.reports[which % len(self.reports)].pk
        return Report.objects.select_related("government", "identity_key").get(pk=pk)


STEPS: tuple[Callable[[Office, int, int], str], ...] = (
    Office.ask, Office.ask, Office.approve, Office.approve, Office.refuse, Office.open, Office.open,
    Office.expire, Office.turn, Office.share, Office.appoint, Office.leave, Office.lose, Office.recover,
    Office.receive, Office.erase,
)  # fmt: skip
step = st.tuples(st.sampled_from(STEPS), st.integers(0, 5), st.integers(0, 5))


@settings(max_examples=25, deadline=None)
@given(st.lists(step, min_size=8, max_size=24))
def test_no_order_of_steps_opens_a_name_alone_or_leaves_one_without_a_holder(
    steps: list[tuple[Callable[[Office, int, int], str], int, int]],
) -> None:
    with transaction.atomic():
        office = Office([factories.desk(), factories.desk()], [factories.custodian()])
        office.receive(0, 0)
        office.ask(0, 0)
        office.approve(2, 0)  # by the custodian
        for act, who, which in steps:
            take(office, act, who, which)
            no_kept_name_is_without_a_holder()
            no_name_opens_unasked(office)
        transaction.set_rollback(True)


def take(office: Office, act: Any, who: int, which: int) -> None:
    """A step is done and on record, or refused by name and nothing is written."""
    before = Entry.objects.count()
    try:
        with transaction.atomic():
            event = act(office, who, which)
    except REFUSALS:
        event = ""
    new = list(Entry.objects.order_by("pk").values_list("event", flat=True)[before:])
    assert new == [] if not event else event in new


def no_kept_name_is_without_a_holder() -> None:
    """Somebody at work has a grant to the key that a kept name needs, to a key of today or to one that they
    kept from before."""
    needed = IdentityKey.objects.filter(pk__in=Report.objects.filter(erased_at=None).values("identity_key"))
    for key in needed:
        held = IdentityKeyGrant.objects.filter(key=key, officer__is_active=True).select_related("officer")
        assert any(each.fingerprint in marks_of(each.officer) for each in held)


def marks_of(officer: officers.Officer) -> set[str]:
    keys = [officer.public_key, *officer.former_keys.values_list("public_key", flat=True)]
    return {vault.fingerprint(bytes(key)) for key in keys}


def no_name_opens_unasked(office: Office) -> None:
    for report in Report.objects.filter(pk__in=[each.pk for each in office.reports], erased_at=None):
        for desk in office.readers:
            until = office.approved.get((report.pk, desk.officer.pk), CAMPAIGN)
            runs = services.approved_for(desk.officer, report, office.now) is not None
            assert runs == (office.now < until)
    assert not IdentityKeyGrant.objects.filter(officer__role__in=roles.READS_REPORTS).exists()
    assert timedelta(days=3) == services.OPEN_FOR
