"""One town for the table of permissions: something of every kind to ask for, and everybody who could ask.

It is built through the services and pages of an installation, once for a whole module.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from netra import law
from netra.accounts import (
    interests,
    roles,
)
from netra.accounts import services as accounts
from netra.accounts.models import Interest, Officer
from netra.agencies.models import Agency, Government
from netra.cases import lifecycle
from netra.cases import services as cases
from netra.cases.desk import Desk
from netra.cases.models import Handover
from netra.cases.respondents import Told
from netra.cases.services.feeds import make_feed
from netra.cases.services.saved_views import save_view
from netra.cases.work_filters import Filters
from netra.journal.published import publish_head
from netra.outreach import sitting_cookie
from netra.outreach.models import Certificate
from netra.outreach.sittings import Sitting
from netra.reports import services as reports
from netra.reports.models import Evidence, Report
from tests import factories, reporting
from tests.cases import handing, onward
from tests.cases.lessons import decided, proposed
from tests.outreach.signing import TEXT, a_slip, signed
from tests.outreach.takers import right_choice
from tests.reports.files import photo
from tests.towns import a_district, an_agency, someone_at, staff_position
from tests.web.permission_offices import desk_of, discipline_addresses, key_addresses
from tests.web.permission_outreach import outreach_addresses

NOW = factories.CAMPAIGN
UNKNOWN = UUID(int=7)
TODAY = NOW.date()
_serial = count(1)
Address = Callable[[], tuple[Any, ...]]

# Who stands in each column of the table.
PEOPLE = {
    "anon": "a browser that nobody signed in with and that told nothing",
    "tell": "who is telling: an open draft with a file",
    "sent": "who sent another report, came back with the words, and took the test",
    "first": "a case officer whose password somebody else chose",
    "intk": "Bawaslu, intake",
    "case": "Bawaslu, the case officer whose cases these are",
    "aside": "Bawaslu, a case officer who stepped aside from each of these reports",
    "tied": "Bawaslu, a case officer with a declared tie to the unit that the reports are about",
    "late": "Bawaslu, a case officer who came after the reports",
    "away": "Bawaslu of another government, a case officer",
    "bkps": "personnel office",
    "insp": "inspectorate",
    "tata": "Tata Pemerintahan",
    "tata2": "Tata Pemerintahan of another government",
    "head": "the respondents' side: head of the unit that the reports are about, and that hosts the briefing",
    "secr": "secretary of that unit",
    "head2": "head of another unit of the same government",
    "head3": "head of a unit of another government",
    "lead": "leader of the government, without a unit",
    "audi": "auditor of the journal",
    "oper": "operator",
    "cust": "Bawaslu, the custodian of reporters' names",
}
# What every browser says of itself and of where it stands. It must never be found again.
SENDER = {
    "REMOTE_ADDR": "203.0.113.77",
    "HTTP_X_FORWARDED_FOR": "198.51.100.77",
    "HTTP_USER_AGENT": "PerambanRekaan/7.7",
}


@dataclass(frozen=True)
class Town:
    """`people`: column -> browser, `officers`: who is signed in there. `addresses`: view -> what its address
    takes, asked for when it is needed."""

    people: dict[str, Client]
    officers: dict[str, Officer]
    addresses: dict[str, Address]


def build() -> Town:
    """The whole town."""
    home = factories.government()
    away = factories.government("32.73", "Kota Bandung")
    unit = an_agency(home, "kecamatan-satu", kind="kecamatan", district=a_district(home))
    other = an_agency(home, "kecamatan-dua", kind="kecamatan", district=a_district(home, 2))
    foreign = an_agency(away, "kecamatan-jauh", kind="kecamatan", district=a_district(away))
    officers = _officers(home, away, {"head": unit, "secr": unit, "head2": other, "head3": foreign})
    keys = key_addresses(officers)
    reports.make_identity_key(officer=officers["cust"], at=NOW)
    colleague = factories.officer(roles.IDENTITY_CUSTODIAN, officers["cust"].office)[0]
    people = {column: signed_in(officer) for column, officer in officers.items()}
    people |= {"anon": a_browser(), "tell": a_teller(), "sent": a_browser()}
    addresses = {
        **_public(people, unit),
        **_cases(officers, people, unit),
        "cases:share_identity_key": lambda: (colleague.pk,),
        **discipline_addresses(officers, unit),
        **outreach_addresses(people, unit),
        **keys,
    }
    officers["late"] = factories.officer()[0]
    people["late"] = signed_in(officers["late"])
    publish_head(government=home.code, midnight=NOW + timedelta(days=1))
    return Town(people, officers, addresses)


def _officers(home: Government, away: Government, units: dict[str, Agency]) -> dict[str, Officer]:
    """Everybody who is there before the reports are."""
    bawaslu, city = factories.office(of=home), factories.office("Kota", of=home)
    far = factories.office("Kantor jauh", of=away)
    posts = {
        "intk": (roles.BAWASLU_INTAKE, bawaslu), "case": (roles.CASE_OFFICER, bawaslu),
        "aside": (roles.CASE_OFFICER, bawaslu), "tied": (roles.CASE_OFFICER, bawaslu),
        "away": (roles.CASE_OFFICER, far), "bkps": (roles.BKPSDM, city), "insp": (roles.INSPEKTORAT, city),
        "tata": (roles.TATA_PEMERINTAHAN, city), "tata2": (roles.TATA_PEMERINTAHAN, far),
        "head": (roles.UNIT_HEAD, city), "secr": (roles.UNIT_SECRETARY, city),
        "head2": (roles.UNIT_HEAD, city), "head3": (roles.UNIT_HEAD, far), "lead": (roles.LEADER, city),
        "audi": (roles.AUDITOR, city), "oper": (roles.OPERATOR, city),
        "cust": (roles.IDENTITY_CUSTODIAN, bawaslu),
    }  # fmt: skip
    found = {column: factories.officer(role, office)[0] for column, (role, office) in posts.items()}
    found["first"] = _newcomer(bawaslu)
    for column, unit in units.items():
        found[column].agency = unit
        found[column].save(update_fields=["agency"])
    return found


def _newcomer(office: Any) -> Officer:
    appointment = accounts.appoint_officer(
        office=office,
        username="petugas.baru",
        password=factories.PASSWORD,
        position="Penanganan pelanggaran",
        role=roles.CASE_OFFICER,
        at=NOW,
    )
    factories.remember_code(appointment)
    return appointment.officer


def a_browser() -> Client:
    return Client(**SENDER)


def signed_in(officer: Officer) -> Client:
    """A browser at the office door."""
    browser = a_browser()
    factories.sign_in(browser, officer)
    return browser


def a_teller() -> Client:
    """A browser with a draft and a file in it; nothing sent."""
    browser = a_browser()
    reporting.fill_in(browser)
    _add_photo(browser)
    return browser


def _public(people: dict[str, Client], unit: Agency) -> dict[str, Address]:
    person, signer, taker = (someone_at(staff_position(unit)) for _ in range(3))
    slip, proof = a_slip(person, unit, at=NOW), signed(signer, unit, at=NOW)
    code = _certificate(people["sent"], unit, taker)
    _sit_down(people["tell"], unit)
    _report(people["sent"])
    norm = next(iter(law.rulebook().norms))
    return {
        "reports:step": lambda: ("cerita",),
        "emblem": lambda: (unit.government.code,),
        "reports:ship_slice": lambda: (UNKNOWN,),
        "reports:enclosed_file": lambda: (UNKNOWN,),
        "reports:take_enclosing": lambda: (UNKNOWN,),
        "reports:take_slice": lambda: (_begun(people["tell"]),),
        **{f"advisor:{view}": lambda: (norm,) for view in ("rule", "ask", "picture", "photograph")},
        "pledge_text": lambda: (TEXT.id,),
        "pledge_sign": lambda: (slip,),
        "pledge_left_open": lambda: ("nanti",),
        "pledge_receipt": lambda: (proof,),
        "test:question": lambda: (1,),
        "test:answer": lambda: (1,),
        "test:certificate": lambda: (code,),
        "test:paper": lambda: (code,),
        "verify_code": lambda: (proof,),
        "verify_qr": lambda: (proof,),
    }


def _begun(browser: Client) -> str:
    """A file of which nothing has arrived yet; begun anew for each asking, for files are not rolled back."""
    told = {"name": "a.amr", "size": 9, "stamp": str(next(_serial))}
    begun = browser.post("/lapor/bukti/kirim/", told).json()
    return str(begun["file"])


def _report(browser: Client) -> None:
    """Sends a report of its own and comes back with the words."""
    reporting.fill_in(browser)
    reporting.send(browser)
    browser.get("/lapor/tanda-terima/")
    browser.post("/lacak/", {"receipt": str(reporting.receipt_of(browser))})


def _sit_down(browser: Client, unit: Agency) -> None:
    browser.post("/uji/", {"employment": "pns", "agency": str(unit.pk)})


def _certificate(browser: Client, unit: Agency, taker: Any) -> str:
    """The code of a certificate; the browser keeps its sitting."""
    _sit_down(browser, unit)
    for place in range(1, 6):
        plain = signing.loads(browser.cookies[sitting_cookie.COOKIE].value, salt="netra.uji.v1")
        choice = right_choice(Sitting.from_plain(plain), place)
        browser.post(f"/uji/keadaan/{place}/", {"choice": choice})
    browser.post("/uji/sertifikat/", {"number": taker.number, "first_name": "Orang"})
    return str(Certificate.objects.get().code)


def _cases(officers: dict[str, Officer], people: dict[str, Client], unit: Agency) -> dict[str, Address]:
    """A report with a file, a case that is being screened, and a closed one, all about the same unit."""
    interests.declare_interest(officer=officers["tied"], agency=unit, kind=Interest.Kind.FAMILY, at=NOW)
    own = interests.declare_interest(
        officer=officers["case"], agency=factories.agency(), kind=Interest.Kind.OTHER, at=NOW
    )
    report, (open_report, closed_report) = (
        _report_with_a_file(unit),
        (factories.report(about=unit) for _ in "12"),
    )
    file = _file_of(report)
    desk = desk_of(officers["case"])
    found = cases.register(report=open_report, desk=desk)
    closed = cases.register(report=closed_report, desk=desk)
    cases.reject_requirements(case=closed, screening={}, reason="Tidak lengkap.", desk=desk)
    aside = desk_of(officers["aside"])
    passage = _handed_over(unit, desk, officers["bkps"])
    assert passage.case is not None
    learnt = decided(desk, about=unit)
    lesson = proposed(learnt, desk)
    for each in (report, open_report, closed_report, passage.case.report, learnt.report):
        cases.step_aside(report=each, reason="Kami sekantor.", desk=aside)
    of_report = ("report", "register", "ask_reporter", "mark_duplicate", "pass_on", "write", "reveal",
                 "join", "part", "record_sighting", "step_aside", "begin_enclosing")  # fmt: skip
    letter = cases.issue_letter(
        case=found,
        kind="tanda-terima",
        told={},
        nonce=UNKNOWN,
        place=cases.Place("https://contoh.id/"),
        desk=desk,
    )
    cases.set_task(
        case=found, title="Telepon saksi.", due_on=TODAY, to=desk.officer, nonce=UNKNOWN, desk=desk
    )
    save_view(name="Lewat", filters=Filters(window="lewat"), nonce=UNKNOWN, desk=desk)
    reports.ask_for_identity(
        report=report, officer=desk.officer, private=desk.private, nonce=UNKNOWN, reason="Panggilan.", at=NOW
    )
    feed = make_feed(officer=desk.officer, at=NOW)
    record = cases.record_respondent(
        case=found, told=Told(position="Staf", agency="Unit rekaan"), nonce=uuid4(), desk=desk
    )
    of_case = ("record_respondent", "index_respondents",
               "case", "hand_over", "write_note", "set_task", "confirm_requirements", "record_clarification",
               "extend_handling", "close_clarification", "write_assessment", "rule_breach", "adopt",
               "refer", "precedents", "propose_correction", "propose_order", "change_breach",
               "decline_change")  # fmt: skip
    of_file = ("evidence", "evidence_picture", "evidence_original")
    of_passage = (
        "sent_handover",
        "recall_handover",
        "confirm_receipt",
        "escalate_handover",
        "reseal_handover",
        "pack_handover",
        "take_out_handover",
    )
    passed = _passed_on(desk, desk_of(officers["bkps"]))
    assert passed.follows is not None
    received = passed.follows
    of_onward = ("onward", "pack_onward", "take_out_onward", "confirm_onward", "recall_onward")
    of_receiver = ("handover", "receive_handover", "seal_again", "return_handover")
    return {
        **{f"cases:{view}": lambda: (report.docket,) for view in of_report},
        **{f"cases:{view}": lambda: (found.docket,) for view in of_case},
        **{f"cases:{view}": lambda: (report.docket, file) for view in of_file},
        "cases:take_enclosing": lambda: (report.docket, UNKNOWN),
        **{f"cases:{view}": lambda: (passage.case.docket,) for view in ("case_handovers", "send_handover")},
        **{f"cases:{view}": lambda: (passage.case.docket, passage.number) for view in of_passage},
        **{f"cases:{view}": lambda: (passage.number,) for view in of_receiver},
        **{f"cases:{view}": lambda: (passed.number,) for view in of_onward},
        "cases:send_onward": lambda: (received.number,),
        "cases:handover_picture": lambda: (passage.number, 1, 1),
        "cases:letters": lambda: (found.docket,),
        **{f"cases:{view}": lambda: (passage.case.docket,) for view in ("write_lesson", "note_overturned")},
        **{f"cases:{view}": lambda: (lesson.key,) for view in ("lesson", "withdraw_lesson")},
        "cases:write_letter": lambda: (found.docket, "tanda-terima"),
        "cases:letter_file": lambda: (found.docket, letter.nonce),
        "cases:feed_file": lambda: (feed,),
        "cases:identity_request": lambda: (UNKNOWN,),
        "cases:remove_view": lambda: (UNKNOWN,),
        "cases:finish_task": lambda: (found.docket, UNKNOWN),
        "cases:correct_respondent": lambda: (found.docket, record.number),
        "cases:remove_respondent": lambda: (found.docket, record.number),
        "cases:retention": lambda: (closed_report.docket,),
        "cases:withdraw_interest": lambda: (own.pk,),
    }


def _handed_over(unit: Agency, desk: Desk, to: Officer) -> Handover:
    """A ruling about the same unit, with a picture, waiting for the receipt of the city's office."""
    found = _report_with_a_file(unit)
    file = UUID(_file_of(found))
    case, _ = factories.case_at(lifecycle.REFERRED, desk, found=found)
    return handing.sent(case, desk, to.office, chosen={file})


