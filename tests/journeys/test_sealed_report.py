"""A citizen's phone seals a report before sending it; an officer reads it; the server never saw a word."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from django.test import Client
from PIL import Image
from playwright.sync_api import Page, Request, Route, expect
from pytest_django.live_server_helper import LiveServer

from netra.cases.desk import Desk
from netra.reports import services
from netra.reports.evidence import storage
from netra.reports.models import Draft, Report
from tests import factories
from tests.journeys.navigators import Reporter
from tests.reports.files import photo

pytestmark = [
    pytest.mark.browser,
    pytest.mark.beside("postgresql"),
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("demo_mode"),
]
PHONE = 360
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
LOOKED_AT = (
    "siapa",
    "layanan",
    "bukti",
    "nama",
    "periksa",
    "tanda-terima",
    "slip",
    "tercatat",
)  # the rest: as on the tour
WORLD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SECRETS = {
    "story": "Kenari-cerita: kepala seksi meminta kami memilih — “é”",
    "place": "Kenari-tempat", "position": "Kenari-jabatan", "evidence": "Kenari-bukti",
    "name": "Kenari-nama", "address": "Kenari-alamat",
}  # fmt: skip


@pytest.fixture
def desk() -> Desk:
    """An officer to whom reports are sealed."""
    return factories.desk()


class Wire:
    """Everything that this browser sent: addresses and bodies."""

    def __init__(self, page: Page) -> None:
        self.posts: list[str] = []
        self.sent = ""
        page.on("request", self._note)

    def _note(self, request: Request) -> None:
        self.sent += f"{request.url} {(request.post_data_buffer or b'').decode('latin-1')}\n"
        if request.method == "POST":
            self.posts.append(request.url)


@pytest.fixture
def reporter(page_at: Callable[..., Page], live_server: LiveServer, desk: Desk) -> Reporter:
    """A phone whose browser runs scripts. Its page may be looked at by axe, past the policy."""
    return Reporter(page_at(PHONE, base_url=live_server.url, bypass_csp=True))


@pytest.fixture
def strict(page_at: Callable[..., Page], live_server: LiveServer, desk: Desk) -> Reporter:
    """The same under the page's own policy."""
    return Reporter(page_at(PHONE, base_url=live_server.url))


def tell(reporter: Reporter, *, named: str = "") -> None:
    """Answers every question; `named` is the choice of who gives a name."""
    reporter.begins_a_report()
    reporter.chooses_what_was_seen("Ajakan atau imbauan mendukung")
    reporter.tells_what_happened(SECRETS["story"])
    reporter.says_when_and_where("28", "Oktober", "2024", SECRETS["place"])
    reporter.says_who_it_was(SECRETS["position"])
    reporter.says_how_it_is_known("Melihat atau mendengar sendiri")
    reporter.describes_the_evidence(SECRETS["evidence"])
    if named:
        reporter.tells_who_they_are(SECRETS["name"], SECRETS["address"], named)
    else:
        reporter.stays_anonymous()


def test_what_the_phone_sealed_only_the_officer_and_the_eight_words_open(
    strict: Reporter, desk: Desk, client: Client
) -> None:
    wire, problems = Wire(strict.page), Problems(strict.page)
    tell(strict, named="Dengan nama")
    assert wire.posts == []
    expect(strict.page.get_by_text("Masih dalam batas waktu.")).to_be_visible()
    strict.sends_the_report()
    strict.writes_the_words_down()
    words = list(strict.words)
    assert len(words) == 8  # one receipt in a hundred repeats a word
    assert all(words)
    strict.proves_that_they_are_written_down()
    assert [Path(address).name for address in wire.posts] == ["kunci", "tersegel"]
    for what in (*SECRETS.values(), "Kenari", "2024-10-28", *words[:1]):
        for form in (what, json.dumps(what)[1:-1]):
            assert form not in wire.sent
    report = Report.objects.get()
    story = services.open_story(report=report, officer=desk.officer, private=desk.private, at=desk.at)
    assert (report.kind, report.regime, story["story"]) == ("report", "pilkada", SECRETS["story"])
    assert services.differences(report=report, story=story) == []
    factories.sign_in(client, desk.officer)
    assert "Kenari-cerita" in client.get(f"/kantor/laporan/{report.docket}/").content.decode()
    assert Draft.objects.count() == 0
    strict.comes_back_with(" ".join(words))
    assert strict.reads_the_status() == "Petugas sudah membaca laporan Anda."
    assert problems.found == []


class Problems:
    """What the browser complained about: errors, and everything that the content policy refused."""

    def __init__(self, page: Page) -> None:
        self.found: list[str] = []
        page.on("pageerror", lambda error: self.found.append(str(error)))
        page.on("console", lambda line: line.type == "error" and self.found.append(line.text))


