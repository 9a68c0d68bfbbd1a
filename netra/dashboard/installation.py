"""What is wrong with this installation and how to mend it: read by `netra check` and the operator's page."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from netra import clock, law
from netra.accounts import queries as officers
from netra.agencies.emblems import has_emblem
from netra.agencies.models import Government
from netra.dashboard.finding import Finding
from netra.dashboard.identity_findings import identity_findings
from netra.dashboard.keeper_findings import keeper_findings
from netra.dashboard.key_findings import key_findings
from netra.dashboard.seal_finding import seal_finding
from netra.dashboard.sign_in_findings import sign_in_findings
from netra.journal import runs
from netra.reports import routing

JOBS_LATE_DAYS = 2
MOST_NAMED = 3
LOOPBACK = ("localhost", "127.0.0.1", "::1")
MEND = (
    "tunjuk petugas tanpa kepentingan di sana, atau kantor berikutnya: netra officer add NAMA --role"
    ' case_officer --office "Bawaslu Provinsi …" --tier province'
)


TO_SIGN_IN = "petugas yang sudah ditunjuk masuk di /kantor/masuk/ dan memilih kata sandinya sendiri"


def findings(today: date) -> list[Finding]:
    """Everything that was looked at, in the order in which it should be mended."""
    return [
        *_database(), *_governments(today), *_emblems(), *seal_finding(today), *_rules(today), *_jobs(today),
        *_settings(),
    ]  # fmt: skip


def tables_are_behind() -> int:
    """How many changes of tables have not been run on this database."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _database() -> Iterator[Finding]:
    waiting = tables_are_behind()
    name = "PostgreSQL" if connection.vendor == "postgresql" else "SQLite"
    if waiting:
        yield Finding("bad", f"{name}: {waiting} perubahan tabel belum dijalankan.", "netra migrate")
    else:
        yield Finding("ok", f"{name} menjawab dan tabelnya mutakhir.")


def _governments(today: date) -> Iterator[Finding]:
    governments = list(Government.objects.all())
    if not governments:
        yield Finding(
            "bad", "Belum ada pemerintah daerah terdaftar.", 'netra government add 32.72 "Kota Sukabumi"'
        )
    for government in governments:
        yield from keeper_findings(government, today)
        readers = officers.readers_of_reports(government.pk).count()
        if readers:
            yield Finding("ok", f"{government.name}: {readers} petugas dapat membuka laporan baru.")
            yield from _unread(government, today)
            yield from key_findings(government, today)
            yield from identity_findings(government, today)
        elif not officers.candidates_for(government.pk):
            yield Finding(
                "bad",
                f"{government.name}: belum ada petugas yang dapat membuka laporan; laporan belum diterima.",
                "tunjuk petugas (netra officer add NAMA --role case_officer …), lalu petugas itu masuk di"
                " /kantor/masuk/ dan memilih kata sandinya sendiri",
            )


def _emblems() -> Iterator[Finding]:
    """An own emblem on letters is the government's to give: none ships with the program."""
    governments = list(Government.objects.order_by("code"))
    without = [each for each in governments if not has_emblem(each.code)]
    if without:
        named = ", ".join(each.name for each in without[:MOST_NAMED])
        more = f", dan {len(without) - MOST_NAMED} lainnya" if len(without) > MOST_NAMED else ""
        what = f"Lambang daerah belum ada: {named}{more}. Tempatnya di surat dan sertifikat kosong."
        mend = f"netra emblem set GAMBAR.png --government {without[0].code}"
        yield Finding("warn", what, mend)
    elif governments:
        yield Finding("ok", "Surat dan sertifikat memuat lambang daerah.")


def _unread(government: Government, today: date) -> Iterator[Finding]:
    """Agencies whose reports nobody could read, each with who is left out and why."""
    lasting = {gap.agency for gap in routing.gaps_in(government, today, with_appointed=True)}
    for gap in routing.gaps_in(government, today):
        about = gap.agency.name if gap.agency else "yang tidak menyebut perangkat daerah"
        why = f"semua pembacanya punya kepentingan di sana ({'; '.join(gap.barred)})"
        what = f"{government.name}: laporan tentang {about} tidak punya pembaca: {why}."
        yield Finding("bad", what, MEND) if gap.agency in lasting else Finding("warn", what, TO_SIGN_IN)


