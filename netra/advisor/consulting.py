"""What the rulebook says to a situation that a question describes, on the days that matter."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from netra.advisor.days import Day, days_for
from netra.advisor.lexicon import Situation
from netra.advisor.situations import Reading
from netra.advisor.verdicts import CONDITIONAL, UNANSWERED, Verdict, verdict_of
from netra.law import Advisor, ContradictoryFacts, Question


@dataclass(frozen=True, slots=True)
class Case:
    """One situation ready to be asked: who, which act, which facts."""

    situation: Situation
    employment: str
    act: str
    facts: Mapping[str, bool]
    phase: str | None
    event: str | None


class Consultation:
    """Asks one rulebook about situations."""

    def __init__(self, advisor: Advisor) -> None:
        self._advisor = advisor

    def verdict(self, case: Case, on: date | None) -> Verdict:
        """The rulebook's verdict on a day, or over an election period where `on` is None. Never raises."""
        found = self._over_days(case, on)
        if found.answer == UNANSWERED and case.employment == "thl" and case.facts.get("hadir_pasif"):
            return self._contested_for_pns(case, on) or found
        return found

    def _contested_for_pns(self, case: Case, on: date | None) -> Verdict | None:
        """What is contested for a PNS is so for contract staff, to whom a circular carries the PNS's bans."""
        found = self._over_days(replace(case, employment="pns"), on)
        return found if found.answer == CONDITIONAL and found.contested else None

    def _over_days(self, case: Case, on: date | None) -> Verdict:
        """The strictest verdict over the days that matter, with the rules of every day that agrees."""
        found: list[Verdict] = []
        for day in days_for(self._advisor.rulebook, on, case.phase, case.event):
            one = self._on(case, day)
            found.append(one)
            if case.phase and one.answer != UNANSWERED:
                break
        return Verdict.strictest(found)

    def _on(self, case: Case, day: Day) -> Verdict:
        """One day; where a fact that nobody told decides between two answers, the answer depends on it."""
        pivots = [name for name in case.situation.pivots if name not in case.facts]
        if not pivots:
            return self._advised(case, day, {})
        yes, no = (self._advised(case, day, dict.fromkeys(pivots, value)) for value in (True, False))
        if yes.answer == no.answer:
            return Verdict.strictest([yes, no])
        return Verdict.depending(yes, no, self._advisor.rulebook.facts[pivots[0]])

    def _advised(self, case: Case, day: Day, more: Mapping[str, bool]) -> Verdict:
        facts = {**case.facts, **more}
        try:
            return self._asked(case, day, facts)
        except ContradictoryFacts:
            pass
        try:
            return self._asked(case, day, self._agreeing({**case.situation.facts, **more}, facts))
        except ContradictoryFacts as clash:
            return Verdict(UNANSWERED, because=(f"Pertanyaan memuat hal yang bertentangan ({clash}).",))

    def _asked(self, case: Case, day: Day, facts: Mapping[str, bool]) -> Verdict:
        return verdict_of(
            self._advisor.advise(Question(day.on, case.employment, case.act, facts, day.election))
        )

    def _agreeing(self, told: Mapping[str, bool], passing: Mapping[str, bool]) -> Mapping[str, bool]:
        """What a situation tells, and of what is said in passing only what does not contradict it.

        "Denger orasi": the candidate spoke, not the asker who only listens.
        """
        kept = dict(told)
        for name, value in passing.items():
            try:
                self._advisor.rulebook.facts.known({**kept, name: value})
            except ContradictoryFacts:
                continue
            kept[name] = value
        return kept


def case_of(situation: Situation, reading: Reading, employment: str | None) -> Case | None:
    """A situation with all that the question tells beside it; what is told outweighs what is usual.

    None for a situation without an act, which the rulebook cannot be asked about.
    """
    act = situation.act
    if act is None:
        return None
    facts: dict[str, bool] = {}
    guess, phase, event = situation.employment, situation.phase, situation.event
    for aside in reading.asides:
        if not aside.acts or act in aside.acts:
            facts.update(aside.facts)
            guess, phase, event = guess or aside.employment, phase or aside.phase, event or aside.event
    usual = {name: value for name, value in situation.assumed.items() if name not in facts}
    facts = {**usual, **facts, **situation.facts}
    return Case(situation, employment or guess or "pns", act, facts, phase, event)
