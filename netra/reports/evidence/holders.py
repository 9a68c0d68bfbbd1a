"""Who holds evidence: a draft until it is sent, then the report. Each seals the files' keys under its own."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from netra import vault
from netra.reports.evidence import arriving, claims, kinds
from netra.reports.models import Evidence, Report
from netra.vault import SealedFile

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Holder:
    """A draft or a report with its opened key, for one request. Never stored."""

    record: str
    key: bytes = field(repr=False)
    draft: bytes | None = field(default=None, repr=False)
    report: int | None = None
    lookup: bytes = field(default=b"", repr=False)
    received_at: datetime = _NEVER

    @classmethod
    def of_draft(cls, *, digest: bytes, key: bytes, lookup: bytes) -> "Holder":
        """An unfinished report; `lookup` is that of the receipt which waits in it."""
        return cls(f"draft:{digest.hex()}", key, draft=digest, lookup=lookup)

    @classmethod
    def of_report(cls, report: Report, key: bytes) -> "Holder":
        lookup = bytes(report.lookup)
        return cls(lookup.hex(), key, report=report.pk, lookup=lookup, received_at=report.received_at)

    def seal_key(self, file: UUID, key: bytes) -> bytes:
        """A file's key under this holder's key, for this file only."""
        return vault.seal(self.key, key, record=self.record, field=f"evidence/{file.hex}/key")

    def open_key(self, row: Evidence) -> bytes:
        """Raises `EnvelopeRefused`."""
        field = f"evidence/{row.pk.hex}/key"
        return vault.open_sealed(self.key, bytes(row.sealed_key), record=self.record, field=field)

    def open(self, row: Evidence) -> "OpenEvidence":
        """The row in clear; a browser's word of a file is held against the file. Raises `EnvelopeRefused`."""
        key = self.open_key(row)
        about = vault.open_json(key, bytes(row.about), record=row.pk.hex, field="about")
        if row.is_told:
            about = claims.looked_at(row.pk, key, about, self.received_at)
        return OpenEvidence(row, key, about)


@dataclass(frozen=True)
class OpenEvidence:
    """One piece of evidence in clear, for one request."""

    row: Evidence
    key: bytes = field(repr=False)
    about: dict[str, Any] = field(repr=False)
    copy: "OpenEvidence | None" = None

    @property
    def id(self) -> UUID:
        return self.row.pk

    @property
    def is_whole(self) -> bool:
        return self.row.sealed_size is not None

    @property
    def name(self) -> str:
        """As the sender's device called it. It may name a person."""
        return str(self.about["name"])

    @property
    def size(self) -> int:
        return int(self.about["size"])

    @property
    def kind(self) -> kinds.Kind:
        return kinds.named(self.about["kind"])

    @property
    def sha256(self) -> str:
        """Of the content, as `sha256sum` prints it."""
        return str(self.about["sha256"])

    @property
    def arrived_at(self) -> datetime:
        """To the minute: finer would only help to match a network log."""
        return datetime.fromisoformat(self.about["arrived_at"])

    @property
    def traces(self) -> list[tuple[str, str]]:
        """What it gives away besides its content: pairs of what and the words found."""
        return [(what, words) for what, words in self.about["traces"]]

    @property
    def is_told(self) -> bool:
        """Whether a browser sealed it and nobody has read it to its end yet."""
        return bool(self.about.get("told"))

    @property
    def is_broken(self) -> bool:
        return self.kind is kinds.BROKEN

    @property
    def is_cleaned(self) -> bool:
        return bool(self.about.get("cleaned"))

    @property
    def chosen_as(self) -> UUID:
        """Under which id it was chosen: a cleaned copy goes in the place of its original."""
        return UUID(self.about.get("copy_of", self.id.hex))

    def content(self) -> SealedFile:
        """Raises `vault.FileRefused`."""
        return arriving.opened(self.id, self.key)


def seal_about(file: UUID, key: bytes, about: dict[str, Any]) -> bytes:
    """What is known of a file, under its own key: not to be sealed anew when the holder changes."""
    return vault.seal_json(key, about, record=file.hex, field="about")
