"""Decided cases beside one that is still to be decided: few candidates, opened in the session, kept nowhere.

Finding candidates is one query over codes in clear. Opening them is an act of its own, with the officer's
key, that the journal notes: how many were opened, no word and no number of another case.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Final

from netra import law, vault
from netra.cases import precedents, queries
from netra.cases.desk import Desk, OpenPaper, record_of
from netra.cases.models import Case, Paper
from netra.cases.precedents import Hint, Kinship, Profile
from netra.cases.services.acting import subject_of
from netra.journal import events
from netra.journal.services import recording
from netra.narratives import suggester
from netra.reports import services as reports

MOST_OPENED: Final = 20
"""Decided cases whose contents one comparison opens, the newest ones."""
_SUGGESTED_NORMS: Final = 3
_TOLD: Final = (Paper.Kind.ASSESSMENT, Paper.Kind.RULING)


@dataclass(frozen=True)
class Precedent:
    """A decided case beside this one, and why it is like it."""

    case: Case
    profile: Profile
    kinship: Kinship

    @property
    def outcome(self) -> str:
        """The plenary's verdicts in words."""
        return precedents.outcome_words(self.profile.verdicts)


@dataclass(frozen=True)
class Comparison:
    """`shown`: the most like, best first. `is_suggested`: this case has no assessment yet, so its norms and
    class are what the story suggests. `unread`: how many did not open."""

    this: Profile
    shown: tuple[Precedent, ...]
    hint: Hint
    opened: int
    unread: int
    is_suggested: bool


def compare(*, case: Case, desk: Desk) -> Comparison:
    """Open the newest decided cases of the same act and say what agrees and what differs."""
    found = list(queries.decided_like(desk.officer, case)[:MOST_OPENED])
    profiles = profiles_of(found, desk, with_stories=True)
    this, is_suggested = _profile_here(case, desk)
    with recording(case.government.code, at=desk.at) as log:
        log.note(
            events.CASES_COMPARED,
            actor=desk.officer.actor,
            subject=subject_of(case),
            facts={"cases": len(profiles)},
        )
    common = precedents.common_words([this, *profiles.values()])
    beside = [
        Precedent(each, profiles[each.pk], precedents.kinship(this, profiles[each.pk], common))
        for each in found
        if each.pk in profiles
    ]
    beside.sort(key=lambda each: -each.kinship.weight)  # stable: of equal ones the newest first
    like = [(each.profile, each.kinship) for each in beside if each.kinship.is_like]
    return Comparison(
        this=this,
        shown=tuple(beside[: precedents.MOST_SHOWN]),
        hint=precedents.hint(this, like),
        opened=len(profiles),
        unread=len(found) - len(profiles),
        is_suggested=is_suggested,
    )


def profiles_of(found: Collection[Case], desk: Desk, *, with_stories: bool) -> dict[int, Profile]:
    """Case -> what it is, in at most four queries; one that does not open is left out whole."""
    desk.open_keys([each.report for each in found])
    able = [each for each in found if desk.holds_key_to(each.report)]
    told = _told(able, desk) if with_stories else {}
    papers: dict[int, list[Paper]] = defaultdict(list)
    for paper in (
        Paper.objects.filter(case__in=able, kind__in=_TOLD).select_related("by__office").order_by("at", "pk")
    ):
        papers[paper.case_id].append(paper)
    return {case.pk: profile for case, profile in _profiles(able, papers, told, desk)}


def _profiles(
    able: Collection[Case], papers: dict[int, list[Paper]], told: dict[int, list[str]], desk: Desk
) -> Iterator[tuple[Case, Profile]]:
    for case in able:
        key = desk.key_to(case.report)
        try:
            opened = [OpenPaper.of(paper, key, record_of(case)) for paper in papers[case.pk]]
        except vault.EnvelopeRefused:
            continue  # the case's own page says so by name
        yield case, precedents.profile_of(case.act, opened, told.get(case.report_id, ()))


def _told(found: Collection[Case], desk: Desk) -> dict[int, list[str]]:
    keys = {each.report_id: desk.key_to(each.report) for each in found}
    texts = reports.texts_of(found=[each.report for each in found], keys=keys)
    return {pk: each.story for pk, each in texts.items()}


def _profile_here(case: Case, desk: Desk) -> tuple[Profile, bool]:
    """This case; before its assessment with the norms and class that its story suggests."""
    told = _told([case], desk).get(case.report_id, [])
    papers = desk.open_papers(case)
    known = precedents.profile_of(case.act, papers, told)
    if any(paper.kind == Paper.Kind.ASSESSMENT for paper in papers):
        return known, False
    found = suggester(law.home()).suggest("\n".join(told), on=desk.today)
    norms = frozenset(found.norms[:_SUGGESTED_NORMS])
    return replace(known, employment=found.employment or "", norms=norms, facts={}), True
