"""Answers everyday questions: what one is about, asked of the rulebook on the days that matter.

A wrong answer is worse than none: what is not understood is `belum_bisa_dijawab`, with the reason.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from netra.advisor.days import Day, days_for
from netra.advisor.lexicon import Situation, lexicon
from netra.advisor.situations import LONGEST, Reader, Reading
from netra.advisor.verdicts import FORBIDDEN, Verdict, verdict_of
from netra.law import Advisor, ContradictoryFacts, Question, load

UNANSWERED = "belum_bisa_dijawab"
_CONDITIONAL = "bersyarat"
_ALLOWED = "boleh"
_MOST_OTHERS = 2
# Of the answers to questions that the lexicon was not written on, so many were right (bench/ask_quality.py).
_MEASURED = 0.86
# Beyond so many words it is a story, in which the deciding act is easily missed.
_STORY = 30
_TWO_READINGS = (
    "Pertanyaannya bisa dibaca sebagai perbuatan yang boleh dan yang tidak. Tulis satu perbuatan saja."
)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer with the ids of what it rests on. `confidence` runs from 0 to 1."""

    answer: str
    norms: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    basis: tuple[tuple[str, str], ...] = ()
    because: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    confidence: float = 0.0
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One situation ready to be asked: who, which act, which facts."""

    situation: Situation
    employment: str
    act: str
    facts: Mapping[str, bool]
    phase: str | None
    event: str | None


class Asker:
    """Answers everyday questions from one rulebook and its lexicon."""

    def __init__(self, advisor: Advisor, reader: Reader) -> None:
        self._advisor = advisor
        self._reader = reader

    def ask(self, question: str, on: date | None = None, employment: str | None = None) -> Answer:
        """The answer to any text, without `on` for an election period as a whole. Never raises."""
        reading = self._reader.read(question)
        if not reading.situations:
            return Answer(UNANSWERED, because=(_why_not(question, reading),))
        first = reading.situations[0]
        if first.act is None:
            return Answer(UNANSWERED, because=(first.why,))
        case = case_of(first, first.act, reading, employment)
        found = self._verdict(case, on)
        if found.answer == UNANSWERED and case.employment == "thl" and case.facts.get("hadir_pasif"):
            found = self._contested_for_pns(case, on) or found
        if found.answer == UNANSWERED:
            return Answer(UNANSWERED, because=found.because)
        beside = list(self._beside(case, reading, employment, on))
        if found.answer == FORBIDDEN:
            found = Verdict.strictest([found, *beside])
        elif not first.firm and any(other.answer == FORBIDDEN for other in beside):
            return Answer(UNANSWERED, because=(_TWO_READINGS,))
        return self._answer(case, found, reading, on)

    def _beside(
        self, first: Case, reading: Reading, employment: str | None, on: date | None
    ) -> Iterator[Verdict]:
        """What else the question describes, by other acts: a ban has every norm that fits."""
        others = {one.act: one for one in reversed(reading.situations) if one.act not in (None, first.act)}
        for act, situation in list(others.items())[-_MOST_OTHERS:]:
            if act is not None:
                yield self._verdict(case_of(situation, act, reading, employment), on)

    def _contested_for_pns(self, case: Case, on: date | None) -> Verdict | None:
        """What is contested for a PNS is so for contract staff, to whom a circular carries the PNS's bans."""
        found = self._verdict(replace(case, employment="pns"), on)
        return found if found.answer == _CONDITIONAL and found.contested else None

    def _verdict(self, case: Case, on: date | None) -> Verdict:
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
        question = Question(day.on, case.employment, case.act, {**case.facts, **more}, day.election)
        try:
            return verdict_of(self._advisor.advise(question))
        except ContradictoryFacts as clash:
            return Verdict(UNANSWERED, because=(f"Pertanyaan memuat hal yang bertentangan ({clash}).",))

    def _answer(self, case: Case, found: Verdict, reading: Reading, on: date | None) -> Answer:
        facts = self._advisor.rulebook.facts
        taken = tuple(facts[name].said(value) for name, value in case.situation.assumed.items())
        answer = _CONDITIONAL if found.contested and found.answer == _ALLOWED else found.answer
        return Answer(
            answer=answer,
            norms=found.norms,
            allowed=found.allowed,
            basis=found.basis,
            because=(*found.because, *_notes(on, case)),
            conditions=tuple(dict.fromkeys((*found.conditions, *taken))),
            confidence=_confidence(case, reading),
            contested=found.contested,
        )


def case_of(situation: Situation, act: str, reading: Reading, employment: str | None) -> Case:
    """A situation with all that the question tells beside it; what is told outweighs what is usual."""
    facts: dict[str, bool] = {}
    guess, phase, event = situation.employment, situation.phase, situation.event
    for aside in reading.asides:
        if not aside.acts or act in aside.acts:
            facts.update(aside.facts)
            guess, phase, event = guess or aside.employment, phase or aside.phase, event or aside.event
    usual = {name: value for name, value in situation.assumed.items() if name not in facts}
    facts = {**usual, **facts, **situation.facts}
    return Case(situation, employment or guess or "pns", act, facts, phase, event)


def _confidence(case: Case, reading: Reading) -> float:
    """High where one reading fits; lower where others fit too, or where something is assumed."""
    found = _MEASURED if case.situation.sure else 0.6
    found -= 0.2 if reading.words > _STORY else 0
    others = {one.act for one in reading.situations[1:4]} - {case.act}
    return round(found - 0.08 * len(others) - (0.05 if case.situation.assumed else 0), 2)


def _notes(on: date | None, case: Case) -> tuple[str, ...]:
    if on is not None:
        return ()
    who = "" if case.employment != "pns" else " bagi PNS"
    return (
        f"Tanpa tanggal: berlaku untuk masa pemilihan sebagai satu keutuhan{who}, "
        "menurut tahap yang paling ketat.",
    )


def _why_not(question: str, reading: Reading) -> str:
    if len(question) > LONGEST:
        return f"Pertanyaan terlalu panjang: tulis paling banyak {LONGEST} huruf."
    if not reading.said:
        return "Kami belum menemukan perbuatan yang ditanyakan. Sebutkan apa yang dilakukan dan untuk siapa."
    return "Perbuatannya belum jelas. Sebutkan apa yang dilakukan dan hubungannya dengan calon atau partai."


@lru_cache(maxsize=2)
def asker(folder: Path) -> Asker:
    """The asker over the rulebook of a folder and the lexicon in it, made once per process.

    Raises `RuleError` with the file and line that are wrong.
    """
    rulebook = load(folder)
    return Asker(Advisor(rulebook), Reader(lexicon(folder, rulebook)))
