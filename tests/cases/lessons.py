"""Decided cases with the codes that lessons and comparisons look at."""

from collections.abc import Sequence
from typing import Any

from netra.agencies.models import Agency
from netra.cases import lifecycle
from netra.cases import services as cases
from netra.cases.desk import Desk
from netra.cases.lessons.content import Wording
from netra.cases.models import Case, Lesson
from tests import factories

ACT, NORM, OTHER_NORM = (
    "medsos_posting_like_share",
    "dis-6-interaksi-medsos-calon",
    "dis-2-sosialisasi-medsos-calon",
)
WORDING = Wording(
    "Menyukai unggahan calon dari akun pribadi",
    "Seorang pegawai menyukai unggahan salah satu calon. Ia mengira akun pribadi tidak termasuk.",
    "Akun pribadi juga termasuk: jangan sukai, jangan bagikan.",
)


def at_the_plenary(
    desk: Desk,
    *,
    act: str = ACT,
    norms: Sequence[str] = (NORM,),
    employment: str = "pns",
    facts: dict[str, bool] | None = None,
    written: str = "Fakta diperiksa.",
    about: Agency | None = None,
    **told: Any,
) -> Case:
    """A case whose assessment is written and which the plenary has not decided."""
    submission = factories.submission(act=act, **told)
    report = factories.report(submission, of=desk.officer.office.government, at=desk.at, about=about)
    case, _ = factories.case_at(lifecycle.ASSESSMENT, desk, found=report)
    established = {"on": "2024-10-26", "employment": employment, "act": act, "facts": facts or {}}
    cases.write_assessment(
        case=case, facts=written, analysis="Analisis.", norms=list(norms), established=established,
        desk=factories.second(desk, case),
    )  # fmt: skip
    return fresh(case)


def decided(desk: Desk, *kinds: str, **told: Any) -> Case:
    """The same, decided and, where there is a breach, referred."""
    case = at_the_plenary(desk, **told)
    kinds = kinds or (lifecycle.DISCIPLINE,)
    cases.rule(case=case, verdicts=dict.fromkeys(kinds, "Alasan pleno."), desk=desk)
    if lifecycle.NO_BREACH not in kinds:
        cases.refer(case=fresh(case), letter="Surat 1", desk=desk)
    return fresh(case)


def fresh(case: Case) -> Case:
    return Case.objects.select_related("report__government", "government", "agency").get(pk=case.pk)


def proposed(case: Case, desk: Desk, wording: Wording = WORDING, *, tell_class: bool = False) -> Lesson:
    """A proposal for this case; its class of staff is told where asked."""
    codes = cases.codes_of_case(case=case, desk=desk)
    told = codes if tell_class else codes.without_employment()
    return cases.propose(case=case, codes=told, wording=wording, desk=desk)
