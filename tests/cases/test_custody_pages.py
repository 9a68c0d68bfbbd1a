"""A custodian's own pages: leaving, a forgotten passphrase, the circle, what somebody left behind."""

import re
from html import unescape
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from netra.accounts import recovery_sets, roles
from netra.accounts.models import Escrow, Officer, Recovery
from netra.cases.desk import Desk
from netra.reports import services
from netra.reports.models import IdentityKeyGrant
from tests import factories
from tests.ceremonies import custody_circle
from tests.factories import CAMPAIGN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("client")]
PHRASE, OTHER = "frasa kunci yang panjang", "frasa lain yang panjang pula"


def browser(desk: Desk) -> Client:
    client = Client()
    factories.sign_in(client, desk.officer)
    return client


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", unescape(answer.content.decode()))


def a_kept_name() -> Desk:
    factories.desk()
    guard = factories.custodian()
    factories.report(factories.submission(identity=factories.confidential()))
    return guard


def test_a_custodian_leaves_by_a_page_and_the_last_one_is_told_why_not() -> None:
    guard = a_kept_name()
    own = browser(guard)
    assert "Serah terima" in text(own.get("/kantor/identitas/"))
    assert "Belum ada penjaga lain" in text(own.get("/kantor/kunci/serah-terima/"))
    with pytest.raises(CommandError, match="hanya terbuka lewat kunci penjaga ini"):
        call_command("netra_officer", "leave", guard.officer.username)
    second = factories.desk(roles.IDENTITY_CUSTODIAN)
    told = {"to": str(second.officer.pk), "sure": "on"}
    answer = own.post("/kantor/kunci/serah-terima/", told)
    assert answer["Location"] == "/kantor/masuk/"
    assert not Officer.objects.get(pk=guard.officer.pk).is_active
    assert services.keys_held_by(second.officer).count() == 1
    assert own.get("/kantor/identitas/")["Location"].startswith("/kantor/masuk/")


def test_who_lost_an_earlier_key_that_a_name_needs_is_refused_by_name() -> None:
    guard, second = a_kept_name(), factories.desk(roles.IDENTITY_CUSTODIAN)
    own = browser(guard)
    own.post("/kantor/kata-sandi/kunci/", {"old": factories.PASSWORD, "new": PHRASE, "again": PHRASE})
    own.post("/kantor/kunci/lupa/", {"old": factories.PASSWORD, "new": OTHER, "again": OTHER})
    answer = own.post("/kantor/kunci/serah-terima/", {"to": str(second.officer.pk), "sure": "on"})
    assert answer.status_code == 409 and "hanya terbuka lewat kunci Anda" in text(answer)
    assert Officer.objects.get(pk=guard.officer.pk).is_active and IdentityKeyGrant.objects.exists()


def test_a_forgotten_passphrase_comes_back_through_the_custodians_circle() -> None:
    guard = a_kept_name()
    _, holders = custody_circle()
    own = browser(guard)
    seen = text(own.get("/kantor/pemulihan/"))
    assert "Pembaca laporan tidak dapat menjadi pemegangnya" in seen and "Penanganan pelanggaran" not in seen
    own.post("/kantor/pemulihan/lindungi/")
    own.post("/kantor/kata-sandi/kunci/", {"old": factories.PASSWORD, "new": PHRASE, "again": PHRASE})
    own.post("/kantor/kunci/lupa/", {"old": factories.PASSWORD, "new": OTHER, "again": OTHER})
    assert "1 kunci nama pelapor tersegel kepada kunci lama" in text(own.get("/kantor/identitas/"))
    assert "1 kunci nama pelapor menunggu" in text(own.get("/kantor/kunci/lama/"))
    former = Officer.objects.get(pk=guard.officer.pk).former_keys.latest("pk")
    address = own.post(f"/kantor/kunci/lama/{former.pk}/minta/")["Location"]
    for holder in holders[1:]:
        browser(holder).post(f"{address}setuju/")
    assert "Buka kembali kunci nama pelapor" in text(own.get(address))
    recovery = Recovery.objects.get()
    back = text(own.post(f"/kantor/kunci/pulihkan/{recovery.pk}/"))
    assert "1 kunci nama pelapor terbuka lagi" in back and "Kembali ke nama pelapor" in back


def test_what_a_custodian_left_behind_is_offered_to_custodians_alone() -> None:
    guard = a_kept_name()
    _, holders = custody_circle()
    recovery_sets.protect_key(officer=guard.officer, private=guard.private, at=CAMPAIGN)
    call_command("netra_officer", "gone", guard.officer.username)
    heir = browser(factories.desk(roles.IDENTITY_CUSTODIAN))
    assert "kuncinya menunggu penerus" in text(heir.get("/kantor/identitas/"))
    assert "1 kunci nama pelapor tersegel kepada kunci ini" in text(heir.get("/kantor/kunci/penerus/"))
    reader = browser(factories.desk())
    assert "Tidak ada kunci yang menunggu" in text(reader.get("/kantor/kunci/penerus/"))
    pk = Escrow.objects.get().pk
    assert reader.post(f"/kantor/kunci/penerus/{pk}/minta/").status_code == 404
    address = heir.post(f"/kantor/kunci/penerus/{pk}/minta/")["Location"]
    for holder in holders[1:]:
        browser(holder).post(f"{address}setuju/")
    told = text(heir.post(f"/kantor/kunci/pulihkan/{Recovery.objects.get().pk}/"))
    assert "1 kunci nama pelapor terbuka lagi" in told and "diteruskan" in told
