"""The form in one document, the keys that it seals to, and what it is told when it sends."""

import json
from html import unescape
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from netra import vault
from netra.accounts import roles
from netra.accounts import services as accounts
from netra.accounts.models import Office, Officer
from netra.agencies.models import Government
from netra.journal import events
from netra.journal.models import Entry
from netra.reports import sealed_rules
from netra.reports.models import Draft, Report
from tests import factories
from tests.factories import CAMPAIGN
from tests.reports import sealing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]
PAGE, KEYS = "/lapor/tersegel/", "/lapor/tersegel/kunci/"


@pytest.fixture
def reader() -> Officer:
    """An officer to whom reports are sealed."""
    return factories.officer()[0]


def post(client: Client, address: str, told: Any) -> HttpResponse:
    answer: HttpResponse = client.post(address, json.dumps(told), content_type="application/json")  # type: ignore[assignment]
    return answer


def test_every_question_of_the_wizard_stands_on_the_one_page(reader: Officer, client: Client) -> None:
    page = unescape(client.get(PAGE).content.decode())
    for step in sealed_rules.EVERY_STEP:
        assert f'data-step="{step.slug}"' in page
        assert step.heading in page
        for name in step.base_fields:
            assert f'name="{step.slug}-{name}' in page


def test_looking_at_it_makes_no_draft_and_no_cookie_but_the_form_s_token(
    reader: Officer, client: Client
) -> None:
    client.get(PAGE)
    assert (Draft.objects.count(), set(client.cookies)) == (0, {"netra_formulir"})


def test_the_rules_name_a_place_for_every_answer(reader: Officer) -> None:
    told = sealed_rules.rules(factories.government(), sealing.CAMPAIGN_DAY)
    places = {field["name"]: field["to"] for step in told["steps"] for field in step["fields"]}
    unkept = {name for name, place in places.items() if not place}
    assert unkept == {"agency", "place_unknown", "who_unknown", "is_my_superior"}
    kept = {name for name, place in places.items() if place}
    # An officer alone tells the source of what came in another way.
    assert kept == (sealed_rules.IN_STORY | sealed_rules.IN_IDENTITY) - {"source"}
    assert all(told["messages"].values())


def test_the_keys_are_those_of_the_readers_now(reader: Officer, client: Client) -> None:
    factories.officer(roles.BKPSDM)
    told = post(client, KEYS, {"agency": "", "not_for": []}).json()  # type: ignore[attr-defined]
    assert told["readers"] == [sealing.to_text(bytes(reader.public_key))]
    assert told["windows"]["on"] == "2024-10-30"


def test_the_keys_leave_out_whom_the_reporter_excludes_and_say_which_office_reads(
    reader: Officer, client: Client
) -> None:
    other, _ = factories.officer(roles.BAWASLU_INTAKE)
    mark = f"{reader.office_id}:{reader.position}"
    told = post(client, KEYS, {"agency": "", "not_for": [mark]}).json()  # type: ignore[attr-defined]
    assert told["readers"] == [sealing.to_text(bytes(other.public_key))]
    assert (told["office"], told["passed_over"]) == (reader.office.name, "")
    sealed = sealing.sealed(factories.submission(not_for=[mark]))
    assert post(client, PAGE, sealed).status_code == 200
    assert {grant.officer for grant in Report.objects.get().grants.all()} == {other}


def test_keys_with_a_mark_that_nobody_has_are_refused_by_name(reader: Officer, client: Client) -> None:
    mark = f"{reader.office_id}:Nama lama"
    answer = post(client, KEYS, {"agency": "", "not_for": [mark]})
    assert (answer.status_code, json.loads(answer.content)) == (409, {"refused": "jabatan_tidak_dikenal"})


def test_keys_for_an_unknown_agency_are_refused_by_name(reader: Officer, client: Client) -> None:
    answer = post(client, KEYS, {"agency": "tidak-ada", "not_for": []})
    assert (answer.status_code, json.loads(answer.content)) == (409, {"refused": "kantor_tidak_dikenal"})
    assert client.get(KEYS).status_code == 405


def test_without_a_reader_the_page_is_told_so(client: Client) -> None:
    factories.government()
    for address, told in ((KEYS, {"agency": "", "not_for": []}), (PAGE, _sealed_to_nobody())):
        answer = post(client, address, told)
        assert (answer.status_code, json.loads(answer.content)) == (503, {"refused": "tanpa_pembaca"})


def _sealed_to_nobody() -> dict[str, Any]:
    return sealing.sealed(readers=[])


