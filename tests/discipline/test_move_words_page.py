"""What the page of a move says before anything is typed: which clock runs, which day a summons may name."""

import pytest
from django.test import Client

from netra.cases.forms import MoveForm
from netra.discipline import forms, services
from tests import factories
from tests.discipline.proceedings import at, desks, opened

pytestmark = pytest.mark.django_db


def kinds_of_forms(base: type[MoveForm] = MoveForm) -> list[type[MoveForm]]:
    return [base, *(found for each in base.__subclasses__() for found in kinds_of_forms(each))]


def test_what_follows_is_announced_once() -> None:
    """The page says "Sesudah ini" itself, before the form's sentence."""
    assert forms.FORMS
    twice = [each for each in kinds_of_forms() if getattr(each, "after", "").startswith("Sesudah ini")]
    assert twice == []


def test_who_summons_is_told_the_day_that_both_readings_allow_and_later_which_clock_it_is(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: at(1))
    desk, _ = desks()
    made = opened(desk)
    factories.sign_in(client, desk.officer)
    page = client.get(f"/kantor/disiplin/{made.docket}/langkah/summon/").content.decode()
    assert "Selasa, 12 November 2024 memenuhi kedua bacaan" in page
    day = at(12).date()
    services.summon(proceeding=made, on=day, place="Ruang rapat", letter="Panggilan rekaan 1", desk=desk)
    page = client.get(f"/kantor/disiplin/{made.docket}/langkah/add_reply/").content.decode()
    assert "Pengingat pemeriksaan pertama" in page
    worker = opened(desk, employment="thl")
    page = client.get(f"/kantor/disiplin/{worker.docket}/langkah/summon/").content.decode()
    assert "kedua bacaan" not in page
