"""Succeeding a colleague who does not come back, through its pages."""

import re
from html import unescape
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from netra.accounts import interests as declaring
from netra.accounts import recovery_sets
from netra.accounts.models import Interest, Recovery
from netra.cases.desk import Desk
from netra.reports import services as reports
from netra.reports.models import Grant, Report
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
    assert "Sesudah kelompok pemulihan setuju" in page
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


def test_neither_before_nor_after_does_a_count_tell_of_what_the_successor_may_not_know() -> None:
    found, mine, tied = circle(), factories.desk(), factories.desk()
    recovery_sets.protect_key(officer=mine.officer, private=mine.private, at=mine.at)
    declaring.declare_interest(
        officer=tied.officer, agency=factories.agency(), kind=Interest.Kind.FAMILY, at=tied.at
    )
    factories.report(about=factories.agency("dinkes", "Dinas Kesehatan"))
    Grant.objects.exclude(officer=mine.officer).delete()
    call_command("netra_officer", "gone", mine.officer.username)
    to = browser(tied)
    before = without_tokens(to.get("/kantor/kunci/penerus/"))
    for _ in range(3):
        factories.report(about=factories.agency())
    for each in Report.objects.filter(agency=factories.agency()):
        key = found.holders[0].key_to(each)
        Grant.objects.filter(report=each).delete()
        sealed = reports.seal_key_to(report=each, key=key, to=mine.officer)
        Grant.objects.create(report=each, officer=mine.officer, sealed_key=sealed)
    assert without_tokens(to.get("/kantor/kunci/penerus/")) == before
    [where] = re.findall(r'action="(/kantor/kunci/penerus/\d+/minta/)"', before)
    address = to.post(where)["Location"]
    for holder in found.holders[1:]:
        browser(holder).post(f"{address}setuju/")
    done = text(to.post(f"/kantor/kunci/pulihkan/{Recovery.objects.get().pk}/"))
    assert "1 laporan kini terbuka" in done
    assert "dilewati, bila ada" in done and "3 laporan" not in done


def without_tokens(answer: Any) -> str:
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", text(answer))
