"""Requests for a reporter's name as pages show them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from django.urls import reverse

from netra import clock, vault
from netra.accounts import recovery_queries
from netra.accounts.models import Officer
from netra.cases.page.rows import act_label
from netra.reports import services as reports
from netra.reports.models import IdentityKey, IdentityRequest

Opens = Callable[[IdentityRequest], reports.Words] | None
"""What opens the words of a request."""


@dataclass(frozen=True)
class ShownRequest:
    """One request: how it stands (`tone`, `word`, `icon`), and its words where they were opened."""

    row: IdentityRequest
    act: str
    tone: str
    word: str
    icon: str
    asked: str
    decided: str
    until: str
    reason: str = ""
    answer: str = ""


def requests_shown(found: Iterable[IdentityRequest], at: datetime, words: Opens = None) -> list[ShownRequest]:
    """The requests, the newest first; with `words`, also what was asked and answered."""
    return [_shown(each, at, words) for each in found]


def identity_rows(found: Iterable[IdentityRequest], officer: Officer) -> list[dict[str, str]]:
    """What waits for this officer as the second person."""
    zone = clock.Zone(officer.office.government.zone).tz
    return [
        {
            "title": f"{each.report.docket}: permintaan membuka nama pelapor",
            "who": each.asked_by.actor,
            "when": clock.moment_in_words(each.asked_at.astimezone(zone)),
            "address": reverse("cases:identity_request", args=[each.nonce]),
        }
        for each in found
    ]


def key_of_custodians(officer: Officer) -> dict[str, Any]:
    """The custodians' key for their page: how it stands, its fingerprint, and who opens it."""
    found = reports.identity_key_of(officer.office.government)
    held = list(reports.keys_held_by(officer))
    return {
        "state": _state(found, held),
        "fingerprint": vault.fingerprint(bytes(found.public_key)) if found else "",
        "holders": list(reports.holders_of(found)) if found else [],
        "lacking": [(each, vault.fingerprint(bytes(each.public_key))) for each in reports.lacking(officer)],
        "own": vault.fingerprint(bytes(officer.public_key)),
        "parked": _parked(officer, held),
        "left_behind": recovery_queries.keys_left_behind(officer).exists(),
        "protected": recovery_queries.is_protected(officer),
    }


def _parked(officer: Officer, held: list[IdentityKey]) -> int:
    """How many keys of names are sealed to an earlier key of this custodian only."""
    earlier = [each.fingerprint for each in recovery_queries.lost_keys_of(officer)]
    return reports.keys_under(officer, *earlier, but=held)


def _state(found: IdentityKey | None, held: list[IdentityKey]) -> str:
    if found is None:
        return "none"
    return "held" if found in held else "waits"


def _shown(row: IdentityRequest, at: datetime, words: Opens) -> ShownRequest:
    zone = clock.Zone(row.report.government.zone).tz
    tone, word, icon = _standing(row, at)
    told = words(row) if words else reports.Words("", "")
    return ShownRequest(
        row, act_label(row.report.act), tone, word, icon,
        asked=_moment(row.asked_at, zone),
        decided=_moment(row.decided_at, zone),
        until=_moment(row.until, zone),
        reason=told.reason,
        answer=told.answer,
    )  # fmt: skip


def _standing(row: IdentityRequest, at: datetime) -> tuple[str, str, str]:
    if row.decided_at is None:
        return "now", "Menunggu", "hourglass"
    if not row.is_approved:
        return "plain", "Ditolak", "circle-x"
    return (
        ("ok", "Disetujui", "circle-check")
        if row.until and row.until > at
        else ("plain", "Berakhir", "clock")
    )


def _moment(moment: datetime | None, zone: tzinfo) -> str:
    return clock.moment_in_words(moment.astimezone(zone)) if moment else ""
