"""The work list names what waits for a second person; who cannot be it is told so before typing."""

import pytest
from django.test import Client

from tests import factories
from tests.cases.test_second_person import assessed

pytestmark = pytest.mark.django_db


def test_the_one_who_can_be_the_second_sees_it_waiting_and_the_other_is_told_why_not(client: Client) -> None:
    case, desk, colleague = assessed()
    waiting = f"{case.docket}: putusan menunggu orang kedua"
    ruling = f"/kantor/perkara/{case.docket}/putusan/"
    factories.sign_in(client, desk.officer)
    assert waiting not in client.get("/kantor/pekerjaan/").content.decode()
    assert "Menunggu orang kedua" in client.get(f"/kantor/perkara/{case.docket}/").content.decode()
    for answer in (client.get(ruling), client.post(ruling, {"kinds": ["ethics"], "reasons": "Sebab."})):
        assert (answer.status_code, "menunggu orang kedua" in answer.content.decode()) == (409, True)
    factories.sign_in(client, colleague.officer)
    assert waiting in client.get("/kantor/pekerjaan/").content.decode()
    assert client.get(ruling).status_code == 200
