"""The rotating code and its ticket: in their window only, for their list only, on clocks that disagree."""

from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from netra.outreach import rotating

pytestmark = pytest.mark.core

secrets = st.binary(min_size=32, max_size=32)
moments = st.floats(min_value=1e6, max_value=4e9, allow_nan=False)
STEP = rotating.STEP_SECONDS


@given(secrets, moments, st.floats(min_value=0, max_value=STEP))
def test_a_code_counts_while_it_is_shown_and_one_step_longer(
    secret: bytes, moment: float, later: float
) -> None:
    code = rotating.code_at(secret, moment)
    assert rotating.window_of(secret, code, moment + later) == rotating.window_at(moment)


@given(secrets, moments, st.floats(min_value=2 * STEP, max_value=1e9))
def test_a_replayed_code_does_not_count(secret: bytes, moment: float, later: float) -> None:
    with pytest.raises(rotating.CodeNotCurrent):
        rotating.window_of(secret, rotating.code_at(secret, moment), moment + later)


@given(secrets, moments, st.integers(min_value=-40, max_value=40))
def test_clocks_may_differ_by_one_step_and_no_more(secret: bytes, moment: float, steps: int) -> None:
    code = rotating.code_at(secret, moment)
    if abs(steps) <= 1:
        assert rotating.window_of(secret, code, moment + steps * STEP)
    else:
        assume(moment + steps * STEP >= STEP)
        with pytest.raises(rotating.CodeNotCurrent):
            rotating.window_of(secret, code, moment + steps * STEP)


@given(secrets, secrets, moments)
def test_a_code_of_one_list_is_worth_nothing_at_another(one: bytes, other: bytes, moment: float) -> None:
    assume(one != other)
    with pytest.raises(rotating.CodeNotCurrent):
        rotating.window_of(other, rotating.code_at(one, moment), moment)


@given(secrets, moments, st.text(max_size=12))
def test_what_was_never_shown_does_not_count(secret: bytes, moment: float, text: str) -> None:
    shown = {
        rotating.code_at(secret, moment + steps * STEP) for steps in (-1, 0, 1) if moment + steps * STEP >= 0
    }
    assume(text not in shown)
    with pytest.raises(rotating.CodeNotCurrent):
        rotating.window_of(secret, text, moment)


@given(secrets, moments)
def test_a_code_has_eight_letters_that_cannot_be_misread(secret: bytes, moment: float) -> None:
    code = rotating.code_at(secret, moment)
    assert len(code) == rotating.CODE_LETTERS
    assert not set(code) & set("ILOU")


@given(secrets, moments)
def test_it_is_read_back_from_a_hurried_hand(secret: bytes, moment: float) -> None:
    code = rotating.code_at(secret, moment)
    hurried = f" bdgz {code[:4]}-{code[4:]} ".lower().replace("0", "o").replace("1", "l")
    assert rotating.split(hurried) == ("BDGZ", code)


@given(moments)
def test_the_screen_knows_how_long_its_code_stays(moment: float) -> None:
    left = rotating.seconds_left(moment)
    assert 0 < left <= STEP
    assert rotating.window_at(moment + left + 0.01) == rotating.window_at(moment) + 1


@given(secrets, st.uuids(), moments, st.integers(min_value=0, max_value=rotating.TICKET_SECONDS))
def test_a_ticket_is_good_for_five_minutes(secret: bytes, nonce: UUID, moment: float, later: int) -> None:
    window = rotating.window_at(moment)
    text = rotating.give_ticket(secret, window=window, nonce=nonce, moment=int(moment))
    assert rotating.open_ticket(secret, text, int(moment) + later) == rotating.Ticket(nonce, window)


@given(secrets, st.uuids(), moments, st.integers(min_value=rotating.TICKET_SECONDS + 1, max_value=10**9))
def test_an_old_ticket_is_not(secret: bytes, nonce: UUID, moment: float, later: int) -> None:
    text = rotating.give_ticket(secret, window=0, nonce=nonce, moment=int(moment))
    with pytest.raises(rotating.TicketNotValid):
        rotating.open_ticket(secret, text, int(moment) + later)


@given(secrets, secrets, st.uuids(), moments)
def test_a_ticket_of_another_list_is_not(one: bytes, other: bytes, nonce: UUID, moment: float) -> None:
    assume(one != other)
    text = rotating.give_ticket(one, window=1, nonce=nonce, moment=moment)
    with pytest.raises(rotating.TicketNotValid):
        rotating.open_ticket(other, text, moment)


@given(secrets, st.uuids(), moments, st.data())
def test_no_letter_of_a_ticket_can_be_changed(
    secret: bytes, nonce: UUID, moment: float, data: st.DataObject
) -> None:
    text = rotating.give_ticket(secret, window=1, nonce=nonce, moment=moment)
    place = data.draw(st.integers(min_value=0, max_value=len(text) - 1))
    other = data.draw(st.sampled_from("0123456789abcdef").filter(lambda letter: letter != text[place]))
    with pytest.raises(rotating.TicketNotValid):
        rotating.open_ticket(secret, text[:place] + other + text[place + 1 :], moment)


@given(secrets, moments, st.text(max_size=200))
def test_noise_is_no_ticket(secret: bytes, moment: float, text: str) -> None:
    with pytest.raises(rotating.TicketNotValid):
        rotating.open_ticket(secret, text, moment)
