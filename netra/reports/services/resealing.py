"""Keys of reports sealed anew to one officer: a colleague lets in, an officer leaves, a lost key is followed.

Every report is looked at by itself, opened by somebody who can: what the reporter marked stands in its sealed
story. Whoever is tied, marked or stepped aside gets no key, by whichever way.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from netra import vault
from netra.accounts import recoveries
from netra.accounts.models import Officer, Recovery
from netra.journal import events
from netra.journal.services import recording
from netra.reports import keyring, queries
from netra.reports.models import Grant, ParkedGrant, Report
from netra.reports.routing import Admission
from netra.reports.services.erasure import overwrite_freed_pages
from netra.reports.services.keys import record_of, seal_key_to
from netra.reports.services.reading import read_story

AT_ONCE = 200
"""How many reports share one transaction: no lock is held for longer."""
Sealed = dict[int, bytes]


class NotAReader(PermissionError):
    """Reports are given to readers of the same government only, with a password of their own."""


class KeyReplaced(NotAReader):
    """The receiver has another key by now, or is gone: what was sealed here would open for nobody."""


@dataclass
class Outcome:
    """What became of each report, as dockets: given, not for this officer, not to be opened by the giver.
    `name_keys`: keys of reporters' names, of a custodian, that came along."""

    given: list[str] = field(default_factory=list)
    kept_back: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    name_keys: int = 0


def let_in(*, by: Officer, private: bytes, to: Officer, at: datetime) -> Outcome:
    """Give a colleague the key to every report that `by` can open and the colleague may read."""
    if not keyring.colleagues_of(by).filter(pk=to.pk).exists():
        raise NotAReader(to.username)
    missing = keyring.grants_missing_for(by, to).iterator(AT_ONCE)
    return reseal(grants=missing, private=private, to=to, by=by, at=at, act=events.OFFICER_LET_IN)


def reseal(
    *,
    grants: Iterable[Grant | ParkedGrant],
    private: bytes,
    to: Officer,
    by: Officer,
    at: datetime,
    act: str,
    asked: Recovery | None = None,
) -> Outcome:
    """Open each grant with `private` and seal its report's key to `to`, where `to` may read the report.

    One transaction for `AT_ONCE` reports and one journal entry for each: what is done stays done when the
    power fails, and asking again does the rest. Each of them holds the ceremony that `asked` for it open.
    Raises `recoveries.RecoveryClosed` where that ended meanwhile, or `KeyReplaced`; the rest is not given.
    """
    outcome = Outcome()
    for some in _portions(grants):
        admission = Admission(to.pk, expected=[each.report.agency for each in some])
        sealed = _sealed(some, private, to, admission, outcome)
        if sealed:
            outcome.given += _give(sealed, to=to, by=by, at=at, act=act, asked=asked)
    return outcome


def _sealed(
    grants: list[Grant | ParkedGrant], private: bytes, to: Officer, admission: Admission, outcome: Outcome
) -> Sealed:
    """The keys that may go to `to`, sealed, by report. No transaction is open here."""
    sealed = {}
    for grant in grants:
        report = grant.report
        try:
            key = vault.open_grant(private, bytes(grant.sealed_key), record=record_of(report))
            story = read_story(report=report, key=key)
        except vault.EnvelopeRefused:
            outcome.unreadable.append(report.docket)
            continue
        if admission.allows(government=report.government, agency=report.agency, marked=story["not_for"]):  # type: ignore[arg-type]
            sealed[report.pk] = seal_key_to(report=report, key=key, to=to)
        else:
            outcome.kept_back.append(report.docket)
    return sealed


def _give(
    sealed: Sealed, *, to: Officer, by: Officer, at: datetime, act: str, asked: Recovery | None
) -> list[str]:
    """Store them, except where a report was erased, or `to` stepped aside or got the key meanwhile."""
    with recording(by.office.government.code, at=at) as log:
        if asked is not None:
            recoveries.hold_open(asked, at)
        refuse_replaced(to)
        free: list[Report] = list(
            queries.free_for(to, sealed)
            .select_for_update(of=("self",))
            .select_related("government")
            .order_by("pk")
        )
        overwrite_freed_pages()
        ParkedGrant.objects.filter(officer=to, report__in=free).delete()
        have = set(queries.grants_of(to, free).values_list("report", flat=True))
        found = [each for each in free if each.pk not in have]
        Grant.objects.bulk_create(
            Grant(report=each, officer=to, sealed_key=sealed[each.pk]) for each in found
        )
        facts = {"key": vault.fingerprint(bytes(to.public_key)), "reports": len(found)}
        log.note(act, actor=by.actor, subject=to.username, facts=facts)
        for each in found:
            home = each.government.code
            told = {"to": to.actor}
            log.note(events.REPORT_KEY_GIVEN, actor=by.actor, subject=each.docket, facts=told, chain_of=home)
    return [each.docket for each in found]


def refuse_replaced(to: Officer) -> None:
    """Whoever seals something to `to` holds their row: a key that is replaced in this moment waits. Called
    inside a `recording`. Raises `KeyReplaced`."""
    now = Officer.objects.select_for_update(no_key=True).get(pk=to.pk)
    if not now.is_active or bytes(now.public_key) != bytes(to.public_key):
        raise KeyReplaced(to.username)


def _portions(grants: Iterable[Grant | ParkedGrant]) -> Iterator[list[Grant | ParkedGrant]]:
    some: list[Grant | ParkedGrant] = []
    for grant in grants:
        some.append(grant)
        if len(some) == AT_ONCE:
            yield some
            some = []
    if some:
        yield some
