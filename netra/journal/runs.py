"""When each daily job was last tried and last done. Machine time; one row per job, nothing about anybody.

Not in the chain: that a job found nothing to do is no office act. What it does do, the services note there.
"""

from datetime import datetime, timedelta

from django.db.models import Q

from netra.journal.models import JobRun

STUCK_AFTER = timedelta(hours=1)  # a run that began and never ended: its process was stopped


def claim(job: str, at: datetime) -> bool:
    """Begin a run unless another worker is at it; whoever gets False leaves the job alone."""
    JobRun.objects.get_or_create(job=job)
    free = Q(started_at__isnull=True) | Q(started_at__lt=at - STUCK_AFTER)
    return JobRun.objects.filter(free, job=job).update(started_at=at) == 1


def finish(job: str, at: datetime, *, failed: str = "") -> None:
    """The run is over: done, or `failed` with the type of the fault, never with its words."""
    done = {} if failed else {"done_at": at}
    JobRun.objects.filter(job=job).update(started_at=None, failed=failed, **done)


def last_done() -> dict[str, datetime | None]:
    """Job -> when it was last done; None where it never was."""
    return dict(JobRun.objects.values_list("job", "done_at"))


def failing() -> dict[str, str]:
    """Job -> the type of the fault of its last run, for those whose last run failed."""
    return dict(JobRun.objects.exclude(failed="").values_list("job", "failed"))
