"""What is understood and what is not, per agency, norm, item and briefing, as the office's page shows it.

Figures of fewer than five people are shut out, and so is a sum that would tell them by subtraction.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from netra import law
from netra.agencies.models import Agency
from netra.outreach.gains import Gain, Share, paired_gain, unpaired_gain
from netra.outreach.itemwork import ENOUGH, Quality, Sums, quality_of
from netra.outreach.models import Briefing
from netra.outreach.queries import BriefingTally, Counted, Tally
from netra.outreach.situations import labels, rules_of_items

MINIMUM = 5
CELL_ENOUGH = 15
"""Answers of one agency to one norm below which it is not named as the weakest."""
FLAG_WORDS = {
    "too_easy": "hampir semua benar",
    "too_hard": "hampir semua salah",
    "reversed": "yang paham justru salah",
    "weak": "tidak membedakan",
}


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """One agency: how many took part, passed, and answered right, in percent."""

    agency: Agency
    people: int
    passed: int
    passed_percent: int
    right_percent: int


@dataclass(frozen=True, slots=True)
class AgencyTable:
    """Agencies, the worst first; `hidden` have fewer than five. `total` is None where nobody may be shown."""

    rows: tuple[AgencyRow, ...]
    hidden: int
    total: Tally | None

    @property
    def passed_percent(self) -> int:
        return percent(self.total.passed, self.total.attempts) if self.total else 0

    @property
    def right_percent(self) -> int:
        return percent(self.total.right, self.total.answers) if self.total else 0


@dataclass(frozen=True, slots=True)
class NormRow:
    """One norm: how many know it, and the agency where fewest do (empty where none has enough answers)."""

    rule: str
    text: str
    label: str
    answers: int
    percent: int
    weakest: str
    weakest_percent: int


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item with its quality and its flags in words."""

    label: str
    rule: str
    quality: Quality
    flags: tuple[str, ...]

    @property
    def difficulty_percent(self) -> int:
        return round(100 * self.quality.difficulty)

    @property
    def is_judged(self) -> bool:
        return self.quality.answers >= ENOUGH


@dataclass(frozen=True, slots=True)
class BriefingRow:
    """One briefing: the shares before and after, the gain, and the gain of those who kept their word."""

    briefing: Briefing
    before: Share | None
    after: Share | None
    gain: Gain | None
    pairs: int
    paired: Gain | None


def agency_table(tallies: Mapping[int, Tally], agencies: Iterable[Agency]) -> AgencyTable:
    """Every agency with at least five finished attempts, the smallest share of passes first."""
    names = {each.pk: each for each in agencies}
    large = {pk: tally for pk, tally in tallies.items() if tally.attempts >= MINIMUM and pk in names}
    small = [tally for pk, tally in tallies.items() if pk not in large]
    rows = sorted(
        (_agency_row(names[pk], tally) for pk, tally in large.items()),
        key=lambda row: (row.passed_percent, row.right_percent, row.agency.name),
    )
    counted = [*large.values()]
    if sum(tally.attempts for tally in small) >= MINIMUM:
        counted += small
    return AgencyTable(tuple(rows), len(small), _sum(counted))


def norm_rows(counted: Mapping[tuple[int, str], Counted], agencies: Iterable[Agency]) -> list[NormRow]:
    """Every norm that was asked of at least five people, the least known first."""
    names = {each.pk: each.name for each in agencies}
    cells = _by_rule(counted)
    rows = [_norm_row(rule, own, names) for rule, own in cells.items()]
    return sorted(
        (row for row in rows if row.answers >= MINIMUM), key=lambda row: (row.percent, -row.answers, row.rule)
    )


def item_rows(sums: Mapping[str, Sums]) -> list[ItemRow]:
    """Every item with enough answers, flagged ones first, then the hardest."""
    names, rules = labels(), rules_of_items()
    judged = {item: quality_of(own) for item, own in sums.items() if own.answers >= MINIMUM}
    rows = [
        ItemRow(names.get(item, item), rules.get(item, ""), quality, _in_words(quality))
        for item, quality in judged.items()
    ]
    return sorted(rows, key=lambda row: (not row.flags, row.quality.difficulty, row.label))


def briefing_rows(tallies: Iterable[BriefingTally]) -> list[BriefingRow]:
    """Every briefing; a side of fewer than five people is not shown, and then there is no gain either."""
    return [_briefing_row(tally) for tally in tallies]


def finding_of(norms: list[NormRow], table: AgencyTable) -> str:
    """The headline: what is known least, where there is enough to say so."""
    known = [row for row in norms if row.answers >= ENOUGH]
    if table.total is None or not known:
        return "Belum cukup jawaban untuk menyimpulkan apa pun"
    least = known[0]
    if least.weakest:
        return f"“{least.label}”: diketahui {least.weakest_percent}% di {least.weakest}"
    return f"“{least.label}”: baru diketahui {least.percent}%"


def percent(count: int, of: int) -> int:
    return round(100 * count / of) if of else 0


def _in_words(quality: Quality) -> tuple[str, ...]:
    return tuple(FLAG_WORDS[flag] for flag in quality.flags)


def _agency_row(agency: Agency, tally: Tally) -> AgencyRow:
    return AgencyRow(
        agency,
        tally.attempts,
        tally.passed,
        percent(tally.passed, tally.attempts),
        percent(tally.right, tally.answers),
    )


def _sum(tallies: list[Tally]) -> Tally | None:
    if not tallies:
        return None
    return Tally(
        attempts=sum(each.attempts for each in tallies),
        passed=sum(each.passed for each in tallies),
        answers=sum(each.answers for each in tallies),
        right=sum(each.right for each in tallies),
    )


def _by_rule(counted: Mapping[tuple[int, str], Counted]) -> dict[str, dict[int, Counted]]:
    """Cells of items added up to their rule; items that the rulebook has lost are left out."""
    rules = rules_of_items()
    found: dict[str, dict[int, Counted]] = defaultdict(dict)
    for (agency, item), cell in counted.items():
        if item in rules:
            before = found[rules[item]].get(agency, Counted(0, 0))
            found[rules[item]][agency] = Counted(before.answers + cell.answers, before.right + cell.right)
    return found


def _norm_row(rule: str, own: Mapping[int, Counted], names: Mapping[int, str]) -> NormRow:
    book = law.rulebook()
    known = book.norms.get(rule) or book.allowed[rule]
    answers, right = sum(cell.answers for cell in own.values()), sum(cell.right for cell in own.values())
    large = {
        names[agency]: percent(cell.right, cell.answers)
        for agency, cell in own.items()
        if cell.answers >= CELL_ENOUGH and agency in names
    }
    weakest = min(large, key=lambda name: (large[name], name), default="")
    label = next(name for item, name in labels().items() if rules_of_items()[item] == rule)
    return NormRow(rule, known.text, label, answers, percent(right, answers), weakest, large.get(weakest, 0))


def _briefing_row(tally: BriefingTally) -> BriefingRow:
    before, after = _share(*tally.before), _share(*tally.after)
    return BriefingRow(
        briefing=tally.briefing,
        before=before,
        after=after,
        gain=unpaired_gain(before, after) if before and after else None,
        pairs=tally.pairs.total if tally.pairs.total >= MINIMUM else 0,
        paired=paired_gain(tally.pairs) if tally.pairs.total >= MINIMUM else None,
    )


def _share(passed: int, attempts: int) -> Share | None:
    return Share(passed, attempts) if attempts >= MINIMUM else None
