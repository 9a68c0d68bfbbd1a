"""Reading what became of rulings: which change waits for whom, which letters and hand-overs it touches."""

from collections.abc import Collection

from django.db.models import QuerySet

from netra.accounts import queries as officers
from netra.accounts import roles
from netra.accounts.models import Officer
from netra.cases import queries
from netra.cases.letters import tells_ruling
from netra.cases.models import Case, Handover, Letter, Paper, RulingChange
from netra.reports.long_lists import opens


def waiting_change(case: Case) -> RulingChange | None:
    """The change of its ruling that waits for the second person."""
    return case.ruling_changes.filter(answered_at=None).select_related("by__office").first()


def changes_of(case: Case) -> list[RulingChange]:
    """Every change of its ruling that was made, oldest first."""
    return list(case.ruling_changes.filter(is_made=True).order_by("answered_at", "pk"))


def changed_since(handover: Handover) -> RulingChange | None:
    """The first change, after it was handed over, of the verdict that this hand-over is about."""
    if handover.case_id is None:
        return None
    found = RulingChange.objects.filter(case=handover.case_id, is_made=True, answered_at__gt=handover.sent_at)
    return next(
        (each for each in found.order_by("answered_at") if handover.track in each.tracks.split()), None
    )


def able_to_confirm(case: Case) -> QuerySet[Officer]:
    """Case officers at work who can open this case."""
    able = officers.readers_of_reports(case.government_id).filter(role__in=roles.HANDLES_CASES)
    return able.filter(pk__in=case.report.grants.values("officer")).order_by("position", "pk")


def awaiting_change(officer: Officer) -> QuerySet[RulingChange]:
    """Proposals to change a ruling that wait for this officer as the second person, the oldest first."""
    if not officer.may(roles.HANDLES_CASES):
        return RulingChange.objects.none()
    own = Paper.objects.filter(kind=Paper.Kind.ASSESSMENT, by=officer).values("case")
    seen = RulingChange.objects.filter(opens(officer, "case__report"), answered_at=None)
    found = seen.exclude(by=officer).exclude(case__in=own).filter(case__report__erased_at=None)
    return found.select_related("case__government", "by").order_by("at", "pk")


def old_letters(case: Case) -> list[Letter]:
    """Letters that tell a ruling as it was before it was changed, newest first."""
    made = changes_of(case)
    return [each for each in queries.letters_of(case) if is_old(each, made)] if made else []


def is_old(letter: Letter, made: Collection[RulingChange]) -> bool:
    """Whether a later change touches what this letter told: one of its verdicts, or the whole ruling."""
    tracks = set(letter.tracks.split())
    later = [each for each in made if each.answered_at and each.answered_at > letter.at]
    touching = [each for each in later if not tracks or tracks & set(each.tracks.split())]
    return bool(touching) and tells_ruling(letter.kind)
