"""Answers everyday questions: which situation one describes, asked of the rulebook on the days that matter.

Two opinions say what a question is about: weights learned from labelled questions, and the tests written in
the lexicon. Neither decides the answer: the rulebook does, for every situation that is likely. A wrong answer
is worse than none: what is not understood surely enough is `belum_bisa_dijawab`, with the reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from netra.advisor.consulting import Case, Consultation, case_of
from netra.advisor.learned import Learned, learned
from netra.advisor.lexicon import Lexicon, Situation, lexicon
from netra.advisor.situations import LONGEST, Reader, Reading
from netra.advisor.verdicts import UNANSWERED, Verdict, with_rules_of
from netra.law import Advisor, Rulebook, load

# How sure the first opinion must be, where the second agrees and where it does not. Chosen such that about
# 3 % of the questions of an author who did not teach it are answered wrongly (bench/ask_quality.py --across).
SURE_TOGETHER = 0.65
SURE_ALONE = 0.75
# A few words that both opinions read alike leave little to miss: 1 in 100 of those was wrong at this bar.
_SURE_SHORT = 0.5
_SHORT = 5
# Likely enough to name the rules, where a reader judges them and no verdict is given.
SURE_ENOUGH_TO_SHOW = 0.45
_LIKELY = 0.01
_MOST = 10
# A situation less likely than this does not add its rules to the answer.
_RULES_COUNT = 0.03
_OUTSIDE = "Yang ditanyakan bukan perbuatan pegawai yang diatur dalam aturan netralitas di sini."


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
class Opinion:
    """One situation that may be meant, how likely it is, and the rulebook's verdict on it."""

    situation: Situation
    likely: float
    case: Case | None
    verdict: Verdict


class Asker:
    """Answers everyday questions from one rulebook, its lexicon and what was learned."""

    def __init__(self, rulebook: Rulebook, lexicon: Lexicon, weights: Learned) -> None:
        self.rulebook = rulebook
        self._consult = Consultation(Advisor(rulebook))
        self._reader = Reader(lexicon)
        self._weights = weights
        self._situations = {one.id: one for one in lexicon.situations}

    def ask(
        self,
        question: str,
        on: date | None = None,
        employment: str | None = None,
        least: tuple[float, float] = (SURE_TOGETHER, SURE_ALONE),
    ) -> Answer:
        """The answer to any text, without `on` for an election period as a whole. Never raises.

        `least`: how sure the reading must be where the written tests agree with it, and where they do not.
        """
        reading = self._reader.read(question)
        if not reading.plain:
            return Answer(UNANSWERED, because=(_why_not(question, reading),))
        opinions = self._opinions(reading, on, employment)
        together = likeliest(opinions)
        first, sure = together[0], min(sum(one.likely for one in together), 1.0)
        if first.case is None or first.verdict.answer == UNANSWERED:
            return Answer(UNANSWERED, because=_outside(first, reading))
        agree = self._tests_agree(first, reading, on, employment)
        if sure < _bar(reading, agree, least):
            return Answer(UNANSWERED, because=(self._unsure(opinions, question, reading),))
        return self._answer(together, first.case, sure, on)

    def _opinions(self, reading: Reading, on: date | None, employment: str | None) -> list[Opinion]:
        """The rulebook's verdict on every likely situation, the likeliest first; one at least."""
        weighed = self._weights.weigh(reading)[:_MOST]
        kept = [one for one in weighed if one[1] >= _LIKELY] or weighed[:1]
        named = [(self._situations[name], likely) for name, likely in kept]
        return [self._opinion(one, likely, reading, on, employment) for one, likely in named]

    def _opinion(
        self, one: Situation, likely: float, reading: Reading, on: date | None, employment: str | None
    ) -> Opinion:
        case = case_of(one, reading, employment)
        verdict = self._consult.verdict(case, on) if case else Verdict(UNANSWERED, because=(one.why,))
        return Opinion(one, likely, case, verdict)

    def _tests_agree(self, first: Opinion, reading: Reading, on: date | None, employment: str | None) -> bool:
        """Whether the first situation whose written test holds leads to the same answer."""
        if not reading.situations:
            return False
        tested = self._opinion(reading.situations[0], 1.0, reading, on, employment)
        return tested.verdict.plainly == first.verdict.plainly

    def _unsure(self, opinions: Sequence[Opinion], question: str, reading: Reading) -> str:
        """Names the two acts between which the reading wavers, so that the asker can say which is meant."""
        acts = self.rulebook.acts
        meant = [acts[one.case.act].label for one in opinions if one.case and one.case.act != "lainnya"]
        two = list(dict.fromkeys(meant))[:2]
        if len(two) < 2:
            return _why_not(question, reading)
        return f"Pertanyaannya bisa dibaca sebagai “{two[0]}” atau “{two[1]}”. Tulis satu perbuatan saja."

    def _answer(self, together: Sequence[Opinion], case: Case, sure: float, on: date | None) -> Answer:
        telling = [together[0], *(one for one in together[1:] if one.likely >= _RULES_COUNT)]
        found = with_rules_of(together[0].verdict, [one.verdict for one in telling])
        facts = self.rulebook.facts
        taken = tuple(facts[name].said(value) for name, value in case.situation.assumed.items())
        return Answer(
            answer=found.plainly,
            norms=found.norms,
            allowed=found.allowed,
            basis=found.basis,
            because=(*found.because, *_notes(on, case)),
            conditions=tuple(dict.fromkeys((*found.conditions, *taken))),
            confidence=round(sure, 2),
            contested=found.contested,
        )


def _bar(reading: Reading, agree: bool, least: tuple[float, float]) -> float:
    """How sure the reading must be."""
    if agree and len(reading.plain) <= _SHORT:
        return min(_SURE_SHORT, least[0])
    return least[0 if agree else 1]


def likeliest(opinions: Sequence[Opinion]) -> list[Opinion]:
    """The opinions that share the answer which is likeliest over all of them."""
    shares: dict[str, float] = {}
    for one in opinions:
        shares[one.verdict.plainly] = shares.get(one.verdict.plainly, 0.0) + one.likely
    answer = max(shares, key=lambda name: shares[name])
    return [one for one in opinions if one.verdict.plainly == answer]


def _outside(first: Opinion, reading: Reading) -> tuple[str, ...]:
    """Why nothing can be said: the rulebook's own reason, or that of the written test that holds."""
    if first.case is not None:
        return first.verdict.because
    told = next((one.why for one in reading.situations if one.act is None), _OUTSIDE)
    return (told,)


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
    book = lexicon(folder, rulebook)
    weights = learned(folder, book.situations)
    return Asker(rulebook, book, weights)
