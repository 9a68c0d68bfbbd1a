"""The list that the demo's personnel office loaded for 1 October 2024: invented newcomers, and who moved."""

import csv
import random
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

from netra.agencies.models import Government, Posting
from netra.agencies.queries import postings_on
from netra.agencies.rosters import Options
from netra.agencies.services import import_roster
from netra.clock import Zone
from netra.web.demo_city.names import invented_names
from netra.web.demo_city.people import SEED

ON = date(2024, 10, 1)
LOADED_AT = time(9, 10)
ACTOR = "BKPSDM, BKPSDM"
HEADINGS = ("NIP", "Nama", "Perangkat Daerah", "Jabatan", "Status", "Golongan", "TMT Jabatan")
TITLE = "Pengelola Administrasi"
# Who has no chief's chair may move all year (UU 10/2016 Pasal 71 ayat 2 speaks of officials).
FROM, TO_NAME = "dputr", "Dinas Kependudukan dan Pencatatan Sipil"
MOVED, NEWCOMERS = 5, 4


def load_monthly_list(government: Government) -> None:
    """Load the October list through the service that the office's page uses."""
    at = datetime.combine(ON, LOADED_AT, tzinfo=Zone(government.zone).tz)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "daftar-oktober.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, delimiter=";").writerows([HEADINGS, *_lines(government)])
        import_roster(government=government, path=path, options=Options(on=ON), at=at, actor=ACTOR)


def _lines(government: Government) -> Iterator[tuple[str, ...]]:
    moved = _movable(government)
    for posting in moved:
        person = posting.civil_servant
        yield (person.number, person.name, TO_NAME, TITLE, person.employment.upper(), "", "2024-09-16")
    names = list(invented_names(random.Random(SEED)))[-NEWCOMERS:]  # noqa: S311 - beyond those who are in use
    for serial, name in enumerate(names, 1):
        # Born in 1908, as nobody alive was: implausible, so a warning and no error.
        yield (f"19080615193004{serial % 2 + 1}{900 + serial}", name, TO_NAME, TITLE, "CPNS", "III/a", "")


def _movable(government: Government) -> list[Posting]:
    """Staff of one office whom nothing moves later in the demo."""
    here = postings_on(ON).filter(position__agency__government=government, position__agency__code=FROM)
    return list(here.filter(position__title=TITLE, to_on=None).order_by("civil_servant__number")[:MOVED])
