"""Runs the same thing in several threads at the same moment, each with a database connection of its own."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from django.db import connection

T = TypeVar("T")


class Runs(Generic[T]):
    """What came back, and what went wrong."""

    def __init__(self) -> None:
        self.results: list[T] = []
        self.errors: list[BaseException] = []


def together(count: int, act: Callable[[int], T]) -> Runs[T]:
    """Call `act(0)` … `act(count - 1)`, released by one barrier; returns when all are done."""
    runs: Runs[T] = Runs()
    barrier = threading.Barrier(count)

    def run(number: int) -> None:
        try:
            barrier.wait(30)
            runs.results.append(act(number))
        except BaseException as error:
            runs.errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return runs
