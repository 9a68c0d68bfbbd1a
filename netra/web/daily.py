"""The daily jobs of every room in one list, and how one is run. Late or twice is harmless."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from netra.accounts.jobs import forget_sessions
from netra.agencies.models import Government
from netra.cases.jobs import erase_decided, escalate_handovers, send_digests
from netra.journal import runs
from netra.journal.jobs import publish_yesterday
from netra.outreach import jobs as outreach
from netra.reports.jobs import forget_approvals, forget_drafts
from netra.web.forgetting import forget_people
from netra.web.legal_time import legal_moment

Told = dict[str, Any]
MOST_KIND = 80  # letters that a run's row keeps of how it failed


@dataclass(frozen=True)
class Job:
    """`run` says what it did, as figures and labels, never names."""

    name: str
    run: Callable[[], Told]


class SomeFailed(Exception):
    """The job was done for some governments and not for those in `failed` (code: type of the fault)."""

    def __init__(self, failed: dict[str, str], did: Told) -> None:
        super().__init__(", ".join(failed))
        self.failed = failed
        self.did = did


def per_government(act: Callable[[Government, datetime], Told]) -> Callable[[], Told]:
    """The same act for each government at its legal moment; told where something happened.

    One that fails does not stop those after it: `SomeFailed` is raised when all have had their turn.
    """

    def run() -> Told:
        told: Told = {}
        failed: dict[str, str] = {}
        for each in Government.objects.order_by("code"):
            try:
                told[each.code] = act(each, legal_moment(each.zone))
            except Exception as fault:  # only the type is told, for words could quote data
                failed[each.code] = type(fault).__qualname__
        did = {code: some for code, some in told.items() if any(some.values())}
        if failed:
            raise SomeFailed(failed, did)
        return did

    return run


def _head_of_yesterday(government: Government, _: datetime) -> Told:
    """Machine time, like every entry's `recorded_at`: a legal date that a demo moves proves nothing."""
    return publish_yesterday(government.code, government.zone)


JOBS = (
    Job("journal", per_government(_head_of_yesterday)),
    Job("retention", per_government(erase_decided)),
    Job("names", per_government(forget_approvals)),
    Job("digests", per_government(send_digests)),
    Job("handovers", per_government(escalate_handovers)),
    Job("attendance", per_government(outreach.erase_attendance)),
    Job("photos", per_government(outreach.erase_photos)),
    Job("enclosures", per_government(outreach.erase_directive_files)),
    Job("staff", per_government(outreach.count_staff)),
    Job("pledges", per_government(outreach.forget_signers)),
    Job("people", per_government(forget_people)),
    Job("rosters", outreach.throw_away_rosters),
    Job("drafts", forget_drafts),
    Job("sessions", forget_sessions),
)


def run_all(jobs: tuple[Job, ...] = JOBS, *, only_due: bool = False) -> Iterator[Told]:
    """Run one after another; a job that fails does not stop the next. Yields a line for each that was run.

    `only_due`: leave out what was done on this day (UTC) already.
    """
    done = runs.last_done() if only_due else {}
    for job in jobs:
        last = done.get(job.name)
        if last is None or last.date() < datetime.now(UTC).date():
            yield _run(job)


def _run(job: Job) -> Told:
    if not runs.claim(job.name, datetime.now(UTC)):
        return {"job": job.name, "skipped": "another worker is at it"}
    started = time.monotonic()
    try:
        told = job.run()
    except SomeFailed as some:
        kind = ", ".join(sorted(set(some.failed.values())))
        runs.finish(job.name, datetime.now(UTC), failed=kind[:MOST_KIND])
        return {"job": job.name, "error": kind, "failed": some.failed, "did": some.did}
    except Exception as fault:
        # Whatever broke must not stop the other jobs; only the type is told, for words could quote data.
        kind = type(fault).__qualname__
        runs.finish(job.name, datetime.now(UTC), failed=kind)
        return {"job": job.name, "error": kind}
    runs.finish(job.name, datetime.now(UTC))
    return {"job": job.name, "did": told, "seconds": round(time.monotonic() - started, 2)}
