"""What an address of the work list asks for: everything stands in it, so a saved view is an address.

Unknown names and values are left out, as if they were not there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import Q

from netra.cases import lifecycle

OWN, OFFICE = "saya", "kantor"
NOBODY: Final = "kosong"
WINDOWS: Final[dict[str, str]] = {
    "lewat": "Lewat tenggat",
    "hari-ini": "Jatuh hari ini",
    "7-hari": "Tujuh hari ke depan",
    "30-hari": "Tiga puluh hari ke depan",
    "tanpa": "Tanpa tanggal",
}
_IN_WINDOW: Final[dict[str, Callable[[date], Q]]] = {
    "lewat": lambda today: Q(due_on__lt=today),
    "hari-ini": lambda today: Q(due_on=today),
    "7-hari": lambda today: Q(due_on__range=(today, today + timedelta(days=7))),
    "30-hari": lambda today: Q(due_on__range=(today, today + timedelta(days=30))),
    "tanpa": lambda _: Q(due_on=None),
}
STAGES: Final[dict[str, str]] = {stage: lifecycle.STAGE_LABELS[stage] for stage in lifecycle.OPEN}
_LONGEST = 40  # of a value in an address


@dataclass(frozen=True)
class Filters:
    """One view of the work list. Empty: not asked for."""

    whose: str = OWN
    stage: str = ""
    act: str = ""
    agency: str = ""
    window: str = ""
    assignee: str = ""

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> "Filters":
        """From an address's parameters."""
        values = {name: str(told.get(name, ""))[:_LONGEST] for name in NAMES.values()}
        return cls(
            whose=OFFICE if values["siapa"] == OFFICE else OWN,
            stage=values["tahap"] if values["tahap"] in STAGES else "",
            act=values["kelas"],
            agency=values["unit"],
            window=values["tenggat"] if values["tenggat"] in WINDOWS else "",
            assignee=_assignee(values["petugas"]) if values["siapa"] == OFFICE else "",
        )

    def asked(self) -> dict[str, str]:
        """Parameter -> value, of what is asked for."""
        told = {NAMES[field]: getattr(self, field) for field in NAMES}
        return {name: value for name, value in told.items() if value and (name, value) != ("siapa", OWN)}

    def address(self, *, without: str = "") -> str:
        """The same view as a query, without one of its parameters where one is named."""
        return urlencode({name: value for name, value in self.asked().items() if name != without})

    def condition(self, today: date) -> Q:
        """On cases; whose they are, the query says."""
        found = Q()
        if self.stage:
            found &= Q(stage=self.stage)
        if self.act:
            found &= Q(act=self.act)
        if self.agency:
            found &= Q(agency__code=self.agency)
        if self.window:
            found &= _IN_WINDOW[self.window](today)
        if self.assignee:
            found &= Q(assignee=None if self.assignee == NOBODY else int(self.assignee))
        return found


NAMES: Final[dict[str, str]] = {
    "whose": "siapa",
    "stage": "tahap",
    "act": "kelas",
    "agency": "unit",
    "window": "tenggat",
    "assignee": "petugas",
}


def _assignee(value: str) -> str:
    return value if value == NOBODY or (value.isascii() and value.isdecimal() and len(value) < 10) else ""
