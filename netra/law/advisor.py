"""The advisor: asks the rulebook one question at a time; a scene is compiled on first use and kept."""

from bisect import bisect_right
from datetime import date

from netra.law.advice import Advice, advised
from netra.law.decisions import Weighed, weigh
from netra.law.elections import Election
from netra.law.norms import EMPLOYMENTS, Norm
from netra.law.phases import standing
from netra.law.questions import BadQuestion, Question
from netra.law.rulebook import Rulebook
from netra.law.sceneries import Library, Scenery, scenery
from netra.law.scenes import Scene, changes_of


class Advisor:
    """Answers questions from one rulebook; refuses unknown names and contradictions."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.library = Library(
            rulebook.norms, rulebook.allowed, rulebook.sanctions, rulebook.instruments, rulebook.facts
        )
        self._changes: dict[str | None, list[int]] = {}
        self._sceneries: dict[tuple[object, ...], Scenery] = {}
        self._rule_changes = self.library.changes()
        self._oldest_check = min(
            (rule.checked_on for rule in (*rulebook.norms.values(), *rulebook.allowed.values())),
            default=date.min,
        )

    def advise(self, question: Question) -> Advice:
        """The answer with its reasons.

        Raises `UnknownRule` (election), `BadQuestion` (act), `UnknownFact` and `ContradictoryFacts`.
        """
        yes, no = self.rulebook.facts.known(question.facts)
        found = self.scenery(question)
        return advised(found, self.rulebook.facts, yes, no, question.on, self._oldest_check)

    def answer(self, question: Question) -> str:
        """Only the answer, without reasons; for back-tests and figures."""
        return self.weighed(question).answer

    def weighed(self, question: Question) -> Weighed:
        """The answer with the rules that made it, still without a sentence."""
        yes, no = self.rulebook.facts.known(question.facts)
        return weigh(self.scenery(question), yes, no)

    def binding(self, on: date, employment: str, election: str | None = None) -> tuple[Norm, ...]:
        """The norms that bind these people on a day, whatever the act; two days compared say what changes."""
        found: dict[str, Norm] = {}
        for act in self.rulebook.acts:
            for row in self.scenery(Question(on, employment, act, {}, election)).deciding:
                found[row.norm.id] = row.norm
        return tuple(found[name] for name in self.rulebook.norms if name in found)

    def scenery(self, question: Question) -> Scenery:
        """What stands on the day of the question for this act and this employment."""
        day, determined = question.on, question.determined_on
        changes = self._changes.get(question.election)
        if changes is None:
            changes = self._changes_for(question.election)
        stretch = bisect_right(changes, day.toordinal())
        side = None if determined is None else day < determined
        key = (question.election, stretch, question.act, question.employment, side)
        found = self._sceneries.get(key)
        if found is None:
            found = self._sceneries[key] = self._compile(question)
        return found

    def _compile(self, question: Question) -> Scenery:
        if question.act not in self.rulebook.acts:
            raise BadQuestion(
                f"perbuatan “{question.act}” tidak dikenal; pilih: {', '.join(self.rulebook.acts)}"
            )
        if question.employment not in EMPLOYMENTS:
            raise BadQuestion(f"jenis kepegawaian “{question.employment}” tidak dikenal")
        elections = self._elections(question.election)
        held = standing(self._on(elections, question), question.on, question.determined_on)
        scene = Scene(question.on, question.act, question.employment, held)
        return scenery(self.library, scene, self._on(elections, question))

    def _elections(self, name: str | None) -> tuple[Election, ...]:
        return tuple(self.rulebook.elections.values()) if name is None else (self.rulebook.election(name),)

    def _on(self, elections: tuple[Election, ...], question: Question) -> tuple[Election, ...]:
        """The election asked for; of all elections only those that have a phase on the day."""
        if question.election is not None:
            return elections
        return tuple(e for e in elections if any(phase.covers(question.on) for phase in e.phases))

    def _changes_for(self, name: str | None) -> list[int]:
        days = set(self._rule_changes)
        for election in self._elections(name):
            days |= changes_of(election)
        found = self._changes[name] = sorted(day.toordinal() for day in days)
        return found
