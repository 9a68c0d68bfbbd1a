"""A proof of work is checked without anything kept; used once; harder while many come."""

import secrets

import pytest

from netra.reports.entering import work
from netra.reports.entering.doorkeeper import MOST_HARDER, Rate, Spent, harder
from netra.reports.entering.work import NotWorked

pytestmark = pytest.mark.core
KEY, NOW = secrets.token_bytes(32), 1_000_000.0


def challenge(purpose: str = work.SEND, bits: int = 3) -> str:
    return work.new_challenge(purpose=purpose, bits=bits, now=NOW).signed(KEY)


def is_taken(proof: str, purpose: str = work.SEND, key: bytes = KEY, now: float = NOW) -> bool:
    try:
        work.proven(proof, purpose=purpose, key=key, now=now)
    except NotWorked:
        return False
    return True


def test_what_was_solved_is_taken_until_it_lapses() -> None:
    proof = work.solve(challenge())
    assert is_taken(proof, now=NOW + work.LIFETIME_SECONDS)
    assert not is_taken(proof, now=NOW + work.LIFETIME_SECONDS + 1)


def test_a_proof_is_for_one_purpose_and_one_installation() -> None:
    proof = work.solve(challenge())
    assert not is_taken(proof, purpose=work.RETURN)
    assert not is_taken(proof, key=secrets.token_bytes(32))


def test_nobody_makes_a_challenge_easier() -> None:
    written = challenge(bits=12)
    easier = written.replace(".12.", ".1.", 1)
    assert not is_taken(work.solve(easier))


def test_each_of_the_sixteen_puzzles_counts() -> None:
    written, _, nonces = work.solve(challenge(bits=10)).partition("~")
    for index in range(work.PUZZLES):
        at = 8 * index
        wrong = f"{(int(nonces[at : at + 8], 16) + 1) % (1 << 32):08x}"
        changed = nonces[:at] + wrong + nonces[at + 8 :]
        took = is_taken(f"{written}~{changed}")
        if took:  # one chance in a thousand that the next number solves it too
            assert work.proven(f"{written}~{changed}", purpose=work.SEND, key=KEY, now=NOW)
    assert not is_taken(f"{written}~{'0' * 128}")


@pytest.mark.parametrize("proof", ["", "~", "x", "1.lapor.3.99.a.b~", "1." * 400, "\0", "１.lapor.3.9.x.y~"])
def test_what_is_no_proof_is_refused_and_nothing_breaks(proof: str) -> None:
    assert not is_taken(proof)
    assert not is_taken(f"{challenge()}~{proof}")


def test_a_challenge_is_spent_once_and_given_back_where_nothing_was_stored() -> None:
    spent, one = Spent(), work.new_challenge(purpose=work.SEND, bits=1, now=NOW)
    assert spent.take(one, NOW)
    assert not spent.take(one, NOW)
    spent.give_back(one)
    assert spent.take(one, NOW)


def test_the_store_of_spent_ones_is_bounded_and_forgets_none_that_still_counts() -> None:
    spent = Spent(most=100)
    made = [work.new_challenge(purpose=work.SEND, bits=1, now=NOW + at) for at in range(250)]
    for each in made:
        spent.take(each, NOW)
    assert len(spent.marks) <= 100
    assert not any(spent.take(each, NOW) for each in made)
    fresh = work.new_challenge(purpose=work.SEND, bits=1, now=NOW + 300)
    assert spent.take(fresh, NOW)


def test_lapsed_ones_make_room_first() -> None:
    spent = Spent(most=10)
    for each in range(10):
        spent.take(work.new_challenge(purpose=work.SEND, bits=1, now=NOW + each), NOW)
    later = NOW + 2 * work.LIFETIME_SECONDS
    assert spent.take(work.new_challenge(purpose=work.SEND, bits=1, now=later), later)
    assert spent.floor == 0
    assert len(spent.marks) == 1


def test_it_grows_harder_by_doublings_and_not_without_end() -> None:
    assert [harder(rate, 60) for rate in (0, 59, 60, 119, 120, 240, 10_000)] == [
        0, 0, 1, 1, 2, 3, MOST_HARDER,
    ]  # fmt: skip


def test_a_quiet_minute_makes_it_easy_again() -> None:
    rate = Rate()
    for _ in range(100):
        rate.count(NOW)
    assert rate.per_minute(NOW) >= 100
    assert 0 < rate.per_minute(NOW + 70) < 100
    assert rate.per_minute(NOW + 180) == 0
