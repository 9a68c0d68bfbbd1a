"""A ruling has a second person: who wrote the assessment does not record what was ruled, on any path."""

import pytest

from netra.accounts import roles
from netra.cases import lifecycle, queries, services
from netra.cases.desk import Desk
from netra.cases.models import Case
from netra.law.procedure import MoveNotAllowed
from tests import factories

pytestmark = pytest.mark.django_db


def assessed() -> tuple[Case, Desk, Desk]:
    """A case whose assessment the first desk wrote, and a colleague who can open it."""
    desk, colleague = factories.desk(), factories.desk()
    case, _ = factories.case_at(lifecycle.ASSESSMENT, desk)
    services.write_assessment(case=case, facts="Fakta.", analysis="Analisis.", norms=[], desk=desk)
    return Case.objects.select_related("report__government", "government").get(pk=case.pk), desk, colleague


@pytest.mark.parametrize("verdict", [*lifecycle.VERDICT_LABELS])
def test_no_verdict_is_recorded_by_who_wrote_the_assessment(verdict: str) -> None:
    case, desk, colleague = assessed()
    with pytest.raises(services.SameEyes):
        services.rule(case=case, verdicts={verdict: "Sebab."}, desk=desk)
    assert Case.objects.get().stage == lifecycle.RULING
    services.rule(case=case, verdicts={verdict: "Sebab."}, desk=colleague)
    ended = lifecycle.DISMISSED if verdict == lifecycle.NO_BREACH else lifecycle.REFERRAL
    assert Case.objects.get().stage == ended


def test_the_second_person_is_a_case_officer() -> None:
    intake = factories.desk(roles.BAWASLU_INTAKE)
    case, _, _ = assessed()
    with pytest.raises(services.NotYourRole):
        services.rule(case=case, verdicts={lifecycle.ETHICS: "Sebab."}, desk=intake)
    assert not queries.awaiting_second(intake.officer).exists()


def test_nothing_is_handed_on_without_the_second_person_s_ruling() -> None:
    case, desk, _ = assessed()
    with pytest.raises(MoveNotAllowed):
        services.refer(case=case, letter="Surat", desk=desk)
