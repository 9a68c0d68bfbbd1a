"""A seal says who sealed a file and whether it changed since; what cannot be judged is named."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from netra.letters import letter, seals, workshops
from netra.letters.seals.trial import TrialKeys, trial_keys
from tests.letters.sealing import HOLDER, kept, sealed_often, with_another_page
from tests.letters.test_letters import AT, told

pytestmark = pytest.mark.core


@pytest.fixture(scope="module")
def plain() -> bytes:
    return letter("letter", told(), at=AT)


@pytest.fixture(scope="module")
def keys() -> TrialKeys:
    return trial_keys(HOLDER)


@pytest.fixture(scope="module")
def sealed(plain: bytes, keys: TrialKeys, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    made, holder = seals.sealed(plain, kept(keys, tmp_path_factory.mktemp("segel")))
    assert holder == HOLDER
    return made


def test_a_sealed_letter_begins_with_the_letter_as_it_was_and_is_intact(
    plain: bytes, sealed: bytes, keys: TrialKeys
) -> None:
    assert sealed.startswith(plain)
    [found] = seals.check_seals(sealed, [keys.root.decode()]).seals
    assert (found.by, found.intact, found.whole, found.trusted, found.dates) == (HOLDER, True, True, True, "")
    assert found.test


def test_one_flipped_bit_anywhere_in_the_letter_is_a_change(sealed: bytes, keys: TrialKeys) -> None:
    changed = bytearray(sealed)
    changed[sealed.index(b"stream") + 40] ^= 1
    [found] = seals.check_seals(bytes(changed), [keys.root.decode()]).seals
    assert not found.intact
    assert not found.trusted


def test_what_was_added_after_the_seal_is_told_and_an_unknown_root_is_not_trusted(sealed: bytes) -> None:
    other = trial_keys(HOLDER)
    [found] = seals.check_seals(sealed + b"\n", [other.root.decode()]).seals
    assert found.intact
    assert not found.whole
    assert not found.trusted


def test_a_second_signature_is_no_alteration_and_what_follows_it_is(plain: bytes, keys: TrialKeys) -> None:
    twice = sealed_often(plain, keys, 2)
    first, second = seals.check_seals(twice, [keys.root.decode()]).seals
    assert (first.intact, first.whole, first.countersigned) == (True, False, True)
    assert (second.whole, second.countersigned) == (True, False)
    after = seals.check_seals(twice + b"\n", [keys.root.decode()]).seals
    assert [each.countersigned for each in after] == [False, False]
    edited = seals.check_seals(sealed_often(with_another_page(sealed_often(plain, keys, 1)), keys, 1, "Lagi"))
    assert [each.countersigned for each in edited.seals] == [False, False]


def test_of_more_seals_than_are_judged_the_rest_is_counted(plain: bytes, keys: TrialKeys) -> None:
    checked = seals.check_seals(sealed_often(plain, keys, 22), [keys.root.decode()])
    assert (len(checked.seals), checked.left_off) == (20, 2)
    assert all(each.intact for each in checked.seals)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 no PDF", "not-pdf"),
        (b"%PDF-1.7\n" + b"0" * seals.LARGEST_PDF, "large"),
        (b"%PDF-1.7\n1 0 obj\n<</Length 9999999999>>stream\n", "damaged"),
    ],
)
def test_what_cannot_be_judged_is_named(given: bytes, why: str) -> None:
    with pytest.raises(seals.NotReadable) as refusal:
        seals.check_seals(given)
    assert refusal.value.why == why


def test_strangers_never_take_the_office_s_turns_nor_wait_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshops.PUBLIC, "wait_seconds", 0.01)
    with workshops.PUBLIC.left, workshops.PUBLIC.left:
        with pytest.raises(seals.NotReadable, match="busy"):
            seals.check_seals(b"%PDF-1.7")
        assert workshops.OFFICE.left.acquire(blocking=False)
        workshops.OFFICE.left.release()


def test_a_key_that_cannot_seal_is_refused_by_name(plain: bytes, tmp_path: Path) -> None:
    expired = kept(trial_keys(HOLDER, since=datetime.now(UTC) - timedelta(days=9), days=3), tmp_path)
    with pytest.raises(seals.SealRefused, match="expired"):
        seals.sealed(plain, expired)
    (tmp_path / "other").write_text("another passphrase")
    with pytest.raises(seals.SealRefused, match="wrong-key"):
        seals.look_at_key(replace(expired, passphrase=tmp_path / "other"))