def unread(government: Government, today: date) -> list[str]:
    """Why the doors must stay shut: agencies whose reports nobody could ever read. Without any officer
    yet nothing is wrong: then no report is received at all, and the office door must be open for them."""
    if not officers.candidates_for(government.pk, with_appointed=True):
        return []
    gaps = routing.gaps_in(government, today, with_appointed=True)
    return [gap.agency.name if gap.agency else "tanpa perangkat daerah" for gap in gaps]


def _rules(today: date) -> Iterator[Finding]:
    rulebook = law.rulebook()
    yield Finding("ok", f"Buku aturan versi {rulebook.version}: {len(rulebook.limits)} batas waktu.")
    stale = rulebook.stale_on(today)
    if stale:
        yield Finding(
            "warn",
            f"{len(stale)} aturan belum diperiksa ulang selama dua belas bulan.",
            "netra check --rules",
        )
    if not rulebook.calendar.covers(today):
        yield Finding(
            "bad",
            f"Kalender hari libur tahun {today.year} belum ada: tenggat hari kerja tidak dapat dihitung.",
            f"tambahkan rules/calendar/{today.year}.yaml",
        )
    elif not rulebook.calendar.covers(clock.add_months(today, 3)):
        yield Finding(
            "warn", "Kalender hari libur habis dalam tiga bulan.", "tambahkan kalender tahun berikutnya"
        )


def _jobs(today: date) -> Iterator[Finding]:
    """The daily jobs erase by rule: when they stand still, names are kept longer than promised."""
    if settings.ENV.demo or tables_are_behind():
        return
    mend = "netra worker, atau tiap hari: netra worker --once (docs/operations.md)"
    for job, fault in runs.failing().items():
        yield Finding("bad", f"Pekerjaan harian “{job}” gagal terakhir kali: {fault}.", mend)
    done = runs.last_done()
    days = [moment.date() for moment in done.values() if moment is not None]
    if not days or len(days) < len(done):
        yield Finding("warn", "Pekerjaan harian belum pernah selesai: tak ada yang terhapus.", mend)
    elif (today - min(days)).days >= JOBS_LATE_DAYS:
        yield Finding("bad", f"Pekerjaan harian terakhir selesai {min(days):%d.%m.%Y}.", mend)
    else:
        yield Finding("ok", f"{len(days)} pekerjaan harian berjalan, terakhir {max(days):%d.%m.%Y}.")


def _settings() -> Iterator[Finding]:
    if settings.ENV.demo:
        yield Finding(
            "warn", "Ini peragaan: siapa pun di mesin ini dapat masuk tanpa kata sandi.", "NETRA_DEMO=0"
        )
    if not settings.ENV.https and not settings.ENV.demo:
        yield Finding("bad", "Cookie dikirim juga lewat HTTP biasa.", "NETRA_HTTPS=1")
    yield from _address()
    yield from sign_in_findings()
    mode = settings.ENV.data.stat().st_mode & 0o077
    if mode:
        yield Finding(
            "warn", "Folder data dapat dibaca pengguna lain di mesin ini.", f"chmod 700 {settings.ENV.data}"
        )


def _address() -> Iterator[Finding]:
    """Where QR codes and links on paper lead: the public door, over HTTPS, at a name people can reach."""
    address, mend = settings.ENV.public_address, "NETRA_PUBLIC_ADDRESS=https://nama-pintu-publik"
    if settings.ENV.demo:
        return
    if not address:
        apart = settings.ENV.doors != "both"
        what = "Alamat pintu publik belum disetel: kode QR memakai nama yang dipakai saat membukanya"
        note = ", padahal pintu ini dijalankan terpisah." if apart else "."
        yield Finding("bad" if apart else "warn", what + note, mend)
    elif not address.startswith("https://"):
        yield Finding("bad", f"Alamat pintu publik tanpa HTTPS: {address}.", mend)
    elif urlsplit(address).hostname in LOOPBACK:
        yield Finding("warn", f"Alamat pintu publik hanya terjangkau dari mesin ini: {address}.", mend)
    else:
        yield Finding("ok", f"Kode QR dan tautan menuju {address}.")
