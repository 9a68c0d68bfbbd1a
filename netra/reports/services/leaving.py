"""An officer's keys end: all of them when the officer goes, and those under a key that is no longer used."""

from django.db import connection

from netra.accounts.models import Officer
from netra.reports import keyring
from netra.reports.models import Grant, ParkedGrant
from netra.reports.services.erasure import overwrite_freed_pages
from netra.reports.services.recusing import LastReader

MOST_NAMED = 50


class LeavesReportsUnread(LastReader):
    """Nobody else could open these reports (`dockets`, the first of them): the officer cannot go yet."""

    def __init__(self, dockets: list[str]) -> None:
        super().__init__(", ".join(dockets))
        self.dockets = dockets


def give_up_keys(*, officer: Officer) -> int:
    """Destroy every key to a report of an officer who goes; how many. Called inside a `recording`.

    Raises `LeavesReportsUnread`, before anything is destroyed.
    """
    last = keyring.only_open_to(officer).order_by("docket").values_list("docket", flat=True)
    if last:
        raise LeavesReportsUnread(list(last[:MOST_NAMED]))
    overwrite_freed_pages()
    parked, _ = ParkedGrant.objects.filter(officer=officer).delete()
    gone, _ = Grant.objects.filter(officer=officer).delete()
    return gone + parked


def park_keys(*, officer: Officer, fingerprint: str) -> int:
    """Set aside what was sealed to a key that `officer` no longer uses; how many. Inside a `recording`.

    Nothing is destroyed: whoever brings that key back (`follow_key`) opens it again.
    """
    sql = (
        "INSERT INTO reports_parkedgrant (report_id, officer_id, sealed_key, fingerprint)"
        " SELECT report_id, officer_id, sealed_key, %s FROM reports_grant WHERE officer_id = %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [fingerprint, officer.pk])
    gone, _ = Grant.objects.filter(officer=officer).delete()
    return gone
