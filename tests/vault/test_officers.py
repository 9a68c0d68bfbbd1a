"""Officers' keys: only the entitled officer opens a report, and only with the own password or session."""

import base64
import json
from pathlib import Path

import pytest
from argon2.profiles import RFC_9106_LOW_MEMORY
from hypothesis import given, settings
from hypothesis import strategies as st

from netra.vault import (
    BadKey,
    Cost,
    EnvelopeRefused,
    KeyPair,
    UnknownVersion,
    WrongKeyOrTampered,
    WrongPassword,
    fingerprint,
    grant,
    key_from_text,
    key_to_text,
    lock_private,
    new_pair,
    new_session_key,
    open_grant,
    open_relocked,
    public_of,
    relock_private,
    unlock_private,
)

VECTOR = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))["officer"]
KEY = bytes(range(32))
CHEAP = Cost(time=1, memory_kib=64, lanes=1)
OFFICER = new_pair()
LOCKED = lock_private(OFFICER.private, "kata sandi", owner="petugas-1", cost=CHEAP)
GRANT = grant(OFFICER.public, KEY, record="L-2024-0001")

keys = st.binary(min_size=32, max_size=32)
texts = st.text(st.characters(codec="utf-8"), max_size=30)


@given(keys, texts)
def test_the_officer_opens_what_was_granted(key: bytes, record: str) -> None:
    assert open_grant(OFFICER.private, grant(OFFICER.public, key, record=record), record=record) == key


def test_another_officer_does_not_open_it() -> None:
    with pytest.raises(WrongKeyOrTampered):
        open_grant(new_pair().private, GRANT, record="L-2024-0001")


def test_a_grant_copied_to_another_report_is_refused() -> None:
    with pytest.raises(WrongKeyOrTampered):
        open_grant(OFFICER.private, GRANT, record="L-2024-0002")


@given(st.data())
def test_any_changed_byte_of_a_grant_is_refused(data: st.DataObject) -> None:
    changed = _changed(GRANT, data)
    with pytest.raises(EnvelopeRefused):
        open_grant(OFFICER.private, changed, record="L-2024-0001")


@given(st.integers(0, len(GRANT) - 1))
def test_a_shortened_grant_is_refused(length: int) -> None:
    with pytest.raises(EnvelopeRefused):
        open_grant(OFFICER.private, GRANT[:length], record="L-2024-0001")


def test_two_grants_of_one_key_have_one_length_and_nothing_else_in_common() -> None:
    again = grant(OFFICER.public, KEY, record="L-2024-0001")
    assert len(again) == len(GRANT) == 1171
    assert again[3:] != GRANT[3:]


def test_a_grant_of_an_unknown_format_is_named() -> None:
    with pytest.raises(UnknownVersion, match="format 7"):
        open_grant(OFFICER.private, b"NG\x07" + GRANT[3:], record="L-2024-0001")


@pytest.mark.parametrize(
    "public",
    [
        b"\x01",
        b"",
        OFFICER.public + b"\x00",
        b"\x01" + b"\xff" * 1216,
        OFFICER.public[:-32] + bytes(32),
        OFFICER.private,
    ],
    ids=["no key", "empty", "too long", "no lattice point", "low order", "the private key"],
)
def test_nothing_is_granted_to_what_is_no_public_key(public: bytes) -> None:
    with pytest.raises(BadKey):
        grant(public, KEY, record="L-2024-0001")


def test_a_public_key_of_an_unknown_format_is_named() -> None:
    with pytest.raises(UnknownVersion, match="format 2"):
        grant(b"\x02" + OFFICER.public[1:], KEY, record="L-2024-0001")


def test_only_a_whole_key_is_granted() -> None:
    with pytest.raises(BadKey, match="32 bytes"):
        grant(OFFICER.public, KEY[:16], record="L-2024-0001")


def test_a_private_key_is_x_wings_seed() -> None:
    """The first seed of draft-connolly-cfrg-xwing-kem, appendix C, and both ends of its public key."""
    seed = "7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26"
    public = public_of(b"\x01" + bytes.fromhex(seed)).hex()
    assert public.startswith("01e2236b35a8c24b39b10aa1323a96a919a2ced88400633a7b07131713fc14b2b5b19cfc3d")
    assert public.endswith("eff389b27dce59844570216223593d4ba32d9abac8cd049040ef6534")


def test_a_public_key_swapped_in_the_database_shows() -> None:
    assert public_of(OFFICER.private) == OFFICER.public
    assert public_of(OFFICER.private) != new_pair().public


def test_a_fingerprint_is_read_in_eight_groups_of_four() -> None:
    groups = fingerprint(OFFICER.public).split(" ")
    assert [len(group) for group in groups] == [4] * 8
    assert fingerprint(new_pair().public) != fingerprint(OFFICER.public)


@given(texts, texts)
@settings(max_examples=25)
def test_the_password_unlocks_what_it_locked(password: str, owner: str) -> None:
    locked = lock_private(OFFICER.private, password, owner=owner, cost=CHEAP)
    assert unlock_private(locked, password, owner=owner) == OFFICER.private


@pytest.mark.parametrize("password", ["", "kata sandI", "kata sandi ", "\ud800"], ids=repr)
def test_another_password_does_not(password: str) -> None:
    with pytest.raises(WrongPassword):
        unlock_private(LOCKED, password, owner="petugas-1")


