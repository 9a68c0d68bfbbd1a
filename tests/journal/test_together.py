"""Who writes at the same moment shares a commit, and nothing else: neither failures nor promises."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from netra.journal import events, queries
from netra.journal import together as shared
from netra.journal.models import Entry
from netra.journal.services import recording
from netra.journal.together import NotWritten, together
from tests import factories, threads
from tests.factories import CAMPAIGN
from tests.journal import written_until_killed
from tests.journal.chains import CODE, record

ROOT = Path(__file__).resolve().parents[2]
AT_ONCE = 20


def subjects() -> list[str]:
    return list(Entry.objects.filter(government=CODE).order_by("sequence").values_list("subject", flat=True))


def chain_is_whole() -> bool:
    return list(queries.faults_of(CODE)) == []


def in_one_batch(*acts: Callable[[], Any]) -> list[Any]:
    """What each act returned or raised, all of them in one batch, in this order."""
    outcomes: list[Any] = [None] * len(acts)
    may_go = threading.Event()

    def call(number: int, act: Callable[[], Any]) -> None:
        try:
            outcomes[number] = together(act)
        except Exception as error:
            outcomes[number] = error
        finally:
            connection.close()

    first = threading.Thread(target=lambda: together(lambda: may_go.wait(30)))
    first.start()
    until(lambda: shared._is_led and not shared._waiting)
    callers = [first]
    for number, act in enumerate(acts):
        callers.append(threading.Thread(target=call, args=(number, act)))
        callers[-1].start()
        until(lambda number=number: len(shared._waiting) == number + 1)
    may_go.set()
    for caller in callers:
        caller.join()
    return outcomes


def until(is_so: Callable[[], bool]) -> None:
    for _ in range(30_000):
        if is_so():
            return
        time.sleep(0.001)
    raise AssertionError("it never came to that")


def writing(subject: str) -> Callable[[], int]:
    """An act with one entry; what it returns is the thread that ran it."""

    def act() -> int:
        record(subject=subject)
        return threading.get_ident()

    return act


def failing(subject: str) -> Callable[[], None]:
    def act() -> None:
        with recording(CODE, at=CAMPAIGN) as log:
            log.note(events.OFFICER_SIGNED_IN, actor="uji", subject=subject)
            raise ZeroDivisionError

    return act


def found_too_late() -> None:
    """A row whose foreign key leads nowhere: both databases find it out at the commit."""
    record(subject="sia-sia")
    factories.government()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO reports_docketseries (government_id, series, year, last) VALUES (-1, 'L', 1, 1)"
        )


@pytest.mark.django_db(transaction=True)
def test_those_who_wait_are_written_at_once_in_the_order_in_which_they_came() -> None:
    names = [f"hal-{number}" for number in range(6)]
    outcomes = in_one_batch(*[writing(name) for name in names])
    assert len(set(outcomes)) == 1, "one thread ran them all"
    assert (subjects(), chain_is_whole()) == (names, True)


@pytest.mark.django_db(transaction=True)
def test_one_that_fails_harms_nobody_else_and_gets_its_own_error() -> None:
    outcomes = in_one_batch(writing("a"), failing("b"), writing("c"), lambda: record(event="KOPI_DIMINUM"))
    assert [type(outcome).__name__ for outcome in outcomes] == [
        "int",
        "ZeroDivisionError",
        "int",
        "UnknownEvent",
    ]
    assert (subjects(), chain_is_whole()) == (["a", "c"], True)


@pytest.mark.django_db(transaction=True)
def test_an_error_that_an_act_keeps_to_itself_does_not_undo_the_others_unseen() -> None:
    def keeps_quiet() -> None:
        with suppress(ZeroDivisionError):
            failing("b")()

    in_one_batch(writing("a"), keeps_quiet, writing("c"))
    assert (subjects(), chain_is_whole()) == (["a", "c"], True)


@pytest.mark.django_db(transaction=True)
def test_when_the_commit_fails_nobody_is_told_that_anything_is_stored() -> None:
    outcomes = in_one_batch(writing("a"), found_too_late, writing("c"))
    assert [type(outcome) for outcome in outcomes] == [NotWritten] * 3
    assert (subjects(), chain_is_whole()) == ([], True)
    together(writing("sesudahnya"))
    assert subjects() == ["sesudahnya"]


@pytest.mark.django_db(transaction=True)
def test_a_lone_act_fails_as_if_nobody_shared_anything() -> None:
    with pytest.raises(ZeroDivisionError):
        together(failing("a"))
    with pytest.raises(IntegrityError), transaction.atomic():
        found_too_late()
    assert subjects() == []


@pytest.mark.django_db
def test_inside_a_transaction_an_act_is_simply_called() -> None:
    assert together(writing("a")) == threading.get_ident()
    assert subjects() == ["a"]


@pytest.mark.django_db(transaction=True)
def test_many_at_once_lose_nothing_and_get_their_own_results() -> None:
    def act(number: int) -> list[tuple[int, int]]:
        def one(turn: int) -> tuple[int, int]:
            record(subject=f"{number}-{turn}")
            return number, turn

        return [together(lambda turn=turn: one(turn)) for turn in range(4)]

    runs = threads.together(AT_ONCE, act)
    assert runs.errors == []
    assert all(len({number for number, _ in each}) == 1 for each in runs.results)
    wanted = sorted(f"{number}-{turn}" for number in range(AT_ONCE) for turn in range(4))
    assert (sorted(subjects()), chain_is_whole()) == (wanted, True)


@pytest.mark.django_db(transaction=True)
def test_whoever_writes_without_sharing_takes_turns_with_those_who_share() -> None:
    def act(number: int) -> None:
        for turn in range(4):
            if number % 2:
                record(subject=f"{number}-{turn}")
            else:
                together(writing(f"{number}-{turn}"))

    runs = threads.together(8, act)
    assert runs.errors == []
    assert (len(subjects()), chain_is_whole()) == (32, True)


@pytest.mark.django_db(transaction=True)
def test_what_was_acknowledged_survives_kill_9() -> None:
    script = [sys.executable, "-m", written_until_killed.__name__, str(connection.settings_dict["NAME"])]
    process = subprocess.Popen(script, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    acknowledged = [process.stdout.readline().strip() for _ in range(60)]
    process.kill()
    acknowledged += [line.strip() for line in process.stdout if line.endswith("\n")]
    process.wait()
    process.stdout.close()
    assert len(acknowledged) >= 60
    assert (set(acknowledged) - set(subjects()), chain_is_whole()) == (set(), True)