def test_the_browser_s_back_button_and_the_page_s_lead_back_with_the_answers(reporter: Reporter) -> None:
    reporter.begins_a_report()
    reporter.chooses_what_was_seen("Media sosial")
    reporter.tells_what_happened(SECRETS["story"])
    reporter.page.go_back()
    assert reporter.page.get_by_label("Cerita Anda").input_value() == SECRETS["story"]
    reporter.goes_back()
    assert reporter.page.get_by_label("Media sosial", exact=True).is_checked()
    reporter.page.go_forward()
    assert not Draft.objects.exists()


def test_loading_the_page_again_asks_first_and_says_afterwards_what_was_lost(reporter: Reporter) -> None:
    asked: list[str] = []
    reporter.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    reporter.begins_a_report()
    lost = "Jawaban yang tadi hilang"
    assert reporter.page.get_by_text(lost).is_hidden()
    reporter.chooses_what_was_seen("Media sosial")
    reporter.page.reload()
    assert asked == ["beforeunload"]
    assert reporter.sees(lost)
    reporter.page.reload()
    assert asked == ["beforeunload"]  # nothing was answered since
    reporter.chooses_what_was_seen("Media sosial")
    expect(reporter.page.get_by_text(lost)).to_be_hidden()


def test_gaps_and_the_days_left_stand_below_the_questions_and_a_missing_agency_on_the_check_page(
    reporter: Reporter,
) -> None:
    reporter.begins_a_report()
    reporter.chooses_what_was_seen("Media sosial")
    reporter.tells_what_happened(SECRETS["story"])
    reporter.page.get_by_label("Saya tidak tahu persis tempatnya").check()
    reporter.says_when_and_where("28", "Oktober", "2024", "")
    reporter._must_see("Siapa yang melakukannya?")
    so_far = reporter.page.locator("[data-so-far]:visible")
    expect(so_far).to_contain_text("7 hari sejak diketahui: 5 hari lagi, Senin, 4 November 2024")
    expect(so_far).to_contain_text("Masih kurang: kapan dan di mana")
    reporter.says_who_it_was(SECRETS["position"])
    reporter.says_how_it_is_known("Melihat atau mendengar sendiri")
    reporter.describes_the_evidence(SECRETS["evidence"])
    reporter.stays_anonymous()
    expect(reporter.page.get_by_text("Kantornya belum Anda sebut")).to_be_visible()


def test_an_answer_is_refused_with_the_words_of_the_server_and_changed_from_the_check_page(
    reporter: Reporter,
) -> None:
    reporter.begins_a_report()
    reporter.page.get_by_role("button", name="Lanjutkan", exact=True).click()
    expect(reporter.page.get_by_role("alert")).to_contain_text(
        "Pilih satu yang paling mirip, atau “Lainnya”."
    )
    expect(reporter.page.get_by_role("alert")).to_be_focused()
    assert violations(reporter.page) == []
    reporter.page.go_back()
    tell(reporter)
    reporter.changes("Jabatan")
    reporter.page.get_by_label("Jabatan").fill("Penjaga pintu")
    reporter.page.get_by_label("Ia atasan saya, langsung atau tidak langsung").check()
    reporter.saves_the_change()
    assert reporter.sees("Penjaga pintu")
    for words in (
        "Anda melaporkan atasan sendiri.",
        "Masih kurang: nama dan alamat Anda",
        "Akan lebih kuat dengan:",
        "Kalimat berikut mungkin menunjuk kepada Anda.",
    ):
        assert reporter.sees(words), words
    expect(reporter.page.get_by_role("heading", name="Siapa yang bisa tahu?")).to_be_visible()
    expect(reporter.page.locator("[data-recap] mark")).to_have_text("kepala seksi meminta kami")
    assert reporter.page.get_by_text("Kami tidak menemukan petunjuk yang biasa.").is_hidden()
    assert violations(reporter.page) == []
    assert reporter.width_needed() <= PHONE


def test_axe_finds_nothing_on_the_questions_nor_on_the_receipt(reporter: Reporter) -> None:
    found: dict[str, list[str]] = {}
    reporter.page.goto("/kunci/")
    found["kunci"] = violations(reporter.page)
    reporter.page.goto("/lapor/tersegel/")
    for slug in LOOKED_AT:
        reporter.page.evaluate("slug => netraWizard.show(slug)", slug)
        if slug == "bukti":
            reporter.picks_files(("foto.jpg", "image/jpeg", photo()), ("x.exe", "image/jpeg", b"MZ\0"))
            expect(reporter.page.get_by_text("bukan jenis berkas")).to_be_visible()
        found[slug] = violations(reporter.page)
        assert reporter.width_needed() <= PHONE, slug
    assert {slug: names for slug, names in found.items() if names} == {}


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text())
    rules = {"runOnly": WORLD, "resultTypes": ["violations"]}
    told: dict[str, Any] = page.evaluate("rules => axe.run(document, rules)", rules)
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in told["violations"]]


