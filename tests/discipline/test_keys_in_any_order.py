"""Whatever keepers of proceedings do with their keys, in whatever order: nobody opens what they stepped aside
from or may not be given again, no proceeding is left without a key that could come back, and every step is on
record or refused by name."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from netra import vault
from netra.accounts import interests, recoveries, recovery_queries, recovery_sets, roles, succession
from netra.accounts.models import Interest, Officer
from netra.accounts.shared_keys import SealedToEarlierKey
from netra.agencies.models import Agency
from netra.discipline import services
from netra.discipline.desk import Desk, NotSealedToYou
from netra.discipline.models import Proceeding, ProceedingKey
from netra.journal.models import Entry
from netra.journal.services import recording
from netra.reports import services as reports
from tests import factories
from tests.ceremonies import in_force, keepers_circle
from tests.discipline.proceedings import at, opened

pytestmark = pytest.mark.django_db
CLOSED = (NotSealedToYou, SealedToEarlierKey)
REFUSALS = (
    *CLOSED, services.HasATie, services.LastReader, services.LeavesProceedingsClosed, reports.KeyReplaced,
    recoveries.NotAHolder, recoveries.NotASuccessor, recovery_sets.NoSetInForce, vault.TooFewLayers,
)  # fmt: skip
PHRASE = "frasa baru yang panjang"


@dataclass
class Town:
    """Keepers who come and go, holders of their circle, proceedings; `barred`: (officer, proceeding) that may
    never open again."""

    keepers: list[Desk]
    auditors: list[Desk]
    unit: Agency
    proceedings: list[int] = field(default_factory=list)
    gone: list[Officer] = field(default_factory=list)
    barred: set[tuple[int, int]] = field(default_factory=set)
    tied: set[int] = field(default_factory=set)
    of_unit: set[int] = field(default_factory=set)

    def open(self, who: int, which: int) -> str:
        if len(self.proceedings) > 3:
            return ""
        made = opened(self.keeper(who), agency=self.unit.code if which % 2 else "")
        self.proceedings.append(made.pk)
        if which % 2:
            self.of_unit.add(made.pk)
        return "PROCEEDING_OPENED"

    def step_aside(self, who: int, which: int) -> str:
        desk, made = self.keeper(who), self.one(which)
        services.step_aside(proceeding=made, reason="Kenal.", desk=desk)
        self.barred.add((desk.officer.pk, made.pk))
        return "PROCEEDING_RECUSED"

    def tie(self, who: int, which: int) -> str:
        desk = self.keeper(who)
        interests.declare_interest(
            officer=desk.officer, agency=self.unit, kind=Interest.Kind.FAMILY, at=at(1)
        )
        self.tied.add(desk.officer.pk)
        self.bar_what_is_closed(desk)
        return ""

    def let_in(self, who: int, which: int) -> str:
        desk, to, made = self.keeper(who), self.keeper(which), self.one(who + which)
        services.let_in(proceeding=made, to=to.officer, desk=desk)
        return "PROCEEDING_KEY_GIVEN"

    def lose(self, who: int, which: int) -> str:
        desk = self.keeper(who)
        private = reports.start_anew(
            officer=desk.officer, secret=PHRASE, is_first=False, actor="uji", at=at(2)
        )
        self.keepers[self.keepers.index(desk)] = new = Desk(desk.officer, private, desk.at)
        self.bar_what_is_closed(new)
        return "OFFICER_KEY_REPLACED"

    def remember(self, who: int, which: int) -> str:
        desk = self.keeper(who)
        formers = list(desk.officer.former_keys.order_by("pk"))
        if not formers:
            return ""
        former = formers[which % len(formers)]
        secret = factories.PASSWORD if former == formers[0] else PHRASE
        back = services.reopen_remembered(officer=desk.officer, former=former, secret=secret, at=at(2))
        return "KEY_RECOVERED" if back.given else ""

    def protect(self, who: int, which: int) -> str:
        desk = self.keeper(who)
        recovery_sets.protect_key(officer=desk.officer, private=desk.private, at=at(2))
        return "KEY_PROTECTED"

    def recover(self, who: int, which: int) -> str:
        desk = self.keeper(who)
        lost = [each.escrow for each in recovery_queries.lost_keys_of(desk.officer) if each.escrow]
        if not lost:
            return ""
        asked = recoveries.ask(officer=desk.officer, escrow=lost[which % len(lost)], at=at(2))
        return self.joined(asked, desk)

    def vanish(self, who: int, which: int) -> str:
        if len(self.keepers) < 2:
            return ""
        desk = self.keeper(who)
        succession.shut_out(officer=desk.officer, actor="uji", at=at(2))
        self.keepers.remove(desk)
        self.gone.append(desk.officer)
        return "OFFICER_SHUT_OUT"

    def take_over(self, who: int, which: int) -> str:
        desk = self.keeper(who)
        left = list(recovery_queries.keys_left_behind(desk.officer))
        if not left:
            return ""
        escrow = left[which % len(left)]
        asked = recoveries.ask_as_successor(escrow=escrow, successor=desk.officer, at=at(2))
        return self.joined(asked, desk)

    def leave(self, who: int, which: int) -> str:
        if len(self.keepers) < 2:
            return ""
        desk = self.keeper(who)
        with recording(desk.officer.office.government.code, at=at(2)) as log:
            services.end_service(officer=desk.officer, log=log, actor="uji")
        self.keepers.remove(desk)
        return "OFFICER_LEFT"

    def appoint(self, who: int, which: int) -> str:
        if len(self.keepers) > 4:
            return ""
        made = factories.desk(roles.BKPSDM, factories.office("BKPSDM"), at=at(1))
        self.keepers.append(Desk(made.officer, made.private, at(1)))
        return "OFFICER_APPOINTED"

    def joined(self, asked: recoveries.Recovery, desk: Desk) -> str:
        """Every holder who can opens their layer; then who asked joins them."""
        for each in [*self.keepers, *self.auditors]:
            place = recovery_queries.holding_of(each.officer, asked.escrow.set)
            if place and recovery_queries.is_usable(place) and asked.successor_id != each.officer.pk:
                recoveries.approve(recovery=asked, officer=each.officer, private=each.private, at=at(2))
        services.reopen_recovered(recovery=asked, officer=desk.officer, private=desk.private, at=at(2))
        return "RECOVERY_FINISHED"

    def bar_what_is_closed(self, desk: Desk) -> None:
        """Tied, and without the key of today: neither a colleague nor any key brings it back."""
        if desk.officer.pk in self.tied:
            closed = {pk for pk in self.of_unit if not opens(desk, self.row(pk))}
            self.barred |= {(desk.officer.pk, pk) for pk in closed}

    def keeper(self, who: int) -> Desk:
        """At work now, remembering no opened key."""
        desk = self.keepers[who % len(self.keepers)]
        desk.officer.refresh_from_db()
        return desk

    def one(self, which: int) -> Proceeding:
        return self.row(self.proceedings[which % len(self.proceedings)])

    def row(self, pk: int) -> Proceeding:
        return Proceeding.objects.select_related("government", "handover").get(pk=pk)


def opens(desk: Desk, proceeding: Proceeding) -> bool:
    try:
        return bool(Desk(desk.officer, desk.private, desk.at).key_to(proceeding))
    except CLOSED:
        return False


STEPS: tuple[Callable[[Town, int, int], str], ...] = (
    Town.open, Town.step_aside, Town.tie, Town.let_in, Town.lose, Town.lose, Town.remember, Town.protect,
    Town.protect, Town.recover, Town.recover, Town.vanish, Town.take_over, Town.take_over, Town.leave,
    Town.appoint,
)  # fmt: skip
step = st.tuples(st.sampled_from(STEPS), st.integers(0, 5), st.integers(0, 5))


@settings(max_examples=12, deadline=None)
@given(st.lists(step, min_size=8, max_size=20))
def test_no_order_of_steps_closes_a_proceeding_for_ever_or_opens_one_to_who_may_not(
    steps: list[tuple[Callable[[Town, int, int], str], int, int]],
) -> None:
    with transaction.atomic():
        *keepers, auditor = keepers_circle()[1]
        auditors = [auditor, factories.desk(roles.AUDITOR, factories.office("Bagian Hukum"))]
        in_force([*keepers, *auditors])
        desks = [Desk(each.officer, each.private, at(1)) for each in (*keepers, *auditors)]
        town = Town(desks[:3], desks[3:], factories.agency())
        town.open(0, 0)
        town.open(0, 1)
        town.protect(0, 0)
        for act, who, which in steps:
            take(town, act, who, which)
            no_proceeding_is_closed_for_ever()
            nobody_opens_what_they_may_not(town)
        transaction.set_rollback(True)


def take(town: Town, act: Any, who: int, which: int) -> None:
    """A step is done and on record, or refused by name and nothing is written."""
    before = Entry.objects.count()
    try:
        with transaction.atomic():
            event = act(town, who, which)
    except REFUSALS:
        assert Entry.objects.count() == before
    else:
        new = set(Entry.objects.order_by("pk").values_list("event", flat=True)[before:])
        assert not event or event in new


def no_proceeding_is_closed_for_ever() -> None:
    """Each lies under a key that its officer has, or that waits, locked, for a secret or for holders."""
    for proceeding in Proceeding.objects.filter(erased_at=None):
        held = ProceedingKey.objects.filter(proceeding=proceeding, stepped_aside_at=None)
        assert any(each.fingerprint in marks_of(each.officer) for each in held.select_related("officer"))


def marks_of(officer: Officer) -> set[str]:
    if not bytes(officer.locked_private):
        return set()  # the account ended
    keys = [officer.public_key, *officer.former_keys.values_list("public_key", flat=True)]
    return {vault.fingerprint(bytes(key)) for key in keys}


def nobody_opens_what_they_may_not(town: Town) -> None:
    for pk in town.proceedings:
        row = town.row(pk)
        for desk in town.keepers:
            if (desk.officer.pk, pk) in town.barred:
                assert not opens(desk, row)
    assert not ProceedingKey.objects.exclude(officer__role__in=roles.KEEPS_DISCIPLINE).exists()
