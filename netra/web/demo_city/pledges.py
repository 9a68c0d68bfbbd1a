"""Invents pledges for the demo city: paper lists from the visits, some slips, a pledge spoken together.

Who signs is drawn by lot with one chance per agency; the same seed gives the same city.
"""

import random
from collections.abc import Iterator
from datetime import date, datetime, time

from netra import law
from netra.agencies.models import Agency, Government, Posting
from netra.agencies.queries import postings_on
from netra.clock import Zone
from netra.law import PledgeText
from netra.letters.codes import Code, code_from_seed
from netra.outreach.models import Briefing
from netra.outreach.paper import PaperLine
from netra.outreach.services import (
    DECLINED,
    LATER,
    SlipOrder,
    issue_slips,
    leave_pledge_open,
    record_ceremony,
    record_paper_pledges,
    sign_pledge,
)
from netra.outreach.services.slips import CHOSEN

ACTOR = "Kepala Bagian Tata Pemerintahan"
SEED = "ikrar rekaan 32.72"
VISITORS_SLIP = code_from_seed(b"peragaan")
"""The slip of the demo's visitor: somebody in Gunungpuyuh who has not answered yet."""
VISITORS_UNIT, VISITORS_TITLE = "kecamatan-gunungpuyuh", "Pengelola Administrasi"
VISITED, HOTEL, RECORDED_AT = date(2024, 10, 16), date(2024, 10, 29), time(17, 0)
SLIPS_ON = date(2024, 10, 28)
CHANCE_VISITED, CHANCE_ELSEWHERE = (0.55, 0.92), (0.05, 0.6)
WITH_SLIP, LATER_OFTEN, DECLINED_OFTEN = 24, 13, 7


def replay_pledges(government: Government) -> None:
    """Put the invented pledges of October 2024 on record, through the office's own services."""
    _Pledges(government).run()


class _Pledges:
    def __init__(self, government: Government) -> None:
        self.government = government
        self.text: PledgeText = law.rulebook().pledge("pilkada-2024-1")
        self.chance = random.Random(SEED)  # noqa: S311 - invented people need repeatability, not secrecy
        postings = postings_on(VISITED).filter(civil_servant__government=government)
        self.postings = list(postings.order_by("civil_servant__number"))
        self.visitor = self._visitor()

    def run(self) -> None:
        signers = list(self._signers())
        by_paper, by_slip = signers[WITH_SLIP:], signers[:WITH_SLIP]
        self._on_paper(by_paper)
        self._together()
        slips = self._slips([*by_slip, self.visitor])
        for posting in by_slip:
            name = posting.civil_servant.name
            sign_pledge(slip=slips[posting.pk], name=name, text=self.text, at=self._at(SLIPS_ON))
        self._left_open(slips[by_slip[0].pk])

    def _signers(self) -> Iterator[Posting]:
        """By lot: more where a visit or the own meeting was, few where nobody has been yet."""
        likely: dict[int, float] = {}
        for posting in self.postings:
            agency = posting.position.agency
            top = agency.parent_id or agency.pk
            if top not in likely:
                near = agency.kind in (Agency.Kind.DISTRICT, Agency.Kind.VILLAGE, Agency.Kind.SECRETARIAT)
                likely[top] = self.chance.uniform(*(CHANCE_VISITED if near else CHANCE_ELSEWHERE))
            if posting.pk != self.visitor.pk and self.chance.random() < likely[top]:
                yield posting

    def _on_paper(self, postings: list[Posting]) -> None:
        lines = [
            PaperLine(number, posting.civil_servant.number, self._signed_on(posting), "1")
            for number, posting in enumerate(postings, start=1)
        ]
        record_paper_pledges(
            government=self.government, lines=lines, texts=[self.text], at=self._at(HOTEL), actor=ACTOR
        )

    def _signed_on(self, posting: Posting) -> date:
        """On one of the days of the campaign so far, and while the person served there."""
        day = date.fromordinal(self.chance.randint(VISITED.toordinal(), HOTEL.toordinal()))
        return day if posting.to_on is None or day <= posting.to_on else VISITED

    def _together(self) -> None:
        visit = Briefing.objects.get(government=self.government, held_on=VISITED)
        record_ceremony(
            briefing=visit, text=self.text, led_by_position="Camat", at=self._at(VISITED), actor=ACTOR
        )

    def _slips(self, postings: list[Posting]) -> dict[int, Code]:
        """A slip each, by posting; the visitor's is the one that can be found again."""
        found: dict[int, Code] = {}
        for posting in postings:
            order = SlipOrder(posting.position.agency, CHOSEN, (posting.civil_servant.number,))
            is_visitor = posting.pk == self.visitor.pk
            seed = b"peragaan" if is_visitor else f"peragaan-{posting.civil_servant.number}".encode()
            issued = issue_slips(
                order=order,
                text=self.text,
                at=self._at(SLIPS_ON),
                actor=ACTOR,
                make_code=lambda seed=seed: code_from_seed(seed),  # type: ignore[misc]
            )
            found[posting.pk] = issued[0].code
        return found

    def _left_open(self, slip: Code) -> None:
        for answer, often in ((LATER, LATER_OFTEN), (DECLINED, DECLINED_OFTEN)):
            for _ in range(often):
                leave_pledge_open(slip=slip, answer=answer, text=self.text, at=self._at(SLIPS_ON))

    def _visitor(self) -> Posting:
        here = (
            posting
            for posting in self.postings
            if posting.position.agency.code == VISITORS_UNIT
            and posting.position.title.startswith(VISITORS_TITLE)
            and posting.civil_servant.employment == "pns"
            and posting.to_on is None
        )
        return next(here)

    def _at(self, day: date) -> datetime:
        return datetime.combine(day, RECORDED_AT, tzinfo=Zone(self.government.zone).tz)
