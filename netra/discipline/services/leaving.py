"""The end of an account as far as proceedings go: never while one would be left with nobody who opens it."""

from netra.accounts.models import Officer
from netra.cases import services as cases
from netra.discipline import queries
from netra.journal.services import Log


class LeavesProceedingsClosed(Exception):
    """These proceedings (`args[0]`, their numbers) open with a key of this officer, today's or an earlier
    one, and with nobody else's: the officer cannot go yet."""


def end_service(*, officer: Officer, log: Log, actor: str, to: str = "") -> None:
    """The account ends, by the office or because a successor (`to`) took over. Called inside a `recording`,
    so that nobody steps aside meanwhile.

    Raises `LeavesProceedingsClosed`, and what `cases.end_service` raises, before anything is destroyed.
    """
    Officer.objects.select_for_update().get(pk=officer.pk)
    if alone := queries.only_open_to(officer):
        raise LeavesProceedingsClosed(alone)
    cases.end_service(officer=officer, log=log, actor=actor, to=to)