def test_a_key_put_into_another_officers_row_is_refused() -> None:
    with pytest.raises(WrongPassword):
        unlock_private(LOCKED, "kata sandi", owner="petugas-2")


def test_the_same_password_from_another_keyboard_unlocks() -> None:
    locked = lock_private(OFFICER.private, "cafe\u0301", owner="petugas-1", cost=CHEAP)
    assert unlock_private(locked, "caf\u00e9", owner="petugas-1") == OFFICER.private


@pytest.mark.parametrize("at", [0, 1, 2, 3, 7, 11, 12, 27, 28, 39, 40, -1])
def test_any_changed_part_of_a_locked_key_is_refused(at: int) -> None:
    changed = bytearray(LOCKED)
    changed[at] ^= 0x80
    with pytest.raises(EnvelopeRefused):
        unlock_private(bytes(changed), "kata sandi", owner="petugas-1")


@given(st.integers(0, len(LOCKED) - 1))
@settings(max_examples=40)
def test_a_shortened_locked_key_is_refused(length: int) -> None:
    with pytest.raises(EnvelopeRefused):
        unlock_private(LOCKED[:length], "kata sandi", owner="petugas-1")


def test_a_locked_key_that_asks_for_four_tebibytes_is_refused_unread() -> None:
    greedy = LOCKED[:7] + b"\xff\xff\xff\xff" + LOCKED[11:]
    with pytest.raises(WrongKeyOrTampered):
        unlock_private(greedy, "kata sandi", owner="petugas-1")


def test_the_cost_is_rfc_9106s_second_choice_unless_said_otherwise() -> None:
    told = (Cost().time, Cost().memory_kib, Cost().lanes)
    second = RFC_9106_LOW_MEMORY
    assert told == (second.time_cost, second.memory_cost, second.parallelism)


def test_a_key_locked_at_another_cost_still_unlocks() -> None:
    dearer = lock_private(OFFICER.private, "kata sandi", owner="petugas-1", cost=Cost(2, 256, 2))
    assert unlock_private(dearer, "kata sandi", owner="petugas-1") == OFFICER.private


@pytest.mark.parametrize("cost", [(0, 64, 1), (1, 7, 1), (1, 64, 0), (33, 64, 1), (1, 2**21, 1)])
def test_an_absurd_cost_is_refused(cost: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="out of range"):
        Cost(*cost)


@given(keys, texts)
def test_a_session_opens_what_it_relocked(session_key: bytes, owner: str) -> None:
    relocked = relock_private(OFFICER.private, session_key, owner)
    assert open_relocked(relocked, session_key, owner) == OFFICER.private


def test_another_session_or_another_owner_does_not() -> None:
    relocked = relock_private(OFFICER.private, KEY, "petugas-1")
    with pytest.raises(WrongKeyOrTampered):
        open_relocked(relocked, new_session_key(), "petugas-1")
    with pytest.raises(WrongKeyOrTampered):
        open_relocked(relocked, KEY, "petugas-2")


@given(keys)
def test_a_key_survives_the_cookie(key: bytes) -> None:
    text = key_to_text(key)
    assert key_from_text(text) == key
    assert len(text) == 43
    assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A" * 42,
        "A" * 44,
        "A" * 42 + "=",
        "A" * 42 + "B",
        "+" + "A" * 42,
        "é" * 43,
        "A" * 20 + "\n" + "A" * 22,
    ],
    ids=repr,
)
def test_any_other_text_is_no_key(text: str) -> None:
    with pytest.raises(BadKey):
        key_from_text(text)


def test_a_key_of_another_length_is_not_written_to_a_cookie() -> None:
    with pytest.raises(BadKey):
        key_to_text(KEY[:16])


def test_everything_of_format_1_stays_readable() -> None:
    private, key = bytes.fromhex(VECTOR["private"]), bytes.fromhex(VECTOR["key"])
    assert fingerprint(bytes.fromhex(VECTOR["public"])) == VECTOR["fingerprint"]
    assert open_grant(private, bytes.fromhex(VECTOR["grant"]), record=VECTOR["record"]) == key
    locked, relocked = bytes.fromhex(VECTOR["locked"]), bytes.fromhex(VECTOR["relocked"])
    assert unlock_private(locked, VECTOR["password"], owner=VECTOR["owner"]) == private
    assert open_relocked(relocked, key, VECTOR["owner"]) == private


def test_no_key_or_password_shows_by_accident() -> None:
    with pytest.raises(WrongPassword) as refused:
        unlock_private(LOCKED, "kanarinetra", owner="petugas-1")
    shown = f"{refused.value} {refused.value!r} {OFFICER} {OFFICER!r} {[OFFICER]}"
    assert "kanarinetra" not in shown
    assert not [form for form in _forms(OFFICER) if form in shown]


def _forms(pair: KeyPair) -> list[str]:
    secret = pair.private[1:]
    return [secret.hex(), repr(secret)[2:-1], base64.b64encode(secret).decode()]


def _changed(sealed: bytes, data: st.DataObject) -> bytes:
    at, by = data.draw(st.integers(0, len(sealed) - 1)), data.draw(st.integers(1, 255))
    return sealed[:at] + bytes([sealed[at] ^ by]) + sealed[at + 1 :]
