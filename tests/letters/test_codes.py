"""Codes that people hold: read as they are typed, derived one way, stored as digests only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.letters.codes import SIGNS, BadCode, Code, WrongCodeLength, WrongSign, new_code, parse_code

pytestmark = pytest.mark.core
codes = st.builds(lambda _: new_code(), st.integers())


def test_a_code_is_five_groups_of_four() -> None:
    assert [len(group) for group in str(new_code()).split("-")] == [4, 4, 4, 4, 4]


@given(codes)
def test_a_code_is_read_however_it_is_typed(code: Code) -> None:
    typed = f"  {str(code).lower().replace('-', ' ').replace('0', 'o').replace('1', 'l')}\n"
    assert parse_code(typed) == code


@given(codes, st.integers(0, 19), st.sampled_from(SIGNS))
def test_every_single_wrong_sign_is_noticed(code: Code, place: int, sign: str) -> None:
    wrong = code.signs[:place] + sign + code.signs[place + 1 :]
    if wrong != code.signs:
        with pytest.raises(WrongSign):
            parse_code(wrong)


@pytest.mark.parametrize("typed", ["", "ABCD", "A" * 21, "x" * 5000])
def test_too_few_or_too_many_signs_are_counted(typed: str) -> None:
    with pytest.raises(WrongCodeLength):
        parse_code(typed)


@pytest.mark.parametrize("typed", ["!" * 20, "é" * 20, "\0" * 20, "ßßßßßßßßßß"])
def test_signs_that_no_code_has_are_refused(typed: str) -> None:
    with pytest.raises(BadCode):
        parse_code(typed)


def test_a_message_never_repeats_what_was_typed() -> None:
    with pytest.raises(WrongSign) as caught:
        parse_code("SECRETSECRETSECRETSE")
    assert "SECRET" not in str(caught.value)


def test_a_code_does_not_show_itself_by_accident() -> None:
    code = new_code()
    assert code.signs[:4] not in repr(code)


def test_what_is_stored_differs_by_purpose_and_is_not_the_code() -> None:
    code = new_code()
    assert code.digest("slip") != code.digest("proof")
    assert code.signs.encode() not in code.digest("slip")


def test_a_derived_code_is_a_code_of_its_own_and_always_the_same() -> None:
    code = new_code()
    derived = code.derived("pilkada-2024-1")
    assert parse_code(str(derived)) == derived == code.derived("pilkada-2024-1")
    assert len({code.signs, derived.signs, code.derived("pilkada-2024-2").signs}) == 3
