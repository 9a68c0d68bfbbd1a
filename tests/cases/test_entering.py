"""What an officer writes down: a report at the counter, a finding, a referral, a lead seen somewhere."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from netra.cases import services
from netra.cases.desk import Desk
from netra.cases.forms import EnterForm
from netra.cases.models import Case
from netra.cases.page import letters_offered
from netra.journal import events
from netra.journal.models import Entry
from netra.reports import lifecycle as public
from netra.reports.models import Report
from tests import factories

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Desk], Client]
PAGE = "/kantor/catat/"


def told(origin: str, **more: str) -> dict[str, str]:
    """A filled page: what a supervisor saw on the 28th."""
    return {
        "seed": str(uuid4()),
        "origin": origin,
        "source": "Pengawasan rapat umum",
        "act": "hadir_kampanye_deklarasi",
        "story": "Seorang pegawai diduga ikut bersorak di panggung.",
        "position": "staf",
        **more,
    }


def day(name: str, *parts: str) -> dict[str, str]:
    return dict(zip((f"{name}_day", f"{name}_month", f"{name}_year"), parts, strict=True))


def sent(browser: Client, origin: str, **more: str) -> Any:
    return browser.post(PAGE, told(origin, **day("known_on", "28", "10", "2024"), **more))


def test_a_finding_is_sealed_counts_from_the_day_it_was_found_and_has_nobody_to_ask(
    signed_in: SignedIn, desk: Desk
) -> None:
    browser = signed_in(desk)
    answer = sent(browser, public.FINDING)
    made = Report.objects.get()
    assert answer.url == f"/kantor/laporan/{made.docket}/"
    assert (made.origin, made.kind, made.next_limit) == (public.FINDING, public.LEAD, "pkd-temuan-7hari")
    page = browser.get(answer.url).content.decode()
    assert "Pengawasan rapat umum" in page
    assert "Temuan pengawas" in page
    assert "Tanya pelapor" not in page
    assert "Tulis kepada pelapor" not in page
    assert browser.get(f"{answer.url}tanya/").status_code == 404
    assert browser.get(f"{answer.url}tulis/").status_code == 404
    with pytest.raises(services.NobodyToAsk):
        services.ask_reporter(report=made, question="Kapan?", nonce=uuid4(), desk=desk)


def test_a_finding_is_registered_as_one(signed_in: SignedIn, desk: Desk) -> None:
    sent(signed_in(desk), public.FINDING)
    services.register(report=Report.objects.get(), desk=desk)
    made = Case.objects.get()
    assert "/REG/TM/" in made.register_number
    assert not any(kind.needs_reporter for kind in letters_offered(made, desk))  # nobody to write to


def test_the_screening_of_a_finding_asks_for_nothing_that_only_a_reporter_brings(
    signed_in: SignedIn, desk: Desk
) -> None:
    browser = signed_in(desk)
    sent(browser, public.FINDING)
    made = services.register(report=Report.objects.get(), desk=desk)
    address = f"/kantor/perkara/{made.docket}/"
    page = browser.get(f"{address}kajian-awal/").content.decode()
    assert "Temuan tidak punya pelapor" in page
    for need in ("sf-pelapor", "sf-ttd", "sf-waktu"):
        assert f'value="{need}"' not in page
    ticked = {"formal": ["sf-terlapor"], "material": ["sm-waktu-tempat", "sm-uraian", "sm-bukti"]}
    answer = browser.post(f"{address}kajian-awal/", {"verdict": "met"} | ticked)
    assert answer.status_code == 302  # nothing of the list is left open
    shown = browser.get(address).content.decode()
    assert "Bukti yang mendukung" in shown
    assert "Tanda tangan pelapor" not in shown


def test_who_reports_at_the_counter_gets_words_that_open_the_report(signed_in: SignedIn, desk: Desk) -> None:
    answer = sent(
        signed_in(desk), public.COUNTER, choice="named", name="Warga Contoh", address="Jalan Contoh 1"
    )
    made, words = Report.objects.get(), answer.context["words"]
    assert (made.kind, made.origin) == (public.REPORT, public.COUNTER)
    assert Client().post("/lacak/", {"receipt": " ".join(words)}).status_code == 302
    note = Entry.objects.get(event=events.REPORT_RECEIVED)
    assert (note.actor, note.facts["origin"]) == (desk.officer.actor, public.COUNTER)
    assert "Warga Contoh" not in str(note.facts)


def test_the_same_page_sent_twice_is_one_report_and_says_which_words_were_kept(
    signed_in: SignedIn, desk: Desk
) -> None:
    browser, page = signed_in(desk), told(public.MEDIA, **day("known_on", "28", "10", "2024"))
    browser.post(PAGE, page)
    again = browser.post(PAGE, page | {"story": "Uraian lain."})
    assert Report.objects.count() == 1
    assert "Yang tersimpan adalah isi yang pertama" in again.content.decode()


@pytest.mark.parametrize(
    ("origin", "left_out", "field"),
    [
        (public.REFERRAL, {"source": ""}, "source"),
        (public.MEDIA, {"source": ""}, "source"),
        (public.COUNTER, {}, "choice"),
        (public.COUNTER, {"choice": "named"}, "name"),
        (public.FINDING, {"story": ""}, "story"),
        (public.DOOR, {}, "origin"),
    ],
)
def test_what_a_way_in_needs_is_asked_for_at_its_field(
    signed_in: SignedIn, desk: Desk, origin: str, left_out: dict[str, str], field: str
) -> None:
    answer = sent(signed_in(desk), origin, **left_out)
    assert field in answer.context["form"].errors
    assert not Report.objects.exists()


def test_a_name_typed_for_another_way_in_is_not_kept(signed_in: SignedIn, desk: Desk) -> None:
    form = EnterForm(
        told(public.FINDING, **day("known_on", "28", "10", "2024"), choice="named", name="Warga Contoh"),
        government=desk.officer.office.government,
        today=desk.today,
    )
    assert form.is_valid(), form.errors
    assert not form.submission().identity.is_given
    assert "Warga Contoh" not in repr(form.submission())


@pytest.fixture(autouse=True)
def campaign(monkeypatch: pytest.MonkeyPatch) -> None:
    """Legal time stands still."""
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: factories.CAMPAIGN)


@pytest.fixture
def desk() -> Desk:
    return factories.desk()
