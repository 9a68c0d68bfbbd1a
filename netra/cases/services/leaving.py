"""An officer leaves: keys go to a successor, cases too, and the officer's own key ends. One step."""

from dataclasses import dataclass

from netra.accounts import queries, recoveries, roles
from netra.accounts.closing import close_account
from netra.accounts.models import Officer, Recovery
from netra.cases import lifecycle
from netra.cases.desk import Desk
from netra.cases.handing import reading
from netra.cases.models import Case
from netra.cases.services.acting import subject_of
from netra.cases.services.clearing import clear_the_desk
from netra.cases.services.colleagues import NotAColleague
from netra.cases.services.index_keys import give_up_index_keys, share_index_keys
from netra.cases.services.notes import release_tasks
from netra.journal import events
from netra.journal.services import Log, recording
from netra.reports import keyring
from netra.reports import services as reports


@dataclass(frozen=True)
class HandedOver:
    """What went to the successor: keys that were new to them, cases, and cases that wait for somebody."""

    keys: int
    cases: int
    waiting: int


class LeavesHandoversUnread(Exception):
    """Nobody else could open these hand-overs (`args[0]`, their numbers): the officer cannot go yet."""


def hand_everything_over(*, to: Officer, desk: Desk) -> HandedOver:
    """Seal every key to the successor who may have it, give them the open cases, and end the own account.

    Raises `NotAColleague`; or `reports.LeavesReportsUnread`, and then the officer stays, with every key. Keys
    that the successor was given until then stay given: nobody loses by that.
    """
    if not keyring.colleagues_of(desk.officer).filter(pk=to.pk).exists():
        raise NotAColleague(to.username)
    outcome = reports.let_in(by=desk.officer, private=desk.private, to=to, at=desk.at)
    share_index_keys(to=to, desk=desk)
    with recording(desk.officer.office.government.code, at=desk.at) as log:
        Officer.objects.select_for_update().get(pk=desk.officer.pk)
        taken, waiting = _pass_on_cases(desk.officer, to, log, actor=desk.officer.actor)
        release_tasks(officer=desk.officer, to=to)
        _close(desk.officer, log, actor=desk.officer.actor, to=to.actor)
    return HandedOver(len(outcome.given), taken, waiting)


@dataclass(frozen=True)
class TakenOver:
    """What became of each report, of the cases, and whether the account of who is gone ended."""

    outcome: reports.Outcome
    cases: int
    waiting: int
    has_ended: bool


def take_over(*, recovery: Recovery, desk: Desk) -> TakenOver:
    """The successor receives, through the holders, what only an officer who does not come back could open:
    reports, then open cases; the account ends once nothing would be left unread.

    Raises what `recoveries.recovered_key` raises. What the successor may not read waits for another one.
    """
    outcome = reports.reopen_for_successor(
        successor=desk.officer, recovery=recovery, private=desk.private, at=desk.at
    )
    gone, to = recovery.escrow.officer, desk.officer
    with recording(to.office.government.code, at=desk.at) as log:
        Officer.objects.select_for_update().get(pk=gone.pk)
        recoveries.finish(recovery=recovery, officer=to, at=desk.at, log=log)
        taken, waiting = _pass_on_cases(gone, to, log, actor=to.actor)
        has_ended = not (
            keyring.only_open_to(gone).exists() or reading.only_open_to(gone) or reports.alone_with(gone)
        )
        if has_ended:
            release_tasks(officer=gone, to=to)
            _close(gone, log, actor=to.actor, to=to.actor)
    return TakenOver(outcome, taken, waiting, has_ended)


def hand_custody_over(*, to: Officer, desk: Desk) -> int:
    """A custodian leaves: the keys of reporters' names go to another one, and the own account ends; how many.

    Raises `NotAColleague`, or `reports.LastCustodian`, and then the custodian stays with every key.
    """
    officer = desk.officer
    if to not in queries.custodians_of(officer.office.government_id).exclude(pk=officer.pk):
        raise NotAColleague(to.username)
    given = 0
    if reports.keys_held_by(officer).exists():
        given = reports.share_identity_keys(officer=officer, private=desk.private, to=to, at=desk.at)
    with recording(officer.office.government.code, at=desk.at) as log:
        Officer.objects.select_for_update().get(pk=officer.pk)
        _close(officer, log, actor=officer.actor, to=to.actor)
    return given


def end_service(*, officer: Officer, log: Log, actor: str, to: str = "") -> None:
    """An account ends without its officer: the office ends it (`netra officer leave`), or a successor (`to`)
    took over. Called inside a `recording`.

    Raises `reports.LeavesReportsUnread`, `LeavesHandoversUnread` or `reports.LastCustodian`: first the key
    has to be recovered, or a colleague let in.
    """
    Officer.objects.select_for_update().get(pk=officer.pk)
    if alone := reading.only_open_to(officer):
        raise LeavesHandoversUnread(alone)
    _pass_on_cases(officer, None, log, actor=actor)
    release_tasks(officer=officer)
    _close(officer, log, actor=actor, to=to)


def _close(officer: Officer, log: Log, *, actor: str, to: str) -> None:
    reports.give_up_identity_keys(officer=officer, log=log, actor=actor)
    keys = reports.give_up_keys(officer=officer)
    give_up_index_keys(officer=officer, log=log, actor=actor)
    clear_the_desk(officer=officer)
    close_account(officer=officer)
    facts = {"keys": keys, "to": to}
    log.note(events.OFFICER_LEFT, actor=actor, subject=officer.username, facts=facts)


def _pass_on_cases(officer: Officer, to: Officer | None, log: Log, *, actor: str) -> tuple[int, int]:
    """Open cases to the successor where they may handle and open them; the others wait without a holder."""
    held = Case.objects.select_for_update().filter(assignee=officer, stage__in=lifecycle.OPEN).order_by("pk")
    able = to is not None and to.role in roles.HANDLES_CASES
    taken = waiting = 0
    for case in held.select_related("report", "government"):
        fits = able and case.report.grants.filter(officer=to).exists()
        Case.objects.filter(pk=case.pk).update(assignee=to if fits else None)
        facts = {"to": to.actor if fits and to else "", "sealed_anew": False}
        home = case.government.code  # a level above holds cases of several governments
        log.note(events.CASE_HANDED_OVER, actor=actor, subject=subject_of(case), facts=facts, chain_of=home)
        taken, waiting = taken + fits, waiting + (not fits)
    return taken, waiting
