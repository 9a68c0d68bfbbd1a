"""Builds the demo city through the same services that an office uses."""

from datetime import datetime

from django.db import transaction

from netra.agencies.models import Government
from netra.agencies.services import enrol_roster, found_government
from netra.agencies.territory import territory_of
from netra.web.demo_city.people import invent_roster
from netra.web.demo_city.structure import ACTOR, Builder

CODE = "32.72"
BAWASLU_CODE = "13.08"
GREETING = "Wilujeng sumping"


def build_city(at: datetime) -> Government:
    """Kota Sukabumi with its territory, some 30 agencies, their sub-units and about 4,000 invented people.

    One transaction: the city stands whole or not at all. `at` is the legal moment that the journal notes.
    """
    with transaction.atomic():
        government = found_government(
            code=CODE,
            name="Kota Sukabumi",
            kind=Government.Kind.CITY,
            zone=Government.Zone.WEST,
            bawaslu_code=BAWASLU_CODE,
            greeting=GREETING,
            territory=territory_of(CODE),
            at=at,
            actor=ACTOR,
        )
        roster = invent_roster(Builder(government, at).build(), CODE)
        enrol_roster(government=government, roster=roster, at=at, actor=ACTOR)
    return government
