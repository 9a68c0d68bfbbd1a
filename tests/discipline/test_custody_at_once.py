"""Two officers at once: one passes on what came as a package, the other begins a proceeding from it."""

import threading
import time
from typing import Any

import pytest
from django.db import connection

from netra.cases.services.handing import keep
from netra.discipline import services as proceedings
from netra.discipline.desk import Desk
from netra.discipline.models import Proceeding
from tests.cases import onward
from tests.discipline.proceedings import referral

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_is_being_passed_on_begins_no_proceeding(monkeypatch: pytest.MonkeyPatch) -> None:
    via = onward.between()
    held = onward.received(via, onward.package_of_bawaslu(via))
    inside, told = threading.Event(), list[str]()

    def slow(*args: Any) -> None:
        keep(*args)
        inside.set()
        time.sleep(1)  # the other one waits for the row meanwhile

    def other() -> None:
        inside.wait(10)
        try:
            desk = Desk(via.desk.officer, via.desk.private, via.desk.at)
            proceedings.open_proceeding(referral=referral(), desk=desk, handover=held)
        except proceedings.AlreadyOpened:
            told.append("refused")
        finally:
            connection.close()

    monkeypatch.setattr("netra.cases.services.onward.keep", slow)
    thread = threading.Thread(target=other)
    thread.start()
    onward.passed_on(held, via)
    thread.join()
    assert (told, Proceeding.objects.count()) == (["refused"], 0)
