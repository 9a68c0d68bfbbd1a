"""What the office that handed a ruling over learns of the proceeding: that it was set aside, no more."""

from datetime import date

import pytest

from netra.cases import services as cases
from netra.cases.desk import Desk as CaseDesk
from netra.discipline import services
from netra.discipline.models import Proceeding
from netra.journal import events
from netra.journal.models import Entry
from tests.cases import handing
from tests.discipline.proceedings import at, desks, on
from tests.discipline.test_paths import decision, delivered

pytestmark = pytest.mark.django_db


def test_an_annulled_decision_is_told_to_the_case_it_came_from_and_one_by_letter_to_nobody() -> None:
    desk, second = desks()
    case, sender = handing.referred()
    passage = handing.sent(case, sender, desk.officer.office)
    cases.receive_handover(handover=passage, desk=CaseDesk(desk.officer, desk.private, at(1)))
    for handover in (passage, None):
        made = delivered(desk, second, decision("sedang-6"))
        Proceeding.objects.filter(pk=made.pk).update(handover=handover)
        told = {"on": date(2024, 11, 20), "grounds": "Tidak setuju."}
        services.file_objection(proceeding=made, desk=on(desk, 20), **told)
        services.annul(proceeding=made, reason="Prosedur keliru.", letter="SK", desk=on(second, 21))
    [kept] = case.overturnings.all()
    assert (kept.subject, kept.by) == (0, second.officer)
    [entry] = Entry.objects.filter(event=events.DECISION_OVERTURNED)
    assert (entry.subject, entry.facts) == (case.docket, {})
