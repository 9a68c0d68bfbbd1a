"""Tables of outreach, one file per thing."""

from netra.outreach.models.briefings import (
    Briefing,
    Directive,
    DirectiveAddressee,
    FollowUp,
)
from netra.outreach.models.pledges import Ceremony, Pledge, Slip
from netra.outreach.models.proofs import Proof
from netra.outreach.models.tallies import Tally

__all__ = [
    "Briefing",
    "Ceremony",
    "Directive",
    "DirectiveAddressee",
    "FollowUp",
    "Pledge",
    "Proof",
    "Slip",
    "Tally",
]
