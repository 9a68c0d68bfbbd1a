"""Contents erased between the opening of a page and what is written there: refused by name."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from netra import vault
from netra.accounts.models import Officer
from netra.cases import services as cases
from netra.reports import services, visit
from netra.reports.evidence import arriving
from netra.reports.models import Addition, Evidence, Message, Report
from netra.reports.submission import Identity
from netra.reports.visiting import Visit, visiting
from tests import factories
from tests.factories import CAMPAIGN
from tests.outreach.photographs import a_phones_jpeg

pytestmark = pytest.mark.django_db
LATER = CAMPAIGN + timedelta(days=800)
Write = Callable[[Report, bytes, Officer], object]


def _sighting(report: Report, key: bytes, officer: Officer) -> object:
    arrived = arriving.seal_whole(a_phones_jpeg(), "layar.jpg", most=10_000_000)
    told = {"link": "https://contoh.id", "note": "", "arrived": arrived, "officer": officer}
    return services.record_sighting(report=report, key=key, at=LATER, **told)  # type: ignore[arg-type]


def _name(report: Report, key: bytes, _: Officer) -> object:
    identity = Identity(choice="named", name="Pelapor Contoh", address="Jalan")
    return services.give_identity(report=report, key=key, nonce=uuid4(), identity=identity, at=LATER)


WRITES: dict[str, Write] = {
    "message": lambda report, key, _: services.write_to_office(
        report=report, key=key, nonce=uuid4(), text="Halo.", at=LATER
    ),
    "answer": lambda report, key, officer: services.write_to_reporter(
        report=report, officer=officer, key=key, nonce=uuid4(), text="Halo.", at=LATER
    ),
    "addition": lambda report, key, _: services.add_to_report(
        report=report, key=key, nonce=uuid4(), text="Lagi.", at=LATER
    ),
    "contact": lambda report, key, _: services.leave_contact(
        report=report, key=key, contact="0800-111", at=LATER
    ),
    "withdrawal": lambda report, key, _: cases.withdraw(
        report=report, key=key, nonce=uuid4(), reason="", at=LATER
    ),
    "name": _name,
    "sighting": _sighting,
}


class Opened:
    """A report that a reader and its reporter have open, with a decision to erase that has come due."""

    def __init__(self) -> None:
        self.desk, self.receipt = factories.desk(), vault.new_receipt()
        anonymous = factories.submission(identity=Identity(choice="anonymous"))
        told = factories.report(anonymous, receipt=self.receipt)
        self.key = services.key_for_reporter(report=told, receipt=self.receipt)
        case = cases.register(report=told, desk=self.desk)
        cases.reject_requirements(case=case, screening={}, reason="Tidak lengkap.", desk=self.desk)
        case.refresh_from_db()
        later = factories.later(self.desk, LATER - timedelta(days=8))
        cases.decide_retention(case=case, choice="erase", reason="Sesuai aturan.", desk=later)
        self.report = Report.objects.select_related("government", "agency").get(pk=told.pk)

    def is_erased(self) -> None:
        assert cases.erase_decided(government="32.72", at=LATER, actor="uji") == [self.report.docket]


@pytest.mark.parametrize("what", WRITES)
def test_what_is_written_at_the_moment_of_erasing_is_refused_and_leaves_nothing(what: str) -> None:
    opened = Opened()
    opened.is_erased()
    with pytest.raises(services.AlreadyErased):
        WRITES[what](opened.report, opened.key, opened.desk.officer)
    assert not any(model.objects.exists() for model in (Message, Addition, Evidence))
    assert Report.objects.get().contact is None


@pytest.mark.usefixtures("client")  # so that static files are collected
def test_a_visit_during_the_erasing_ends_on_the_page_that_says_so(rf: RequestFactory) -> None:
    opened, cookies = Opened(), HttpResponse()
    visit.begin(cookies, opened.receipt)

    def writes(request: HttpRequest, seen: Visit) -> HttpResponse:
        opened.is_erased()
        WRITES["message"](seen.report, seen.key, opened.desk.officer)
        return HttpResponse("Terkirim")

    request = rf.get("/lacak/percakapan/")
    request.COOKIES[visit.COOKIE] = cookies.cookies[visit.COOKIE].value
    request.legal_now = LATER  # type: ignore[attr-defined]
    answer = visiting(writes)(request)
    assert (answer.status_code, b"Isi laporan ini sudah dihapus" in answer.content) == (410, True)


def test_looking_at_a_report_that_was_erased_meanwhile_stores_no_moment() -> None:
    opened = Opened()
    opened.is_erased()
    services.note_visit(report=opened.report, key=opened.key, at=LATER)
    assert Report.objects.get().last_visit is None
