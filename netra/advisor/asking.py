"""What an address asks. The whole state stands in the address: no session, no cookie, nothing kept.

`?sebagai=pns&tanggal=2024-10-30&hadir_pasif=ya&cukup=ya`: who asks, about which day, what was answered.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from netra import law
from netra.advisor.cards import Situation
from netra.law import EMPLOYMENTS, Advice, Question

WORDS: Mapping[str, bool | None] = {"ya": True, "tidak": False, "tidak-tahu": None}
DEFAULT = "pns"
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)


class BadAddress(ValueError):
    """An address that cannot be read; the message says why, in Indonesian, for the page."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Who asks and about which day. `chosen`: the day stands in the address and no longer follows today."""

    employment: str
    on: date
    chosen: bool

    @property
    def who(self) -> str:
        return EMPLOYMENTS[self.employment]

    def pairs(self) -> list[tuple[str, str]]:
        """What an address needs to say; nothing where it is what anybody would get."""
        found = [("sebagai", self.employment)] if self.employment != DEFAULT else []
        return [*found, ("tanggal", self.on.isoformat())] if self.chosen else found

    @property
    def query(self) -> str:
        return _query(self.pairs())


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as far as it has been answered."""

    situation: Situation
    scene: Scene
    answers: tuple[tuple[str, str], ...]
    enough: bool

    @property
    def facts(self) -> dict[str, bool | None]:
        return {**self.situation.given, **{name: WORDS[word] for name, word in self.answers}}

    def advice(self) -> Advice:
        """Raises `BadAddress` when the answers cannot all be true."""
        return self.advice_in(self.scene)

    def advice_in(self, scene: Scene) -> Advice:
        """The same facts for other people or on another day."""
        question = Question(scene.on, scene.employment, self.situation.act, self.facts)
        try:
            return law.advisor().advise(question)
        except law.ContradictoryFacts as problem:
            raise BadAddress("Jawaban-jawaban ini tidak bisa benar bersamaan.") from problem

    def still_to_ask(self, advice: Advice) -> tuple[str, ...]:
        """Only facts that can change the answer, without those that the asker does not know."""
        answered = {name for name, _ in self.answers}
        left = [name for name in advice.ask_next if name not in answered]
        plain = [name for name in self.situation.first if name in left]
        return (*plain, *(name for name in left if name not in plain))

    def pairs(self) -> list[tuple[str, str]]:
        found = [*self.scene.pairs(), *self.answers]
        return [*found, ("cukup", "ya")] if self.enough else found

    @property
    def query(self) -> str:
        return _query(self.pairs())

    def before(self) -> "Asked | None":
        """One answer less; None at the first question."""
        return replace(self, answers=self.answers[:-1], enough=False) if self.answers else None

    def settled(self) -> "Asked":
        """The same, to be answered with what is known."""
        return replace(self, enough=True)


def _query(pairs: list[tuple[str, str]]) -> str:
    return f"?{urlencode(pairs)}" if pairs else ""


def scene_from(query: Mapping[str, str], today: date) -> Scene:
    """Who and when; `BadAddress` for people or days that nobody knows."""
    employment = query.get("sebagai") or DEFAULT
    if employment not in EMPLOYMENTS:
        raise BadAddress(f"Jenis kepegawaian “{employment[:40]}” tidak kami kenal.")
    text = query.get("tanggal") or ""
    return Scene(employment, day_from(text) if text else today, bool(text))


def day_from(text: str) -> date:
    """`2024-10-30`; `BadAddress` for anything else."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise BadAddress(f"“{text[:40]}” bukan tanggal. Tulis misalnya 2024-10-30.") from None
    if not EARLIEST <= day <= LATEST:
        raise BadAddress("Tanggalnya di luar jangkauan: pilih tahun 2000 sampai 2099.")
    return day


def asked_from(situation: Situation, query: Mapping[str, str], today: date) -> Asked:
    """The question of an address. What a chat program adds to it (`fbclid=…`) is passed over."""
    answers = tuple(_answers(query))
    return Asked(situation, scene_from(query, today), answers, query.get("cukup") == "ya")


def _answers(query: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    known = law.rulebook().facts
    for name, word in query.items():
        if name in known and word not in WORDS:
            raise BadAddress(f"Jawaban “{word[:40]}” tidak kami kenal: pilih ya, tidak, atau tidak tahu.")
        if name in known:
            yield name, word
        elif word in WORDS and name != "cukup":
            raise BadAddress(f"Pertanyaan “{name[:40]}” tidak ada dalam rulebook ini.")
