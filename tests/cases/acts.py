"""Every act of a case as one call, by the office whose act it is: for tests that take them in any order."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from netra.cases import lifecycle, services
from netra.cases.desk import Desk
from netra.cases.handing.custody import NotWaiting
from netra.cases.models import Case, Handover
from netra.law.procedure import MoveNotAllowed
from netra.reports.models import Report
from tests import factories
from tests.cases.handing import CONTENT, sent

VERDICTS = (
    (lifecycle.ETHICS,), (lifecycle.ETHICS, lifecycle.DISCIPLINE), (lifecycle.CRIME, lifecycle.OTHER_LAW),
)  # fmt: skip
ORDER = services.Order("Bawaslu Provinsi Contoh", "12/2024", date(2024, 11, 4))


@dataclass
class Offices:
    """One report, Bawaslu's officer and the personnel office; hours or days pass between the acts."""

    report: Report
    other: Report
    ours: Desk
    theirs: Desk

    @property
    def case(self) -> Case | None:
        rows = Case.objects.select_related("report__government", "government", "agency")
        return rows.filter(report=self.report).first()

    @property
    def stage(self) -> str:
        found = Case.objects.filter(report=self.report).values_list("stage", flat=True).first()
        return found or lifecycle.RECEIVED

    def time_passes(self, hours: int) -> None:
        passed = timedelta(hours=hours)
        self.ours, self.theirs = (
            factories.later(each, each.at + passed) for each in (self.ours, self.theirs)
        )

    def last_passage(self) -> Handover:
        """The newest hand-over; where there is none, nothing waits."""
        found = Handover.objects.filter(case=self.case).select_related("case", "government", "to_office")
        last = found.order_by("-pk").first() if self.case else None
        if last is None:
            raise NotWaiting
        return last


def _case(here: Offices) -> Case:
    found = here.case
    if found is None:
        raise MoveNotAllowed(lifecycle.RECEIVED, "-")
    return found


def _rule(here: Offices, chance: int) -> None:
    kinds = VERDICTS[chance % 3] if chance % 4 else (lifecycle.NO_BREACH,)
    second = factories.second(here.ours, _case(here))
    second.officer.role = here.ours.officer.role
    services.rule(case=_case(here), verdicts=dict.fromkeys(kinds, "Alasan."), desk=second)


def propose(here: Offices, chance: int, order: services.Order | None = None) -> None:
    kinds = VERDICTS[chance % 3] if chance % 4 else (lifecycle.NO_BREACH,)
    told = dict.fromkeys(kinds, f"Alasan baru {chance}.")
    services.propose_change(case=_case(here), verdicts=told, reason="Keliru.", order=order, desk=here.ours)


def change(here: Offices, _: int) -> None:
    second = factories.second(here.ours, _case(here))
    second.officer.role = here.ours.officer.role
    services.confirm_change(case=_case(here), desk=second)


def _ask(here: Offices, _: int) -> None:
    services.ask_reporter(report=here.report, question="?", nonce=uuid4(), desk=here.ours)


def _withdraw(here: Offices, _: int) -> None:
    report = Report.objects.select_related("government").get(pk=here.report.pk)
    key = here.ours.key_to(report)
    services.withdraw(report=report, key=key, nonce=uuid4(), reason="", at=here.ours.at)


def _send(here: Offices, chance: int) -> None:
    kinds = sorted(services.verdicts_of(_case(here), here.ours)) or [lifecycle.ETHICS]
    to = here.theirs.officer.office if chance % 3 else None
    sent(_case(here), here.ours, to, purpose=kinds[chance % len(kinds)], content=CONTENT)


def _confirm(here: Offices, _: int) -> None:
    services.confirm_receipt(handover=here.last_passage(), reference="Agenda 7", desk=here.ours)


def _receive(here: Offices, _: int) -> None:
    _ours_to_answer(here)
    services.receive_handover(handover=here.last_passage(), desk=here.theirs)


def _return(here: Offices, _: int) -> None:
    _ours_to_answer(here)
    services.return_handover(handover=here.last_passage(), reason="Kurang.", desk=here.theirs)


def _ours_to_answer(here: Offices) -> None:
    if here.last_passage().to_office is None:
        raise NotWaiting


ACTS: dict[str, Callable[[Offices, int], Any]] = {
    "register": lambda here, _: services.register(report=here.report, desk=here.ours),
    "ask_reporter": _ask,
    "mark_duplicate": lambda here, _: services.mark_duplicate(
        report=here.report, of=here.other, reason="Sama.", desk=here.ours
    ),
    "pass_on": lambda here, _: services.pass_on(report=here.report, to="-", reason="Lain.", desk=here.ours),
    "confirm_requirements": lambda here, _: services.confirm_requirements(
        case=_case(here), screening={}, desk=here.ours
    ),
    "reject_requirements": lambda here, _: services.reject_requirements(
        case=_case(here), screening={}, reason="Kurang.", desk=here.ours
    ),
    "record_clarification": lambda here, chance: factories.hear(
        _case(here), here.ours, ("invited", "heard", "absent")[chance % 3]
    ),
    "extend_handling": lambda here, _: services.extend_handling(
        case=_case(here), reason="Ahli.", desk=here.ours
    ),
    "close_clarification": lambda here, _: services.close_clarification(case=_case(here), desk=here.ours),
    "write_assessment": lambda here, _: services.write_assessment(
        case=_case(here), facts="F", analysis="A", norms=["N"], desk=here.ours
    ),
    "rule": _rule,
    "adopt": lambda here, _: services.adopt(case=_case(here), desk=here.ours),
    "refer": lambda here, _: services.refer(case=_case(here), letter="Surat 1", desk=here.ours),
    "propose_correction": propose,
    "propose_order": lambda here, chance: propose(here, chance, ORDER),
    "change": change,
    "decline_change": lambda here, _: services.decline_change(
        case=_case(here), reason="Tidak perlu.", desk=here.ours
    ),
    "withdraw": _withdraw,
    "send": _send,
    "receive": _receive,
    "return": _return,
    "confirm": _confirm,
    "recall": lambda here, _: services.recall_handover(
        handover=here.last_passage(), reason="Keliru.", desk=here.ours
    ),
    "escalate": lambda here, _: services.escalate_handover(
        handover=here.last_passage(), days=3, desk=here.ours
    ),
}
