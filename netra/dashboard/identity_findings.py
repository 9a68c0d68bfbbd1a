"""What `netra check` and the operator's page say of reporters' names: sealed apart, and openable by two."""

from collections.abc import Iterator
from datetime import date

from netra.accounts import circles
from netra.accounts import queries as officers
from netra.agencies.models import Government
from netra.dashboard.circle_findings import circle_findings
from netra.dashboard.finding import Finding
from netra.reports import services as reports

APPOINT = "netra officer add NAMA --role identity_custodian, sedikitnya dua orang yang tidak membaca laporan"
PAGE = "/kantor/identitas/"


def identity_findings(government: Government, today: date) -> Iterator[Finding]:
    """Nothing where no officer reads reports yet: that is said elsewhere."""
    if not officers.readers_of_reports(government.pk).exists():
        return
    yield from _lost(government)
    key = reports.identity_key_of(government)
    if key is None:
        yield _no_key(government)
        return
    yield _holders(government, reports.holders_of(key).count())
    yield from circle_findings(government, circles.CUSTODIANS, today)


def _lost(government: Government) -> Iterator[Finding]:
    count = reports.names_nobody_opens(government)
    if count:
        what = f"{government.name}: nama pelapor pada {count} laporan tidak terbuka bagi penjaga mana pun."
        yield Finding("bad", what, "penjaga memulihkan kunci lamanya: /kantor/kunci/lama/")


def _no_key(government: Government) -> Finding:
    what = (
        f"{government.name}: nama pelapor tersegel bersama laporannya, dan pembaca lain yang menyetujui;"
        " belum ada penjaga identitas yang memegang kuncinya."
    )
    if officers.custodians_of(government.pk).exists():
        return Finding(
            "warn", what, f"penjaga masuk dan membuat kunci, atau memulihkan kunci lamanya, di {PAGE}"
        )
    return Finding("warn", what, APPOINT)


def _holders(government: Government, count: int) -> Finding:
    if count == 1:
        what = f"{government.name}: hanya satu penjaga identitas yang memegang kuncinya."
        return Finding("warn", what, f"{APPOINT}; lalu penjaga pertama membukakan kunci di {PAGE}")
    return Finding(
        "ok", f"{government.name}: nama pelapor tersegel terpisah, {count} penjaga memegang kuncinya."
    )
