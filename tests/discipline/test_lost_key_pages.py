"""The pages of the own key, for who keeps proceedings: a lost passphrase comes back through holders or by
itself; for everybody else, and for Bawaslu, they do not exist."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from netra.accounts import recovery_queries, roles
from netra.accounts.models import Officer, Recovery
from netra.cases.desk import Desk as CaseDesk
from netra.discipline import services
from netra.discipline.desk import Desk
from netra.discipline.models import Proceeding
from tests import factories
from tests.cases import handing
from tests.ceremonies import circle, keepers_circle
from tests.discipline.proceedings import opened

pytestmark = pytest.mark.django_db
KEYS, FORMER = "/kantor/disiplin/kunci/", "/kantor/disiplin/kunci/lama/"
PHRASE, OTHER = "frasa kunci yang panjang", "frasa lain yang panjang pula"


def browser(desk: CaseDesk) -> Client:
    client = Client()
    factories.sign_in(client, desk.officer)
    return client


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", unescape(answer.content.decode()))


def only_theirs(mine: CaseDesk, others: list[CaseDesk]) -> Proceeding:
    made = opened(Desk(mine.officer, mine.private, mine.at))
    for each in others:
        desk = Desk(each.officer, each.private, each.at)
        services.step_aside(proceeding=made, reason="Kenal.", desk=desk)
    return made


def test_a_keepers_lost_passphrase_comes_back_through_the_pages() -> None:
    _, holders = keepers_circle()
    mine = factories.desk(roles.BKPSDM, factories.office("BKPSDM Lama"))
    made = only_theirs(mine, holders[:3])
    page = f"/kantor/disiplin/{made.docket}/"
    own = browser(mine)
    assert "tertutup untuk selamanya" in text(own.get(KEYS))
    assert "Kunci Anda belum terlindungi" in text(own.get(KEYS))
    own.post("/kantor/pemulihan/lindungi/")
    assert "hanya kelompok pemulihan yang dapat membantu" in text(own.get(KEYS))
    own.post("/kantor/kata-sandi/kunci/", {"old": factories.PASSWORD, "new": PHRASE, "again": PHRASE})
    assert f"{KEYS}lupa/" in text(browser(mine).get("/kantor/buka-kunci/"))
    anew = {"old": factories.PASSWORD, "new": OTHER, "again": OTHER}
    assert own.post(f"{KEYS}lupa/", anew)["Location"] == FORMER
    closed = own.get(page)
    assert closed.status_code == 409 and FORMER in text(closed)
    assert "1 perkara disiplin menunggu" in text(own.get(FORMER))
    [lost] = recovery_queries.lost_keys_of(Officer.objects.get(pk=mine.officer.pk))
    address = own.post(f"{FORMER}{lost.former.pk}/minta/")["Location"]
    [recovery] = Recovery.objects.all()
    assert own.post(f"{KEYS}pulihkan/{recovery.pk}/").status_code == 409
    for holder in holders[1:]:
        theirs = browser(holder)
        assert "Menunggu Anda" in text(theirs.get("/kantor/pemulihan/"))
        shown = text(theirs.get(address))
        assert "Harus persis sama" in shown and made.docket not in shown
        theirs.post(f"{address}setuju/")
    assert f"{KEYS}pulihkan/{recovery.pk}/" in text(own.get(address))
    assert "1 perkara terbuka bagi Anda" in text(own.post(f"{KEYS}pulihkan/{recovery.pk}/"))
    assert own.get(page).status_code == 200


def test_the_old_passphrase_comes_to_mind_and_wrong_ones_count() -> None:
    mine = factories.desk(roles.INSPEKTORAT, factories.office("Inspektorat"))
    made, own = only_theirs(mine, []), browser(mine)
    own.post("/kantor/kata-sandi/kunci/", {"old": factories.PASSWORD, "new": PHRASE, "again": PHRASE})
    own.post(f"{KEYS}lupa/", {"old": factories.PASSWORD, "new": OTHER, "again": OTHER})
    former = mine.officer.former_keys.get()
    address = f"{FORMER}{former.pk}/ingat/"
    assert "tidak pernah dilindungi" in text(own.get(FORMER))
    assert "bukan yang membuka" in text(own.post(address, {"secret": "salah"}))
    former.refresh_from_db()
    assert former.failed_attempts == 1
    assert "1 perkara terbuka bagi Anda" in text(own.post(address, {"secret": PHRASE}))
    assert own.get(f"/kantor/disiplin/{made.docket}/").status_code == 200
    assert "Tidak ada lagi yang menunggu" in text(own.get(FORMER))


def test_a_hand_over_under_an_earlier_key_says_so_and_leads_to_it() -> None:
    personnel, (case, ours) = handing.personnel(), handing.referred()
    sent = handing.sent(case, ours, personnel.officer.office)
    own = browser(personnel)
    own.post("/kantor/kata-sandi/kunci/", {"old": factories.PASSWORD, "new": PHRASE, "again": PHRASE})
    own.post(f"{KEYS}lupa/", {"old": factories.PASSWORD, "new": OTHER, "again": OTHER})
    closed = own.get(f"/kantor/serah-terima/{sent.number}/")
    assert closed.status_code == 409 and "kunci lama" in text(closed) and FORMER in text(closed)
    assert "1 penyerahan" in text(own.get(KEYS))


def test_a_keeper_finds_nothing_of_bawaslus_recovery_and_bawaslu_nothing_of_the_keepers() -> None:
    readers, (made, holders) = circle(), keepers_circle()
    reader, keeper = browser(readers.holders[0]), browser(holders[0])
    for page in (KEYS, FORMER, f"{KEYS}penerus/", f"{KEYS}lupa/"):
        assert reader.get(page).status_code == 404
    for page in ("/kantor/kunci/", "/kantor/kunci/lama/", "/kantor/kunci/penerus/"):
        assert keeper.get(page).status_code == 404
    for client, other in ((reader, made), (keeper, readers.set)):
        for act in ("sanggup", "latihan"):
            assert client.post(f"/kantor/pemulihan/kelompok/{other.pk}/{act}/").status_code == 404
    assert "Bawaslu Kota Sukabumi" not in text(keeper.get("/kantor/pemulihan/usul/")).split("<form", 1)[1]
    assert "petugas perkara disiplin" in text(keeper.get("/kantor/pemulihan/")).lower()
