"""Random lawful histories of reports, made through the office's own verbs, and a plain ledger of them."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from uuid import uuid4

from netra.cases import lifecycle, services
from netra.cases.desk import Desk
from netra.cases.models import Case
from netra.reports.models import Report
from tests import factories

START = factories.CAMPAIGN.replace(month=10, day=7)  # a Monday
ACTS = ("ajakan_himbauan_dukungan", "lainnya")
HARMS = ("benturan-kepentingan", "tidak-profesional")
FATES = (
    "waiting",
    "joined",
    "duplicate",
    "not_ours",
    "withdrawn",
    "screening",
    "rejected",
    "ruling",
    "no_breach",
    "referred",
    "referred",
)


@dataclass
class Ledger:
    """What was done and when, written down beside the database."""

    came: list[tuple[datetime, str]] = field(default_factory=list)
    taken_up: list[datetime] = field(default_factory=list)
    ended: list[tuple[datetime, str, int]] = field(default_factory=list)
    alleged: list[tuple[datetime, str]] = field(default_factory=list)

    def ends(self, until: datetime) -> Counter[str]:
        return Counter(stage for at, stage, _ in self.ended if at < until)

    def days(self, until: datetime) -> list[int]:
        return [days for at, _, days in sorted(self.ended) if at < until]


class Office:
    """One desk whose hand moves through the days."""

    def __init__(self, random: Random) -> None:
        self.random, self.desk, self.ledger = random, factories.desk(), Ledger()
        self.first: Report | None = None

    def live_through(self, reports: int) -> Ledger:
        """So many reports, each with a fate of its own."""
        for _ in range(reports):
            self._one(self.random.choice(FATES))
        return self.ledger

    def _one(self, fate: str) -> None:
        at = START + timedelta(days=self.random.randrange(14), hours=self.random.randrange(9))
        act = self.random.choice(ACTS)
        report = factories.report(
            factories.submission(act=act), of=self.desk.officer.office.government, at=at
        )
        self.ledger.came.append((at, act))
        first, self.first = self.first, self.first or report
        if fate == "joined" and first:
            services.join_reports(reports=[first, report], desk=self._desk(at))
        elif fate in ("duplicate", "not_ours"):
            self._close_at_the_door(report, first, fate, at)
        elif fate not in ("waiting", "joined"):
            self._handle(report, fate, at)

    def _close_at_the_door(self, report: Report, first: Report | None, fate: str, came: datetime) -> None:
        at = self._later(came)
        if fate == "duplicate" and first and first.pk != report.pk and not _is_closed(first):
            services.mark_duplicate(report=report, of=first, reason="Sama.", desk=self._desk(at))
            self._ended(at, lifecycle.DUPLICATE, came)
        elif report != self.first:
            services.pass_on(report=report, to="Panwas", reason="Bukan.", desk=self._desk(at))
            self._ended(at, lifecycle.NOT_OURS, came)

    def _handle(self, report: Report, fate: str, came: datetime) -> None:
        at = self._later(came)
        case = services.register(report=report, desk=self._desk(at))
        self.ledger.taken_up.append(at)
        if fate == "withdrawn":
            key = self.desk.key_to(report)
            services.withdraw(report=report, key=key, nonce=uuid4(), reason="Takut.", at=self._later(at))
        elif fate == "rejected":
            at = self._later(at)
            services.reject_requirements(case=case, screening={}, reason="Kurang.", desk=self._desk(at))
            self._ended(at, lifecycle.DISMISSED, came)
        elif fate != "screening":
            self._decide(case, fate, at, came)

    def _decide(self, case: Case, fate: str, at: datetime, came: datetime) -> None:
        at, harms = self._later(at), self.random.sample(HARMS, self.random.randrange(3))
        hand = self._desk(at)
        services.confirm_requirements(case=case, screening={"notes": "Lengkap."}, desk=hand)
        factories.hear(case, hand)
        services.close_clarification(case=case, desk=hand)
        services.write_assessment(case=case, facts="F", analysis="A", norms=[], harms=harms, desk=hand)
        self.ledger.alleged += [(at, harm) for harm in harms]
        if fate == "ruling":
            return
        at = self._later(at)
        verdict = lifecycle.NO_BREACH if fate == "no_breach" else lifecycle.ETHICS
        services.rule(case=case, verdicts={verdict: "Alasan."}, desk=factories.second(self._desk(at), case))
        if fate == "referred":
            services.refer(case=case, letter="Surat 1", desk=self._desk(at := self._later(at)))
        self._ended(at, lifecycle.DISMISSED if fate == "no_breach" else lifecycle.REFERRED, came)

    def _ended(self, at: datetime, stage: str, came: datetime) -> None:
        self.ledger.ended.append((at, stage, (at - came).days))

    def _desk(self, at: datetime) -> Desk:
        return factories.later(self.desk, at)

    def _later(self, at: datetime) -> datetime:
        return at + timedelta(days=self.random.randrange(6), minutes=1 + self.random.randrange(50))


def _is_closed(report: Report) -> bool:
    return Case.objects.filter(report=report, stage__in=lifecycle.FINAL).exists()
