"""What is destroyed is overwritten in SQLite's freed pages: marks, index keys, hand-overs, proceedings."""

from collections.abc import Callable

import pytest
from django.db import connection

from netra.cases import services as cases
from netra.discipline import services
from tests import factories
from tests.cases.handing import personnel, referred, sent
from tests.cases.people import KENARI, a_case
from tests.discipline import proceedings

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        connection.vendor != "sqlite",
        reason="overwriting freed pages is SQLite's; what PostgreSQL keeps stands in docs/threat-model.md",
    ),
]


def marks_replaced() -> Callable[[], object]:
    desk = factories.desk()
    a_case(desk, KENARI)
    return lambda: cases.turn_index_key(desk=desk)


def index_key_given_anew() -> Callable[[], object]:
    desk, other = factories.desk(), factories.desk()
    a_case(desk, KENARI)
    return lambda: cases.share_index_keys(to=other.officer, desk=desk)


def handover_sealed_again() -> Callable[[], object]:
    to = personnel()
    handover = sent(*referred(), to.officer.office)
    return lambda: cases.seal_again(handover=handover, desk=to)


def handover_given_back() -> Callable[[], object]:
    to = personnel()
    handover = sent(*referred(), to.officer.office)
    return lambda: cases.return_handover(handover=handover, reason="Kurang lengkap.", desk=to)


def proceeding_left() -> Callable[[], object]:
    examiner, _ = proceedings.desks()
    opened = services.open_proceeding(referral=proceedings.referral(), desk=examiner)
    return lambda: services.step_aside(proceeding=opened, reason="Sekantor.", desk=examiner)


@pytest.mark.parametrize(
    "prepared",
    [marks_replaced, index_key_given_anew, handover_sealed_again, handover_given_back, proceeding_left],
)
def test_what_goes_is_overwritten(prepared: Callable[[], Callable[[], object]]) -> None:
    act = prepared()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete = OFF")
        act()
        assert cursor.execute("PRAGMA secure_delete").fetchone() == (1,)
