"""What `netra check` and the operator's page say of keys: readers, protection, holders, the drill."""

from collections.abc import Iterator
from datetime import date

from netra import clock
from netra.accounts import queries as officers
from netra.accounts import recovery_queries
from netra.accounts.models import RecoverySet
from netra.agencies.models import Government
from netra.dashboard.finding import Finding
from netra.reports import keyring

PAGE = "di /kantor/pemulihan/, oleh petugas yang membaca laporan"


def key_findings(government: Government, today: date) -> Iterator[Finding]:
    """Nothing where no officer reads reports yet: that is said elsewhere."""
    if not officers.readers_of_reports(government.pk).exists():
        return
    yield from _unread(government)
    found = recovery_queries.set_in_force(government.pk)
    if found is None:
        yield _no_set(government)
        return
    yield _holders(government, found)
    yield _drill(government, found, today)
    open_keys = recovery_queries.unprotected(government.pk)
    if open_keys:
        what = f"{government.name}: {open_keys} petugas belum melindungi kuncinya."
        yield Finding("warn", what, "petugas itu menekan “Lindungi kunci saya” di /kantor/pemulihan/")


def _unread(government: Government) -> Iterator[Finding]:
    """Whether there are any, never how many: two days' numbers could be subtracted (ADR 38)."""
    if keyring.unread_in(government.pk).exists():
        what = f"{government.name}: ada laporan yang tidak terbuka bagi petugas mana pun sekarang."
        yield Finding("bad", what, "pulihkan kunci lama: halaman Kunci laporan, lalu Kunci lama")


def _no_set(government: Government) -> Finding:
    if recovery_queries.set_proposed(government.pk):
        what = f"{government.name}: usulan kelompok pemulihan menunggu kesanggupan pemegang."
        return Finding("warn", what, "pemegang masuk dan menyanggupi di /kantor/pemulihan/")
    what = f"{government.name}: belum ada kelompok pemulihan kunci."
    return Finding("warn", what, f"usulkan pemegang {PAGE}")


def _holders(government: Government, found: RecoverySet) -> Finding:
    holders = recovery_queries.holders_of(found)
    usable = sum(recovery_queries.is_usable(each) for each in holders)
    told = f"{usable} dari {len(holders)} pemegang pemulihan masih bisa, {found.threshold} diperlukan."
    if usable < found.threshold:
        return Finding("bad", f"{government.name}: {told}", f"usulkan kelompok baru {PAGE}")
    if usable < len(holders):
        return Finding("warn", f"{government.name}: {told}", f"usulkan kelompok baru {PAGE}")
    return Finding("ok", f"{government.name}: {told}")


def _drill(government: Government, found: RecoverySet, today: date) -> Finding:
    zone = clock.Zone(government.zone)
    due = recovery_queries.drill_due_on(found)
    last = found.drilled_at.astimezone(zone.tz).date() if found.drilled_at else None
    told = f"terakhir berhasil {clock.date_in_words(last)}" if last else "belum pernah dijalankan"
    if due is None or due.astimezone(zone.tz).date() <= today:
        what = f"{government.name}: latihan pemulihan kunci sudah waktunya diulang, {told}."
        return Finding("warn", what, "mulai latihan di /kantor/pemulihan/")
    if last is None:
        what = f"{government.name}: latihan pemulihan kunci {told}."
        return Finding("warn", what, "mulai latihan di /kantor/pemulihan/")
    return Finding("ok", f"{government.name}: latihan pemulihan kunci {told}.")
