"""`netra attendance erase`, as an operator or a timer runs it."""

from io import StringIO

import pytest
from django.core.management import call_command

from netra.agencies.models import Agency
from netra.outreach.models import Attendance
from tests.outreach.halls import a_hall, comes
from tests.towns import a_government, an_agency

pytestmark = pytest.mark.django_db


def test_lists_of_an_election_long_past_lose_their_names(dinas: Agency) -> None:
    attendance_list, (first, *_) = a_hall(dinas)
    comes(attendance_list, first.number)
    said = StringIO()
    call_command("netra_attendance", "erase", stdout=said)
    assert said.getvalue() == f"99.01 {attendance_list.briefing.label}: nama dihapus, angka tetap\n"
    assert Attendance.objects.count() == 0


@pytest.fixture
def dinas() -> Agency:
    return an_agency(a_government(), "dinas")
