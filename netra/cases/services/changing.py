"""A ruling that is changed after it was made: a slip of the pen, or what a higher body ordered.

Our rules name no article and no day for either (doubt D20). One case officer proposes, another confirms who
wrote neither the proposal nor the assessment. The ruling in force is the last version; none is erased.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from netra.cases import change_queries, deadlines, lifecycle, retention_queries
from netra.cases.desk import Desk, OpenPaper
from netra.cases.handing.custody import parts_of
from netra.cases.models import Case, Overturning, Paper, RulingChange, Task
from netra.cases.respondents import open_respondents
from netra.cases.services import consequences
from netra.cases.services.acting import SameEyes, acting, close, file, renew_due, show, subject_of
from netra.cases.services.indexing import unlink
from netra.cases.services.outcomes import NotDecided
from netra.cases.services.ruling import ChangeWaits, Ruled, Verdicts, ruled_as
from netra.cases.services.ways import ruling_in, tracks_of_ruling, verdicts_on
from netra.journal import events, ruling_events
from netra.journal.services import Log
from netra.reports import lifecycle as public
from netra.reports import queries as reports

MOVE_OF = {
    RulingChange.Why.CORRECTION: "propose_correction",
    RulingChange.Why.ORDER: "propose_order",
}


class SameRuling(ValueError):
    """The new version says what the ruling in force says already."""


class NothingProposed(Exception):
    """No change waits for an answer: it was answered meanwhile."""


class OwnChange(SameEyes):
    """Who proposed a change does not confirm it."""


class ErasureDecided(Exception):
    """It was decided to erase the contents of this case: to keep them has to be decided first."""


@dataclass(frozen=True)
class Order:
    """What a higher body decided: its name, the number and the day of its decision."""

    body: str
    number: str
    on: date


@dataclass(frozen=True)
class Proposal:
    """A proposed version in clear. `order` is None for a slip of the pen."""

    ruled: Ruled
    reason: str
    order: Order | None
    by: str
    at: datetime


def propose_change(
    *,
    case: Case,
    verdicts: Verdicts,
    reason: str,
    desk: Desk,
    each: Mapping[str, Verdicts] | None = None,
    order: Order | None = None,
) -> None:
    """Propose a new version of the ruling; nothing changes until another officer confirms it.

    Raises `NotDecided` (no ruling yet), `SameRuling`, `ChangeWaits`, `ErasureDecided`, `RespondentsChanged`,
    `ReasonMissing`, `VerdictsContradict`.
    """
    why = RulingChange.Why.ORDER if order else RulingChange.Why.CORRECTION
    ruled = ruled_as(verdicts, each or {})
    with acting(case.report, desk, MOVE_OF[why], reason) as (locked, log):
        ruled.check_respondents(locked)
        before = _in_force(locked, desk)
        if ruled.content == {name: before[name] for name in ruled.content if name in before}:
            raise SameRuling
        if change_queries.waiting_change(locked):
            raise ChangeWaits
        if retention_queries.retention_state(locked).erase_asked:
            raise ErasureDecided  # held back or not: it would come to count again once the case has ended
        told = asdict(order) | {"on": order.on.isoformat()} if order else None
        file(locked, desk, Paper.Kind.CHANGE, ruled.content | {"reason": reason, "order": told})
        RulingChange.objects.create(case=locked, why=why, by=desk.officer, at=desk.at)
        facts = {"why": why.value}
        log.note(
            ruling_events.RULING_CHANGE_PROPOSED,
            actor=desk.officer.actor,
            subject=subject_of(locked),
            facts=facts,
        )


def confirm_change(*, case: Case, desk: Desk) -> None:
    """The second person makes the proposal the ruling in force, and puts what follows on the work list.

    Raises `NothingProposed`, `OwnChange` for whoever proposed it, `SameEyes` for who wrote the assessment.
    """
    proposal = proposal_of(case, desk)
    name = "change_breach" if proposal.ruled.is_breach else "change_no_breach"
    todo = _tasks(case, consequences.of_change(case, proposal.ruled.content, desk), desk)
    with acting(case.report, desk, name) as (locked, log):
        change = _waiting(locked)
        if change.by_id == desk.officer.pk:
            raise OwnChange(name)
        if proposal != proposal_of(locked, desk):
            raise NothingProposed  # withdrawn, and another one put in its place
        proposal.ruled.check_respondents(locked)
        _make(locked, change, proposal, desk, log)
        for task in todo:
            _set(task, change, log, desk)


def decline_change(*, case: Case, reason: str, desk: Desk) -> None:
    """A colleague declines the proposal, or who made it takes it back; the ruling stays. Raises
    `NothingProposed`, `ReasonMissing`."""
    with acting(case.report, desk, "decline_change", reason) as (locked, log):
        change = _waiting(locked)
        change.answered_by, change.answered_at = desk.officer, desk.at
        change.save(update_fields=["answered_by", "answered_at"])
        file(locked, desk, Paper.Kind.CHANGE, {"declined": reason})
        log.note(ruling_events.RULING_CHANGE_DECLINED, actor=desk.officer.actor, subject=subject_of(locked))


def proposal_of(case: Case, desk: Desk) -> Proposal:
    """What waits for an answer. Raises `NothingProposed`."""
    if change_queries.waiting_change(case) is None:
        raise NothingProposed(case.docket)
    return proposal_in(desk.open_papers(case))


def proposal_in(papers: list[OpenPaper]) -> Proposal:
    """The newest proposal among the papers of a case in which one waits."""
    paper = [each for each in papers if each.kind == Paper.Kind.CHANGE and "verdicts" in each.content][-1]
    return Proposal(
        Ruled(paper.content["verdicts"], paper.content.get("of", {})),
        paper.content["reason"], order_in(paper.content), paper.by, paper.at,
    )  # fmt: skip


def order_in(content: Mapping[str, Any]) -> Order | None:
    """The order that a version or a proposal rests on; None for a slip of the pen."""
    told = content.get("order")
    return Order(told["body"], told["number"], date.fromisoformat(told["on"])) if told else None


def _make(case: Case, change: RulingChange, proposal: Proposal, desk: Desk, log: Log) -> None:
    """Under the lock: the new version is filed, and clocks, links and stage follow it. `case.stage` is the
    new one already."""
    papers, people = desk.open_papers(case), open_respondents(case, desk)
    before, after = ruling_in(papers), proposal.ruled.content
    was = Case.objects.only("stage", "closed_at").get(pk=case.pk)
    change.was_stage, change.was_closed_at = was.stage, was.closed_at
    tracks = _changed(tracks_of_ruling(before, people), tracks_of_ruling(after, people))
    change.tracks = " ".join(tracks)
    change.answered_by, change.answered_at, change.is_made = desk.officer, desk.at, True
    change.save()
    told = asdict(proposal.order) | {"on": proposal.order.on.isoformat()} if proposal.order else None
    version = {"reason": proposal.reason, "order": told, "by": proposal.by}
    file(case, desk, Paper.Kind.RULING, after | {"changed": version})
    if was.stage in lifecycle.DECIDED:
        _overturn(case, verdicts_on(before, people), verdicts_on(after, people), desk, log)
    unlink(case.respondents.filter(nonce__in=proposal.ruled.free), desk.at)
    _restart_clock(case, papers, proposal, tracks, desk)
    _open_again(case)
    facts = {"why": change.why, "was": was.stage, "stage": case.stage}
    log.note(ruling_events.RULING_CHANGED, actor=desk.officer.actor, subject=subject_of(case), facts=facts)
    if case.stage == lifecycle.DISMISSED and was.stage != lifecycle.DISMISSED:
        close(case, desk, None)
        log.note(events.CASE_DISMISSED, actor=desk.officer.actor, subject=subject_of(case))


def _restart_clock(
    case: Case, papers: list[OpenPaper], proposal: Proposal, tracks: list[str], desk: Desk
) -> None:
    """The clock of a crime whose verdict changed runs from when it was ruled: a correction says what was
    meant then, an order is new. One that runs already goes on."""
    if lifecycle.CRIME not in {parts_of(each)[0] for each in tracks}:
        return
    if lifecycle.CRIME not in proposal.ruled.verdicts:
        deadlines.meet(case, deadlines.REFERRAL, at=desk.at)
    elif not case.deadlines.filter(purpose=deadlines.REFERRAL, met_at=None).exists():
        deadlines.start(case, deadlines.REFERRAL, at=desk.at if proposal.order else _meant(papers))


def _open_again(case: Case) -> None:
    """What is to be passed on anew is open again."""
    if case.stage == lifecycle.REFERRAL and case.closed_at is not None:
        case.closed_at = None
        case.save(update_fields=["closed_at"])
    if case.report.stage == public.DONE:
        renew_due(case)  # for the reporter the end stays the end: the office writes to them
    elif case.stage == lifecycle.REFERRAL:
        show(case, public.EXAMINED)


def _meant(papers: list[OpenPaper]) -> datetime:
    """When it was ruled, or ordered, what a correction says now: the last version that is no correction."""
    versions = [each for each in papers if each.kind == Paper.Kind.RULING]
    return [each for each in versions if not _is_correction(each)][-1].at


def _is_correction(version: OpenPaper) -> bool:
    changed = version.content.get("changed")
    return changed is not None and changed["order"] is None


def _overturn(
    case: Case, before: dict[int, Verdicts], after: dict[int, Verdicts], desk: Desk, log: Log
) -> None:
    """Lessons that the old outcome gave are to be withdrawn; a typing error that changed no verdict gives
    none away."""
    for subject, own in before.items():
        if set(own) != set(after.get(subject, {})):
            Overturning.objects.create(case=case, subject=subject, by=desk.officer, at=desk.at)
            log.note(events.DECISION_OVERTURNED, actor=desk.officer.actor, subject=subject_of(case))


def _changed(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    return [each for each in {**before, **after} if before.get(each) != after.get(each)]


def _in_force(case: Case, desk: Desk) -> dict[str, Any]:
    found = ruling_in(desk.open_papers(case))
    if not found:
        raise NotDecided(case.docket)
    return found


def _waiting(case: Case) -> RulingChange:
    found = case.ruling_changes.select_for_update().filter(answered_at=None).first()
    if found is None:
        raise NothingProposed(case.docket)
    return found


def _tasks(case: Case, found: list[consequences.Consequence], desk: Desk) -> list[Task]:
    """What has to be done, sealed; not saved yet."""
    made = []
    for each in found:
        nonce = uuid4()
        envelope = desk.seal_words(case, each.words, field=f"task:{nonce}")
        made.append(Task(case=case, nonce=nonce, by=desk.officer, at=desk.at, envelope=envelope))
    return made


def _set(task: Task, change: RulingChange, log: Log, desk: Desk) -> None:
    """To whoever holds the case and opens it, else to who proposed the change."""
    holder = change.case.assignee
    able = holder is not None and reports.grant_of(change.case.report, holder) is not None
    task.assignee = holder if able and holder and holder.is_active else change.by
    task.save(force_insert=True)
    facts = {"to": task.assignee.actor, "due_on": None}
    log.note(events.TASK_SET, actor=desk.officer.actor, subject=subject_of(change.case), facts=facts)
