"""Reading outreach as it stood on a day."""

from netra.outreach.queries.briefings import (
    Round,
    UnknownBriefing,
    UnknownDirective,
    briefing_by_label,
    briefings_of,
    directive_by_id,
    directives_of,
    rounds_of,
    visited_districts,
)
from netra.outreach.queries.pledges import (
    NotOnDuty,
    Signer,
    UnknownSlip,
    ceremonies_of,
    ceremony_for,
    signer_with,
    slips_issued,
)
from netra.outreach.queries.proofs import UnknownProof, bears_name, proof_of
from netra.outreach.queries.recounts import differences
from netra.outreach.queries.tallies import counts_on, variants_of

__all__ = [
    "NotOnDuty",
    "Round",
    "Signer",
    "UnknownBriefing",
    "UnknownDirective",
    "UnknownProof",
    "UnknownSlip",
    "bears_name",
    "briefing_by_label",
    "briefings_of",
    "ceremonies_of",
    "ceremony_for",
    "counts_on",
    "differences",
    "directive_by_id",
    "directives_of",
    "proof_of",
    "rounds_of",
    "signer_with",
    "slips_issued",
    "variants_of",
    "visited_districts",
]
