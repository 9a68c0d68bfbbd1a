"""How a figure about reports or cases may be shown (ADR 38): in steps of five, as the discretion of every
other small count, and as of last Monday. Nobody learns one case by subtracting what stood here yesterday.
Pure."""

from datetime import datetime, timedelta

from netra import clock
from netra.outreach.discretion import FEW, SMALLEST, WORDS, rounded_down


def as_published(at: datetime, zone: clock.Zone) -> datetime:
    """The last Monday's first moment, there: what happened later is not counted yet."""
    local = at.astimezone(zone.tz)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - timedelta(days=local.weekday())


def is_shown(count: int) -> bool:
    """Whether there are enough to tell of them at all."""
    return count >= SMALLEST


def range_of(count: int) -> str:
    """ "0–4", "5–9", "1.230–1.234": none and four look alike, and so do five and nine."""
    first = rounded_down(count)
    return f"{_in_figures(first)}–{_in_figures(first + SMALLEST - 1)}"


def words_of(count: int) -> str:
    """The same in a table, where few have a word."""
    return range_of(count) if is_shown(count) else WORDS[FEW]


def _in_figures(number: int) -> str:
    return f"{number:,}".replace(",", ".")
