"""The personnel office's pages: the whole way by forms, roles, filters, words, and stale forms."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from netra.accounts import roles
from netra.cases import services as cases
from netra.cases.desk import Desk as CaseDesk
from netra.discipline import forms, lifecycle, services
from netra.discipline.desk import Desk
from netra.discipline.models import Proceeding
from netra.journal import events
from netra.journal.models import Entry
from tests import factories
from tests.cases import handing
from tests.discipline.proceedings import CANARY, NORM, again, at, desks, on, opened, referral

# Roles and words are decided in Python: one database is enough.
pytestmark = [pytest.mark.django_db, pytest.mark.beside("sqlite")]
BASE = "/kantor/disiplin/"
LETTER = {
    "employment": "pns", "received_on": "2024-11-01", "sender": "BKN", "letter": "Surat 1",
    "respondent": "Orang Rekaan", "position": "Staf", "agency": "", "unit": "", "recommendation": "",
    "allegation": "Terperiksa diduga menyukai unggahan calon.",
}  # fmt: skip


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Legal time stands still where it is put."""

    def put(moment: datetime) -> None:
        monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: moment)

    put(at(1))
    return put


@pytest.fixture
def office(today: Any, client: Client) -> tuple[Client, Client, Desk, Desk]:
    """Both officers in a browser of their own."""
    desk, second = desks()
    browsers = client, Client()
    for browser, each in zip(browsers, (desk, second), strict=True):
        factories.sign_in(browser, each.officer)
    return *browsers, desk, second


def step(browser: Client, made: Proceeding, name: str, **told: Any) -> Any:
    return browser.post(f"{BASE}{made.docket}/langkah/{name}/", {"seen": again(made).revision, **told})


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_referral_goes_by_forms_from_the_letter_to_the_decision(
    office: Any, today: Callable[[datetime], None]
) -> None:
    browser, second, *_ = office
    assert browser.post(f"{BASE}baru/", LETTER).status_code == 302
    [made] = Proceeding.objects.select_related("government")
    meeting = {"on": "2024-11-12", "place": "Ruang rapat, 09.00", "letter": "P-1"}
    assert step(browser, made, "summon", **meeting).status_code == 302
    shown = text_of(browser.get(f"{BASE}{made.docket}/"))
    assert "Pengingat pemeriksaan pertama" in shown and "Tepat tujuh hari kerja memenuhi keduanya" in shown
    assert "Tidak ada angka dalam aturan" in shown
    today(at(12))
    assert step(browser, made, "hear", minutes="Isi.", reply="Saya keliru.", evidence="").status_code == 302
    findings = {"findings": "Fakta.", "norms": [NORM], "reason": "Sebab."}
    missing = step(browser, made, "propose", **findings)
    assert (missing.status_code, "bentuk tim pemeriksa" in text_of(missing)) == (200, True)
    step(browser, made, "form_team", members="Tiga unsur", letter="SK")
    assert step(browser, made, "propose", **findings).status_code == 302
    shown = text_of(browser.get(f"{BASE}{made.docket}/"))
    assert "Rentang dari katalog" in shown and "Yang memutus harus petugas lain" in shown
    assert "Menunggu Anda sebagai orang kedua" in text_of(second.get(BASE))
    assert "Menunggu orang kedua: Anda ikut memeriksa" in text_of(browser.get(BASE))
    decided = {"sanction": "berat-turun-jabatan", "authority": "ppk", "letter": "SK 9",
               "decided_on": "2024-11-12", "reason": "Pertimbangan."}  # fmt: skip
    assert browser.get(f"{BASE}{made.docket}/langkah/decide/").status_code == 409
    same = step(browser, made, "decide", **decided)
    assert (same.status_code, "Anda ikut memeriksa" in text_of(same)) == (200, True)
    assert step(second, made, "decide", **decided).status_code == 302
    assert again(made).stage == lifecycle.DECIDED


def test_the_second_of_two_officers_is_told_what_changed_and_keeps_what_was_typed(office: Any) -> None:
    browser, second, desk, _ = office
    made = opened(desk)
    assert step(second, made, "note_superior", notes="Diduga tahu.").status_code == 302
    answer = browser.post(
        f"{BASE}{made.docket}/langkah/send_back/", {"seen": 0, "reason": "Alamat keliru sekali."}
    )
    told = text_of(answer)
    assert answer.status_code == 409
    assert "berubah sejak Anda membukanya" in told and "Tugas dicatat: periksa atasan" in told
    assert "Alamat keliru sekali." in told and 'name="seen" value="1"' in told
    assert again(made).stage == lifecycle.RECEIVED


