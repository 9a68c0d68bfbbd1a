"""Listens to narratives with the lexicon of questions and the cues of stories (`rules/narratives/`)."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from netra.law.lexicon import concepts_of, entries_of, speech
from netra.narratives.reading import CUE
from netra.text import Listener


@lru_cache(maxsize=2)
def listener(folder: Path) -> Listener:
    """The listener of a rulebook's folder; `RuleError` names the file and line that are wrong."""
    spoken = speech(folder)
    phrases, wider, _ = concepts_of(entries_of(folder, "narratives", "cues"))
    cues = {f"{CUE}{name}": each for name, each in phrases.items()}
    widened = {f"{CUE}{name}": tuple(f"{CUE}{one}" for one in each) for name, each in wider.items()}
    return Listener(
        replace(spoken, concepts={**spoken.concepts, **cues}, wider={**spoken.wider, **widened}),
        remembers=False,
    )
