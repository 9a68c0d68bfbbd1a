"""Reading the test of understanding as it stood on a day: sums only, never an attempt of somebody.

Only finished attempts count. No query sends more statements for more rows. `units` narrows to some agencies
(by key); None is the whole government. Small groups are shut out by `netra.outreach.understood`.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date

from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, Sum, Value, When

from netra.agencies import queries as agencies
from netra.agencies.models import Agency, CivilServant, Government
from netra.outreach import words
from netra.outreach.drawing import SIZE
from netra.outreach.gains import Pairs
from netra.outreach.itemwork import Sums
from netra.outreach.models import Answer, Attempt, Briefing, Certificate
from netra.outreach.sittings import PASS_SHARE, is_pass

_PASSED = Q(asked=SIZE, right__gte=F("asked") * PASS_SHARE[0] / PASS_SHARE[1])


class UnknownPerson(LookupError):
    """No one on the roster has this number and this first name."""


class UnknownCertificate(LookupError):
    """No certificate has this code."""


@dataclass(frozen=True, slots=True)
class Result:
    """How one sitting stands: right and answered of asked, and which items were right."""

    asked: int
    answered: int
    right: int
    is_right: dict[str, bool]

    @property
    def passed(self) -> bool:
        """Only what was finished can be passed."""
        return self.answered == self.asked and is_pass(self.right, self.asked)


@dataclass(frozen=True, slots=True)
class Tally:
    """Attempts of a group with their answers; `passed` of `attempts`, `right` of `answers`."""

    attempts: int
    passed: int
    answers: int
    right: int


@dataclass(frozen=True, slots=True)
class Counted:
    """Right answers of all answers to something."""

    answers: int
    right: int


@dataclass(frozen=True, slots=True)
class BriefingTally:
    """Passed of finished attempts, before and after one briefing, and the pairs among them."""

    briefing: Briefing
    before: tuple[int, int]
    after: tuple[int, int]
    pairs: Pairs


def result_of(number: int) -> Result | None:
    """How a sitting stands; None before its first answer."""
    attempt = Attempt.objects.filter(pk=number).first()
    if attempt is None:
        return None
    answers = dict(Answer.objects.filter(attempt=number).values_list("item", "is_right"))
    return Result(attempt.asked, attempt.answered, attempt.right, answers)


def known_by(government: int, item: str) -> Counted:
    """How many answered an item right, of all who answered it so far."""
    rows = Answer.objects.filter(government=government, item=item)
    found = rows.aggregate(answers=Count("pk"), right=Count("pk", filter=Q(is_right=True)))
    return Counted(**found)


def is_word_known(briefing: Briefing, word: str) -> bool:
    """Whether a test before this briefing gave this word."""
    digest = words.digest_of(word, briefing.pk)
    return Attempt.objects.filter(briefing=briefing, stage=Attempt.Stage.BEFORE, pair=digest).exists()


def agencies_of_test(government: Government, on: date) -> QuerySet[Agency]:
    """What a taker chooses from: no unit so small that an answer in it would point at a person."""
    return agencies.reportable_agencies(government, on)


def agency_of_test(agency: Agency, on: date) -> Agency | None:
    """The agency under whose name this unit's answers stand: itself, or the nearest above it."""
    known = {each.pk: each for each in agencies_of_test(agency.government, on)}
    parents = dict(Agency.objects.filter(government=agency.government_id).values_list("pk", "parent_id"))
    at: int | None = agency.pk
    while at is not None and at not in known:
        at = parents.get(at)
    return known.get(at) if at is not None else None


def tallies(government: Government, on: date, units: Collection[int] | None = None) -> dict[int, Tally]:
    """Finished attempts by agency (its key)."""
    rows = (
        _finished(government, on, units)
        .values("agency_id")
        .annotate(
            attempts=Count("pk"),
            passed=Count("pk", filter=_PASSED),
            sum_asked=Sum("asked"),
            sum_right=Sum("right"),
        )
    )
    return {
        row["agency_id"]: Tally(row["attempts"], row["passed"], row["sum_asked"], row["sum_right"])
        for row in rows
    }


def counted_by_agency_and_item(
    government: Government, on: date, units: Collection[int] | None = None
) -> dict[tuple[int, str], Counted]:
    """Right answers of all, by agency and item."""
    rows = (
        _answers(government, on, units)
        .values("attempt__agency_id", "item")
        .annotate(answers=Count("pk"), right=Count("pk", filter=Q(is_right=True)))
    )
    return {(row["attempt__agency_id"], row["item"]): Counted(row["answers"], row["right"]) for row in rows}


