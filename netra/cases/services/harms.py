"""The harm that an assessment alleges: codes of the rulebook beside the case, for figures without names."""

from collections.abc import Collection
from datetime import datetime

from netra import law
from netra.cases.models import AllegedHarm, Case


class UnknownHarm(ValueError):
    """No harm of the rulebook has that id."""


def allege(case: Case, harms: Collection[str], at: datetime) -> None:
    """Note which harms the assessment of this case alleges. Called inside a `recording`."""
    unknown = set(harms) - set(law.rulebook().harms)
    if unknown:
        raise UnknownHarm(", ".join(sorted(unknown)))
    AllegedHarm.objects.bulk_create(AllegedHarm(case=case, harm=each, at=at) for each in sorted(set(harms)))
