"""A parcel: a report as a browser seals it, read strictly. Nothing in it is believed that can be checked
here.

In clear stand what the law's clock and the offices' queues need: `kind`, `regime`, `act`, `agency`, and the
day on which the browser worked them out. Everything else is sealed. The grants are named by the fingerprint
of the key that each was sealed to, so that a key that was exchanged meanwhile is noticed. Files came ahead
(`services.shipping`): the parcel brings their keys and what is known of them, both sealed. Where there are
custodians the name lies sealed once more inside its envelope (`identity.sealing`), and its key comes along.
"""

import base64
import binascii
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from netra import vault
from netra.reports import lifecycle, padding

T = TypeVar("T")

VERSION = 3
MOST_GRANTS = 100
MOST_FILES = 50
_LOOKUP_BYTES = 32
_TOKEN_BYTES = 32
_FINGERPRINT = re.compile(r"[0-9a-f]{4}( [0-9a-f]{4}){7}")
_FILE_ID = re.compile(r"[0-9a-f]{32}")
_CODE = re.compile(r"[A-Za-z0-9_.:-]{0,64}")
_FIELDS = frozenset(
    {"v", "on", "lookup", "kind", "regime", "act", "agency", "not_for", "story", "identity", "key", "grants",
     "custodians", "name_key", "shipment", "files"}
)  # fmt: skip


class ParcelRefused(ValueError):
    """A parcel that is not taken in. `code` is for the browser; no message quotes what the parcel holds."""

    code = "bukan_kiriman"


class NotAParcel(ParcelRefused):
    """Not the JSON that the form sends: other names, types or lengths."""


class UnknownParcel(ParcelRefused):
    """A version of the parcel that this program does not know."""

    code = "versi_lain"


class NotSealed(ParcelRefused):
    """A part that is called sealed cannot be: its format, length or bytes are not those of an envelope."""

    code = "tidak_tersegel"


@dataclass(frozen=True)
class ShippedFile:
    """A file that came ahead: its key sealed under the report's, what is known of it sealed under its own."""

    file: UUID
    key: bytes
    about: bytes


@dataclass(frozen=True)
class NameKey:
    """The key of a name that lies apart, sealed to the custodians' key with the fingerprint `to` (`grant`)
    and to the receipt."""

    to: str
    grant: bytes
    receipt: bytes


@dataclass(frozen=True)
class Parcel:
    """A parcel whose every part has the right shape. `grants` maps a key's fingerprint to the grant.

    `name_key` is None where the browser knew of no custodians. `shipment` is the token of the files that
    came ahead, empty where there are none.
    """

    on: date
    lookup: bytes
    kind: str
    regime: str
    act: str
    agency_code: str
    not_for: tuple[str, ...]
    story: bytes
    identity: bytes
    key: bytes
    grants: Mapping[str, bytes]
    name_key: NameKey | None
    shipment: bytes
    files: tuple[ShippedFile, ...]


@dataclass(frozen=True)
class Wish:
    """Whose keys a browser asks for: those who would read a report about this agency, without these."""

    agency_code: str
    not_for: tuple[str, ...]


def read_wish(body: bytes) -> Wish:
    """What a browser asks before it seals, or `ParcelRefused`."""
    told = _object(body)
    if set(told) != {"agency", "not_for"}:
        raise NotAParcel
    return Wish(_matching(told["agency"], _CODE), _marks(told["not_for"]))


def read_parcel(body: bytes) -> Parcel:
    """The parcel in a request's body, or `ParcelRefused`."""
    told = _object(body)
    if told.get("v") != VERSION or isinstance(told["v"], bool):
        raise UnknownParcel
    if set(told) != _FIELDS:
        raise NotAParcel
    parcel = Parcel(
        on=_day(told["on"]),
        lookup=_bytes(told["lookup"]),
        kind=_one_of(told["kind"], (lifecycle.REPORT, lifecycle.LEAD)),
        regime=_one_of(told["regime"], ("", *lifecycle.REPORT_WITHIN)),
        act=_matching(told["act"], _CODE),
        agency_code=_matching(told["agency"], _CODE),
        not_for=_marks(told["not_for"]),
        story=_bytes(told["story"]),
        identity=_bytes(told["identity"]),
        key=_bytes(told["key"]),
        grants=_grants(told["grants"]),
        name_key=_name_key(told["custodians"], told["name_key"]),
        shipment=_bytes(told["shipment"]),
        files=_files(told["files"]),
    )
    _check_shapes(parcel)
    return parcel


