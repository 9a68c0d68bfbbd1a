"""What the last page before sending shows: the answers, what they suffice for, who reads, what gives away."""

from datetime import date, datetime
from typing import Any

from netra import clock
from netra.agencies.models import Government
from netra.reports import clues, dates, evidence_page, reader_words, services, time_notes, wizard
from netra.reports.drafts import OpenDraft
from netra.reports.phase_words import phase_note
from netra.reports.submission import NAMED, Submission


def context(draft: OpenDraft, told: Submission, government: Government, now: datetime) -> dict[str, Any]:
    """Everything for `reports/check.html`. `now` is legal time."""
    today = now.astimezone(clock.Zone(government.zone).tz).date()
    has_date = bool(told.known_on or told.happened_on)
    return {
        "lines": evidence_page.with_files(wizard.summary_of(told, government), wizard.Line, draft),
        "meter": wizard.meter_so_far(draft, government, now),
        "time_note": time_notes.note_for(time_left(told, government, today), has_date=has_date),
        "is_formal": told.identity.is_given,
        "phase_note": phase_note(told.happened_on or today),
        "readers": reader_words.note_for(told, government),
        "about_superior": wizard.is_about_own_superior(draft),
        "hints": told.identity.choice != NAMED,
        "clues_found": clues.found_in(told),
    }


def time_left(told: Submission, government: Government, today: date) -> dates.TimeLeft | None:
    """How long what was told so far may still be reported formally; None where no date says."""
    deadline = services.reporting_deadline(told, government)
    return dates.time_left(deadline, zone=government.zone, on=today)
