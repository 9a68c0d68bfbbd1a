"""What stands beside Bawaslu in the town of the table of permissions: a proceeding, and lost keys."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from netra import vault
from netra.accounts import (
    interests,
    passkeys,
    recoveries,
    recovery_queries,
    recovery_sets,
    roles,
    succession,
    webauthn,
)
from netra.accounts.models import Interest, Officer
from netra.agencies.models import Agency
from netra.cases.desk import Desk
from netra.cases.services.feeds import make_feed
from netra.discipline import services as discipline
from netra.discipline.desk import Desk as DisciplineDesk
from netra.reports import services as reports
from tests import factories
from tests.discipline.proceedings import a_summons, referral

NOW = factories.CAMPAIGN
TODAY = NOW.date()
Address = Callable[[], tuple[Any, ...]]


def desk_of(officer: Officer) -> Desk:
    private = vault.unlock_private(bytes(officer.locked_private), factories.PASSWORD, owner=officer.username)
    return Desk(officer, private, NOW)


def discipline_addresses(officers: dict[str, Officer], unit: Agency) -> dict[str, Address]:
    """A proceeding that has just come in, sealed to the personnel office and the inspectorate."""
    keeper, of_reports = officers["bkps"], desk_of(officers["bkps"])
    own = interests.declare_interest(
        officer=keeper, agency=factories.agency(), kind=Interest.Kind.OTHER, at=NOW
    )
    made = discipline.open_proceeding(
        referral=referral(agency=unit.code, received_on=TODAY),
        desk=DisciplineDesk(keeper, of_reports.private, NOW),
    )
    letter = a_summons(made, DisciplineDesk(keeper, of_reports.private, NOW), on=TODAY + timedelta(days=9))
    feed = make_feed(officer=keeper, at=NOW)
    of_proceeding = ("proceeding", "step_aside", "erase", "letters")
    return {
        **{f"discipline:{view}": lambda: (made.docket,) for view in of_proceeding},
        "discipline:write_letter": lambda: (made.docket, "panggilan-1"),
        "discipline:letter_file": lambda: (made.docket, letter.nonce),
        "discipline:move": lambda: (made.docket, "summon"),
        "discipline:feed_file": lambda: (feed,),
        "discipline:let_in": lambda: (made.docket, keeper.pk),
        "discipline:withdraw_interest": lambda: (own.pk,),
    }


def key_addresses(officers: dict[str, Officer]) -> dict[str, Address]:
    """A recovery set of Bawaslu's two and the city's two; the case officer has a lost key, asked for it, and
    began a drill; a passkey was made while the key had a passphrase."""
    holders, own = [officers[column] for column in ("intk", "case", "insp", "audi")], officers["case"]
    circle = recovery_sets.propose_set(by=own, holders=holders, threshold=3, at=NOW)
    for each in holders:
        place = recovery_queries.holding_of(each, circle)
        assert place is not None
        recovery_sets.agree_to_hold(holder=place, officer=each, at=NOW)
    circle.refresh_from_db()
    recovery_sets.protect_key(officer=own, private=desk_of(own).private, at=NOW)
    private = reports.start_anew(officer=own, secret="frasa uji", is_first=False, actor=own.actor, at=NOW)
    new = webauthn.Made(b"kredensial rekaan", b"kunci umum rekaan", 0)
    passkey = passkeys.add(officer=own, label="Laptop", new=new, at=NOW)
    own.locked_private = vault.lock_private(private, factories.PASSWORD, owner=own.username)
    own.has_passphrase = False
    own.save(update_fields=["locked_private", "has_passphrase"])
    [lost] = recovery_queries.lost_keys_of(own)
    assert lost.escrow is not None
    ceremony = recoveries.ask(officer=own, escrow=lost.escrow, at=NOW)
    drill = recoveries.begin_drill(officer=own, found=circle, at=NOW)
    keepers = _keepers_keys(officers)
    gone, of_gone = factories.officer()
    left = recovery_sets.protect_key(officer=gone, private=of_gone, at=NOW)
    succession.shut_out(officer=gone, actor="Pengelola sistem", at=NOW)
    asked = (
        "accounts:ceremony",
        "accounts:recovery_approve",
        "accounts:recovery_cancel",
        "cases:reopen",
    )
    return {
        **keepers,
        **{view: lambda: (ceremony.pk,) for view in asked},
        **{f"accounts:recovery_{view}": lambda: (circle.pk,) for view in ("agree", "drill")},
        **{f"cases:{view}": lambda: (lost.former.pk,) for view in ("remember_key", "ask_recovery")},
        "cases:ask_as_successor": lambda: (left.pk,),
        "accounts:drill_finish": lambda: (drill.pk,),
        "accounts:passkey_remove": lambda: (passkey.pk,),
        "cases:let_in": lambda: (officers["intk"].pk,),
    }


def _keepers_keys(officers: dict[str, Officer]) -> dict[str, Address]:
    """A circle of keepers of three offices; the personnel office's keeper has a lost key and asked for it, a
    colleague does not come back."""
    own = officers["bkps"]
    more = [factories.officer(roles.INSPEKTORAT, factories.office(f"Kantor {n}")) for n in "12"]
    holders = [own, *(each for each, _ in more)]
    circle = recovery_sets.propose_set(by=own, holders=holders, threshold=2, at=NOW)
    for each in holders:
        place = recovery_queries.holding_of(each, circle)
        assert place is not None
        recovery_sets.agree_to_hold(holder=place, officer=each, at=NOW)
    recovery_sets.protect_key(officer=own, private=desk_of(own).private, at=NOW)
    _lose_and_lock_again(own)
    [lost] = recovery_queries.lost_keys_of(own)
    assert lost.escrow is not None
    ceremony = recoveries.ask(officer=own, escrow=lost.escrow, at=NOW)
    gone, of_gone = factories.officer(roles.BKPSDM, own.office)
    left = recovery_sets.protect_key(officer=gone, private=of_gone, at=NOW)
    succession.shut_out(officer=gone, actor="Pengelola sistem", at=NOW)
    return {
        **{f"discipline:{view}": lambda: (lost.former.pk,) for view in ("remember_key", "ask_recovery")},
        "discipline:ask_as_successor": lambda: (left.pk,),
        "discipline:reopen": lambda: (ceremony.pk,),
    }


def _lose_and_lock_again(own: Officer) -> None:
    """A new key, which the password opens."""
    private = reports.start_anew(officer=own, secret="frasa uji", is_first=False, actor=own.actor, at=NOW)
    own.locked_private = vault.lock_private(private, factories.PASSWORD, owner=own.username)
    own.has_passphrase = False
    own.save(update_fields=["locked_private", "has_passphrase"])