def item_sums(government: Government, on: date) -> dict[str, Sums]:
    """For each item what its quality is computed from, in one statement."""
    own = Case(When(is_right=True, then=Value(1)), default=Value(0))
    rest = F("attempt__right") - own
    rows = (
        _answers(government, on)
        .values("item")
        .annotate(
            answers=Count("pk"),
            right=Count("pk", filter=Q(is_right=True)),
            rest=Sum(rest),
            rest_squared=Sum(rest * rest),
            right_rest=Sum(rest, filter=Q(is_right=True), default=0),
        )
    )
    names = [each.name for each in fields(Sums)]
    return {item: Sums(*sums) for item, *sums in rows.values_list("item", *names)}


def briefing_tallies(government: Government, on: date) -> list[BriefingTally]:
    """Every briefing around which somebody took the test, the latest first."""
    sums: dict[tuple[int, str], tuple[int, int]] = {}
    for row in (
        _around_briefings(government, on)
        .values("briefing_id", "stage")
        .annotate(attempts=Count("pk"), passed=Count("pk", filter=_PASSED))
    ):
        sums[row["briefing_id"], row["stage"]] = (row["passed"], row["attempts"])
    pairs = _pairs(government, on)
    briefings = Briefing.objects.filter(pk__in={pk for pk, _ in sums})
    return [
        BriefingTally(
            briefing,
            sums.get((briefing.pk, Attempt.Stage.BEFORE), (0, 0)),
            sums.get((briefing.pk, Attempt.Stage.AFTER), (0, 0)),
            pairs.get(briefing.pk, Pairs(0, 0, 0, 0)),
        )
        for briefing in briefings
    ]


def person_with(government: Government, number: str, first_name: str) -> CivilServant:
    """The one on the roster with this number whose name begins so; `UnknownPerson` for either mistake."""
    person = CivilServant.objects.filter(government=government, number=number).first()
    if person is None or _letters(person.name.split()[:1]) != _letters([first_name]):
        raise UnknownPerson(number)
    return person


def certificate_by_code(code: str) -> Certificate:
    """The certificate with this code, or `UnknownCertificate`."""
    found = (
        Certificate.objects.select_related("civil_servant", "government")
        .filter(code=code.replace("-", "").upper(), civil_servant__isnull=False)
        .first()
    )
    if found is None:
        raise UnknownCertificate(code)
    return found


def certified_people(government: Government, on: date) -> set[int]:
    """Keys of those who have a certificate by that day: for counting, never for a list of the others."""
    rows = Certificate.objects.filter(government=government, passed_on__lte=on, civil_servant__isnull=False)
    return {person for person in rows.values_list("civil_servant_id", flat=True) if person}


def _finished(government: Government, on: date, units: Collection[int] | None = None) -> QuerySet[Attempt]:
    found = Attempt.objects.filter(government=government, taken_on__lte=on, answered=F("asked")).order_by()
    return found if units is None else found.filter(agency__in=units)


def _answers(government: Government, on: date, units: Collection[int] | None = None) -> QuerySet[Answer]:
    found = Answer.objects.filter(
        government=government,
        attempt__taken_on__lte=on,
        attempt__answered=F("attempt__asked"),
    ).order_by()
    return found if units is None else found.filter(attempt__agency__in=units)


def _around_briefings(government: Government, on: date) -> QuerySet[Attempt]:
    return _finished(government, on).filter(briefing__isnull=False)


def _pairs(government: Government, on: date) -> dict[int, Pairs]:
    """Attempts before and after that share a word, by briefing."""
    later = Attempt.objects.filter(
        briefing=OuterRef("briefing"),
        stage=Attempt.Stage.AFTER,
        pair=OuterRef("pair"),
        taken_on__lte=on,
        answered=F("asked"),
    )
    passed_later = Case(When(_PASSED, then=Value(1)), default=Value(0))
    rows = (
        _around_briefings(government, on)
        .filter(stage=Attempt.Stage.BEFORE)
        .exclude(pair="")
        .annotate(
            first=Case(When(_PASSED, then=Value(1)), default=Value(0)),
            second=Subquery(later.annotate(did=passed_later).values("did")[:1]),
        )
        .filter(second__isnull=False)
        .values("briefing_id", "first", "second")
        .annotate(people=Count("pk"))
    )
    return _as_pairs((row["briefing_id"], row["first"], row["second"], row["people"]) for row in rows)


def _as_pairs(rows: Iterable[tuple[int, int, int, int]]) -> dict[int, Pairs]:
    found: dict[int, dict[tuple[int, int], int]] = {}
    for briefing, first, second, people in rows:
        found.setdefault(briefing, {})[first, second] = people
    order = ((1, 1), (1, 0), (0, 1), (0, 0))
    return {briefing: Pairs(*(cells.get(cell, 0) for cell in order)) for briefing, cells in found.items()}


def _letters(parts: list[str]) -> str:
    return "".join(letter for part in parts for letter in part.casefold() if letter.isalpha())
