"""A personnel office's list, from file to what would change: read, checked, compared. Writing is a service's.

A file is read in pieces and never as a whole; whatever is wrong with it is named by line and column, or
refused by an exception of `refusals` that says in plain Indonesian what to do about it.
"""

from netra.agencies.rosters import memory  # isort: skip

from netra.agencies.rosters.comparing import Changes
from netra.agencies.rosters.findings import Finding, Findings
from netra.agencies.rosters.reading import Options, Roster, read_roster
from netra.agencies.rosters.refusals import RosterRefused

__all__ = ["Changes", "Finding", "Findings", "Options", "Roster", "RosterRefused", "memory", "read_roster"]
