"""Small governments with a few agencies and people, for the rooms that need them."""

from datetime import UTC, date, datetime
from itertools import count

from netra.agencies.models import Agency, CivilServant, District, Government, Position, Posting
from netra.agencies.plans import NewAgency, NewPosition
from netra.agencies.services import establish_agency

AT = datetime(2024, 1, 2, 1, 0, tzinfo=UTC)
LONG_AGO = date(2017, 1, 3)
ACTOR = "uji"
_serial = count(1)


def a_government(code: str = "99.01", name: str = "Kota Contoh") -> Government:
    return Government.objects.create(code=code, name=name, kind="kota", zone="WIB")


def a_district(government: Government, number: int = 1) -> District:
    return District.objects.create(
        government=government, code=f"{government.code}.{number:02d}", name=f"Contoh {number}"
    )


def an_agency(
    government: Government,
    code: str,
    *,
    parent: Agency | None = None,
    superior: Position | None = None,
    kind: str = "dinas",
    district: District | None = None,
) -> Agency:
    """An agency with a head and one "Staf" that many may hold."""
    plan = NewAgency(
        code=code,
        name=code.replace("-", " ").title(),
        kind=kind,
        active_from=LONG_AGO,
        head=NewPosition(f"Kepala {code}", "administrator"),
        positions=(NewPosition("Staf", "pelaksana"),),
        parent=parent,
        superior=superior,
        district=district,
    )
    return establish_agency(government=government, plan=plan, at=AT, actor=ACTOR)


def head_position(agency: Agency) -> Position:
    return Position.objects.select_related("agency").get(agency=agency, is_head=True)


def staff_position(agency: Agency) -> Position:
    return Position.objects.select_related("agency").get(agency=agency, title="Staf")


def a_person(government: Government, employment: str = "pns") -> CivilServant:
    number = next(_serial)
    return CivilServant.objects.create(
        government=government, number=f"X-{number}", name=f"Orang Contoh {number:05d}", employment=employment
    )


def someone_at(
    position: Position, employment: str = "pns", *, since: date = LONG_AGO, until: date | None = None
) -> CivilServant:
    """A person who holds this position from one day to another."""
    person = a_person(position.agency.government, employment)
    Posting.objects.create(
        civil_servant=person, position=position, as_head=position.is_head, from_on=since, to_on=until
    )
    return person
