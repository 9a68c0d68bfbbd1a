"""A year without a calendar: every clock says so by name, and no step of a proceeding is lost for it."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client

from netra.clock import Zone
from netra.discipline import lifecycle, services
from netra.discipline.models import Term
from netra.discipline.services import Decision
from tests import factories
from tests.discipline.proceedings import NORM, again, desks, opened

pytestmark = pytest.mark.django_db
YEAR = 2033
FIRST, SECOND = date(YEAR, 11, 7), date(YEAR, 11, 14)


def ten_on(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 10, 0, tzinfo=Zone.WIB.tz)


def test_a_civil_servant_s_proceeding_goes_on_and_each_clock_names_the_missing_calendar(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, second = (replace(each, at=ten_on(FIRST)) for each in desks())
    made = opened(desk, received_on=FIRST)
    meeting = {"place": "Ruang rapat", "letter": "P-1"}
    services.summon(proceeding=made, on=SECOND, desk=desk, **meeting)
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: ten_on(FIRST))
    factories.sign_in(client, desk.officer)
    assert_named(client.get(f"/kantor/disiplin/{made.docket}/"))

    later, decider = (replace(each, at=ten_on(SECOND)) for each in (desk, second))
    services.record_absence(proceeding=made, notes="Tidak datang.", desk=later)
    services.summon_again(proceeding=made, on=date(YEAR, 11, 21), desk=later, **meeting)
    services.hear(proceeding=made, minutes="Isi.", reply="Saya hadir.", evidence="", desk=later)
    services.form_team(proceeding=made, members="Tiga unsur", letter="SK", desk=later)
    services.propose(proceeding=made, findings="F", norms=[NORM], reason="S", desk=later)
    decision = Decision("sedang-6", "ppk", "SK 9", SECOND, "Alasan.")
    services.decide(proceeding=made, decision=decision, desk=decider)
    services.deliver(proceeding=made, on=SECOND, notes="-", desk=later)
    assert again(made).stage == lifecycle.DELIVERED
    counted = [term for term in Term.objects.filter(proceeding=made) if term.purpose != lifecycle.FOLLOW_UP]
    assert {(term.due_on, str(YEAR) in term.warning) for term in counted} == {(None, True)}
    assert_named(client.get(f"/kantor/disiplin/{made.docket}/"))


def assert_named(page: Any) -> None:
    """The page says which year is missing and that the limit stands; not that there is none."""
    told = page.content.decode()
    assert page.status_code == 200
    assert f"Belum ada kalender hari libur untuk tahun {YEAR}. Batas waktunya tetap berlaku" in told
    assert "Belum dapat dihitung" in told
    assert "Tanpa tenggat" not in told
