"""What an officer kept for themselves ends with the account: saved views, calendar feed, digest."""

from netra.accounts.models import Officer
from netra.cases.models import CalendarFeed, Digest, SavedView


def clear_the_desk(*, officer: Officer) -> None:
    """Called inside a `recording`. From now on the feed's address leads nowhere and no mail goes out."""
    for model in (SavedView, CalendarFeed, Digest):
        model._base_manager.filter(officer=officer).delete()
