"""Answers everyday questions: which situation one describes, asked of the rulebook on the days that matter.

Learned weights name the situations that may be meant; the rulebook decides, for every one that is likely.
How sure that is, three opinions say together: those weights, others that judge the answer by words alone, and
the tests written in the lexicon. The last two never decide an answer, they only keep one back: a wrong answer
is worse than none, and what is not understood surely enough is `belum_bisa_dijawab`, with the reason.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from netra.advisor.consulting import Case, Consultation, case_of
from netra.advisor.learned import Learned, learned
from netra.advisor.lexicon import Lexicon, Situation, lexicon
from netra.advisor.situations import LONGEST, Reader, Reading
from netra.advisor.sureness import evidence
from netra.advisor.verdicts import ALLOWED, FORBIDDEN, UNANSWERED, Verdict, with_rules_of
from netra.law import Advisor, Rulebook, load

# How likely an answer must be right. Chosen on authors who did not teach (bench/ask_quality.py --across): of
# the questions whose own author is sure of the label, 2.7 % are answered wrongly; of all, 3.7 %.
SURE = 0.75
# Where the second opinion holds the opposite, yes for no, so likely, nothing is answered: that error harms.
_OPPOSED = 0.2
_OPPOSITES = {ALLOWED: FORBIDDEN, FORBIDDEN: ALLOWED}
# Likely enough to name the rules, where a reader judges them and no verdict is given.
SURE_ENOUGH_TO_SHOW = 0.6
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


@dataclass(frozen=True, slots=True)
class Understood:
    """How a question is read: `opinions` that may be, the likeliest first, and those `together` that share
    the likeliest answer; `verdict` is theirs. `evidence` for and against, empty where there is no answer;
    `opposed`: how likely the second opinion holds the opposite answer."""

    reading: Reading
    opinions: Sequence[Opinion]
    together: Sequence[Opinion]
    verdict: Verdict
    evidence: Mapping[str, float] = field(default_factory=dict)
    opposed: float = 0.0

    @property
    def answer(self) -> str:
        return self.verdict.plainly if self.evidence else UNANSWERED


class Asker:
    """Answers everyday questions from one rulebook, its lexicon and what was learned."""

    def __init__(self, rulebook: Rulebook, lexicon: Lexicon, weights: Learned) -> None:
        self.rulebook = rulebook
        self._consult = Consultation(Advisor(rulebook))
        self._reader = Reader(lexicon)
        self._weights = weights
        self._situations = {one.id: one for one in lexicon.situations}

    def ask(
        self, question: str, on: date | None = None, employment: str | None = None, least: float = SURE
    ) -> Answer:
        """The answer to any text, without `on` for an election period as a whole. Never raises.

        `least`: how likely it must be right.
        """
        found = self.read(question, on, employment)
        if not found.reading.plain:
            return Answer(UNANSWERED, because=(_why_not(question, found.reading),))
        first = found.together[0]
        if first.case is None or found.answer == UNANSWERED:
            return Answer(UNANSWERED, because=_outside(first, found.reading))
        sure = self._weights.sureness(found.evidence)
        if sure < least or found.opposed > _OPPOSED:
            return Answer(UNANSWERED, because=(self._unsure(found.opinions, question, found.reading),))
        return self._answer(found.verdict, first.case, sure, on)

    def read(self, question: str, on: date | None = None, employment: str | None = None) -> Understood:
        """How any text is understood. Never raises."""
        reading = self._reader.read(question)
        opinions = self._opinions(reading, on, employment)
        together = likeliest(opinions)
        first = together[0]
        if not reading.plain or first.case is None or first.verdict.answer == UNANSWERED:
            return Understood(reading, opinions, together, first.verdict)
        telling = [first, *(one for one in together[1:] if one.likely >= _RULES_COUNT)]
        verdict = with_rules_of(first.verdict, [one.verdict for one in telling])
        plain = first.verdict.plainly if on is None and employment is None else self._untold(first, reading)
        guess = self._weights.guess(reading)
        weighed = evidence(
            answer=first.verdict.plainly,
            share=min(sum(one.likely for one in together), 1.0),
            first=first.likely,
            guess=guess[plain],
            tested=self._tested(reading, on, employment),
            words=len(reading.plain),
        )
        opposed = guess.get(_OPPOSITES.get(plain, ""), 0.0)
        return Understood(reading, opinions, together, verdict, weighed, opposed)

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

    def _tested(self, reading: Reading, on: date | None, employment: str | None) -> str | None:
        """The answer of the first situation whose written test holds."""
        if not reading.situations:
            return None
        return self._opinion(reading.situations[0], 1.0, reading, on, employment).verdict.plainly

    def _untold(self, first: Opinion, reading: Reading) -> str:
        """The answer without the day and the employment that were given beside the words: the second opinion
        knows the words only."""
        return self._opinion(first.situation, 1.0, reading, None, None).verdict.plainly

    def _unsure(self, opinions: Sequence[Opinion], question: str, reading: Reading) -> str:
        """Names the two acts between which the reading wavers, so that the asker can say which is meant."""
        acts = self.rulebook.acts
        meant = [acts[one.case.act].label for one in opinions if one.case and one.case.act != "lainnya"]
        two = list(dict.fromkeys(meant))[:2]
        if len(two) < 2:
            return _why_not(question, reading)
        return f"Pertanyaannya bisa dibaca sebagai “{two[0]}” atau “{two[1]}”. Tulis satu perbuatan saja."

    def _answer(self, found: Verdict, case: Case, sure: float, on: date | None) -> Answer:
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
