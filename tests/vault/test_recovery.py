"""A key that any M of N holders bring back together, and M - 1 do not."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netra.vault import (
    EnvelopeRefused,
    NoSuchSharing,
    TooFewLayers,
    WrongKeyOrTampered,
    bring_back,
    new_pair,
    open_layer,
    seal_to_holders,
)

PAIRS = [new_pair() for _ in range(7)]
PUBLICS = [pair.public for pair in PAIRS]
OWNER, SECRET = "petugas-1", bytes(range(33))
SIZES = [(m, n) for n in range(3, 8) for m in range(2, n)]
BUNDLE = seal_to_holders(SECRET, PUBLICS[:4], 3, owner=OWNER)


def layers_of(bundle: bytes, holders: tuple[int, ...], owner: str = OWNER) -> dict[bytes, bytes]:
    return {PUBLICS[at]: open_layer(bundle, PAIRS[at].private, PUBLICS[at], owner=owner) for at in holders}


@pytest.mark.parametrize(("m", "n"), SIZES)
def test_any_m_holders_bring_it_back_and_any_m_minus_1_do_not(m: int, n: int) -> None:
    bundle = seal_to_holders(SECRET, PUBLICS[:n], m, owner=OWNER)
    every = layers_of(bundle, tuple(range(n)))
    for group in combinations(PUBLICS[:n], m):
        assert bring_back(bundle, {public: every[public] for public in group}, owner=OWNER) == SECRET
    for group in combinations(PUBLICS[:n], m - 1):
        with pytest.raises(TooFewLayers) as few:
            bring_back(bundle, {public: every[public] for public in group}, owner=OWNER)
        assert few.value.missing == 1


@pytest.mark.parametrize(("m", "n"), SIZES)
def test_no_nest_opens_where_one_of_its_layers_is_guessed(m: int, n: int) -> None:
    """What the count refuses, the cipher refuses too: m - 1 right layers and a made-up one."""
    bundle = seal_to_holders(SECRET, PUBLICS[:n], m, owner=OWNER)
    for made_up in range(m):
        layers = layers_of(bundle, tuple(range(m))) | {PUBLICS[made_up]: bytes(32)}
        with pytest.raises(WrongKeyOrTampered):
            bring_back(bundle, layers, owner=OWNER)


@given(st.binary(max_size=300), st.text(st.characters(codec="utf-8"), max_size=20))
@settings(max_examples=20)
def test_whatever_was_sealed_comes_back_byte_for_byte(secret: bytes, owner: str) -> None:
    bundle = seal_to_holders(secret, PUBLICS[:3], 2, owner=owner)
    assert bring_back(bundle, layers_of(bundle, (2, 0), owner), owner=owner) == secret


@given(st.integers(0, len(BUNDLE) - 1), st.integers(1, 255))
@settings(max_examples=60)
def test_a_changed_byte_never_gives_another_secret(at: int, change: int) -> None:
    """It is refused by name, or lay in a part that these three holders did not need."""
    changed = BUNDLE[:at] + bytes([BUNDLE[at] ^ change]) + BUNDLE[at + 1 :]
    try:
        found = bring_back(changed, layers_of(changed, (0, 1, 2)), owner=OWNER)
    except EnvelopeRefused:
        return
    assert found == SECRET
    assert at > 5 + 4 * 32, "the head is bound to everything"


@given(st.integers(0, len(BUNDLE) - 1))
@settings(max_examples=40)
def test_a_bundle_that_was_cut_is_refused(length: int) -> None:
    with pytest.raises(EnvelopeRefused):
        bring_back(BUNDLE[:length], layers_of(BUNDLE, (0, 1, 2)), owner=OWNER)


def test_a_bundle_of_somebody_else_is_refused() -> None:
    with pytest.raises(WrongKeyOrTampered):
        layers_of(BUNDLE, (0,), owner="petugas-2")
    with pytest.raises(WrongKeyOrTampered):
        bring_back(BUNDLE, layers_of(BUNDLE, (0, 1, 2)), owner="petugas-2")


def test_who_is_no_holder_has_no_layer_and_counts_for_nothing() -> None:
    with pytest.raises(WrongKeyOrTampered):
        open_layer(BUNDLE, PAIRS[6].private, PUBLICS[6], owner=OWNER)
    with pytest.raises(WrongKeyOrTampered):
        open_layer(BUNDLE, PAIRS[6].private, PUBLICS[0], owner=OWNER)
    with pytest.raises(TooFewLayers):
        bring_back(BUNDLE, layers_of(BUNDLE, (0, 1)) | {PUBLICS[6]: bytes(32)}, owner=OWNER)


@pytest.mark.parametrize(("m", "n"), [(1, 3), (3, 3), (4, 3), (2, 8), (0, 0)])
def test_a_sharing_where_one_person_is_enough_or_nobody_may_be_lost_is_refused(m: int, n: int) -> None:
    with pytest.raises(NoSuchSharing):
        seal_to_holders(SECRET, (PUBLICS * 2)[:n], m, owner=OWNER)


def test_the_same_holder_twice_is_refused() -> None:
    with pytest.raises(NoSuchSharing):
        seal_to_holders(SECRET, [PUBLICS[0], PUBLICS[1], PUBLICS[0]], 2, owner=OWNER)
