"""Joins the rulebook and the clock: a limit by its name, and what the reader must know about its date."""

from datetime import date, datetime

from netra.clock import Due, Limit, Zone, due
from netra.law.rulebook import Rulebook


def due_for(rulebook: Rulebook, limit_id: str, start: datetime, zone: Zone) -> Due:
    """When the limit called `limit_id` runs out for an event at `start`.

    Raises `UnknownRule` besides what `netra.clock.due` raises.
    """
    return due(rulebook.limit(limit_id), start, rulebook.calendar, zone)


def caveats(rulebook: Rulebook, due: Due, today: date) -> tuple[str, ...]:
    """What keeps the date from being plain law, as Indonesian sentences; none where nothing does."""
    limit = due.limit
    found = [*_doubts(limit), *_out_of_force(rulebook, limit, due.start_on)]
    if due.provisional:
        found.append("Tanggal ini bersandar pada hari libur yang masih perkiraan.")
    if due.alternatives:
        found.append("Jenis hari tidak disebut dalam aturan; yang dipakai tanggal yang lebih awal.")
    stale = dict(rulebook.stale_on(today))
    if limit.id in stale:
        found.append(f"Aturan ini terakhir diperiksa {stale[limit.id]}.")
    return tuple(found)


def _doubts(limit: Limit) -> list[str]:
    found = []
    if limit.amount is None:
        found.append("Aturan tidak menyebut angka: tidak ada tanggal jatuh tempo.")
    if limit.confidence == "low":
        found.append("Angka ini belum dipastikan dari naskah resmi: hanya peringatan, tidak memutus apa pun.")
    if not limit.active:
        found.append("Aturan ini tidak lagi dipakai.")
    return found


def _out_of_force(rulebook: Rulebook, limit: Limit, day: date) -> list[str]:
    return [
        f"{rulebook.instruments[name].label} tidak berlaku pada {day}."
        for name in dict.fromkeys(name for name, _ in limit.basis)
        if not rulebook.instruments[name].in_force_on(day)
    ]
