"""What the tests of this room start from: two officers, a referral, and a proceeding at a stage."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID, uuid4

from netra.accounts import roles
from netra.agencies.models import Government
from netra.cases.services import Place
from netra.clock import Zone
from netra.discipline import services
from netra.discipline.desk import Desk
from netra.discipline.models import Proceeding, ProceedingLetter
from netra.discipline.referral import Referral
from netra.letters.kinds import DATE, HOUR, Field, kinds
from tests import factories

PLACE = Place("https://contoh.id/verifikasi/")
CANARY = "Kenari Sembunyi"
# A norm with heavy sanctions for civil servants and stepped ones for contract staff.
NORM = "dis-6-interaksi-medsos-calon"
VILLAGE_NORM = "uu6-51j-perangkat-kampanye"
VILLAGE_HEAD_NORM = "uu6-29j-kades-kampanye"


def at(day: int, month: int = 11) -> datetime:
    """Ten in the morning of a day in 2024."""
    return datetime(2024, month, day, 10, 0, tzinfo=Zone.WIB.tz)


def desks(*, of: Government | None = None) -> tuple[Desk, Desk]:
    """An examiner of the personnel office and a second officer of the inspectorate, on Friday 1 November."""
    home = of or factories.government()
    return (
        _desk(roles.BKPSDM, "BKPSDM", home),
        _desk(roles.INSPEKTORAT, "Inspektorat", home),
    )


def _desk(role: str, name: str, home: Government) -> Desk:
    officer, private = factories.officer(role, factories.office(name, of=home))
    return Desk(officer, private, at(1))


def on(desk: Desk, day: int, month: int = 11) -> Desk:
    """The same officer on another legal day."""
    return replace(desk, at=at(day, month))


def referral(employment: str = "pns", **changed: Any) -> Referral:
    """An invented referral; every telling field holds the canary."""
    told: dict[str, Any] = {
        "employment": employment,
        "received_on": date(2024, 11, 1),
        "sender": "BKN",
        "letter": f"Surat rekaan {CANARY}",
        "respondent": f"{CANARY} Rekaan",
        "position": f"Staf {CANARY}",
        "allegation": f"Diduga menyukai unggahan calon. {CANARY}",
        "unit": f"Unit {CANARY}",
    }
    return Referral(**(told | changed))


def opened(desk: Desk, employment: str = "pns", **changed: Any) -> Proceeding:
    return services.open_proceeding(referral=referral(employment, **changed), desk=desk)


def issued(
    proceeding: Proceeding,
    desk: Desk,
    kind: str = "panggilan-1",
    nonce: UUID | None = None,
    door: Place = PLACE,
    **told: Any,
) -> ProceedingLetter:
    """A letter of this kind, its fields filled with samples and with what is told."""
    samples = {field.name: _typed(field) for field in kinds()[kind].fields}
    return services.issue_letter(
        proceeding=proceeding, kind=kind, told=samples | told, nonce=nonce or uuid4(),
        place=door, desk=desk,
    )  # fmt: skip


def a_summons(proceeding: Proceeding, desk: Desk, on: date) -> ProceedingLetter:
    return issued(proceeding, desk, on=on)


def _typed(field: Field) -> Any:
    if field.kind == DATE:
        return date.fromisoformat(field.sample)
    return time.fromisoformat(field.sample.replace(".", ":")) if field.kind == HOUR else field.sample


def again(proceeding: Proceeding) -> Proceeding:
    """The row as it is now."""
    return Proceeding.objects.select_related("government").get(pk=proceeding.pk)
