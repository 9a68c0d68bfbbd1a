"""What `netra check` and the operator's page say of one circle of recovery: is there one, can its holders
still, has it been practised, who has not protected a key. The same for every circle."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from netra import clock
from netra.accounts import circles, recovery_queries
from netra.accounts.circles import Circle
from netra.accounts.models import RecoverySet
from netra.agencies.models import Government
from netra.dashboard.finding import Finding

PAGE: Final = "/kantor/pemulihan/"


@dataclass(frozen=True)
class _Words:
    """`of`: whose keys, after "pemulihan"; `who`: one of them; `by`: who proposes."""

    of: str
    who: str
    by: str


_WORDS: Final = {
    circles.READERS: _Words("kunci", "petugas", "petugas yang membaca laporan"),
    circles.CUSTODIANS: _Words("kunci penjaga identitas", "penjaga identitas", "penjaga identitas"),
    circles.KEEPERS: _Words(
        "kunci petugas perkara disiplin", "petugas perkara disiplin", "petugas perkara disiplin"
    ),
}


def circle_findings(government: Government, circle: Circle, today: date) -> Iterator[Finding]:
    """Of a government that has somebody whose key this circle would protect: the caller looks."""
    found = recovery_queries.set_in_force(government.pk, circle)
    if found is None:
        yield _no_set(government, circle)
        return
    yield _holders(government, circle, found)
    yield _drill(government, circle, found, today)
    if open_keys := len(recovery_queries.unprotected(government.pk, circle)):
        who = _WORDS[circle].who
        what = f"{government.name}: {open_keys} {who} belum melindungi kuncinya."
        yield Finding("warn", what, f"{who} itu menekan “Lindungi kunci saya” di {PAGE}")


def _no_set(government: Government, circle: Circle) -> Finding:
    words = _WORDS[circle]
    if recovery_queries.set_proposed(government.pk, circle):
        what = f"{government.name}: usulan kelompok pemulihan {words.of} menunggu kesanggupan pemegang."
        return Finding("warn", what, f"pemegang masuk dan menyanggupi di {PAGE}")
    what = f"{government.name}: belum ada kelompok pemulihan {words.of}."
    return Finding("warn", what, f"usulkan pemegang di {PAGE}, oleh {words.by}")


def _holders(government: Government, circle: Circle, found: RecoverySet) -> Finding:
    holders = recovery_queries.holders_of(found)
    usable = sum(recovery_queries.is_usable(each) for each in holders)
    what = (
        f"{government.name}: {usable} dari {len(holders)} pemegang pemulihan {_WORDS[circle].of} masih bisa,"
        f" {found.threshold} diperlukan."
    )
    if usable == len(holders):
        return Finding("ok", what)
    mend = f"usulkan kelompok baru di {PAGE}, oleh {_WORDS[circle].by}"
    return Finding("bad" if usable < found.threshold else "warn", what, mend)


def _drill(government: Government, circle: Circle, found: RecoverySet, today: date) -> Finding:
    zone = clock.Zone(government.zone)
    due = recovery_queries.drill_due_on(found)
    last = found.drilled_at.astimezone(zone.tz).date() if found.drilled_at else None
    told = f"terakhir berhasil {clock.date_in_words(last)}" if last else "belum pernah dijalankan"
    drill = f"{government.name}: latihan pemulihan {_WORDS[circle].of}"
    if due is None or due.astimezone(zone.tz).date() <= today:
        return Finding("warn", f"{drill} sudah waktunya diulang, {told}.", f"mulai latihan di {PAGE}")
    if last is None:
        return Finding("warn", f"{drill} {told}.", f"mulai latihan di {PAGE}")
    return Finding("ok", f"{drill} {told}.")
