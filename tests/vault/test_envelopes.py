"""Envelopes: they open in their own place, under their own key, unchanged, and nowhere else."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.vault import (
    EnvelopeRefused,
    UnknownVersion,
    WrongKeyOrTampered,
    new_key,
    open_json,
    open_sealed,
    open_text,
    seal,
    seal_json,
    seal_text,
)

VECTOR = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))["envelope"]
KEY = bytes(range(32))
HERE = {"record": "L-2024-0001", "field": "narrative"}

keys = st.binary(min_size=32, max_size=32)
names = st.text(st.characters(codec="utf-8"), max_size=20)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | names,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=12,
)


@given(keys, st.binary(max_size=2000), names, names)
def test_what_is_sealed_opens_in_its_place(key: bytes, plaintext: bytes, record: str, field: str) -> None:
    envelope = seal(key, plaintext, record=record, field=field)
    assert open_sealed(key, envelope, record=record, field=field) == plaintext


@given(st.text(st.characters(codec="utf-8"), max_size=400))
def test_text_comes_back_as_it_was(text: str) -> None:
    assert open_text(KEY, seal_text(KEY, text, **HERE), **HERE) == text


@given(json_values)
def test_a_json_value_comes_back_as_it_was(value: Any) -> None:
    assert open_json(KEY, seal_json(KEY, value, **HERE), **HERE) == value


@given(st.data())
def test_any_changed_byte_is_refused(data: st.DataObject) -> None:
    envelope = bytearray(seal(KEY, b"rekaan", **HERE))
    envelope[data.draw(st.integers(0, len(envelope) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(EnvelopeRefused):
        open_sealed(KEY, bytes(envelope), **HERE)


def test_every_shortened_envelope_is_refused() -> None:
    envelope = seal(KEY, b"rekaan", **HERE)
    for length in range(len(envelope)):
        with pytest.raises(EnvelopeRefused):
            open_sealed(KEY, envelope[:length], **HERE)


def test_an_envelope_with_something_added_is_refused() -> None:
    with pytest.raises(WrongKeyOrTampered):
        open_sealed(KEY, seal(KEY, b"rekaan", **HERE) + b"\x00", **HERE)


@pytest.mark.parametrize(
    "place",
    [
        {"record": "L-2024-0002", "field": "narrative"},
        {"record": "L-2024-0001", "field": "reporter"},
        {"record": "narrative", "field": "L-2024-0001"},
        {"record": "L-2024-0001n", "field": "arrative"},
    ],
    ids=["other record", "other field", "swapped", "same letters, other border"],
)
def test_an_envelope_copied_to_another_place_is_refused(place: dict[str, str]) -> None:
    envelope = seal(KEY, b"rekaan", **HERE)
    with pytest.raises(WrongKeyOrTampered):
        open_sealed(KEY, envelope, **place)


@pytest.mark.parametrize("key", [bytes(32), b"", KEY[:16], KEY + b"\x00"], ids=len)
def test_another_key_is_refused(key: bytes) -> None:
    with pytest.raises(WrongKeyOrTampered):
        open_sealed(key, seal(KEY, b"rekaan", **HERE), **HERE)


@pytest.mark.parametrize("key", [b"", KEY[:16], KEY + b"\x00"], ids=len)
def test_nothing_is_sealed_under_a_key_of_another_length(key: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        seal(key, b"rekaan", **HERE)


def test_an_unknown_format_is_named() -> None:
    envelope = bytearray(seal(KEY, b"rekaan", **HERE))
    envelope[2] = 9
    with pytest.raises(UnknownVersion, match="format 9") as refused:
        open_sealed(KEY, bytes(envelope), **HERE)
    assert refused.value.version == 9


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_only_the_bucket_shows_how_long_a_text_is(one: int, other: int) -> None:
    same_envelope = len(seal(KEY, bytes(one), **HERE)) == len(seal(KEY, bytes(other), **HERE))
    assert same_envelope is (_bucket(one) == _bucket(other))


def test_every_short_answer_looks_alike() -> None:
    lengths = {len(seal(KEY, b"x" * length, **HERE)) for length in range(253)}
    assert lengths == {3 + 12 + 256 + 16}


def test_the_same_text_never_gives_the_same_envelope() -> None:
    assert len({seal(KEY, b"rekaan", **HERE) for _ in range(100)}) == 100


def test_a_new_key_has_32_bytes_and_is_never_the_same() -> None:
    made = {new_key() for _ in range(100)}
    assert len(made) == 100
    assert {len(key) for key in made} == {32}


def test_the_envelope_of_format_1_stays_readable() -> None:
    plaintext = open_sealed(
        bytes.fromhex(VECTOR["key"]),
        bytes.fromhex(VECTOR["envelope"]),
        record=VECTOR["record"],
        field=VECTOR["field"],
    )
    assert plaintext.hex() == VECTOR["plaintext"]


def test_more_than_16_mib_is_refused() -> None:
    with pytest.raises(ValueError, match="at most"):
        seal(KEY, bytes(16 * 1024 * 1024 + 1), **HERE)


def test_infinity_is_not_sealed_as_json() -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        seal_json(KEY, float("inf"), **HERE)


def test_text_that_cannot_be_stored_is_refused_without_showing_it() -> None:
    with pytest.raises(ValueError, match="surrogate") as refused:
        seal_text(KEY, "kanarinetra\udc80", **HERE)
    assert "kanarinetra" not in f"{refused.value!r}"
    assert refused.value.__context__ is None


@pytest.mark.parametrize("opener", [open_text, open_json])
def test_contents_of_another_kind_are_refused_without_showing_them(opener: Any) -> None:
    envelope = seal(KEY, b"kanarinetra \xff", **HERE)
    with pytest.raises(EnvelopeRefused) as refused:
        opener(KEY, envelope, **HERE)
    assert "kanarinetra" not in f"{refused.value!r}"


def test_text_that_is_not_json_is_refused_without_showing_it() -> None:
    with pytest.raises(EnvelopeRefused, match="not JSON") as refused:
        open_json(KEY, seal_text(KEY, "kanarinetra", **HERE), **HERE)
    assert "kanarinetra" not in f"{refused.value!r}"


def test_a_refusal_shows_neither_key_nor_contents() -> None:
    with pytest.raises(EnvelopeRefused) as refused:
        open_sealed(bytes(32), seal(KEY, b"kanarinetra", **HERE), **HERE)
    shown = f"{refused.value} {refused.value!r} {refused.value.args}"
    assert "kanarinetra" not in shown
    assert KEY.hex() not in shown
    assert repr(KEY) not in shown


def _bucket(length: int) -> int:
    """The sizes written out, so that the test does not repeat the sum that it checks."""
    return next(size for size in (256, 512, 1024, 2048, 4096, 8192) if length + 4 <= size)
