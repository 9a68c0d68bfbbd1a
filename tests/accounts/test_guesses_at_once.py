"""Guesses at the same moment are counted before they are looked at: of twelve at once five are."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from netra import vault
from netra.accounts import guessing, passphrases, services
from netra.accounts.guessing import ATTEMPTS_BEFORE_HOLD, HOLD, SignInHeld, SignInRefused, Tries
from netra.accounts.models import Officer
from netra.journal.models import Entry
from netra.reports import services as reports
from tests.accounts.passkey_hands import PASSPHRASE, officer_with_passphrase
from tests.factories import CAMPAIGN, PASSWORD
from tests.threads import together

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 5, 1, 3, 0, 10, tzinfo=UTC)
GUESS = "tebakan yang keliru sekali"
AT_ONCE = 8


@pytest.fixture
def officer() -> Officer:
    return officer_with_passphrase()[0]


def at_sign_in(officer: Officer) -> None:
    services.sign_in(username=officer.username, password=GUESS, code="000000", now=NOW, at=CAMPAIGN)


def at_key(officer: Officer) -> None:
    own = Officer.objects.select_related("office__government").get(pk=officer.pk)
    passphrases.open_key(officer=own, passphrase=GUESS, now=NOW, at=CAMPAIGN)


def at_password(officer: Officer) -> None:
    own = Officer.objects.select_related("office__government").get(pk=officer.pk)
    services.confirm_password(officer=own, password=GUESS, now=NOW, at=CAMPAIGN)


@pytest.mark.parametrize("guess", [at_sign_in, at_key, at_password])
def test_of_many_at_once_five_are_looked_at(officer: Officer, guess: Callable[[Officer], None]) -> None:
    runs = together(AT_ONCE, lambda _: guess(officer))
    assert not runs.results
    assert all(isinstance(each, SignInRefused) for each in runs.errors), runs.errors
    held = [each for each in runs.errors if isinstance(each, SignInHeld)]
    assert len(held) == AT_ONCE - ATTEMPTS_BEFORE_HOLD
    assert Entry.objects.filter(event="OFFICER_LOCKED_OUT", subject=officer.username).count() == 1


def test_of_many_at_once_at_an_earlier_key_five_are_looked_at(officer: Officer) -> None:
    reports.start_anew(officer=officer, secret=PASSWORD, is_first=False, actor="uji", at=CAMPAIGN)
    former = officer.former_keys.get()

    def guess(_: int) -> Any:
        with guessing.counting_guesses(guessing.at_former(former), now=NOW, at=CAMPAIGN):
            return reports.reopen_remembered(officer=officer, former=former, secret=GUESS, at=CAMPAIGN)

    runs = together(AT_ONCE, guess)
    looked_at = [each for each in runs.errors if isinstance(each, vault.WrongPassword)]
    assert (len(looked_at), len(runs.errors)) == (ATTEMPTS_BEFORE_HOLD, AT_ONCE)


def test_right_ones_at_once_take_nothing(officer: Officer) -> None:
    tries = guessing.at_key(officer)

    def right(_: int) -> None:
        with guessing.counting_guesses(tries, now=NOW, at=CAMPAIGN):
            pass

    assert not together(ATTEMPTS_BEFORE_HOLD, right).errors
    assert counted(tries) == (0, None)


def test_a_try_whose_process_died_counts_as_wrong_and_a_hold_ends_by_itself(officer: Officer) -> None:
    tries = guessing.at_sign_in(officer)
    for _ in range(ATTEMPTS_BEFORE_HOLD):
        tries.take(NOW)  # and nobody gives it back
    with pytest.raises(SignInHeld) as held:
        tries.take(NOW)
    assert held.value.until == NOW + HOLD
    tries.take(NOW + HOLD)
    assert counted(tries) == (1, None)


def test_what_was_right_but_went_no_further_gives_its_try_back(officer: Officer) -> None:
    tries = guessing.at_key(officer)
    with pytest.raises(services.SamePassword), guessing.counting_guesses(tries, now=NOW, at=CAMPAIGN):
        raise services.SamePassword
    assert counted(tries) == (0, None)
    with pytest.raises(SignInRefused), guessing.counting_guesses(tries, now=NOW, at=CAMPAIGN):
        passphrases.open_key(officer=officer, passphrase=GUESS, now=NOW, at=CAMPAIGN)
    assert passphrases.open_key(officer=officer, passphrase=PASSPHRASE, now=NOW, at=CAMPAIGN)
    assert counted(tries) == (0, None)


def counted(tries: Tries) -> tuple[int, datetime | None]:
    row = type(tries.row)._base_manager.get(pk=tries.row.pk)
    return getattr(row, tries.taken), getattr(row, tries.held)
