"""Writing agencies: the verbs of the office on governments, agencies, postings and rosters."""

from netra.agencies.services.emblems import BadGovernmentCode, remove_emblem, set_emblem
from netra.agencies.services.governments import (
    AgencyNotActive,
    AlreadyEstablished,
    AlreadyFounded,
    AlreadyPosted,
    ForeignGovernment,
    HeadAlreadyPosted,
    UnknownSuperior,
    enrol_roster,
    establish_agency,
    found_government,
    post,
)
from netra.agencies.services.leaving import forget_who_left
from netra.agencies.services.rosters import Preview, import_roster, preview_roster

__all__ = [
    "AgencyNotActive",
    "AlreadyEstablished",
    "AlreadyFounded",
    "AlreadyPosted",
    "BadGovernmentCode",
    "ForeignGovernment",
    "HeadAlreadyPosted",
    "Preview",
    "UnknownSuperior",
    "enrol_roster",
    "establish_agency",
    "forget_who_left",
    "found_government",
    "import_roster",
    "post",
    "preview_roster",
    "remove_emblem",
    "set_emblem",
]
