"""The personnel office's pages: list, new, one proceeding, the page of each move."""

from netra.discipline.views.calendar import calendar, calendar_feed, feed_file
from netra.discipline.views.interests import interests, withdraw_interest
from netra.discipline.views.keys import (
    ask,
    ask_as_successor,
    forgotten,
    former,
    keys,
    left_behind,
    remember,
    reopen,
)
from netra.discipline.views.letters import letter_file, letters_of_proceeding, write_letter
from netra.discipline.views.moving import erase, let_in, move, step_aside
from netra.discipline.views.reading import new, proceeding, proceedings

__all__ = [
    "ask",
    "ask_as_successor",
    "calendar",
    "calendar_feed",
    "erase",
    "feed_file",
    "forgotten",
    "former",
    "interests",
    "keys",
    "left_behind",
    "let_in",
    "letter_file",
    "letters_of_proceeding",
    "move",
    "new",
    "proceeding",
    "proceedings",
    "remember",
    "reopen",
    "step_aside",
    "withdraw_interest",
    "write_letter",
]
