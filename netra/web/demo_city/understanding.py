"""Invents test results around the October briefings: before, after, and some in between. No one is anyone.

Each invented taker knows more or less, each item is easier or harder, and a briefing helps; the same seed
gives the same figures. Nothing is written past the services.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from math import exp
from random import Random

from netra.agencies.models import Agency, Government, Posting
from netra.agencies.queries import postings_on, reportable_agencies
from netra.clock import Zone
from netra.outreach import words
from netra.outreach.models import Attempt, Briefing
from netra.outreach.services import Sat, issue_certificate, record_attempts
from netra.outreach.sittings import Seat, Sitting, is_pass, sit_down
from netra.outreach.situations import CHOICES

SEED = "uji rekaan 32.72"
UNTIL = date(2024, 10, 30)
FREE_SINCE = date(2024, 10, 14)
TAUGHT = 1.1
HARD = {
    "like-akun-calon": 1.1,
    "ikuti-akun-calon": 1.4,
    "grup-tim-pemenangan": 1.2,
    "tugas-di-lokasi": 0.9,
    "cari-tahu-lewat-akun": 0.9,
    "foto-pasangan": 0.7,
    "diamkan-bawahan": 0.6,
}
# One item whose story misleads those who know the rules: the figures must find it.
MISLEADING = "hendak-melapor"
PEOPLE = ("pns", "pns", "pns", "pns", "pppk", "pppk", "thl", "thl", "cpns")
CERTIFICATES = 240


@dataclass(frozen=True)
class _Taker:
    agency: Agency
    employment: str
    knows: float


def replay_understanding(government: Government) -> int:
    """A few hundred attempts and some certificates; how many attempts."""
    invention = _Invention(government)
    sat = list(invention.attempts())
    stored = record_attempts(sat=sat)
    invention.certify(sat)
    return stored


class _Invention:
    def __init__(self, government: Government) -> None:
        self.government = government
        self.chance = Random(SEED)  # noqa: S311 - invented people need repeatability, not secrecy
        self.agencies = list(reportable_agencies(government, UNTIL))
        # Large agencies send more people, and some agencies have read less than others.
        self.sizes = [self.chance.choice((1, 1, 2, 3, 5, 8)) for _ in self.agencies]
        self.levels = {agency.pk: self.chance.gauss(0.5, 0.5) for agency in self.agencies}

    def attempts(self) -> Iterator[Sat]:
        for briefing in self._briefings():
            yield from self._around(briefing)
        days = (UNTIL - FREE_SINCE).days + 1
        for _ in range(150):
            day = FREE_SINCE + timedelta(days=self.chance.randrange(days))
            yield self._sat(self._taker(self._any_agency()), Seat(0, ""), day, taught=0.0)

    def _briefings(self) -> Iterable[Briefing]:
        held = Briefing.objects.filter(government=self.government, held_on__lte=UNTIL)
        return held.order_by("held_on", "pk").prefetch_related("hosts")

    def certify(self, sat: list[Sat]) -> None:
        """Some of those who passed ask for it. Who exactly is chance: no attempt knows its taker."""
        passed = [each for each in sat if self._passed(each)]
        staff = list(postings_on(UNTIL).filter(civil_servant__government=self.government).order_by("pk"))
        chosen = self.chance.sample(passed, min(len(passed), CERTIFICATES))
        staff = self.chance.sample(staff, len(chosen))
        for each, posting in zip(chosen, staff, strict=False):
            self._certify(each.sitting, posting)

    def _certify(self, sitting: Sitting, posting: Posting) -> None:
        at = datetime.combine(sitting.on, time(16, 0), tzinfo=Zone(self.government.zone).tz)
        issue_certificate(sitting=sitting, person=posting.civil_servant, at=at)

    def _around(self, briefing: Briefing) -> Iterator[Sat]:
        """Some take it only before, some only after, and some both, with their word."""
        home = [host for host in briefing.hosts.all() if host.pk in self.levels]
        for _ in range(self.chance.randint(22, 34) if home else 70):
            taker = self._taker(home[0] if home else self._any_agency())
            seat = Seat(0, "", briefing, Attempt.Stage.BEFORE, words.new_word())
            first = self._sat(taker, seat, briefing.held_on, taught=0.0)
            if self.chance.random() < 0.85:
                yield first
            if self.chance.random() < 0.75:
                kept = first.sitting.word if self.chance.random() < 0.5 else ""
                later = replace(seat, stage=Attempt.Stage.AFTER, word=kept)
                day = min(UNTIL, briefing.held_on + timedelta(days=self.chance.choice((0, 0, 0, 1, 2))))
                yield self._sat(taker, later, day, taught=TAUGHT)

    def _any_agency(self) -> Agency:
        return self.chance.choices(self.agencies, self.sizes)[0]

    def _taker(self, agency: Agency) -> _Taker:
        return _Taker(agency, self.chance.choice(PEOPLE), self.chance.gauss(self.levels[agency.pk], 0.8))

    def _sat(self, taker: _Taker, seat: Seat, day: date, *, taught: float) -> Sat:
        own = replace(seat, agency=taker.agency.pk, employment=taker.employment)
        sitting = sit_down(self.government.pk, own, day, self.chance)
        knows = taker.knows + taught
        choices = tuple(self._choice(sitting, place, knows) for place in range(1, len(sitting.items) + 1))
        return Sat(sitting, choices)

    def _choice(self, sitting: Sitting, place: int, knows: float) -> str:
        situation = sitting.situation_at(place)
        item = situation.item.id
        leaning = -1.5 * knows if item == MISLEADING else knows - HARD.get(item, 0.0)
        if self.chance.random() < 1 / (1 + exp(-leaning)):
            return situation.answer
        return self.chance.choice([each for each in CHOICES if each != situation.answer])

    def _passed(self, each: Sat) -> bool:
        right = sum(
            each.sitting.situation_at(place).answer == choice for place, choice in enumerate(each.choices, 1)
        )
        return is_pass(right, len(each.choices))
