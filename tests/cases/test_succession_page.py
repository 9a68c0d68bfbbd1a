"""Succeeding a colleague who does not come back, through its pages."""

import re
from html import unescape
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from netra.accounts import recovery_sets
from netra.accounts.models import Recovery
from netra.cases.desk import Desk
from netra.reports.models import Grant
from tests import factories
from tests.ceremonies import circle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("client")]


def browser(desk: Desk) -> Client:
    client = Client()
    factories.sign_in(client, desk.officer)
    return client


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", unescape(answer.content.decode()))


def test_a_successor_asks_holders_agree_and_the_work_goes_on() -> None:
    found, mine = circle(), factories.desk()
    recovery_sets.protect_key(officer=mine.officer, private=mine.private, at=mine.at)
    report = factories.report()
    Grant.objects.exclude(officer=mine.officer).delete()
    theirs = browser(mine)
    call_command("netra_officer", "gone", mine.officer.username)
    assert theirs.get("/kantor/")["Location"].startswith("/kantor/masuk/")
    to = browser(factories.desk())
    assert "Seorang rekan tidak kembali" in text(to.get("/kantor/kunci/"))
    page = text(to.get("/kantor/kunci/penerus/"))
    assert "1 laporan di bawah kunci ini belum terbuka bagi Anda. 1 laporan rekan ini tidak terbuka" in page
    [where] = re.findall(r'action="(/kantor/kunci/penerus/\d+/minta/)"', page)
    address = to.post(where)["Location"]
    [recovery] = Recovery.objects.all()
    assert to.post(f"/kantor/kunci/pulihkan/{recovery.pk}/").status_code == 409
    for holder in found.holders[1:]:
        seen = text(browser(holder).get(address))
        assert "tidak kembali" in seen and "meminta meneruskan laporannya" in seen
        browser(holder).post(f"{address}setuju/")
    assert "Teruskan laporan dan perkaranya" in text(to.get(address))
    done = text(to.post(f"/kantor/kunci/pulihkan/{recovery.pk}/"))
    assert "1 laporan kini terbuka" in done and "Akun dan kuncinya sudah dihapus" in done
    assert to.get(f"/kantor/laporan/{report.docket}/").status_code == 200
    assert "Tidak ada kunci yang menunggu" in text(to.get("/kantor/kunci/penerus/"))


def test_a_key_of_a_colleague_at_work_is_nobody_s_to_ask_for() -> None:
    circle()
    mine = factories.desk()
    escrow = recovery_sets.protect_key(officer=mine.officer, private=mine.private, at=mine.at)
    other = browser(factories.desk())
    assert "Tidak ada kunci yang menunggu" in text(other.get("/kantor/kunci/penerus/"))
    assert other.post(f"/kantor/kunci/penerus/{escrow.pk}/minta/").status_code == 404
