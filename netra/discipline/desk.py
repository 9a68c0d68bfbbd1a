"""An officer of the personnel office at work: who, with which opened key, at which legal moment."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from netra import clock, vault
from netra.accounts.models import Officer
from netra.accounts.shared_keys import SealedToEarlierKey
from netra.discipline.models import Proceeding, ProceedingKey, ProceedingLetter, Sheet


class NotSealedToYou(PermissionError):
    """This officer has no key to this proceeding."""


@dataclass(frozen=True)
class Desk:
    """Everything an act needs to know about the person acting. Never stored."""

    officer: Officer
    private: bytes = field(repr=False)
    at: datetime
    _keys: dict[UUID, bytes] = field(default_factory=dict, repr=False, compare=False)

    @property
    def today(self) -> date:
        """The legal day in the government's own time zone."""
        return self.at.astimezone(clock.Zone(self.officer.office.government.zone).tz).date()

    def key_to(self, proceeding: Proceeding) -> bytes:
        """The proceeding's key, opened once and remembered. Raises `NotSealedToYou`, `SealedToEarlierKey`."""
        nonce = UUID(str(proceeding.nonce))
        if nonce not in self._keys:
            self._keys[nonce] = self._opened(proceeding)
        return self._keys[nonce]

    def _opened(self, proceeding: Proceeding) -> bytes:
        held = ProceedingKey.objects.filter(
            proceeding=proceeding, officer=self.officer, stepped_aside_at=None
        ).first()
        if held is None:
            raise NotSealedToYou(proceeding.docket)
        if held.fingerprint != vault.fingerprint(vault.public_of(self.private)):
            raise SealedToEarlierKey(proceeding.docket)
        return vault.open_grant(self.private, bytes(held.sealed_key), record=record_of(proceeding))

    def seal(self, proceeding: Proceeding, kind: Sheet.Kind, content: dict[str, Any]) -> Sheet:
        """A new sheet, sealed under the proceeding's key; not saved yet."""
        return sealed_sheet(proceeding, kind, content, key=self.key_to(proceeding), desk=self)

    def open_sheets(self, proceeding: Proceeding) -> list["OpenSheet"]:
        """All sheets in clear, oldest first."""
        key, record = self.key_to(proceeding), record_of(proceeding)
        sheets = proceeding.sheets.select_related("by__office").order_by("at", "pk")
        return [OpenSheet.of(sheet, key, record) for sheet in sheets]

    def last_sheet(self, proceeding: Proceeding, kind: Sheet.Kind) -> "OpenSheet | None":
        """The newest sheet of this kind in clear; the others stay closed."""
        rows = proceeding.sheets.filter(kind=kind).select_related("by__office")
        found = rows.order_by("at", "pk").last()
        return OpenSheet.of(found, self.key_to(proceeding), record_of(proceeding)) if found else None

    def seal_facts(self, proceeding: Proceeding, nonce: UUID, facts: dict[str, Any]) -> bytes:
        """What a letter says of day, hour and place, sealed beside its file."""
        return vault.seal_json(
            self.key_to(proceeding), facts, record=record_of(proceeding), field=f"letter-facts:{nonce}"
        )

    def open_facts(self, letter: ProceedingLetter) -> dict[str, Any]:
        """The inverse of `seal_facts`. Raises `vault.EnvelopeRefused`."""
        proceeding, field = letter.proceeding, f"letter-facts:{UUID(str(letter.nonce))}"
        told: dict[str, Any] = vault.open_json(
            self.key_to(proceeding), bytes(letter.facts), record=record_of(proceeding), field=field
        )
        return told


@dataclass(frozen=True)
class OpenSheet:
    """A sheet in clear, for one page view."""

    kind: str
    by: str
    at: datetime
    content: dict[str, Any] = field(repr=False)

    @classmethod
    def of(cls, sheet: Sheet, key: bytes, record: str) -> "OpenSheet":
        field_name = _field(sheet.kind, UUID(str(sheet.nonce)))
        content = vault.open_json(key, bytes(sheet.envelope), record=record, field=field_name)
        return cls(sheet.kind, sheet.by.actor, sheet.at, content)


def sealed_sheet(
    proceeding: Proceeding, kind: Sheet.Kind, content: dict[str, Any], *, key: bytes, desk: Desk
) -> Sheet:
    """A sheet under a key at hand: a proceeding that is being opened has no grant yet."""
    nonce = uuid4()
    envelope = vault.seal_json(key, content, record=record_of(proceeding), field=_field(kind, nonce))
    return Sheet(
        proceeding=proceeding, kind=kind, nonce=nonce, by=desk.officer, at=desk.at, envelope=envelope
    )


def last_of(sheets: Iterable[OpenSheet], *kinds: str) -> OpenSheet | None:
    """The newest sheet of one of these kinds."""
    return next((sheet for sheet in reversed(list(sheets)) if sheet.kind in kinds), None)


def record_of(proceeding: Proceeding) -> str:
    """The record that everything sealed in this proceeding is bound to."""
    return f"discipline/{UUID(str(proceeding.nonce)).hex}"


def _field(kind: str, nonce: UUID) -> str:
    return f"{kind}:{nonce}"
