"""The personnel office's pages: list, new, one proceeding, the page of each move."""

from netra.discipline.views.calendar import calendar, calendar_feed, feed_file
from netra.discipline.views.interests import interests, withdraw_interest
from netra.discipline.views.letters import letter_file, letters_of_proceeding, write_letter
from netra.discipline.views.moving import erase, let_in, move, step_aside
from netra.discipline.views.reading import new, proceeding, proceedings

__all__ = [
    "calendar",
    "calendar_feed",
    "erase",
    "feed_file",
    "interests",
    "let_in",
    "letter_file",
    "letters_of_proceeding",
    "move",
    "new",
    "proceeding",
    "proceedings",
    "step_aside",
    "withdraw_interest",
    "write_letter",
]
