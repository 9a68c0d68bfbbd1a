"""A proceeding's dates in words, with everything that makes them checkable."""

from datetime import date, datetime
from typing import Any, Final

from netra import clock, law
from netra.cases.page import Clock, Explained, amount_in_words, clock_of, explain
from netra.discipline import lifecycle, services
from netra.discipline.models import Proceeding
from netra.reports import clocks

TITLES: Final[dict[str, str]] = {
    lifecycle.FIRST_SUMMONS: "Pengingat pemeriksaan pertama",
    lifecycle.SECOND_SUMMONS: "Tenggat pemeriksaan kedua",
    lifecycle.DELIVERY: "Tenggat penyampaian keputusan",
    lifecycle.SENDING: "Tenggat pengiriman keputusan",
    lifecycle.EFFECT: "Mulai berlaku",
    lifecycle.OBJECTION: "Kesempatan keberatan, bacaan {amount}",
    lifecycle.OBJECTION_GENERAL: "Kesempatan keberatan, bacaan {amount}",
    lifecycle.APPEAL: "Kesempatan banding ke BPASN",
    lifecycle.BPASN_REPLY: "Tenggat tanggapan kepada BPASN",
    lifecycle.BPASN_RULING: "Keputusan BPASN ditunggu",
}
_DOUBTS: Final = {
    lifecycle.FIRST_SUMMONS: "D04",
    lifecycle.OBJECTION: "D05",
    lifecycle.OBJECTION_GENERAL: "D05",
}
_WAITED_LIMITS: Final = frozenset(lifecycle.LIMITS[purpose] for purpose in lifecycle.WAITS)


def list_clock(proceeding: Proceeding, today: date) -> Clock:
    """The nearest date of a proceeding for a list; a day that the office waits for is never late."""
    return _clock(proceeding.due_on, proceeding.due_limit, today)


def title_of_nearest(proceeding: Proceeding) -> str:
    """What the clock of `list_clock` is about, for a page that shows no other; "" where there is none."""
    names = (name for name, limit in lifecycle.LIMITS.items() if limit == proceeding.due_limit)
    purpose = next(names, "")
    return title_of(purpose) if proceeding.due_on and purpose in TITLES else ""


def day_for_summons(proceeding: Proceeding, move: str, at: datetime) -> str:
    """For who picks the day of the first examination: the one day that both readings of the limit allow.

    Empty for other moves, for whom no such limit holds, and where a calendar is missing.
    """
    if move != "summon" or proceeding.employment not in lifecycle.ASN:
        return ""
    limit_id = lifecycle.LIMITS[lifecycle.FIRST_SUMMONS]
    promise = clocks.promise_of(limit_id, start=at, zone=proceeding.government.zone)
    limit = law.rulebook().limits[limit_id]
    if promise.due_on is None:
        return ""
    day = clock.date_in_words(promise.due_on)
    return f"Bila suratnya hari ini: {day} memenuhi kedua bacaan. {limit.note}"


def _clock(due_on: date | None, limit: str, today: date) -> Clock:
    if due_on and due_on < today and limit in _WAITED_LIMITS:
        return Clock("Sudah lewat, lanjutkan", "today", clock.date_in_words(due_on))
    return clock_of(due_on, limit, today, waiting=limit in _WAITED_LIMITS)


def explained(proceeding: Proceeding, now: datetime) -> list[Explained]:
    """The running clocks, duties first; each says how its days were counted and what is doubtful."""
    rows = proceeding.terms.filter(met_at=None).exclude(purpose=lifecycle.FOLLOW_UP)
    zone = clock.Zone(proceeding.government.zone)
    ordered = sorted(rows, key=lambda row: (row.purpose in lifecycle.WAITS, row.due_on or date.max, row.pk))
    return [
        _told(explain(row, title_of(row.purpose), zone, now), row.purpose, row.limit, now) for row in ordered
    ]


def title_of(purpose: str) -> str:
    """What a date is for; where two readings of a period stand side by side, with the length of each."""
    limit = law.rulebook().limits[lifecycle.LIMITS[purpose]]
    return TITLES[purpose].format(amount=amount_in_words(limit))


def _told(found: Explained, purpose: str, limit_id: str, now: datetime) -> Explained:
    """With the rule's own remark and the open doubt beside the general caveats."""
    rules = law.rulebook()
    limit, doubt = rules.limits.get(limit_id), rules.doubts.get(_DOUBTS.get(purpose, ""))
    more = [limit.note if limit else "", doubt.text if doubt else ""]
    caveats = [*found.caveats, *(each for each in dict.fromkeys(more) if each)]
    waited = purpose in lifecycle.WAITS and found.clock.urgency in ("late", "today", "soon", "calm")
    words = "Sudah lewat" if found.clock.urgency == "late" else found.clock.words
    shown = Clock(words, "waiting", found.clock.on_words) if waited else found.clock
    return Explained(**(found.__dict__ | {"caveats": caveats, "clock": shown}))


def keeping(proceeding: Proceeding, today: date) -> dict[str, Any] | None:
    """Until when a finished proceeding's contents are kept, and whether they may be erased now."""
    if proceeding.closed_at is None or proceeding.erased_at is not None:
        return None
    on = services.review_on(proceeding)
    return {"on": clock.date_in_words(on), "may_erase": on <= today}


def follow_up(proceeding: Proceeding, now: datetime) -> dict[str, str] | None:
    """What threatens while I'DIS has no entry: a SIASN block, on a day that no rule names.

    Civil servants only. A figure that the rulebook may get one day is counted down.
    """
    if proceeding.employment not in lifecycle.ASN:
        return None
    term = proceeding.terms.filter(purpose=lifecycle.FOLLOW_UP).order_by("-pk").first()
    if term is None:
        return None
    limit = law.rulebook().limits.get(term.limit)
    today = now.astimezone(clock.Zone(proceeding.government.zone).tz).date()
    return {
        "words": clock_of(term.due_on, term.limit, today).words if term.due_on else "",
        "effect": limit.effect_if_missed if limit else "",
        "article": law.rulebook().cite(limit.basis) if limit else "",
        "note": limit.note if limit else "",
        "recorded": clock.moment_in_words(proceeding.idis_recorded_at, clock.Zone(proceeding.government.zone))
        if proceeding.idis_recorded_at
        else "",
    }
