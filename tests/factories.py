"""What rooms need to begin with: a government, officers with open keys, reports, cases in every stage.

Everything goes through the services that an installation uses; nothing is written past them.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from time import time
from typing import Any
from uuid import uuid4

import pyotp
from django.test import Client

from netra import vault
from netra.accounts import roles
from netra.accounts import services as accounts
from netra.accounts.models import Office, Officer
from netra.agencies.models import Agency, Government
from netra.agencies.services import found_government
from netra.cases import lifecycle
from netra.cases import services as cases
from netra.cases.desk import Desk
from netra.cases.models import Case, Paper
from netra.clock import Zone
from netra.reports import services as reports
from netra.reports.models import Report
from netra.reports.submission import ANONYMOUS, CONFIDENTIAL, NAMED, Identity, Submission

PASSWORD = "kata sandi rekaan untuk uji"
CAMPAIGN = datetime(2024, 10, 30, 9, 0, tzinfo=Zone.WIB.tz)
"""A Wednesday in the campaign of Pilkada 2024, the day on which the demo stands."""
BETWEEN_ELECTIONS = datetime(2026, 3, 4, 9, 0, tzinfo=Zone.WIB.tz)
PEMILU = datetime(2024, 1, 10, 9, 0, tzinfo=Zone.WIB.tz)

_serial = count(1)
_TOTP_SECRETS: dict[str, str] = {}


def government(code: str = "32.72", name: str = "Kota Sukabumi") -> Government:
    """The government with this code, founded when it is not there yet."""
    found = Government.objects.filter(code=code).first()
    return found or found_government(
        code=code, name=name, kind="kota", zone="WIB", bawaslu_code="13.08", at=CAMPAIGN, actor="uji"
    )


def agency(code: str = "dishub", name: str = "Dinas Perhubungan", *, of: Government | None = None) -> Agency:
    """An agency without positions: a report only names it."""
    home = of or government()
    return Agency.objects.get_or_create(
        government=home,
        code=code,
        defaults={"name": name, "kind": "dinas", "active_from": date(2017, 1, 3)},
    )[0]


def office(name: str = "Bawaslu Kota Sukabumi", *, of: Government | None = None) -> Office:
    """The office with this name."""
    return Office.objects.get_or_create(government=of or government(), name=name)[0]


def officer(
    role: str = roles.CASE_OFFICER, office: Office | None = None, *, username: str = ""
) -> tuple[Officer, bytes]:
    """A new officer with a password (`PASSWORD`), a code app (`code_of`) and the opened private key."""
    appointment = accounts.appoint_officer(
        office=office or _home_office(),
        username=username or f"petugas.{next(_serial)}",
        password=PASSWORD,
        position=roles.LABELS[role],
        role=role,
        at=CAMPAIGN,
        is_own_password=True,
    )
    made = remember_code(appointment)
    return made, vault.unlock_private(bytes(made.locked_private), PASSWORD, owner=made.username)


def remember_code(appointment: accounts.Appointment) -> Officer:
    """The appointed officer; `code_of` and `sign_in` know the code app from now on."""
    _TOTP_SECRETS[appointment.officer.username] = appointment.totp_secret
    return appointment.officer


def _home_office() -> Office:
    return office()


def desk(role: str = roles.CASE_OFFICER, office: Office | None = None, *, at: datetime = CAMPAIGN) -> Desk:
    """A new officer at work. Make the desk before the report: reports are sealed to those who are there."""
    made, private = officer(role, office)
    return Desk(made, private, at)


def custodian(*, at: datetime = CAMPAIGN) -> Desk:
    """A custodian of names, with a key to which every report from now on seals its name."""
    guard = desk(roles.IDENTITY_CUSTODIAN, at=at)
    reports.make_identity_key(officer=guard.officer, at=at)
    return guard


def later(desk: Desk, at: datetime) -> Desk:
    """The same officer at another legal moment."""
    return replace(desk, at=at)


def code_apps() -> dict[str, str]:
    """Username -> secret of the code app, for a process that hands its officers to another."""
    return dict(_TOTP_SECRETS)


def code_of(officer: Officer) -> str:
    """A one-time code that is valid now and was not used yet (two sign-ins in half a minute at most).

    Late in a step the code of that step, for the clock may tick on before the page is asked.
    """
    officer.refresh_from_db(fields=["last_totp_step"])
    current, passed = divmod(int(time()), 30)
    step = max(current if passed > 15 else current - 1, officer.last_totp_step + 1)
    return pyotp.TOTP(_TOTP_SECRETS[officer.username]).generate_otp(step)


def sign_in(client: Client, officer: Officer, password: str = PASSWORD) -> None:
    """Sign this browser in at the office door, through its own page. (Ask pytest for `client`.)"""
    answer = client.post(
        "/kantor/masuk/",
        {"username": officer.username, "password": password, "code": code_of(officer)},
    )
    assert answer.status_code == 302, "the sign-in page refused"


def named(choice: str = NAMED) -> Identity:
    """An invented reporter who gives a name."""
    return Identity(choice=choice, name="Pelapor Contoh", address="Jalan Contoh 1", contact="0800-000-000")


def confidential() -> Identity:
    """The same, to be kept confidential."""
    return named(CONFIDENTIAL)


def anonymous() -> Identity:
    """A reporter who gives nothing."""
    return Identity(ANONYMOUS)


def submission(**overrides: Any) -> Submission:
    """What a reporter tells: two days before the campaign day, with name."""
    told: dict[str, Any] = {
        "act": "ajakan_himbauan_dukungan",
        "story": "Dalam rapat pagi, pegawai diminta mendukung satu pasangan calon.",
        "happened_on": date(2024, 10, 28),
        "place": "Aula kantor",
        "position": "kepala seksi",
        "known_how": "saw",
        "evidence": "Rekaman suara rapat",
        "identity": named(),
    }
    return Submission(**(told | overrides))


def report(
    told: Submission | None = None,
    *,
    of: Government | None = None,
    about: Agency | None = None,
    receipt: vault.Receipt | None = None,
    at: datetime = CAMPAIGN,
) -> Report:
    """A received report. Without any officer this raises `NobodyCanRead`, as it should."""
    return reports.receive(
        government=of or government(),
        submission=told or submission(),
        receipt=receipt or vault.new_receipt(),
        agency=about,
        at=at,
    )


def case_at(
    stage: str, at_desk: Desk | None = None, *, told: Submission | None = None, found: Report | None = None
) -> tuple[Case, Desk]:
    """A new case that the office's own verbs brought to this stage, and the desk it lies on. It comes from
    the report that was `found`, or from a new one."""
    where = at_desk or desk()
    home = where.officer.office.government
    case = cases.register(report=found or report(told, of=home, at=where.at), desk=where)
    for _, step in _STEPS[: _steps_to(stage)]:
        step(case, where)
        case = Case.objects.select_related("report__government", "government").get(pk=case.pk)
    if stage == lifecycle.DISMISSED:
        cases.reject_requirements(case=case, screening={}, reason="Tidak lengkap.", desk=where)
        case.refresh_from_db()
    return case, where


def _steps_to(stage: str) -> int:
    if stage in (lifecycle.SCREENING, lifecycle.DISMISSED):
        return 0
    return [name for name, _ in _STEPS].index(stage) + 1


def _screen(case: Case, desk: Desk) -> None:
    cases.confirm_requirements(case=case, screening={"notes": "Lengkap."}, desk=desk)


def hear(case: Case, desk: Desk, outcome: str = "heard") -> None:
    """Record that the respondent was heard (or `invited`, or `absent`)."""
    cases.record_clarification(
        case=case, party="respondent", outcome=outcome, minutes="Terlapor menjelaskan.", desk=desk
    )


def _close_clarification(case: Case, desk: Desk) -> None:
    hear(case, desk)
    cases.close_clarification(case=case, desk=desk)


def _assess(case: Case, desk: Desk) -> None:
    """By another officer: who writes the assessment does not record the ruling on it."""
    told: dict[str, Any] = {"facts": "Fakta.", "analysis": "Analisis.", "norms": ["Aturan"]}
    cases.write_assessment(case=case, desk=second(desk, case), **told)


def assessed_by_a_colleague() -> None:
    """Every assessment so far bears the name of another officer, who has left since."""
    for paper in Paper.objects.filter(kind=Paper.Kind.ASSESSMENT).select_related("by__office"):
        paper.by = officer(roles.CASE_OFFICER, paper.by.office)[0]
        paper.by.is_active = False
        paper.by.save(update_fields=["is_active"])
        paper.save(update_fields=["by"])


def _rule(case: Case, desk: Desk) -> None:
    cases.rule(case=case, verdicts={lifecycle.ETHICS: "Terbukti."}, desk=desk)


def second(desk: Desk, case: Case) -> Desk:
    """Another case officer of the office who opened this case and has left since: in no list, no grant."""
    made, private = officer(roles.CASE_OFFICER, desk.officer.office)
    made.is_active = False
    made.save(update_fields=["is_active"])
    return Desk(made, private, desk.at, {case.report_id: desk.key_to(case.report)})


def _refer(case: Case, desk: Desk) -> None:
    cases.refer(case=case, letter=f"Surat {uuid4().hex[:6]}", desk=desk)


_STEPS: list[tuple[str, Callable[[Case, Desk], None]]] = [
    (lifecycle.CLARIFICATION, _screen),
    (lifecycle.ASSESSMENT, _close_clarification),
    (lifecycle.RULING, _assess),
    (lifecycle.REFERRAL, _rule),
    (lifecycle.REFERRED, _refer),
]


def utc(*parts: int) -> datetime:
    """A machine moment."""
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]
