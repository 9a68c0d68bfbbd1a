"""What a browser says of a file that it sealed: a name, and whether it is a cleaned copy. Nothing else of it
is believed; kind, size, hash and traces are told from the content by whoever has the key.

The first look reads only the file's beginning and end. Everything is read once, when an officer opens that
file; then what was found replaces the claim.
"""

import unicodedata
from datetime import datetime
from typing import Any, Final

from netra import vault
from netra.reports.evidence import arriving, kinds, traces

LONGEST_NAME: Final = 200
_CLAIMED: Final = {"name": str, "cleaned": bool}


class NotAClaim(vault.EnvelopeRefused):
    """The envelope opened, and what was in it is nothing that the form says of a file."""

    def __init__(self) -> None:
        super().__init__("the contents do not describe a file")


def looked_at(file: Any, key: bytes, claim: Any, arrived_at: datetime) -> dict[str, Any]:
    """What a short look tells: kind and size; the hash and the traces are not known yet.

    A claim of another shape raises `NotAClaim`; a file that does not open is told as of the kind "broken".
    """
    known = _checked(claim) | {"sha256": "", "traces": [], "arrived_at": arrived_at.isoformat(), "told": True}
    try:
        with arriving.opened(file, key) as content:
            kind = kinds.kind_of(content) or kinds.UNKNOWN
            return known | {"kind": kind.code, "size": content.size}
    except vault.FileRefused:
        return known | {"kind": kinds.BROKEN.code, "size": 0}


def unopened(arrived_at: datetime) -> dict[str, Any]:
    """What is known where not even the description opens."""
    nothing = {"name": "", "cleaned": False, "sha256": "", "traces": [], "size": 0, "told": True}
    return nothing | {"kind": kinds.BROKEN.code, "arrived_at": arrived_at.isoformat()}


def read_whole(file: Any, key: bytes, seen: dict[str, Any]) -> dict[str, Any]:
    """The same with hash and traces, after every byte was read and checked. Raises `vault.FileRefused`."""
    with arriving.opened(file, key) as content:
        totals = content.totals()
        kind = kinds.kind_of(content) or kinds.UNKNOWN
        found = [] if kind is kinds.UNKNOWN else traces.found_in(content, kind)
    known = {name: value for name, value in seen.items() if name != "told"}
    return known | {
        "kind": kind.code, "size": totals.size, "sha256": totals.sha256.hex(), "traces": found
    }  # fmt: skip


def _checked(claim: Any) -> dict[str, Any]:
    if not isinstance(claim, dict) or set(claim) != set(_CLAIMED):
        raise NotAClaim
    if not all(isinstance(claim[name], kind) for name, kind in _CLAIMED.items()):
        raise NotAClaim
    visible = "".join(letter for letter in claim["name"] if unicodedata.category(letter)[0] != "C")
    return {"name": visible[:LONGEST_NAME] or "tanpa nama", "cleaned": claim["cleaned"]}