def test_a_move_that_is_gone_is_refused_by_name(office: Any) -> None:
    browser, _, desk, _ = office
    made = opened(desk)
    assert browser.get(f"{BASE}{made.docket}/langkah/decide/").status_code == 409
    assert step(browser, made, "decide", sanction="sedang-6").status_code == 200  # the form's own errors
    assert step(browser, made, "hear", minutes="-", reply="-", evidence="").status_code == 409
    assert browser.get(f"{BASE}{made.docket}/langkah/tidak-ada/").status_code == 404


def test_each_stage_has_its_page_and_each_permitted_move_its_form(office: Any) -> None:
    browser, _, desk, _ = office
    made = opened(desk)
    asked: set[str] = set()
    for stage in lifecycle.PROCEDURES[lifecycle.PNS].stages:
        Proceeding.objects.filter(pk=made.pk).update(stage=stage)
        permitted = {move.name for move in lifecycle.PROCEDURES[lifecycle.PNS].permitted(stage)}
        assert browser.get(f"{BASE}{made.docket}/").status_code == 200
        for name in permitted - asked:
            assert browser.get(f"{BASE}{made.docket}/langkah/{name}/").status_code == 200, (stage, name)
        refused = sorted(set(forms.FORMS) - permitted)[0]
        assert browser.get(f"{BASE}{made.docket}/langkah/{refused}/").status_code == 409, (stage, refused)
        asked |= permitted
    assert asked == {move.name for move in lifecycle.PROCEDURES[lifecycle.PNS].moves}


def test_a_word_that_prejudges_is_refused_at_the_field_and_nothing_else_is_lost(office: Any) -> None:
    browser, *_ = office
    answer = browser.post(f"{BASE}baru/", LETTER | {"allegation": "Oknum ini terbukti bersalah."})
    assert (answer.status_code, Proceeding.objects.count()) == (200, 0)
    assert "mendahului keputusan" in text_of(answer) and "Orang Rekaan" in text_of(answer)


def test_the_list_names_nobody_and_its_filters_can_be_seen_and_removed(office: Any) -> None:
    browser, _, desk, _ = office
    pns, thl = opened(desk), opened(desk, "thl")
    everything = text_of(browser.get(BASE))
    assert pns.docket in everything and thl.docket in everything and CANARY not in everything
    narrowed = text_of(browser.get(f"{BASE}?status=thl&tampilan=minggu-ini"))
    assert (
        pns.docket not in narrowed and "Status: THL" in narrowed and 'href="?tampilan=minggu-ini"' in narrowed
    )
    assert text_of(browser.get(f"{BASE}?status=ngawur&tahap=ngawur&tampilan=ngawur")).count(pns.docket)


