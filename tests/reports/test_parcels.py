"""A parcel is read strictly: what is not exactly one is refused by name, and nothing of it is quoted."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netra import vault
from netra.reports.parcel import NotAParcel, NotSealed, ParcelRefused, UnknownParcel, read_parcel, read_wish
from tests import factories
from tests.reports import sealing

pytestmark = pytest.mark.core
PAIR = vault.new_pair()
TOLD = factories.submission(story="Kenari rahasia")


def told_of(**changed: Any) -> dict[str, Any]:
    return sealing.sealed(TOLD, readers=[PAIR.public], **changed)


GOOD = told_of()
APART = told_of(custodians=PAIR.public)
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def test_a_parcel_is_read_as_it_was_sent() -> None:
    parcel = sealing.read(GOOD)
    assert (parcel.on, parcel.kind, parcel.act) == (date(2024, 10, 30), "report", TOLD.act)
    assert list(parcel.grants) == [vault.fingerprint(PAIR.public)]
    assert sealing.to_text(parcel.story) == GOOD["story"]


WRONG: tuple[Any, ...] = (None, 7, True, [], {}, "", "§", ["x"], [{"to": 1, "key": 2}])
FITTING = {
    "agency": [""],
    "act": [""],  # the rulebook has no such act: the service refuses it
    "regime": [""],
    "not_for": [[], ["x"]],
    "grants": [[]],
    "shipment": [""],
    "files": [[]],
    "custodians": [None],
    "name_key": [""],
}


@pytest.mark.parametrize("name", sorted(GOOD))
def test_no_part_may_be_missing_or_of_another_type(name: str) -> None:
    changed = [GOOD | {name: wrong} for wrong in WRONG if wrong not in FITTING.get(name, [])]
    without = {each: value for each, value in GOOD.items() if each != name}
    for parcel in (*changed, without):
        with pytest.raises(ParcelRefused):
            sealing.read(parcel)


@pytest.mark.parametrize("name", ["custodians", "name_key"])
def test_the_key_of_a_name_goes_to_the_custodians_and_to_the_receipt_or_nowhere(name: str) -> None:
    for wrong in (*WRONG, GOOD[name], [APART["custodians"]], APART["custodians"] | {"evil": ""}):
        with pytest.raises(ParcelRefused):
            sealing.read(APART | {name: wrong})
    with pytest.raises(NotAParcel):
        sealing.read(GOOD | {"name_key": APART["name_key"]})


@pytest.mark.parametrize(
    "body",
    [
        b"", b"[]", b"null", b"\xff", b"{", b'"x"', b"NaN", b"[" * 100_000,
        sealing.body_of(GOOD)[:-1],
        sealing.body_of(GOOD).replace(b'"v": 3', b'"v": 3, "v": 3'),
        sealing.body_of(GOOD | {"story_in_clear": "x"}),
        sealing.body_of(GOOD | {"v": 1.5}),
        sealing.body_of(GOOD).replace(b'"v": 3', b'"v": NaN'),
    ],
)  # fmt: skip
def test_what_is_no_parcel_at_all_is_refused(body: bytes) -> None:
    with pytest.raises(ParcelRefused):
        read_parcel(body)


@pytest.mark.parametrize("version", [1, 2, 4])
def test_another_version_is_named(version: int) -> None:
    with pytest.raises(UnknownParcel):
        sealing.read(GOOD | {"v": version})


@pytest.mark.parametrize("part", ["story", "identity", "key", "name_key"])
def test_a_part_that_is_not_sealed_is_refused(part: str) -> None:
    length = len(APART[part]) * 3 // 4 - 3
    plain = b"NE\x01" + (TOLD.story * 3000).encode()[:length]
    short = APART[part][: 4 * (len(APART[part]) // 8)]
    for wrong in (sealing.to_text(plain), short, sealing.to_text(TOLD.story.encode())):
        with pytest.raises(NotSealed) as refused:
            sealing.read(APART | {part: wrong})
        assert "Kenari" not in str(refused.value)


def test_a_story_shorter_than_the_padding_is_not_ours() -> None:
    small = vault.seal_json(bytes(32), {}, record="r", field="story")
    with pytest.raises(NotSealed):
        sealing.read(GOOD | {"story": sealing.to_text(small)})


def test_where_the_name_lies_apart_its_envelope_is_longer() -> None:
    with pytest.raises(NotSealed):
        sealing.read(APART | {"identity": GOOD["identity"]})


def test_base64_has_one_spelling() -> None:
    lookup = GOOD["lookup"]
    spare_bits = lookup[:-1] + ALPHABET[ALPHABET.index(lookup[-1]) + 1]
    for other in (lookup + "=", lookup + "\n", spare_bits, "+" + lookup[1:], " " + lookup[1:]):
        with pytest.raises(NotAParcel):
            sealing.read(GOOD | {"lookup": other})


def test_two_grants_to_one_key_are_refused() -> None:
    with pytest.raises(NotAParcel):
        sealing.read(GOOD | {"grants": GOOD["grants"] * 2})


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(max_size=6), each, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(GOOD)), VALUES, min_size=1, max_size=4))
def test_whatever_is_sent_is_read_or_refused_by_name(changed: dict[str, Any]) -> None:
    try:
        sealing.read(APART | changed)
    except ParcelRefused as refused:
        assert refused.code in {"bukan_kiriman", "versi_lain", "tidak_tersegel"}


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_whatever_bytes_are_sent_are_refused_by_name(body: bytes) -> None:
    for read in (read_parcel, read_wish):
        with pytest.raises(ParcelRefused):
            read(body)


def test_a_wish_names_an_agency_and_nothing_else() -> None:
    assert read_wish(b'{"agency": "dishub", "not_for": []}').agency_code == "dishub"
    for wrong in ({"agency": "a b", "not_for": []}, {"agency": ""}, {"agency": "", "not_for": "x"}):
        with pytest.raises(NotAParcel):
            read_wish(json.dumps(wrong).encode())
