"""What is understood and what is not, per agency, norm, item and briefing, as the office's page shows it.

Figures of fewer than five people are shut out, and so is a sum that would tell them by subtraction.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

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
class Known:
    """Something that was asked: how many answers, how many percent right."""

    label: str
    answers: int
    percent: int


@dataclass(frozen=True, slots=True)
class NormRow:
    """One norm: how many know it, item by item, and where fewest do (None without enough answers)."""

    rule: str
    known: Known
    items: tuple[Known, ...]
    weakest: Known | None


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


def norm_rows(
    counted: Mapping[tuple[int, str], Counted], agencies: Iterable[Agency], without: Collection[str] = ()
) -> list[NormRow]:
    """Every norm that was asked of at least five people, the least known first; `without` these items."""
    names = {each.pk: each.name for each in agencies}
    cells: dict[str, dict[tuple[int, str], Counted]] = defaultdict(dict)
    for (agency, item), cell in counted.items():
        rule = rules_of_items().get(item)  # None: the rulebook has lost it
        if rule and item not in without:
            cells[rule][agency, item] = cell
    rows = [_norm_row(rule, own, names) for rule, own in cells.items()]
    return sorted(
        (row for row in rows if row.known.answers >= MINIMUM),
        key=lambda row: (row.known.percent, -row.known.answers, row.rule),
    )


def misleading(sums: Mapping[str, Sums]) -> set[str]:
    """Items that those who know the rest get wrong: they say more about the story than about the reader."""
    return {item for item, own in sums.items() if own.answers and "reversed" in quality_of(own).flags}


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


def finding_of(norms: list[NormRow]) -> str:
    """The headline: the situation that fewest know, where there are enough answers to say so."""
    asked = [(item, row) for row in norms for item in row.items if item.answers >= ENOUGH]
    if not asked:
        return "Belum cukup jawaban untuk menyimpulkan apa pun"
    least, row = min(asked, key=lambda pair: (pair[0].percent, pair[0].label))
    said = f"“{least.label}”: diketahui {least.percent}%"
    if row.weakest and len(row.items) == 1:
        return f"{said}, di {row.weakest.label} {row.weakest.percent}%"
    return said


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


def _norm_row(rule: str, cells: Mapping[tuple[int, str], Counted], names: Mapping[int, str]) -> NormRow:
    book, told = law.rulebook(), labels()
    by_item, by_agency = _added(cells, 1), _added(cells, 0)
    items = [_known(told[item], each) for item, each in by_item.items() if each.answers >= MINIMUM]
    large = [
        _known(names[agency], each)
        for agency, each in by_agency.items()
        if each.answers >= CELL_ENOUGH and agency in names
    ]
    text = (book.norms.get(rule) or book.allowed[rule]).text
    return NormRow(
        rule,
        _known(text, *by_item.values()),
        tuple(sorted(items, key=_least_first)),
        min(large, key=_least_first, default=None),
    )


def _least_first(known: Known) -> tuple[int, str]:
    return known.percent, known.label


def _known(label: str, *counted: Counted) -> Known:
    answers = sum(each.answers for each in counted)
    return Known(label, answers, percent(sum(each.right for each in counted), answers))


def _added(cells: Mapping[tuple[int, str], Counted], by: int) -> dict[Any, Counted]:
    """The cells added up by one part of their key."""
    found: dict[Any, Counted] = defaultdict(lambda: Counted(0, 0))
    for key, cell in cells.items():
        before = found[key[by]]
        found[key[by]] = Counted(before.answers + cell.answers, before.right + cell.right)
    return found


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