def _passed_on(sender: Desk, via: Desk) -> Handover:
    """A ruling that the city's office received as a package, as from another installation, and passed on."""
    case, _ = factories.case_at(lifecycle.REFERRED, sender)
    who = replace(handing.CONTENT.respondent, agency="Unit rekaan")  # to which nobody here has a tie
    made = handing.sent(case, sender, None, content=replace(handing.CONTENT, respondent=who))
    key = cases.make_office_key(desk=via)
    data = cases.pack_handover(handover=made, public=bytes(key.public_key), sample=False, desk=sender)
    taken = cases.receive_handover(handover=cases.import_package(data=data, desk=via).handover, desk=via)
    return cases.send_onward(
        handover=taken, to=onward.NEXT, said=onward.SAID, chosen=(), documents=(), desk=via
    )


def _file_of(report: Report) -> str:
    return str(Evidence.objects.get(report=report, copy=None).pk)


def _report_with_a_file(unit: Agency) -> Report:
    browser = a_browser()
    known = {report.pk for report in Report.objects.all()}
    about = {"position": "camat", "agency": unit.code, "unit": "", "respondent_name": ""}
    reporting.fill_in(browser, siapa=about)
    _add_photo(browser)
    reporting.send(browser)
    return Report.objects.select_related("government").exclude(pk__in=known).get()


def _add_photo(browser: Client) -> None:
    browser.post("/lapor/bukti/", {"berkas": [SimpleUploadedFile("foto.jpg", photo())], "tambah": "1"})
