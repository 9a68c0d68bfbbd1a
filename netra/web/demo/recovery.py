"""The demo's recovery set: three of four, a drill that went well, and one that waits for a holder."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from netra.accounts import recoveries, recovery_queries, recovery_sets
from netra.accounts import services as accounts
from netra.accounts.models import Officer, RecoverySet
from netra.clock import Zone
from netra.web.demo.personas import PASSWORD

HOLDERS = ("bawaslu.penanganan", "bawaslu.penerimaan", "inspektorat", "pemeriksa")
READERS = ("bawaslu.penanganan", "bawaslu.penerimaan", "bawaslu.staf")
GUARDS_AND_TWO = ("bawaslu.identitas", "bawaslu.identitas2", "bkpsdm", "pemeriksa")
KEEPERS_AND_ONE = ("bkpsdm", "inspektorat", "pemeriksa.setda")
PROPOSED = datetime(2024, 2, 5, 9, 0, tzinfo=Zone.WIB.tz)
DRILLED = datetime(2024, 8, 12, 10, 0, tzinfo=Zone.WIB.tz)
WAITING = datetime(2024, 10, 29, 14, 0, tzinfo=Zone.WIB.tz)


def build_circle_of_custodians(officers: Mapping[str, Officer]) -> None:
    """A circle of their own for the custodians of names: no reader of reports sits in it."""
    people = [officers[name] for name in GUARDS_AND_TWO]
    _agreed(people, 3)
    for guard in people[:2]:
        recovery_sets.protect_key(officer=guard, private=accounts.unlock(guard, PASSWORD), at=PROPOSED)


def build_circle_of_keepers(officers: Mapping[str, Officer]) -> None:
    """One of their own for who keeps disciplinary proceedings: nobody of Bawaslu sits in it. Two of three, of
    three offices; practised once."""
    keys = {name: accounts.unlock(officers[name], PASSWORD) for name in KEEPERS_AND_ONE}
    people = [officers[name] for name in KEEPERS_AND_ONE]
    found = _agreed(people, 2)
    for keeper in people[:2]:
        recovery_sets.protect_key(officer=keeper, private=keys[keeper.username], at=PROPOSED)
    _practised(people[0], people[1:], found, keys)


def build_recovery(officers: Mapping[str, Officer]) -> None:
    """Agree on a set, protect every reader's key, drill once, begin a drill that a visitor can approve."""
    keys = {name: accounts.unlock(officers[name], PASSWORD) for name in {*HOLDERS, *READERS}}
    people = [officers[name] for name in HOLDERS]
    found = _agreed(people, 3)
    for name in READERS:
        recovery_sets.protect_key(officer=officers[name], private=keys[name], at=PROPOSED)
    starter = officers["bawaslu.penerimaan"]
    _practised(starter, people[1:], found, keys)
    waiting = recoveries.begin_drill(officer=starter, found=found, at=WAITING)
    for name in ("bawaslu.penerimaan", "inspektorat"):
        recoveries.approve(recovery=waiting, officer=officers[name], private=keys[name], at=WAITING)


def _agreed(people: Sequence[Officer], threshold: int) -> RecoverySet:
    """A set that the first of these people proposed and all of them agreed to hold."""
    found = recovery_sets.propose_set(by=people[0], holders=people, threshold=threshold, at=PROPOSED)
    for each in people:
        holder = recovery_queries.holding_of(each, found)
        if holder:
            recovery_sets.agree_to_hold(holder=holder, officer=each, at=PROPOSED)
    found.refresh_from_db()
    return found


def _practised(
    starter: Officer, holders: Sequence[Officer], found: RecoverySet, keys: Mapping[str, bytes]
) -> None:
    """A drill that went well."""
    drill = recoveries.begin_drill(officer=starter, found=found, at=DRILLED)
    for each in holders:
        recoveries.approve(recovery=drill, officer=each, private=keys[each.username], at=DRILLED)
    recoveries.finish_drill(recovery=drill, officer=starter, private=keys[starter.username], at=DRILLED)
