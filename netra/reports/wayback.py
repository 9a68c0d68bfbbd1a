"""Words of the way back: what can still be done with a report, and what each choice changes in law."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.urls import reverse

from netra import clock, law
from netra.reports import dates, lifecycle, services
from netra.reports.models import Report

NEWS: Final = {
    "tambah": "Tambahan Anda tersegel dan sampai pada petugas.",
    "ralat": "Ralat Anda tersegel. Yang semula tetap tersimpan di sampingnya.",
    "nama": "Nama Anda tersegel. Petugas membukanya hanya dengan alasan tertulis.",
    "kontak": "Jalur kontak Anda tersegel. Anda dapat menghapusnya kapan saja.",
    "tanpa-kontak": "Jalur kontak sudah dihapus.",
}


@dataclass(frozen=True)
class Choice:
    """One thing that the reporter can still do."""

    label: str
    address: str
    icon: str


def choices_of(report: Report, *, gave_identity: bool, is_withdrawn: bool) -> list[Choice]:
    """What is still possible, in the order of how often it helps."""
    is_over = report.stage == lifecycle.DONE
    offered = [
        ("Tambah keterangan", "reports:add", "plus", True),
        ("Ralat yang keliru", "reports:correct", "pencil", True),
        ("Sebutkan nama, disegel", "reports:give_name", "id-card", not gave_identity and not is_over),
        ("Jalur kontak", "reports:contact", "mail", True),
        ("Pengingat di kalender", "reports:reminder", "calendar-days", True),
        ("Unduh salinan data saya", "reports:own_data", "download", True),
        ("Cabut laporan", "withdrawal:withdraw", "undo", not is_withdrawn and not is_over),
    ]
    return [Choice(label, reverse(name), icon) for label, name, icon, is_possible in offered if is_possible]


def effect_words(effect: services.Effect, report: Report, now: datetime) -> dict[str, Any]:
    """What giving a name now changes in law, said before it is given."""
    limit = dates.limit_named(lifecycle.REPORT_WITHIN.get(report.regime, ""))
    return {
        "becomes_report": effect.becomes_report,
        "reasons": list(_reasons(effect)),
        "article": law.rulebook().cite(limit.basis) if limit else "",
    }


def _reasons(effect: services.Effect) -> list[str]:
    told = []
    if effect.is_withdrawn:
        told.append("laporan sudah Anda cabut")
    if effect.is_taken_up:
        told.append("Bawaslu sudah mengangkatnya sebagai temuan sendiri")
    if effect.is_late:
        told.append("batas waktu melapor sudah lewat")
    if effect.missing:
        told.append(f"masih belum disebut: {', '.join(effect.missing)}")
    return told


def withdrawal_words(report: Report, at: datetime) -> dict[str, Any]:
    """What withdrawing changes in law: the article, and the clock that runs from now."""
    due = services.tracing_of(report, at)
    limit = dates.limit_named(due.limit)
    return {
        "was_report": report.kind == lifecycle.REPORT,
        "until_words": clock.date_in_words(due.due_on) if due.due_on else "",
        "article": law.rulebook().cite(limit.basis) if limit else "",
    }


def day_to_return(today: date, days: int) -> date:
    """A day on which looking again makes sense."""
    return today + timedelta(days=days)
