"""Examples: questions with the answer that the rulebook must give, for and against every rule, before and
after.

They are the lawyer's tests: `netra check --rules DIR` answers each and names the file and line of one that
fails. One that also tells a story can be put to a person: it is an item of the test of understanding.
"""

from dataclasses import dataclass
from pathlib import Path

from netra.law.advisor import Advisor
from netra.law.decisions import ANSWERS
from netra.law.facts import ContradictoryFacts
from netra.law.norms import EMPLOYMENTS
from netra.law.questions import Question
from netra.law.rulebook import Rulebook
from netra.law.strict import Record, RuleError, read

SIDES = ("for", "against", "before", "after")
_TOLD = ("item", "label", "story", "ask")


@dataclass(frozen=True, slots=True)
class Item:
    """The words that put an example to a person: `story` tells its facts and no others, `ask` asks.

    `id` is kept beside answers, so it stays when the words change.
    """

    id: str
    label: str
    story: str
    ask: str


@dataclass(frozen=True, slots=True)
class Example:
    """One question about `rule` and what must come out: the answer, the rules in it, and the warnings."""

    name: str
    rule: str
    side: str
    question: Question
    answer: str
    norms: tuple[str, ...]
    warnings: tuple[str, ...]
    path: Path
    line: int
    item: Item | None = None


def examples(folder: Path, rulebook: Rulebook, files: str = "*.yaml") -> tuple[Example, ...]:
    """Every example under `rules/examples/`, or of some of its files.

    A name that the rulebook does not know is refused, and so is an item that stands there twice.
    """
    found: list[Example] = []
    seen: set[str] = set()
    for path in sorted((folder / "examples").glob(files)):
        record = read(path, Path(folder.name) / path.relative_to(folder))
        found += [_example(entry, rulebook, seen) for entry in record.records("examples")]
        record.finish()
    return tuple(found)


def _example(record: Record, rulebook: Rulebook, seen: set[str]) -> Example:
    found = Example(
        name=record.text("name"),
        rule=_known(record, "rule", rulebook),
        side=record.one_of("side", SIDES),
        question=_question(record, rulebook),
        answer=record.one_of("answer", ANSWERS),
        norms=record.texts("norms"),
        warnings=record.texts("warnings"),
        path=record.path,
        line=record.line_of("name"),
        item=_item(record, seen),
    )
    record.finish()
    return found


def _item(record: Record, seen: set[str]) -> Item | None:
    """All four words or none: a story without a question could not be asked."""
    if all(record.is_null(key) for key in _TOLD):
        return None
    told = {key: record.text(key) for key in _TOLD}
    for key, text in told.items():
        if not text.strip():
            record.refuse(key, f"“{key}” kosong")
    if told["item"] in seen:
        record.refuse("item", f"item “{told['item']}” tertulis dua kali")
    seen.add(told["item"])
    return Item(told["item"], told["label"], told["story"], told["ask"])


def _known(record: Record, key: str, rulebook: Rulebook) -> str:
    name = record.text(key)
    if name not in rulebook.norms and name not in rulebook.allowed:
        record.refuse(key, f"“{name}” bukan norma dan bukan perbuatan yang dibolehkan")
    return name


def _question(record: Record, rulebook: Rulebook) -> Question:
    election = None if record.is_null("election") else record.one_of("election", tuple(rulebook.elections))
    yes, no = record.texts("yes"), record.texts("no")
    for key, names in (("yes", yes), ("no", no)):
        for name in names:
            if name not in rulebook.facts:
                record.refuse(key, f"fakta “{name}” tidak ada di rules/facts.yaml")
    return Question(
        on=record.day("on"),
        employment=record.one_of("employment", tuple(EMPLOYMENTS)),
        act=record.one_of("act", tuple(rulebook.acts)),
        facts={**dict.fromkeys(yes, True), **dict.fromkeys(no, False)},
        election=election,
        determined_on=record.day_or_none("determined_on"),
    )


def failing(rulebook: Rulebook, given: tuple[Example, ...]) -> tuple[RuleError, ...]:
    """The examples that the rulebook does not answer as they say, each with its place and the difference."""
    advisor = Advisor(rulebook)
    return tuple(error for example in given if (error := _difference(advisor, example)))


def _difference(advisor: Advisor, example: Example) -> RuleError | None:
    try:
        advice = advisor.advise(example.question)
    except ContradictoryFacts as error:
        return RuleError(example.path, example.line, f"contoh “{example.name}”: {error}")
    came = (advice.answer, {f.id for f in advice.norms}, {f.id for f in advice.warnings})
    wanted = (example.answer, set(example.norms), set(example.warnings))
    if came == wanted:
        return None
    return RuleError(
        example.path, example.line, f"contoh “{example.name}”: {_told(came)}, mestinya {_told(wanted)}"
    )


def _told(outcome: tuple[str, set[str], set[str]]) -> str:
    answer, norms, warnings = outcome
    named = f" ({', '.join(sorted(norms))})" if norms else ""
    return f"{answer}{named}" + (f", peringatan {', '.join(sorted(warnings))}" if warnings else "")


def without_examples(rulebook: Rulebook, given: tuple[Example, ...]) -> tuple[str, ...]:
    """Rules that lack a side: every norm needs all four, every allowed act one for and one against."""
    sides = {(example.rule, example.side) for example in given}
    lacking = [f"{name}: {side}" for name in rulebook.norms for side in SIDES if (name, side) not in sides]
    lacking += [
        f"{name}: {side}" for name in rulebook.allowed for side in SIDES[:2] if (name, side) not in sides
    ]
    return tuple(lacking)
