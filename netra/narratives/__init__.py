"""What a report tells: likely acts, who, where, when, evidence. It suggests and decides nothing.

Pure: no Django, no database, no network, nothing kept.
"""

from netra.narratives.suggesting import Likely, Suggester, Suggestion, suggester
from netra.narratives.traces import Passage

__all__ = ["Likely", "Passage", "Suggester", "Suggestion", "suggester"]
