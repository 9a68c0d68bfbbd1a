"""The personnel office's pages: list, new, one proceeding, the page of each move."""

from netra.discipline.views.interests import interests, withdraw_interest
from netra.discipline.views.moving import erase, let_in, move, step_aside
from netra.discipline.views.reading import new, proceeding, proceedings

__all__ = [
    "erase",
    "interests",
    "let_in",
    "move",
    "new",
    "proceeding",
    "proceedings",
    "step_aside",
    "withdraw_interest",
]