def test_fifteen_rows_take_as_many_queries_as_three(
    office: Any, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    browser, _, desk, _ = office
    for _ in range(15):
        opened(desk)
    with django_assert_max_num_queries(19):
        assert browser.get(BASE).status_code == 200


def test_who_steps_aside_finds_nothing_any_more_and_the_asking_is_on_record(office: Any) -> None:
    browser, _, desk, _ = office
    made = opened(desk)
    answer = browser.post(f"{BASE}{made.docket}/mundur/", {"seen": 0, "reason": "Kenal dekat."})
    assert answer.status_code == 302
    for docket in (made.docket, "D-2024-0999"):
        assert browser.get(f"{BASE}{docket}/").status_code == 404
        assert Entry.objects.filter(event=events.OPENING_REFUSED, subject=docket).exists()
    assert made.docket not in text_of(browser.get(BASE))


def test_a_declared_tie_is_shown_and_can_be_taken_back(office: Any) -> None:
    browser, _, desk, _ = office
    agency = factories.agency()
    told = {"agency": agency.code, "kind": "family"}
    assert browser.post(f"{BASE}kepentingan/", told).status_code == 302
    refused = browser.post(f"{BASE}baru/", LETTER | {"agency": agency.code})
    assert "punya kepentingan di unit ini" in text_of(refused)
    [own] = desk.officer.interests.all()
    assert browser.post(f"{BASE}kepentingan/{own.pk}/cabut/").status_code == 302
    assert browser.post(f"{BASE}baru/", LETTER | {"agency": agency.code}).status_code == 302


def test_to_every_other_role_the_room_does_not_exist(office: Any) -> None:
    _, _, desk, _ = office
    made = opened(desk)
    browser = Client()
    factories.sign_in(browser, factories.officer(roles.LEADER)[0])
    assert [browser.get(path).status_code for path in (BASE, f"{BASE}{made.docket}/", f"{BASE}baru/")] == [
        404
    ] * 3


def test_a_finished_proceeding_has_no_moves_and_is_erased_only_in_its_time(
    office: Any, today: Callable[[datetime], None]
) -> None:
    browser, _, desk, _ = office
    made = opened(desk)
    services.send_back(proceeding=made, reason="Keliru alamat.", desk=on(desk, 1))
    shown = text_of(browser.get(f"{BASE}{made.docket}/"))
    assert "Perkara selesai" in shown and "Langkah yang boleh sekarang" not in shown
    assert "dapat dihapus mulai Sabtu, 1 November 2025" in shown and "Hapus isi" not in shown
    assert browser.post(f"{BASE}{made.docket}/hapus/").status_code == 409
    today(at(3).replace(year=2025))
    assert "Hapus isi dan semua kunci" in text_of(browser.get(f"{BASE}{made.docket}/"))
    assert browser.post(f"{BASE}{made.docket}/hapus/").status_code == 302
    assert browser.get(f"{BASE}{made.docket}/").status_code == 404


def test_what_was_handed_over_and_received_begins_one_proceeding(office: Any) -> None:
    browser, _, desk, _ = office
    case, sender = handing.referred()
    case.agency = factories.agency()
    case.save(update_fields=["agency"])
    who = replace(handing.CONTENT.respondent, agency=f"Pool Rekaan, {case.agency}")
    content = replace(handing.CONTENT, respondent=who)
    passage = handing.sent(case, sender, desk.officer.office, content=content)
    assert passage.number not in text_of(browser.get(BASE))
    cases.receive_handover(handover=passage, desk=CaseDesk(desk.officer, desk.private, at(1)))
    assert f"{BASE}baru/?dari={passage.number}" in text_of(browser.get(BASE))
    page = text_of(browser.get(f"{BASE}baru/?dari={passage.number}"))
    assert handing.CONTENT.summary in page
    assert handing.CONTENT.respondent.position in page
    assert 'value="Pool Rekaan"' in page
    told = LETTER | {"received_on": "2024-10-30"}
    assert browser.post(f"{BASE}baru/?dari={passage.number}", told).status_code == 302
    made = Proceeding.objects.get()
    assert (made.origin, made.handover) == (Proceeding.Origin.HANDOVER, passage)
    assert passage.number not in text_of(browser.get(BASE))
    assert browser.get(f"{BASE}baru/?dari={passage.number}").status_code == 404
    slower = text_of(browser.post(f"{BASE}baru/?dari={passage.number}", told))
    assert "Rekan Anda baru saja membuka perkara" in slower
    assert told["allegation"] in slower
    with pytest.raises(services.AlreadyOpened):
        services.open_proceeding(referral=referral(), desk=desk, handover=passage)


def test_a_ruling_that_changed_after_it_was_handed_over_is_told_on_the_page_of_its_proceeding(
    office: Any,
) -> None:
    browser, _, desk, _ = office
    case, sender = handing.referred()
    passage = handing.sent(case, sender, desk.officer.office)
    cases.receive_handover(handover=passage, desk=CaseDesk(desk.officer, desk.private, desk.at))
    made = services.open_proceeding(referral=referral(), desk=desk, handover=passage)
    address, told = f"/kantor/disiplin/{made.docket}/", "berangkat dari putusan lama"
    assert told not in browser.get(address).content.decode()
    order = cases.Order("Bawaslu Provinsi Contoh", "12/2024", date(2024, 10, 1))
    free = {"no_breach": "Tidak ada pelanggaran."}
    cases.propose_change(case=case, verdicts=free, reason="Membatalkan.", desk=sender, order=order)
    later = factories.later(factories.second(sender, case), sender.at + timedelta(hours=1))
    cases.confirm_change(case=case, desk=later)
    assert told in browser.get(address).content.decode()


def test_what_is_erased_while_its_page_is_made_does_not_exist(office: Any) -> None:
    browser, _, desk, _ = office
    made = opened(desk)
    keys = [made.keys]

    def it_is_erased_first(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith('SELECT "discipline_proceedingkey"') and keys:  # after it was found
            keys.pop().all().delete()
        return execute(sql, *rest)

    with connection.execute_wrapper(it_is_erased_first):
        assert browser.get(f"{BASE}{made.docket}/").status_code == 404
    assert not keys
