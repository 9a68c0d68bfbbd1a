"""Who left is forgotten by rule: figures stay, a hold stops it, twice changes nothing, the journal tells."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from netra import law
from netra.accounts import interests, roles
from netra.accounts.models import Interest, Officer
from netra.agencies.models import Agency, CivilServant, Government, Posting
from netra.agencies.queries import headcount_by_employment
from netra.agencies.services.leaving import GONE
from netra.clock import Zone
from netra.journal.holds import AlreadySo, set_hold
from netra.journal.models import Entry
from netra.journal.queries import faults_of
from netra.letters.codes import Code
from netra.outreach import queries as outreach
from netra.outreach.models import Certificate, Proof
from netra.outreach.queries.recounts import differences
from netra.outreach.services import issue_certificate
from netra.web.forgetting import CERTIFICATES, CIVIL_SERVANTS, KINDS, OFFICERS, PROOFS, forget_people, rule_of
from tests import factories
from tests.outreach.signing import a_slip, signed
from tests.outreach.takers import a_sitting, an_attempt
from tests.towns import ACTOR, an_agency, someone_at, staff_position

pytestmark = pytest.mark.django_db
LEFT_ON = date(2020, 6, 30)
AT = factories.CAMPAIGN
LATER = datetime(2031, 1, 2, 9, 0, tzinfo=Zone.WIB.tz)
Forget = Callable[..., dict[str, int]]


@pytest.fixture
def home() -> Government:
    return factories.government()


@pytest.fixture
def unit(home: Government) -> Agency:
    return an_agency(home, "dishub")


@pytest.fixture
def forget(home: Government) -> Forget:
    return lambda at=AT: forget_people(home, at, ACTOR)


def last_entry(event: str) -> Entry:
    return Entry.objects.filter(event=event).latest("sequence")


# --- the rules ---


@pytest.mark.parametrize("kind", KINDS)
def test_each_figure_is_told_to_be_this_program_s_own(kind: str) -> None:
    rule = rule_of(kind)
    assert (rule.is_law, rule.confidence, rule.basis[0].instrument) == (False, "low", "uu-27-2022")
    assert rule.note and rule.house_months


def test_a_rulebook_without_the_rule_erases_nothing_silently() -> None:
    with pytest.raises(law.UnknownRule):
        rule_of("tidak_ada")


# --- civil servants ---


def test_who_left_long_ago_loses_number_and_name_and_headcounts_stay(unit: Agency, forget: Forget) -> None:
    left, serving = someone_at(staff_position(unit), until=LEFT_ON), someone_at(staff_position(unit))
    before = headcount_by_employment(unit.government, LEFT_ON)
    assert forget()["civil_servants"] == 1
    left.refresh_from_db()
    assert (left.name, left.number, left.grade) == (GONE, f"-{left.pk}", "")
    assert CivilServant.objects.get(pk=serving.pk).name == serving.name
    assert headcount_by_employment(unit.government, LEFT_ON) == before
    assert Posting.objects.filter(civil_servant=left).count() == 1
    entry = last_entry("CIVIL_SERVANTS_FORGOTTEN")
    assert entry.facts == {"people": 1, "rule": "simpan-pegawai-keluar", "version": 1}
    assert forget() == {"certificates": 0, "proof_names": 0, "civil_servants": 0, "officers": 0}
    assert last_entry("CIVIL_SERVANTS_FORGOTTEN") == entry
    assert list(faults_of(unit.government.code)) == []


@pytest.mark.parametrize("days", [-1, 0])
def test_the_day_of_the_rule_is_the_first_day(unit: Agency, forget: Forget, days: int) -> None:
    someone_at(staff_position(unit), until=LEFT_ON)
    due = rule_of(CIVIL_SERVANTS).review_on(LEFT_ON) + timedelta(days=days)
    assert forget(datetime.combine(due, AT.timetz()))["civil_servants"] == (0 if days else 1)


def test_who_came_back_or_is_still_named_elsewhere_stays(unit: Agency, forget: Forget) -> None:
    back, holder = (someone_at(staff_position(unit), until=LEFT_ON) for _ in range(2))
    Posting.objects.create(civil_servant=back, position=staff_position(unit), from_on=date(2023, 1, 2))
    Posting.objects.create(
        civil_servant=holder, position=staff_position(unit), from_on=AT.date(), to_on=AT.date()
    )
    a_slip(holder, unit, at=AT)
    Posting.objects.filter(civil_servant=holder, from_on=AT.date()).delete()
    assert holder.pk in outreach.people_still_named(unit.government)
    assert forget()["civil_servants"] == 0


def test_people_of_another_government_are_its_own_matter(unit: Agency, forget: Forget) -> None:
    elsewhere = an_agency(factories.government("32.73", "Kota Bandung"), "dishub")
    someone_at(staff_position(elsewhere), until=LEFT_ON)
    assert forget()["civil_servants"] == 0


# --- officers ---


def gone_officer(role: str = roles.CASE_OFFICER) -> Officer:
    officer, _ = factories.officer(role)
    officer.is_active = False
    officer.save(update_fields=["is_active"])
    return officer


def test_an_officer_who_left_keeps_the_position_and_nothing_else(unit: Agency, forget: Forget) -> None:
    officer = gone_officer()
    interests.declare_interest(officer=officer, agency=unit, kind=Interest.Kind.FAMILY, at=AT)
    actor, name = officer.actor, officer.username
    assert forget()["officers"] == 0  # the journal told of them today
    assert forget(LATER)["officers"] == 1
    officer.refresh_from_db()
    assert (officer.actor, officer.username, officer.agency) == (actor, f"-{officer.pk}", None)
    assert {bytes(key) for key in (officer.public_key, officer.locked_private, officer.sealed_totp)} == {b""}
    assert not officer.has_usable_password() and not Interest.objects.exists()
    assert name not in json.dumps(last_entry("OFFICERS_FORGOTTEN").facts)
    assert forget(LATER)["officers"] == 0


def test_an_officer_at_work_is_not_forgotten(forget: Forget) -> None:
    factories.officer()
    assert forget(LATER)["officers"] == 0


def test_the_only_one_who_can_open_a_report_keeps_the_key(forget: Forget) -> None:
    alone, _ = factories.officer()
    factories.report()
    Officer.objects.update(is_active=False)
    assert forget(LATER)["officers"] == 0
    colleague, _ = factories.officer()
    shared = factories.report()
    assert shared.grants.count() == 1 and colleague.is_active
    assert forget(LATER)["officers"] == 0
    alone.refresh_from_db()
    assert bytes(alone.locked_private)


# --- certificates and proofs ---


def certified(unit: Agency) -> tuple[CivilServant, Certificate]:
    person = someone_at(staff_position(unit))
    made = issue_certificate(sitting=an_attempt(a_sitting(unit)), person=person, at=AT)
    return person, made


def test_an_old_certificate_forgets_its_person_and_counts_as_before(unit: Agency, forget: Forget) -> None:
    person, made = certified(unit)
    assert forget()["certificates"] == 0
    assert differences(unit.government) == {}
    assert forget(LATER)["certificates"] == 1
    made.refresh_from_db()
    assert (made.civil_servant, made.agency, made.employment) == (None, unit, person.employment)
    assert differences(unit.government) == {}
    assert outreach.certified_people(unit.government, LATER.date()) == set()
    assert forget(LATER)["certificates"] == 0


def test_its_page_is_gone_and_its_holder_no_longer_waits(unit: Agency, forget: Forget) -> None:
    person, made = certified(unit)
    Posting.objects.filter(civil_servant=person).update(to_on=AT.date())
    code = made.code
    told = forget(LATER)
    assert (told["certificates"], told["civil_servants"]) == (1, 1)
    with pytest.raises(outreach.UnknownCertificate):
        outreach.certificate_by_code(code)
    with pytest.raises(outreach.UnknownCertificate):
        outreach.certificate_by_code(f"-{made.pk}")


def test_a_proof_forgets_its_name_and_still_proves_its_document(unit: Agency, forget: Forget) -> None:
    person = someone_at(staff_position(unit))
    code: Code = signed(person, unit, at=AT)
    found = outreach.proof_of(code)
    assert outreach.bears_name(found, code, person.name)
    assert forget()["proof_names"] == 0
    assert forget(LATER)["proof_names"] == 1
    found = outreach.proof_of(code)
    assert not outreach.bears_name(found, code, person.name)
    assert found.kind == Proof.Kind.PLEDGE


# --- holds and the command ---


@pytest.mark.parametrize("kind", KINDS)
def test_a_hold_stops_one_rule_until_it_is_released(unit: Agency, forget: Forget, kind: str) -> None:
    someone_at(staff_position(unit), until=LEFT_ON)
    gone_officer()
    certified(unit)
    told: dict[str, Any] = {"government": unit.government.code, "rule": rule_of(kind).id, "actor": ACTOR}
    set_hold(**told, held=True, reason="Pemeriksaan", at=AT)
    key = {CIVIL_SERVANTS: "civil_servants", OFFICERS: "officers", CERTIFICATES: "certificates",
           PROOFS: "proof_names"}[kind]  # fmt: skip
    did = forget(LATER)
    assert did.pop(key) == 0
    assert set(did.values()) == {1}
    with pytest.raises(AlreadySo):
        set_hold(**told, held=True, reason="Lagi", at=AT)
    set_hold(**told, held=False, reason="Selesai", at=LATER)
    assert forget(LATER)[key] == 1


def run(*words: str) -> dict[str, Any]:
    said = StringIO()
    call_command("netra_retention", *words, stdout=said)
    answer: dict[str, Any] = json.loads(said.getvalue())
    return answer


def test_the_command_holds_releases_and_erases(unit: Agency) -> None:
    someone_at(staff_position(unit), until=LEFT_ON)
    where = (CIVIL_SERVANTS, "--government", unit.government.code, "--reason", "Pemeriksaan")
    assert run("hold", *where)["held"] is True
    assert run("erase")["people"]["civil_servants"] == 0
    with pytest.raises(CommandError, match="held already"):
        run("hold", *where)
    assert run("release", *where)["held"] is False
    assert run("erase")["people"]["civil_servants"] == 1
    assert last_entry("RETENTION_HELD").facts == {"reason": "Pemeriksaan"}
    assert last_entry("RETENTION_RELEASED").recorded_at <= datetime.now(UTC)


def test_the_command_knows_no_government_by_a_wrong_code() -> None:
    with pytest.raises(CommandError, match="no government"):
        run("hold", CIVIL_SERVANTS, "--government", "00.00", "--reason", "x")
