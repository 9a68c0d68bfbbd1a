"""Until when attendance by name is kept. Pure; the figures are kept for good.

The law says that personal data go when their purpose has ended (UU 27/2022), not after how many days: the two
numbers are this program's policy, and the office sees the day beside the list.
"""

from datetime import date, timedelta

from netra.law import Election

AFTER_ELECTION = timedelta(days=30)  # time to answer a question about the list
BETWEEN_ELECTIONS = timedelta(days=180)


def erase_on(held_on: date, election: Election | None) -> date:
    """The day from which names are erased: after the election that decided on the day of the briefing.

    Outside of every election, half a year after the briefing. (That somebody was reached at all in that year,
    one row per person, goes when the year is over: `services.forget_reached`.)
    """
    ends = [phase.ends_on for phase in election.phases] if election else []
    return max(ends) + AFTER_ELECTION if ends else held_on + BETWEEN_ELECTIONS
