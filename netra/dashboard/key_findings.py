"""What `netra check` and the operator's page say of readers' keys: reports that nobody opens, the circle."""

from collections.abc import Iterator
from datetime import date

from netra.accounts import circles
from netra.accounts import queries as officers
from netra.agencies.models import Government
from netra.dashboard.circle_findings import circle_findings
from netra.dashboard.finding import Finding
from netra.reports import keyring


def key_findings(government: Government, today: date) -> Iterator[Finding]:
    """Nothing where no officer reads reports yet: that is said elsewhere."""
    if not officers.readers_of_reports(government.pk).exists():
        return
    yield from _unread(government)
    yield from circle_findings(government, circles.READERS, today)


def _unread(government: Government) -> Iterator[Finding]:
    """Whether there are any, never how many: two days' numbers could be subtracted (ADR 38)."""
    if keyring.unread_in(government.pk).exists():
        what = f"{government.name}: ada laporan yang tidak terbuka bagi petugas mana pun sekarang."
        yield Finding("bad", what, "pulihkan kunci lama: halaman Kunci laporan, lalu Kunci lama")
