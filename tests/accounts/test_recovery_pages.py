"""The pages of recovery and of the own key: seen by those concerned, for everybody else they do not exist."""

import re
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from netra.accounts import recovery_queries, recovery_sets, roles
from netra.accounts.models import Escrow, Officer, Recovery
from netra.cases.desk import Desk
from tests import factories
from tests.ceremonies import circle, four_desks

pytestmark = pytest.mark.django_db
PHRASE, OTHER = "frasa kunci yang panjang", "frasa lain yang panjang pula"


def browser(desk: Desk) -> Client:
    client = Client()
    factories.sign_in(client, desk.officer)
    return client


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", unescape(answer.content.decode()))


def test_a_lost_passphrase_comes_back_through_the_pages(client: Client) -> None:
    found, mine = circle(), factories.desk()
    report = factories.report()
    own = browser(mine)
    assert "belum terlindungi" in text(own.get("/kantor/pemulihan/"))
    own.post("/kantor/pemulihan/lindungi/")
    assert "Kunci Anda terlindungi" in text(own.get("/kantor/pemulihan/"))
    apart = {"old": factories.PASSWORD, "new": PHRASE, "again": PHRASE}
    assert "punya frasa sandi sendiri" in text(own.post("/kantor/kata-sandi/kunci/", apart))
    anew = {"old": factories.PASSWORD, "new": OTHER, "again": OTHER}
    assert own.post("/kantor/kunci/lupa/", anew)["Location"] == "/kantor/kunci/lama/"
    assert "Menggantikan kunci yang pernah dipakai" in text(client.get("/kunci/"))
    assert "1 laporan menunggu" in text(own.get("/kantor/kunci/lama/"))
    [lost] = recovery_queries.lost_keys_of(Officer.objects.get(pk=mine.officer.pk))
    address = own.post(f"/kantor/kunci/lama/{lost.former.pk}/minta/")["Location"]
    [recovery] = Recovery.objects.all()
    assert own.post(f"/kantor/kunci/pulihkan/{recovery.pk}/").status_code == 409
    for holder in found.holders[1:]:
        theirs = browser(holder)
        assert "Menunggu Anda" in text(theirs.get("/kantor/pemulihan/"))
        assert "Harus persis sama" in text(theirs.get(address))
        theirs.post(f"{address}setuju/")
    assert "Cukup disetujui" in text(own.get(address))
    assert "1 laporan kini terbuka" in text(own.post(f"/kantor/kunci/pulihkan/{recovery.pk}/"))
    assert own.get(f"/kantor/laporan/{report.docket}/").status_code == 200


def test_signing_in_alone_opens_no_report_where_the_key_has_a_passphrase(client: Client) -> None:
    mine = factories.desk()
    report = factories.report()
    own = browser(mine)
    own.post("/kantor/kata-sandi/kunci/", {"old": factories.PASSWORD, "new": PHRASE, "again": PHRASE})
    again = browser(mine)
    assert again.get("/kantor/").status_code == 200
    page = f"/kantor/laporan/{report.docket}/"
    assert again.get(page)["Location"] == f"/kantor/buka-kunci/?lanjut={quote(page, safe='')}"
    assert "tidak cocok" in text(again.post("/kantor/buka-kunci/", {"passphrase": factories.PASSWORD}))
    opened = again.post(f"/kantor/buka-kunci/?lanjut={page}", {"passphrase": PHRASE})
    assert opened["Location"] == page
    assert again.get(page).status_code == 200


def test_password_and_passphrase_are_never_the_same(client: Client) -> None:
    own = browser(factories.desk())
    same = {"old": factories.PASSWORD, "new": factories.PASSWORD, "again": factories.PASSWORD}
    assert own.post("/kantor/kata-sandi/kunci/", same).context["form"].errors
    wrong = {"old": "bukan ini", "new": PHRASE, "again": PHRASE}
    assert "bukan yang membuka" in text(own.post("/kantor/kata-sandi/kunci/", wrong))
    own.post("/kantor/kata-sandi/kunci/", {"old": factories.PASSWORD, "new": PHRASE, "again": PHRASE})
    joined = {"old": factories.PASSWORD, "new": PHRASE, "again": PHRASE}
    assert "sudah membuka kunci" in text(own.post("/kantor/kata-sandi/", joined))
    changed = {"old": factories.PASSWORD, "new": OTHER, "again": OTHER}
    assert "Kata sandi sudah diganti" in text(own.post("/kantor/kata-sandi/", changed))


def test_wrong_passphrases_hold_the_key_like_wrong_passwords(client: Client) -> None:
    mine = factories.desk()
    own = browser(mine)
    own.post("/kantor/kata-sandi/kunci/", {"old": factories.PASSWORD, "new": PHRASE, "again": PHRASE})
    for _ in range(5):
        own.post("/kantor/buka-kunci/", {"passphrase": "salah"})
    assert "tidak cocok" in text(own.post("/kantor/buka-kunci/", {"passphrase": PHRASE}))


def test_a_set_is_proposed_and_agreed_to_on_its_pages(client: Client) -> None:
    desks = four_desks()
    own = browser(desks[0])
    chosen = [str(each.officer.pk) for each in desks]
    refused = own.post("/kantor/pemulihan/usul/", {"holders": chosen, "threshold": "2"})
    assert "Satu kantor saja sudah cukup" in text(refused)
    own.post("/kantor/pemulihan/usul/", {"holders": chosen, "threshold": "3"})
    found = recovery_queries.set_proposed(desks[0].officer.office.government_id)
    assert found is not None
    for desk in desks:
        theirs = browser(desk)
        assert "Anda diminta menjadi pemegang" in text(theirs.get("/kantor/pemulihan/"))
        theirs.post(f"/kantor/pemulihan/kelompok/{found.pk}/sanggup/")
    assert recovery_queries.set_in_force(found.government_id) == found
    assert theirs.post(f"/kantor/pemulihan/kelompok/{found.pk}/sanggup/").status_code == 409


def test_a_drill_runs_through_its_pages_and_a_holder_may_stop_one(client: Client) -> None:
    found = circle()
    own = browser(found.holders[0])
    for ends in ("batal", "selesai"):
        address = own.post(f"/kantor/pemulihan/kelompok/{found.set.pk}/latihan/")["Location"]
        assert "Tidak ada laporan yang terbuka" in text(own.get(address))
        assert own.post(f"{address}selesai/").status_code == 409
        for holder in found.holders[:3]:
            browsed = own if holder is found.holders[0] else browser(holder)
            browsed.post(f"{address}setuju/")
        assert own.post(f"{address}{ends}/")["Location"] == "/kantor/pemulihan/"
    assert "Terakhir berhasil" in text(own.get("/kantor/pemulihan/"))


def test_recovery_does_not_exist_for_whom_it_does_not_concern(client: Client) -> None:
    found, mine = circle(), factories.desk()
    recovery_sets.protect_key(officer=mine.officer, private=mine.private, at=mine.at)
    stranger = browser(factories.desk(roles.TATA_PEMERINTAHAN, factories.office("Setda")))
    for page in ("", "usul/"):
        assert stranger.get(f"/kantor/pemulihan/{page}").status_code == 404
    for page in ("lindungi/", f"kelompok/{found.set.pk}/sanggup/", f"kelompok/{found.set.pk}/latihan/"):
        assert stranger.post(f"/kantor/pemulihan/{page}").status_code == 404
    assert stranger.get("/kantor/pemulihan/1/").status_code == 404
    assert "Pemulihan kunci" not in text(stranger.get("/kantor/kata-sandi/"))
    assert Escrow.objects.filter(officer=mine.officer).exists()
