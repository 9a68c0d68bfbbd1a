"""Released lessons where people meet them: the roll call's page and paper, the answer of the test."""

from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client

from netra.accounts import roles
from netra.agencies.models import Agency
from netra.cases.models import Lesson
from netra.law.decisions import ALLOWED
from netra.outreach.apel import script_for
from tests import factories
from tests.letters.reading import pages_of
from tests.outreach.briefings import SignedIn
from tests.outreach.test_understanding_views import START, seat, sitting_of
from tests.towns import a_government, an_agency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_30_october")]
APEL, MONDAY = "/kantor/apel/", date(2024, 11, 4)


def a_released(agency: Agency, **told: Any) -> Lesson:
    """A row as releasing leaves it: no case behind it."""
    by = factories.officer()[0]
    return Lesson.objects.create(
        government=agency.government, number="PL-2024-0001", stage=Lesson.Stage.RELEASED, revision=2, by=by,
        at=factories.CAMPAIGN, released_by=by, released_on=date(2024, 10, 22), title="Akun pribadi",
        told="Seorang pegawai menyukai unggahan.", taught="Jangan sukai.",
        **({"outcome": ["discipline"], "norms": [], "act": ""} | told),
    )  # fmt: skip


def test_the_roll_call_tells_a_lesson_on_what_is_read_aloud(signed_in: SignedIn, camat: Agency) -> None:
    norm = script_for(MONDAY, ["pns"]).points[0].norm
    head = signed_in(roles.UNIT_HEAD, camat)
    before = head.get(f"{APEL}bahan.pdf").content
    a_released(camat, norms=[norm])
    assert "Jangan sukai." in unescape(head.get(APEL).content.decode())
    pages = pages_of(head.get(f"{APEL}bahan.pdf").content)
    assert len(pages) == len(pages_of(before)) + 1
    assert "Seorang pegawai menyukai unggahan." in pages[-1]
    assert "Putusan pleno bukan sanksi" in pages[-1]


def test_a_lesson_on_nothing_that_is_said_here_is_not_told(signed_in: SignedIn, camat: Agency) -> None:
    a_released(camat, norms=["norma-lain"])
    assert "Jangan sukai." not in unescape(signed_in(roles.UNIT_HEAD, camat).get(APEL).content.decode())


def test_beside_an_answer_stands_the_lesson_of_its_kind(client: Client) -> None:
    dinas = an_agency(a_government("32.72"), "dinas")
    seat(client, dinas)
    asked = sitting_of(client).situation_at(1)
    outcome = ["no_breach"] if asked.answer == ALLOWED else ["discipline"]
    a_released(dinas, act=asked.topic, outcome=outcome)
    client.post(f"{START}keadaan/1/", {"choice": asked.answer})
    page = unescape(client.get(f"{START}keadaan/1/jawaban/").content.decode())
    assert "Dari perkara yang sudah diputus" in page
    assert "Jangan sukai." in page
