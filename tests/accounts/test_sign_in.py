"""Signing in takes three factors, and a refusal tells nothing about which one was wrong."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from netra import vault
from netra.accounts import services
from netra.accounts.models import Officer
from netra.journal.models import Entry
from tests import factories
from tests.factories import CAMPAIGN, PASSWORD

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 1, 3, 0, 10, tzinfo=UTC)


class Somebody:
    """An officer with the secret of the code app at hand."""

    def __init__(self, username: str = "bawaslu.uji") -> None:
        appointment = services.appoint_officer(
            office=factories.office(),
            username=username,
            password=PASSWORD,
            position="Penanganan pelanggaran",
            role="case_officer",
            at=CAMPAIGN,
            is_own_password=True,
        )
        self.officer, self.totp = appointment.officer, pyotp.TOTP(appointment.totp_secret)

    def try_in(
        self,
        *,
        username: str = "",
        password: str = PASSWORD,
        code: str = "",
        now: datetime = NOW,
    ) -> tuple[Officer, bytes]:
        return services.sign_in(
            username=username or self.officer.username,
            password=password,
            code=code or self.totp.at(now),
            now=now,
            at=CAMPAIGN,
        )

    def fail(self, times: int = 1, now: datetime = NOW) -> None:
        for _ in range(times):
            with pytest.raises(services.SignInRefused):
                self.try_in(password="salah sama sekali", now=now)


@pytest.fixture
def somebody() -> Somebody:
    return Somebody()


def test_all_three_factors_open_the_officers_own_key(somebody: Somebody) -> None:
    officer, private = somebody.try_in()
    assert officer == somebody.officer
    assert vault.public_of(private) == bytes(officer.public_key)


def test_a_sign_in_is_an_entry_in_the_journal(somebody: Somebody) -> None:
    somebody.try_in()
    assert Entry.objects.latest("sequence").event == "OFFICER_SIGNED_IN"


@pytest.mark.parametrize(
    "wrong",
    [{"password": "kata sandi lain"}, {"code": "000000"}, {"username": "tidak.ada"}],
    ids=["password", "code", "name"],
)
def test_any_one_wrong_factor_is_refused_in_the_same_words(somebody: Somebody, wrong: dict[str, str]) -> None:
    with pytest.raises(services.SignInRefused) as refusal:
        somebody.try_in(**wrong)  # type: ignore[arg-type]
    assert (type(refusal.value), refusal.value.args) == (services.SignInRefused, ())


def test_an_officer_who_is_no_longer_active_is_refused(somebody: Somebody) -> None:
    Officer.objects.update(is_active=False)
    with pytest.raises(services.SignInRefused):
        somebody.try_in()


def test_a_code_opens_once(somebody: Somebody) -> None:
    somebody.try_in()
    with pytest.raises(services.SignInRefused):
        somebody.try_in()


def test_a_code_older_than_one_that_was_used_does_not_open(somebody: Somebody) -> None:
    somebody.try_in()
    with pytest.raises(services.SignInRefused):
        somebody.try_in(code=somebody.totp.at(NOW - timedelta(seconds=30)))


def test_a_wrong_password_does_not_use_up_the_code(somebody: Somebody) -> None:
    somebody.fail()
    assert somebody.try_in()[0] == somebody.officer


@pytest.mark.parametrize("drift", [-30, 30])
def test_a_clock_that_is_half_a_minute_off_is_tolerated(somebody: Somebody, drift: int) -> None:
    assert somebody.try_in(code=somebody.totp.at(NOW + timedelta(seconds=drift)))


@pytest.mark.parametrize("drift", [-90, 90])
def test_a_clock_that_is_further_off_is_not(somebody: Somebody, drift: int) -> None:
    with pytest.raises(services.SignInRefused):
        somebody.try_in(code=somebody.totp.at(NOW + timedelta(seconds=drift)))


def test_the_code_of_a_colleague_does_not_open(somebody: Somebody) -> None:
    colleague = Somebody("bawaslu.rekan")
    with pytest.raises(services.SignInRefused):
        somebody.try_in(code=colleague.totp.at(NOW))


def test_four_failures_do_not_hold_an_account(somebody: Somebody) -> None:
    somebody.fail(4)
    assert somebody.try_in()


def test_five_failures_in_a_row_hold_it_even_against_the_right_factors(somebody: Somebody) -> None:
    somebody.fail(5)
    with pytest.raises(services.SignInHeld) as held:
        somebody.try_in()
    assert held.value.until == NOW + timedelta(minutes=15)


def test_holding_is_an_entry_in_the_journal(somebody: Somebody) -> None:
    somebody.fail(5)
    assert Entry.objects.filter(event="OFFICER_LOCKED_OUT", subject=somebody.officer.username).count() == 1


def test_a_held_account_is_released_after_fifteen_minutes(somebody: Somebody) -> None:
    somebody.fail(5)
    assert somebody.try_in(now=NOW + timedelta(minutes=15, seconds=1))


def test_a_success_forgets_earlier_failures(somebody: Somebody) -> None:
    somebody.fail(4)
    somebody.try_in()
    later = NOW + timedelta(minutes=1)
    somebody.fail(4, now=later)
    assert somebody.try_in(now=later)


def test_failures_of_one_do_not_hold_another(somebody: Somebody) -> None:
    colleague = Somebody("bawaslu.rekan")
    somebody.fail(5)
    assert colleague.try_in()


def test_the_code_apps_secret_is_not_stored_in_clear(somebody: Somebody) -> None:
    assert somebody.totp.secret.encode() not in bytes(somebody.officer.sealed_totp)


def test_the_demos_door_without_a_code_is_shut_outside_the_demo(somebody: Somebody) -> None:
    with pytest.raises(services.SignInRefused):
        services.open_demo_session(username=somebody.officer.username, password=PASSWORD, at=CAMPAIGN)


def test_an_appointment_names_the_keys_fingerprint_in_the_journal(somebody: Somebody) -> None:
    entry = Entry.objects.get(event="OFFICER_APPOINTED")
    assert entry.facts["key"] == vault.fingerprint(bytes(somebody.officer.public_key))


def test_an_actor_is_a_position_and_an_office() -> None:
    made, _ = factories.officer(office=factories.office("Bawaslu"))
    assert made.actor == "Penanganan pelanggaran, Bawaslu"
