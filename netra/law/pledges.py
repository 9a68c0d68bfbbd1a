"""Pledges (ikrar, pakta integritas) as data: a wording per election and number, each point with its article.

A signature is to one wording. The file carries the digest of its own wording, so a published text cannot be
edited by a slip of the hand: a change is refused and asks for a new number.
"""

import hashlib
import json
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from netra.clock import Confidence
from netra.law.citations import Citation
from netra.law.elections import Election
from netra.law.records import citations, confidence, read_named
from netra.law.strict import Record

ICONS = ("scale", "briefcase", "users", "shield-check", "book-open", "landmark")


@dataclass(frozen=True, slots=True)
class PledgePoint:
    """One sentence of the wording and the articles that it rests on."""

    text: str
    basis: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class PledgeDuty:
    """What some points come to in plain words."""

    title: str
    plain: str
    icon: str
    points: tuple[PledgePoint, ...]

    @property
    def basis(self) -> tuple[Citation, ...]:
        """The articles of all its points, each once."""
        return tuple(dict.fromkeys(citation for point in self.points for citation in point.basis))


@dataclass(frozen=True, slots=True)
class PledgeText:
    """One version of a pledge. Holds from its first day to the end of its election, both included."""

    id: str
    election: str
    number: int
    title: str
    in_force_from: date
    expires_on: date
    opening: str
    duties: tuple[PledgeDuty, ...]
    closing: str
    links_kept_days: int
    digest: str
    confidence: Confidence
    note: str
    checked_on: date

    @property
    def points(self) -> tuple[PledgePoint, ...]:
        """Every point, in the order in which it is read."""
        return tuple(point for duty in self.duties for point in duty.points)

    @property
    def forget_from(self) -> date:
        """The first day on which nothing may lead from a pledge to a person any more."""
        return self.expires_on + timedelta(days=self.links_kept_days + 1)

    def holds_on(self, day: date) -> bool:
        """Whether it may be signed, and stands, on that day (a later number may take its place)."""
        return self.in_force_from <= day <= self.expires_on


def pledge(
    path: Path, shown: Path, instruments: Container[str], elections: Mapping[str, Election]
) -> PledgeText:
    """The pledge in a rule file; `RuleError` names what is wrong, also an edited wording."""
    name, record = read_named(path, shown)
    number = record.number("number")
    election = _election(record, elections)
    if name != f"{election.id}-{number}":
        record.refuse("id", f"“{name}” harus bernama “{election.id}-{number}”")
    opening, closing = record.text("opening"), record.text("closing")
    duties = tuple(_duty(entry, instruments) for entry in record.records("duties"))
    if not duties:
        record.refuse("duties", "ikrar tanpa kewajiban tidak mengikrarkan apa pun")
    found = PledgeText(
        id=name,
        election=election.id,
        number=number,
        title=record.text("title"),
        in_force_from=record.day("in_force_from"),
        expires_on=max(phase.ends_on for phase in election.phases),
        opening=opening,
        duties=duties,
        closing=closing,
        links_kept_days=record.number("links_kept_days"),
        digest=_digest(record, wording_digest(opening, duties, closing)),
        confidence=confidence(record),
        note=record.text("note", ""),
        checked_on=record.day("checked_on"),
    )
    if not found.in_force_from <= found.expires_on:
        record.refuse("in_force_from", "mulai berlaku sesudah pemilihannya berakhir")
    record.finish()
    return found


def wording_digest(opening: str, duties: tuple[PledgeDuty, ...], closing: str) -> str:
    """SHA-256, in hex, of exactly what is signed: the opening, every point with its articles, the closing."""
    points = [[point.text, [list(each) for each in point.basis]] for duty in duties for point in duty.points]
    signed = json.dumps([opening, points, closing], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(signed.encode()).hexdigest()


def pledge_on(pledges: Mapping[str, PledgeText], day: date, election: str | None) -> PledgeText | None:
    """The newest version that may be signed on a day; of `election` where two elections run at once."""
    open_ones = [each for each in pledges.values() if each.holds_on(day)]
    return max(open_ones, key=lambda each: (each.election == election, each.number), default=None)


def _election(record: Record, elections: Mapping[str, Election]) -> Election:
    name = record.text("election")
    if name not in elections:
        record.refuse("election", f"pemilihan “{name}” tidak ada di rules/elections/")
    if not elections[name].phases:
        record.refuse("election", f"tahapan “{name}” belum ditetapkan, jadi ikrarnya tidak punya akhir")
    return elections[name]


def _duty(record: Record, instruments: Container[str]) -> PledgeDuty:
    points = tuple(_point(entry, instruments) for entry in record.records("points"))
    if not points:
        record.refuse("points", "kewajiban tanpa butir naskah")
    found = PledgeDuty(record.text("title"), record.text("plain"), record.one_of("icon", ICONS), points)
    record.finish()
    return found


def _point(record: Record, instruments: Container[str]) -> PledgePoint:
    found = PledgePoint(record.text("text"), citations(record, instruments))
    record.finish()
    return found


def _digest(record: Record, actual: str) -> str:
    if record.text("digest") != actual:
        record.refuse(
            "digest",
            f"naskah tidak sama dengan sidiknya. Naskah yang sudah terbit tidak diubah: buat nomor baru. "
            f"Sidik naskah ini: {actual}",
        )
    return actual