def test_a_sealed_report_is_acknowledged_with_its_number_and_what_comes_next(
    reader: Officer, client: Client
) -> None:
    told = post(client, PAGE, sealing.sealed()).json()  # type: ignore[attr-defined]
    assert told["docket"] == "L-2024-0001"
    assert told["received"].startswith("Rabu, 30 Oktober 2024, ")
    assert "November 2024" in told["steps"][-1]["title"]
    assert Report.objects.count() == 1


def test_what_is_refused_is_told_by_its_code_alone(reader: Officer, client: Client) -> None:
    for body, code in (("x", "bukan_kiriman"), (sealing.sealed(readers=[]), "pembaca_berubah")):
        answer = post(client, PAGE, body)
        assert (answer.status_code, json.loads(answer.content)) == (409, {"refused": code})
    assert not Report.objects.exists()


def test_a_sealed_report_needs_the_form_s_token(reader: Officer) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert post(strict, PAGE, sealing.sealed()).status_code == 403
    page = strict.get(PAGE)
    token = page.context["csrf_token"]
    answer = strict.post(
        PAGE,
        json.dumps(sealing.sealed()),
        content_type="application/json",
        headers={"X-CSRFToken": str(token)},
    )
    assert answer.status_code == 200


def test_a_body_beyond_every_story_is_refused(reader: Officer, client: Client) -> None:
    answer = post(client, PAGE, "x" * 600_000)
    assert answer.status_code == 400


# --- the keys that everybody may see ------------------------------------------------------------------


def keys_page(client: Client) -> str:
    return unescape(client.get("/kunci/").content.decode())


def test_the_keys_are_shown_by_office_and_number_without_a_name(reader: Officer, client: Client) -> None:
    second, _ = factories.officer(roles.BAWASLU_INTAKE)
    page = keys_page(client)
    for number, officer in enumerate((reader, second), 1):
        assert f"Petugas {number}" in page
        assert vault.fingerprint(bytes(officer.public_key)) in page
        assert officer.username not in page
    assert page.count("Tercatat di jurnal sejak Rabu, 30 Oktober 2024.") == 2


def test_a_key_put_into_the_row_past_the_program_is_shown_as_unknown_to_the_journal(
    reader: Officer, client: Client
) -> None:
    Officer.objects.update(public_key=vault.new_pair().public)
    assert "Tidak tercatat di jurnal" in keys_page(client)


def test_the_keys_of_the_next_office_are_shown_with_what_its_own_journal_knows(
    reader: Officer, client: Client
) -> None:
    """A report goes there when nobody here may read it: a key that was put in there must be seen as well."""
    above = factories.government("32", "Provinsi Jawa Barat")
    Government.objects.filter(code="32.72").update(parent=above)
    office = factories.office("Bawaslu Provinsi Jawa Barat", of=above)
    Office.objects.filter(pk=office.pk).update(tier=Office.Tier.PROVINCE)
    higher, _ = factories.officer(office=office)
    page = keys_page(client)
    assert "Bawaslu Provinsi Jawa Barat" in page
    assert vault.fingerprint(bytes(higher.public_key)) in page
    assert page.count("Tercatat di jurnal sejak") == 2


def test_an_officer_who_leaves_shifts_nobody_s_number(reader: Officer, client: Client) -> None:
    factories.officer()
    Officer.objects.filter(pk=reader.pk).update(is_active=False)
    page = keys_page(client)
    assert ("Petugas 1" in page, "Petugas 2" in page) == (False, True)


def test_without_any_key_the_page_says_so(client: Client) -> None:
    factories.government()
    assert "Belum ada kunci" in keys_page(client)


def test_a_new_key_is_an_event_of_its_own(client: Client) -> None:
    appointed = accounts.appoint_officer(
        office=factories.office(), username="baru", password="sandi pertama rekaan", position="Penerima",
        role=roles.BAWASLU_INTAKE, at=CAMPAIGN,
    ).officer  # fmt: skip
    before = vault.fingerprint(bytes(appointed.public_key))
    private = accounts.unlock(appointed, "sandi pertama rekaan")
    for old, new in (
        ("sandi pertama rekaan", "sandi kedua rekaan"),
        ("sandi kedua rekaan", "sandi ketiga rekaan"),
    ):
        private = accounts.change_password(officer=appointed, private=private, old=old, new=new, at=CAMPAIGN)
    entry = Entry.objects.get(event=events.OFFICER_KEY_REPLACED)
    now = vault.fingerprint(vault.public_of(private))
    assert entry.facts == {"key": now, "before": before, "in_use": False}
    assert now in keys_page(client)
