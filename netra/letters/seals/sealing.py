"""A PDF sealed, and the seals of a PDF judged, by asking the workshop beside this file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from netra.letters.workshops import PUBLIC, Answer, WorkshopBusy, WorkshopFailed, ask

LARGEST_PDF: Final = 10_000_000
_WORKSHOP: Final = Path(__file__).with_name("workshop.py")
_BEGINS_WITHIN: Final = 1024  # as readers do: some bytes may stand before the mark


class SealRefused(Exception):
    """The seal cannot be used. `why`: no-key, wrong-key, expired, not-yet, busy, ended or fault."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class NotReadable(ValueError):
    """What was given cannot be judged. `why`: empty, large, not-pdf, encrypted, damaged, ended or busy."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class SealKeys:
    """Where a seal lies: a PKCS#12 file and a file with its passphrase."""

    key: Path
    passphrase: Path


@dataclass(frozen=True)
class Seal:
    """One seal in a PDF. `said_at` is what the sealing machine said of the time; nobody vouches for it.

    `intact`: what it covers was not changed. `whole`: it covers the file to its end. `countersigned`: nothing
    but other signatures came after it, and the last of them covers the file to its end. `trusted`: its
    certificate leads to a known root and is valid today. `dates`: "", "expired" or "not-yet". `test`: made
    for trying out.
    """

    by: str
    issuer: str
    said_at: datetime | None
    intact: bool
    whole: bool
    trusted: bool
    dates: str
    until: datetime
    test: bool
    countersigned: bool = False


@dataclass(frozen=True)
class Checked:
    """The seals of a PDF in the order in which they were put on; `left_off` more were not judged."""

    seals: list[Seal]
    left_off: int = 0


@dataclass(frozen=True)
class KeyState:
    """Whose seal a key puts on, until when, and whether it is one for trying out."""

    by: str
    until: datetime
    test: bool


def sealed(pdf: bytes, keys: SealKeys) -> tuple[bytes, str]:
    """The PDF with an invisible seal over all of it, and in whose name. Raises `SealRefused`."""
    answer = _asked({"act": "seal", **_files(keys)}, pdf)
    return answer.made, answer.told["by"]


def look_at_key(keys: SealKeys) -> KeyState:
    """What the key would seal as, without sealing anything. Raises `SealRefused`."""
    [state] = look_at_keys([keys])
    if isinstance(state, SealRefused):
        raise state
    return state


def look_at_keys(keys: Sequence[SealKeys]) -> list[KeyState | SealRefused]:
    """What each key would seal as, or why it cannot; asked in one go. Raises `SealRefused` for all."""
    told = _asked({"act": "look", "keys": [_files(each) for each in keys]}, b"").told["looked"]
    return [SealRefused(each["error"]) if "error" in each else _state(each) for each in told]


def _state(told: dict[str, Any]) -> KeyState:
    return KeyState(told["by"], datetime.fromisoformat(told["until"]), told["test"])


def _files(keys: SealKeys) -> dict[str, str]:
    return {"key": str(keys.key), "passphrase": str(keys.passphrase)}


def _asked(question: dict[str, Any], pdf: bytes) -> Answer:
    try:
        answer = ask(_WORKSHOP, question, pdf)
    except WorkshopBusy:
        raise SealRefused("busy") from None
    except WorkshopFailed as failed:
        raise SealRefused(failed.why) from None
    if "error" in answer.told:
        raise SealRefused(answer.told["error"])
    return answer


def check_seals(pdf: bytes, roots: Sequence[str] = ()) -> Checked:
    """The seals of a PDF, twenty at most and how many more there are; none where nobody sealed it.

    `roots` are trusted certificates as PEM texts. Raises `NotReadable`.
    """
    _require_pdf(pdf)
    try:
        told = ask(_WORKSHOP, {"act": "check", "roots": list(roots)}, pdf, PUBLIC).told
    except WorkshopBusy:
        raise NotReadable("busy") from None
    except WorkshopFailed:
        raise NotReadable("ended") from None
    if "error" in told:
        raise NotReadable(told["error"])
    return Checked([_seal(each) for each in told["seals"]], told["left_off"])


def _require_pdf(pdf: bytes) -> None:
    if not pdf:
        raise NotReadable("empty")
    if len(pdf) > LARGEST_PDF:
        raise NotReadable("large")
    if b"%PDF-" not in pdf[:_BEGINS_WITHIN]:
        raise NotReadable("not-pdf")


def _seal(told: dict[str, Any]) -> Seal:
    said, until = told.pop("said_at"), told.pop("until")
    said_at = datetime.fromisoformat(said) if said else None
    return Seal(said_at=said_at, until=datetime.fromisoformat(until), **told)