def _check_shapes(parcel: Parcel) -> None:
    if len(parcel.lookup) != _LOOKUP_BYTES or len(parcel.shipment) != (_TOKEN_BYTES if parcel.files else 0):
        raise NotAParcel
    try:
        vault.check_envelope(parcel.story, at_least=padding.STORY, at_most=padding.STORY_MOST)
        vault.check_envelope(parcel.key, at_least=padding.KEY, at_most=padding.KEY)
        for grant in parcel.grants.values():
            vault.check_grant(grant)
        _check_identity(parcel)
        for each in parcel.files:
            vault.check_envelope(each.key, at_least=padding.KEY, at_most=padding.KEY)
            vault.check_envelope(each.about, at_least=padding.ABOUT, at_most=padding.ABOUT_MOST)
    except vault.EnvelopeRefused as why:
        raise NotSealed from why


def _check_identity(parcel: Parcel) -> None:
    at_least = padding.IDENTITY_APART if parcel.name_key else padding.IDENTITY
    vault.check_envelope(parcel.identity, at_least=at_least, at_most=padding.IDENTITY_MOST)
    if parcel.name_key:
        vault.check_grant(parcel.name_key.grant)
        vault.check_envelope(parcel.name_key.receipt, at_least=padding.KEY, at_most=padding.KEY)


def _object(body: bytes) -> dict[str, Any]:
    try:
        told = json.loads(body, object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError):  # also UnicodeDecodeError: a message could quote the body
        raise NotAParcel from None
    if not isinstance(told, dict):
        raise NotAParcel
    return told


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = dict(pairs)
    if len(names) != len(pairs):
        raise NotAParcel
    return names


def _no_constant(_: str) -> None:
    raise NotAParcel


def _grants(told: Any) -> dict[str, bytes]:
    grants: dict[str, bytes] = {}
    for each in _list(told):
        if not isinstance(each, dict) or set(each) != {"to", "key"}:
            raise NotAParcel
        reader = _matching(each["to"], _FINGERPRINT)
        if reader in grants:
            raise NotAParcel
        grants[reader] = _bytes(each["key"])
    return grants


def _name_key(custodians: Any, sealed: Any) -> NameKey | None:
    """Both or neither: a name that only one of the two could open is none that anybody sealed."""
    receipt = _bytes(sealed)
    if custodians is None and not receipt:
        return None
    ((to, grant),) = _grants([custodians]).items()
    return NameKey(to, grant, receipt)


def _files(told: Any) -> tuple[ShippedFile, ...]:
    files: dict[UUID, ShippedFile] = {}
    for each in _list(told, MOST_FILES):
        if not isinstance(each, dict) or set(each) != {"id", "key", "about"}:
            raise NotAParcel
        file = UUID(_matching(each["id"], _FILE_ID))
        if file in files:
            raise NotAParcel
        files[file] = ShippedFile(file, _bytes(each["key"]), _bytes(each["about"]))
    return tuple(files.values())


def read_token(told: Any) -> bytes:
    """The token of a shipment as a page sends it. Raises `NotAParcel`."""
    token = _bytes(told)
    if len(token) != _TOKEN_BYTES:
        raise NotAParcel
    return token


def _marks(told: Any) -> tuple[str, ...]:
    return tuple(_text(mark) for mark in _list(told))


def _list(told: Any, most: int = MOST_GRANTS) -> list[Any]:
    if not isinstance(told, list) or len(told) > most:
        raise NotAParcel
    return told


def _text(told: Any) -> str:
    if not isinstance(told, str) or len(told) > 200:
        raise NotAParcel
    return told


def _matching(told: Any, pattern: re.Pattern[str]) -> str:
    text = _text(told)
    if not pattern.fullmatch(text):
        raise NotAParcel
    return text


def _one_of(told: Any, known: tuple[str, ...]) -> str:
    text = _text(told)
    if text not in known:
        raise NotAParcel
    return text


def _day(told: Any) -> date:
    return _converted(date.fromisoformat, _text(told))


def _bytes(told: Any) -> bytes:
    """Base64url without filling, in the one spelling that `key_to_text` and the browser write."""
    if not isinstance(told, str) or len(told) > 4 * padding.STORY_MOST:
        raise NotAParcel
    value = _converted(_unfilled, told)
    if base64.urlsafe_b64encode(value).rstrip(b"=").decode() != told:
        raise NotAParcel
    return value


def _unfilled(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def _converted(convert: Callable[[str], T], text: str) -> T:
    try:
        return convert(text)
    except (binascii.Error, ValueError):
        raise NotAParcel from None
