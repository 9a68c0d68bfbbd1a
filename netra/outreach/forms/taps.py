"""What an usher's phone sends: a handful of taps as JSON, checked field by field before it is believed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from netra.outreach.staff_numbers import KEY_LETTERS, NUMBER_LETTERS, normal_number

MOST_TAPS = 200
OLDEST_SECONDS = 24 * 3600
_LIMITS = {"key": KEY_LETTERS, "number": 3 * NUMBER_LETTERS, "name": 160, "door": 40}


class BadTaps(ValueError):
    """The phone sent something that is no list of taps; the message says where."""


@dataclass(frozen=True)
class PhoneTap:
    """One tap as the phone kept it: who by `key` (of the list) or `number`, and how many seconds ago."""

    nonce: UUID
    key: str
    number: str
    name: str
    door: str
    add: bool
    typed: bool
    seconds_ago: int


def taps_from(body: bytes) -> list[PhoneTap]:
    """The taps in this body, or `BadTaps`."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadTaps("no JSON") from error
    taps = told.get("taps") if isinstance(told, dict) else None
    if not isinstance(taps, list) or len(taps) > MOST_TAPS:
        raise BadTaps(f"taps: a list of {MOST_TAPS} at most")
    return [_tap(number, each) for number, each in enumerate(taps)]


def _tap(number: int, told: Any) -> PhoneTap:
    if not isinstance(told, dict):
        raise BadTaps(f"tap {number}: no object")
    text = {name: _text(number, told, name, limit) for name, limit in _LIMITS.items()}
    ago = told.get("ago", 0)
    if not isinstance(ago, int | float) or not ago >= 0:
        raise BadTaps(f"tap {number}: ago")
    try:
        nonce = UUID(str(told.get("nonce")))
    except ValueError as error:
        raise BadTaps(f"tap {number}: nonce") from error
    return PhoneTap(
        nonce=nonce,
        key=text["key"],
        number=normal_number(text["number"])[:NUMBER_LETTERS],
        name=text["name"],
        door=text["door"],
        add=told.get("add") is True,
        typed=told.get("typed") is True,
        seconds_ago=int(min(ago, OLDEST_SECONDS)),
    )


def _text(number: int, told: Mapping[str, Any], name: str, limit: int) -> str:
    value = told.get(name, "")
    if (
        not isinstance(value, str)
        or len(value) > limit
        or any(char < " " or char == "\x7f" for char in value)
    ):
        raise BadTaps(f"tap {number}: {name}")
    return value.strip()
