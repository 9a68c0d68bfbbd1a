"""What can be told of sealed bytes without a key."""

import secrets

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netra import vault

pytestmark = pytest.mark.core
KEY = bytes(range(32))


def envelope(plain: bytes = b"isi", at_least: int = 256) -> bytes:
    return vault.seal(KEY, plain, record="r", field="f", at_least=at_least)


@settings(max_examples=50)
@given(st.binary(max_size=5000), st.sampled_from([256, 2048, 4096]))
def test_every_envelope_that_we_seal_has_a_right_shape(plain: bytes, at_least: int) -> None:
    vault.check_envelope(envelope(plain, at_least), at_least=at_least, at_most=8192)


def test_what_is_shorter_than_the_padding_looks_as_long_as_that() -> None:
    lengths = {len(envelope(b"x" * count, 4096)) for count in (0, 1, 300, 4092)}
    assert lengths == {3 + 12 + 4096 + 16}
    assert len(envelope(b"x" * 4093, 4096)) == 3 + 12 + 8192 + 16


def test_a_grant_has_a_right_shape_and_nothing_else_has_it() -> None:
    good = vault.grant(vault.new_pair().public, KEY, record="r")
    vault.check_grant(good)
    for bad in (good[:-1], good + b"\0", b"NE" + good[2:], b"NG" + bytes(len(good) - 2), envelope()):
        with pytest.raises(vault.EnvelopeRefused):
            vault.check_grant(bad)


@pytest.mark.parametrize(
    ("bad", "refusal"),
    [
        (b"", vault.WrongKeyOrTampered),
        (b"NG\x01" + secrets.token_bytes(284), vault.WrongKeyOrTampered),
        (b"NE\x02" + secrets.token_bytes(284), vault.UnknownVersion),
        (envelope()[:-1], vault.Misshapen),
        (envelope(b"x" * 300), vault.Misshapen),
        (b"NE\x01" + bytes(284), vault.ReadsAsText),
        (b"NE\x01" + (b"Kepala seksi meminta kami memilih. " * 9)[:284], vault.ReadsAsText),
        (b"NE\x01" + (secrets.token_hex(200).encode())[:284], vault.ReadsAsText),
    ],
    ids=["empty", "a grant", "new format", "cut", "too long", "zeros", "words", "only encoded"],
)
def test_what_cannot_be_an_envelope_is_refused_by_name(bad: bytes, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        vault.check_envelope(bad, at_least=256, at_most=256)
