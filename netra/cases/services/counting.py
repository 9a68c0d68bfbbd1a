"""How many decided cases a lesson could be of: opened with the second person's key, kept nowhere."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Final

from netra import text, vault
from netra.cases import precedents, queries
from netra.cases.desk import Desk
from netra.cases.lessons.content import Codes
from netra.cases.models import Case, Joining, Respondent
from netra.cases.respondents import open_told
from netra.cases.services.comparing import profiles_of
from netra.reports import services as reports

MOST_COUNTED: Final = 60
"""Decided cases of one act that are opened to count those with the same codes, the newest ones."""


def count_with(codes: Codes, government_id: int, desk: Desk, *, enough: int) -> int:
    """How many people and events of a government these codes fit, among the newest; counts to `enough`.

    Only decided cases that this officer may open count. Reports of one event count once, and so do cases
    about one person: five events of one officer hide nobody. When in doubt, too few.
    """
    found = list(queries.decided(desk.officer, government_id, codes.act)[:MOST_COUNTED])
    profiles = profiles_of(found, desk, with_stories=False)
    alike = [case for case in found if case.pk in profiles and _shares(profiles[case.pk], codes)]
    return min(_apart(_marks_of(alike, desk)), enough)


def _shares(profile: precedents.Profile, codes: Codes) -> bool:
    """All that the lesson would say in codes is true of this case too."""
    is_class = codes.employment in ("", profile.employment)
    return is_class and codes.outcome in profile.outcomes and profile.norms.issuperset(codes.norms)


def _marks_of(alike: Collection[Case], desk: Desk) -> list[set[str]]:
    """Of each case its event and its people, as far as known; one that does not open is left out."""
    heads = dict(Joining.objects.filter(report__case__in=alike).values_list("report", "head"))
    people: dict[int, list[Respondent]] = defaultdict(list)
    for row in Respondent.objects.filter(case__in=alike):
        people[row.case_id].append(row)
    marks = []
    for case in alike:
        try:
            known = _people(case, people[case.pk], desk)
        except vault.EnvelopeRefused:
            continue
        marks.append({f"event {heads.get(case.report_id, case.report_id)}", *known})
    return marks


def _people(case: Case, rows: Iterable[Respondent], desk: Desk) -> set[str]:
    """Numbers, and names with a unit: of those whom the office recorded, and of whom the reporter named."""
    found = {value for row in rows for value in open_told(row, case, desk).in_common.values()}
    story = reports.read_story(report=case.report, key=desk.key_to(case.report))
    if name := text.person_key(str(story["respondent_name"])):
        found.add(f"{name}\n{text.unit_key(case.agency.name if case.agency else '')}")
    return found - {""}


def _apart(marks: Iterable[set[str]]) -> int:
    """How many groups have nothing in common with each other."""
    groups: list[set[str]] = []
    for own in marks:
        near = [each for each in groups if each & own]
        groups = [each for each in groups if not each & own] + [own.union(*near)]
    return len(groups)
