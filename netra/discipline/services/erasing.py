"""How long contents are kept: an officer erases, with a name, not before the rule's day."""

from datetime import date

from netra import clock, law
from netra.discipline import lifecycle
from netra.discipline.desk import Desk
from netra.discipline.models import Proceeding
from netra.discipline.services.acting import acting_beside, note
from netra.journal import events
from netra.law.retention import RetentionRule
from netra.reports.services import overwrite_freed_pages


class NotClosed(Exception):
    """The proceeding is open, or its contents are gone already."""


class TooEarly(Exception):
    """The rule's day has not come; `on` is that day."""

    def __init__(self, on: date) -> None:
        super().__init__(on.isoformat())
        self.on = on


def rule_of(proceeding: Proceeding) -> RetentionRule:
    """The rule for proceedings that ended like this one. Raises `NotClosed`."""
    rule = law.rulebook().retention_of(lifecycle.RETENTION.get(proceeding.stage, ""))
    if rule is None or proceeding.erased_at is not None:
        raise NotClosed(proceeding.docket)
    return rule


def review_on(proceeding: Proceeding) -> date:
    """The first day on which its contents may be erased. Raises `NotClosed`."""
    rule = rule_of(proceeding)
    if proceeding.closed_at is None:
        raise NotClosed(proceeding.docket)
    zone = clock.Zone(proceeding.government.zone).tz
    return rule.review_on(proceeding.closed_at.astimezone(zone).date())


def erase_contents(*, proceeding: Proceeding, desk: Desk) -> None:
    """Erase every sheet, every letter's file and every key, not before the rule's day. Numbers, class, stage
    and dates stay."""
    with acting_beside(proceeding, desk) as (locked, log):
        rule = rule_of(locked)
        if desk.today < (on := review_on(locked)):
            raise TooEarly(on)
        overwrite_freed_pages()
        locked.sheets.all().delete()
        locked.letters.update(envelope=b"", facts=b"")
        locked.keys.all().delete()
        locked.erased_at = desk.at
        locked.save(update_fields=["erased_at"])
        note(log, events.PROCEEDING_ERASED, locked, desk, rule=rule.id, version=rule.version)