def test_a_report_is_sealed_anew_when_an_officer_was_appointed_meanwhile(
    strict: Reporter, desk: Desk
) -> None:
    tell(strict)
    late: list[Desk] = []

    def appoint(route: Route) -> None:
        """After the keys were given and before the report arrives."""
        if not late:
            late.append(factories.desk())
        route.continue_()

    strict.page.route("**/lapor/tersegel/", appoint, times=1)
    strict.sends_the_report()
    strict.writes_the_words_down()
    report = Report.objects.get()
    for each in (desk, *late):
        story = services.open_story(report=report, officer=each.officer, private=each.private, at=each.at)
        assert story["story"] == SECRETS["story"]


def test_a_lost_answer_is_told_and_the_same_report_is_sent_again(strict: Reporter) -> None:
    tell(strict)
    strict.page.route("**/lapor/tersegel/", lambda route: (route.fetch(), route.abort()), times=1)
    strict.sends_the_report()
    expect(strict.page.get_by_text("Belum ada jawaban dari server.")).to_be_visible()
    assert Report.objects.count() == 1
    strict.sends_the_report()
    strict.writes_the_words_down()
    assert Report.objects.count() == 1
    strict.proves_that_they_are_written_down()


def test_who_was_served_differently_has_the_short_path_and_the_same_envelope(
    strict: Reporter, desk: Desk
) -> None:
    strict.begins_a_report()
    strict.chooses_what_was_seen("Layanan yang dibeda-bedakan")
    strict.page.get_by_label("Layanan apa").filter(visible=True).fill("Surat pindah")
    strict.page.locator("[name=layanan-story]").fill(SECRETS["story"])
    strict._press("Lanjutkan")
    strict.describes_the_evidence(SECRETS["evidence"])
    strict.stays_anonymous()
    strict.sends_the_report()
    strict.writes_the_words_down()
    report = Report.objects.get()
    story = services.open_story(report=report, officer=desk.officer, private=desk.private, at=desk.at)
    assert (story["service"], story["story"], story["position"]) == ("Surat pindah", SECRETS["story"], "")


def test_files_are_sealed_on_the_phone_and_only_the_officer_opens_them(
    strict: Reporter, desk: Desk, client: Client
) -> None:
    wire, problems, page = Wire(strict.page), Problems(strict.page), strict.page
    secret, picture = b"Kenari-isi " * 60_000, photo(author="Kenari-pembuat")
    strict.begins_a_report()
    strict.chooses_what_was_seen("Ajakan atau imbauan mendukung")
    strict.tells_what_happened(SECRETS["story"])
    strict.says_when_and_where("28", "Oktober", "2024", SECRETS["place"])
    strict.says_who_it_was(SECRETS["position"])
    strict.says_how_it_is_known("Melihat atau mendengar sendiri")
    strict.picks_files(
        ("Kenari-foto.jpg", "image/jpeg", picture),
        ("Kenari-rapat.txt", "text/plain", secret),
        ("Kenari-program.jpg", "image/jpeg", b"MZ" + bytes(900)),
    )
    expect(page.get_by_text("Foto ini menyimpan lokasi, nama dan jenis alat")).to_be_visible()
    expect(page.get_by_text("Nama di dalam berkas: Kenari-pembuat")).to_be_visible()
    expect(page.get_by_text("“Kenari-program.jpg” bukan jenis berkas")).to_be_visible()
    assert strict.width_needed() <= PHONE
    strict.describes_the_evidence(SECRETS["evidence"])
    strict.stays_anonymous()
    expect(page.get_by_text("Kenari-foto.jpg (salinan bersih")).to_be_visible()
    assert wire.posts == []
    page.route("**/lapor/tersegel/berkas/*/?*", lambda route: (route.fetch(), route.abort()), times=1)
    strict.sends_the_report()
    strict.writes_the_words_down()
    assert strict.prints_a_slip() == strict.words
    strict.proves_that_they_are_written_down()
    assert "Kenari" not in wire.sent
    assert b"Kenari" not in b"".join(
        path.read_bytes() for path in storage.folder().rglob("*") if path.is_file()
    )
    report = Report.objects.get()
    copy, text = services.open_evidence(report=report, key=desk.key_to(report))
    assert (copy.name, copy.kind.code, copy.is_cleaned) == ("Kenari-foto-bersih.jpg", "jpeg", True)
    with copy.content() as content:
        drawn = b"".join(content.pieces())
    assert Image.open(io.BytesIO(drawn)).size == (64, 48)
    assert not Image.open(io.BytesIO(drawn)).getexif()
    with text.content() as content:
        assert b"".join(content.pieces()) == secret
    factories.sign_in(client, desk.officer)
    assert "Bukti 2: Teks" in client.get(f"/kantor/laporan/{report.docket}/").content.decode()
    assert [each for each in problems.found if "ERR_FAILED" not in each] == []


def test_without_a_safe_context_the_page_leads_to_the_way_without_script(
    page_at: Callable[..., Page], live_server: LiveServer, desk: Desk
) -> None:
    reporter = Reporter(page_at(PHONE, javascript=False, base_url=live_server.url))
    reporter.page.goto("/lapor/tersegel/")
    reporter._press("Lanjutkan tanpa JavaScript")
    assert reporter.stands_on_step(1)
    assert reporter.page.url.endswith("/lapor/apa/")
