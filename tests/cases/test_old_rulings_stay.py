"""A ruling that changes: what is waiting, what went out, what is erased and what is counted beside it."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from netra.accounts import roles
from netra.cases import deadlines, lifecycle, services
from netra.cases.forms import FORMS
from netra.cases.letters import KINDS, tells_ruling
from netra.cases.models import Case, Handover
from netra.cases.views.handing import _beginning
from netra.discipline import services as proceedings
from netra.discipline.desk import Desk as DisciplineDesk
from tests import factories
from tests.cases import handing
from tests.cases.handing import sent
from tests.cases.people import KENARI, MELATI
from tests.cases.test_letters import issued
from tests.cases.test_ruling_changed import (
    DISCIPLINE,
    NO_BREACH,
    ORDER,
    a_dismissal,
    changed,
    proposed,
    totals,
)
from tests.discipline.proceedings import referral

pytestmark = pytest.mark.django_db
YEARS = timedelta(days=3650)


def again(passage: Handover) -> Handover:
    rows = Handover.objects.select_related("case__report__government", "case__government", "government")
    return rows.get(pk=passage.pk)


def test_no_verdict_is_handed_over_while_its_change_waits() -> None:
    case, desk = factories.case_at(lifecycle.REFERRED)
    proposed(case, desk, NO_BREACH, order=ORDER)
    with pytest.raises(services.ChangeWaits):
        sent(case, desk, handing.personnel().officer.office)
    assert not case.handovers.exists()


def test_nothing_of_an_old_ruling_leaves_the_house_in_a_package_or_in_clear() -> None:
    case, desk = factories.case_at(lifecycle.REFERRED)
    passage = sent(case, desk, None)
    public = bytes(services.make_office_key(desk=handing.personnel()).public_key)
    hour = factories.later(desk, desk.at + timedelta(hours=1))
    proposed(case, hour, NO_BREACH, order=ORDER)
    for why in (services.ChangeWaits, services.RulingIsOld):
        with pytest.raises(why):
            services.pack_handover(handover=again(passage), public=public, sample=False, desk=hour)
        with pytest.raises(why):
            services.take_out(handover=again(passage), part=services.PLAIN[0], sample=False, desk=hour)
        if why is services.ChangeWaits:
            services.confirm_change(case=case, desk=factories.second(hour, case))


def test_what_is_handed_over_again_begins_with_the_ruling_in_force() -> None:
    case, desk = factories.case_at(lifecycle.REFERRED)
    passage, hour = sent(case, desk, None), factories.later(desk, desk.at + timedelta(hours=1))
    case = changed(case, hour, {lifecycle.ETHICS: "Alasan baru."}, order=ORDER)
    services.recall_handover(handover=again(passage), reason="Berubah.", desk=hour)
    services.refer(case=case, letter="Surat 2", desk=hour)
    begins = _beginning(again(passage).case, [lifecycle.ETHICS], hour)  # type: ignore[arg-type]
    assert (begins["reasons"], begins["letter"]) == ("Alasan baru.", "Surat 2")


def test_erasing_and_changing_exclude_one_another_also_behind_a_hold() -> None:
    desk = factories.desk()
    found = a_dismissal(desk)
    case = Case.objects.select_related("report__government", "government").get(pk=found.pk)
    old = factories.later(desk, desk.at + YEARS)

    def decide(choice: str, until: date | None = None) -> None:
        services.decide_retention(case=case, choice=choice, reason="Alasan.", desk=old, until=until)

    proposed(case, old, DISCIPLINE)
    with pytest.raises(services.ChangeWaits):
        decide("erase")
    services.decline_change(case=case, reason="Tidak.", desk=old)
    decide("erase")
    decide("hold")
    with pytest.raises(services.ErasureDecided):  # released one day, it would count again
        proposed(case, old, DISCIPLINE)
    decide("keep", date(2036, 1, 1))
    proposed(case, old, DISCIPLINE)


def test_what_was_published_of_last_week_does_not_fall_when_a_ruling_is_reopened_today() -> None:
    case, desk = factories.case_at(lifecycle.REFERRED)
    before = totals(case, desk.at)
    changed(case, factories.later(desk, desk.at + timedelta(days=1)), DISCIPLINE, order=ORDER)
    after = totals(case, desk.at)
    assert (after.ended, after.days, after.changed) == (before.ended, before.days, 0)
    assert after.finished == 1


def test_the_clock_of_a_crime_runs_from_the_order_that_a_correction_is_about() -> None:
    case, desk = factories.case_at(lifecycle.REFERRED)
    month = factories.later(desk, desk.at + timedelta(days=30))
    case = changed(case, month, DISCIPLINE, order=ORDER)
    case = changed(case, factories.later(desk, month.at + timedelta(hours=1)), {lifecycle.CRIME: "Pidana."})
    assert case.deadlines.get(purpose=deadlines.REFERRAL).starts_at == month.at


def test_a_letter_that_restores_a_name_tells_a_ruling_too() -> None:
    assert tells_ruling("pemulihan")


def test_a_proceeding_says_that_the_ruling_behind_it_changed(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs, (case, ours) = handing.personnel(roles.BKPSDM), handing.referred()
    passage = services.receive_handover(handover=sent(case, ours, theirs.officer.office), desk=theirs)
    desk = DisciplineDesk(theirs.officer, theirs.private, theirs.at)
    made = proceedings.open_proceeding(referral=referral(), desk=desk, handover=passage)
    hour = factories.later(ours, ours.at + timedelta(hours=1))
    changed(case, hour, NO_BREACH, order=ORDER)
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: hour.at)
    factories.sign_in(client, theirs.officer)
    shown = client.get(f"/kantor/disiplin/{made.docket}/").content.decode()
    assert "Perkara ini berangkat dari putusan lama" in shown


def test_no_letter_tells_a_ruling_while_its_change_waits() -> None:
    case, desk = factories.case_at(lifecycle.REFERRAL)
    proposed(case, desk, NO_BREACH)
    for kind in ("penerusan", "status"):
        with pytest.raises(services.ChangeWaits):
            issued(case, desk, kind)
    issued(case, desk, "tanda-terima")


def test_a_letter_that_restores_one_name_says_no_other() -> None:
    told = {"to": "Kenari", "who": KENARI.name, "ground": "Dikoreksi.", "reasons": "", "nonce": str(uuid4())}
    form = FORMS["pemulihan"](
        told | {"reasons": f"Yang melanggar adalah {MELATI.name}."},
        kind=KINDS["pemulihan"],
        today=date(2024, 11, 4),
        reporter_wrote=[],
        people=[],
        respondents={"1": KENARI, "2": MELATI},
    )
    assert not form.is_valid()
    assert set(form.errors) == {"reasons"}
