"""How one entry is bound to the one before it. Pure, so that an outsider can repeat it.

digest = SHA-256 over the canonical JSON (sorted keys, no spaces, UTF-8) of the entry's fields, the
previous digest among them. Moments are written in UTC with microseconds.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64


@dataclass(frozen=True)
class Link:
    """The fields of one entry that the digest covers."""

    government: str
    sequence: int
    event: str
    subject: str
    actor: str
    at: datetime
    recorded_at: datetime
    facts: dict[str, Any]
    previous: str

    def digest(self) -> str:
        """64 hexadecimal digits."""
        return hashlib.sha256(self._canonical()).hexdigest()

    def _canonical(self) -> bytes:
        fields = self.__dict__ | {"at": _moment(self.at), "recorded_at": _moment(self.recorded_at)}
        return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="microseconds")
