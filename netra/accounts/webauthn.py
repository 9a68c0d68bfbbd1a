"""WebAuthn as Netra uses it: discoverable passkeys, the device asks who holds it, no attestation.

Values in, values out; `fido2` parses and checks what a browser sends. What is refused here names no officer.
"""

import hashlib
import hmac
import json
import struct
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from cryptography.exceptions import UnsupportedAlgorithm
from fido2 import cbor
from fido2.cose import CoseKey
from fido2.server import Fido2Server
from fido2.webauthn import (
    Aaguid,
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialDescriptor,
    PublicKeyCredentialParameters,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialType,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

ALGORITHMS: Final = (-7, -8, -257)
"""ES256, Ed25519, RS256: what phones, security keys and Windows make."""
MOST_ANSWER: Final = 16 * 1024
TIMEOUT_MS: Final = 120_000
# What the parsers of a hostile answer raise: it is refused all the same.
_BROKEN = (
    ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError, OverflowError,
    RecursionError, struct.error, UnsupportedAlgorithm,
)  # fmt: skip


class AnswerRefused(Exception):
    """What the browser sent is no answer to this challenge at this door: altered, foreign, not verified."""


@dataclass(frozen=True)
class Door:
    """The origin at which officers stand; passkeys hold for its host."""

    origin: str

    @property
    def host(self) -> str:
        return urlsplit(self.origin).hostname or ""


@dataclass(frozen=True)
class Made:
    """A new passkey as its device told it."""

    credential_id: bytes
    public_key: bytes
    sign_count: int


@dataclass(frozen=True)
class Answer:
    """An assertion that was parsed and not checked yet."""

    parsed: AuthenticationResponse

    @property
    def credential_id(self) -> bytes:
        return self.parsed.raw_id

    @property
    def user_handle(self) -> bytes:
        return self.parsed.response.user_handle or b""

    @property
    def sign_count(self) -> int:
        return self.parsed.response.authenticator_data.counter


def handle_of(officer_id: int, secret: str) -> bytes:
    """What a device keeps beside the key: the same for every passkey of an officer, and tells nothing."""
    return hmac.digest(
        hashlib.sha256(b"netra/passkey/v1" + secret.encode()).digest(), b"%d" % officer_id, "sha256"
    )


def to_make(*, door: Door, handle: bytes, name: str, known: Iterable[bytes]) -> tuple[str, dict[str, Any]]:
    """What the browser is asked for a new passkey (JSON), and what its answer is checked against."""
    ids = [PublicKeyCredentialDescriptor(type=PublicKeyCredentialType.PUBLIC_KEY, id=each) for each in known]
    options, state = _server(door).register_begin(
        PublicKeyCredentialUserEntity(id=handle, name=name, display_name=name),
        credentials=ids,
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return json.dumps(dict(options)["publicKey"]), dict(state)


def made(*, door: Door, state: dict[str, Any], text: str) -> Made:
    """The new passkey, or `AnswerRefused`."""
    with _refusing():
        parsed = RegistrationResponse.from_dict(_read(text))
        data = _server(door).register_complete(state, parsed).credential_data
        _same_origin_only(parsed.response.client_data)
        if data is None or data.public_key.get(3) not in ALGORITHMS:
            raise AnswerRefused
        if data.credential_id != parsed.raw_id:
            raise AnswerRefused
        count = parsed.response.attestation_object.auth_data.counter
        return Made(data.credential_id, cbor.encode(data.public_key), count)


def to_sign_in(*, door: Door) -> tuple[str, dict[str, Any]]:
    """What the browser is asked for signing in (JSON), naming nobody, and what to check it against."""
    required = UserVerificationRequirement.REQUIRED
    options, state = _server(door).authenticate_begin(user_verification=required)
    return json.dumps(dict(options)["publicKey"]), dict(state)


def read_answer(text: str) -> Answer:
    """Which passkey answers, before anything is checked. `AnswerRefused` where it is no answer at all."""
    with _refusing():
        return Answer(AuthenticationResponse.from_dict(_read(text)))


def check(*, door: Door, state: dict[str, Any], answer: Answer, public_key: bytes) -> None:
    """The challenge of this browser, at this door, by who unlocked the device, signed. Or `AnswerRefused`."""
    with _refusing():
        key = CoseKey.parse(cbor.decode(public_key))  # type: ignore[arg-type]
        known = AttestedCredentialData.create(Aaguid.NONE, answer.credential_id, key)
        _server(door).authenticate_complete(state, [known], answer.parsed)
        _same_origin_only(answer.parsed.response.client_data)


def _server(door: Door) -> Fido2Server:
    server = Fido2Server(
        PublicKeyCredentialRpEntity(id=door.host, name="Netra"),
        verify_origin=lambda origin: origin == door.origin,  # exactly: no other port, no name below it
    )
    server.timeout = TIMEOUT_MS  # type: ignore[assignment]
    server.allowed_algorithms = [
        PublicKeyCredentialParameters(type=PublicKeyCredentialType.PUBLIC_KEY, alg=alg) for alg in ALGORITHMS
    ]
    return server


def _same_origin_only(client_data: Any) -> None:
    if client_data.cross_origin:
        raise AnswerRefused


def _read(text: str) -> dict[str, Any]:
    if len(text) > MOST_ANSWER:
        raise AnswerRefused
    told = json.loads(text)
    if not isinstance(told, dict) or not isinstance(told.get("response"), dict):
        raise AnswerRefused
    return told


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except _BROKEN as broken:
        raise AnswerRefused from broken
