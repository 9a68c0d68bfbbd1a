"""A promise as a page shows it on a day: open, late or kept, with the words of whoever followed it up."""

from dataclasses import dataclass
from datetime import date

from netra.agencies.models import Agency
from netra.servicewatch.models import Promise, PromiseFollowUp
from netra.servicewatch.queries import follows_up

SOON = 3


@dataclass(frozen=True)
class PromiseRow:
    """A promise, how it stands in a word, its steps, and whether this reader may add one."""

    promise: Promise
    tone: str
    word: str
    icon: str
    steps: list[PromiseFollowUp]
    may_follow_up: bool

    @property
    def last(self) -> PromiseFollowUp | None:
        return self.steps[-1] if self.steps else None


def promise_row(promise: Promise, on: date, reader: Agency | None) -> PromiseRow:
    """How a promise stands on that day, for somebody of this agency (None: only reads)."""
    steps = list(promise.follow_ups.all())
    is_kept = any(step.finishes for step in steps)
    tone, word, icon = ("ok", "Selesai", "check") if is_kept else _open(promise, on, has_steps=bool(steps))
    may = reader is not None and not is_kept and follows_up(promise, reader)
    return PromiseRow(promise, tone, word, icon, steps, may)


def _open(promise: Promise, on: date, *, has_steps: bool) -> tuple[str, str, str]:
    left = (promise.due_on - on).days if promise.due_on else None
    if left is not None and left < 0:
        return "bad", f"Lewat {-left} hari", "triangle-alert"
    if left is not None and left <= SOON:
        return "warn", f"{left} hari lagi" if left else "Hari ini", "timer"
    if has_steps:
        return "info", "Berjalan", "clock"
    return "plain", "Belum ada kabar", "circle-dashed"
