"""What the page of a move shows of sealed sheets, and who is told that it did."""

import pytest
from django.test import Client

from netra.cases import services as cases
from netra.cases.desk import Desk as CaseDesk
from netra.discipline import queries, services
from netra.discipline.desk import Desk
from netra.discipline.models import Proceeding
from netra.journal import events
from tests import factories
from tests.cases import handing
from tests.discipline.proceedings import NORM, at, desks, on, opened
from tests.discipline.test_letter_pages import BASE, put_on, text_of

pytestmark = pytest.mark.django_db


def proposed(desk: Desk) -> Proceeding:
    made, heard = opened(desk), on(desk, 12)
    services.form_team(proceeding=made, members="Tiga unsur rekaan", letter="SK", desk=desk)
    services.summon(proceeding=made, on=at(12).date(), place="Ruang rapat", letter="P-1", desk=desk)
    services.hear(proceeding=made, minutes="Isi tanya.", reply="Jawabnya.", evidence="", desk=heard)
    services.propose(proceeding=made, findings="Faktanya.", norms=[NORM], reason="Sebabnya.", desk=heard)
    return made


def readings(made: Proceeding) -> int:
    return queries.entries_of(made).filter(event=events.PROCEEDING_READ).count()


def test_who_sees_the_sealed_range_on_the_page_of_the_decision_is_on_record(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, second = desks()
    made = proposed(desk)
    put_on(monkeypatch, at(14))
    factories.sign_in(client, desk.officer)
    assert client.get(f"{BASE}{made.docket}/langkah/decide/").status_code == 409
    client.get(f"{BASE}{made.docket}/langkah/add_reply/")
    assert readings(made) == 0
    factories.sign_in(client, second.officer)
    assert "di luar rentang usul" in text_of(client.get(f"{BASE}{made.docket}/langkah/decide/"))
    assert readings(made) == 1


def test_where_a_team_exists_it_is_changed_and_not_formed_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, _ = desks()
    made = opened(desk)
    put_on(monkeypatch, at(1))
    factories.sign_in(client, desk.officer)
    assert "Bentuk tim pemeriksa" in text_of(client.get(f"{BASE}{made.docket}/"))
    services.form_team(proceeding=made, members="Tiga unsur rekaan", letter="SK", desk=desk)
    page = text_of(client.get(f"{BASE}{made.docket}/"))
    assert "Ubah susunan tim pemeriksa" in page
    assert "Bentuk tim pemeriksa" not in page
    assert "Tiga unsur rekaan" in text_of(client.get(f"{BASE}{made.docket}/langkah/form_team/"))


def test_a_ruling_about_ethics_shows_the_other_track_with_its_confidence(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, _ = desks()
    put_on(monkeypatch, at(1))
    case, sender = handing.referred()
    passage = handing.sent(case, sender, desk.officer.office)
    cases.receive_handover(handover=passage, desk=CaseDesk(desk.officer, desk.private, at(1)))
    factories.sign_in(client, desk.officer)
    page = text_of(client.get(f"{BASE}baru/?dari={passage.number}"))
    for words in ("PP 42/2004 pasal 16", "Baru satu sumber yang menyebutnya", "pernyataan tertutup"):
        assert words in page, words
    assert "kode etik" not in text_of(client.get(f"{BASE}baru/"))
