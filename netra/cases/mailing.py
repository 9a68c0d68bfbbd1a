"""Mail to officers: a code that confirms a mailbox, and the daily digest. Numbers only, never a name."""

from datetime import date

from django.conf import settings
from django.core.mail import send_mail

from netra import clock
from netra.cases.work_queries import Figures

MOST_NAMED = 15
WORK, SETTING = "/kantor/pekerjaan/", "/kantor/ringkasan/"


def can_send() -> bool:
    """Whether this installation sends mail at all."""
    return bool(settings.ENV.mail.sender)


def send_code(mailbox: str, code: str) -> None:
    """The code that its officer types at the office door. Raises `OSError` where mail does not go out."""
    text = f"Kode Anda: {code}\n\nKetik kode ini di Netra. Bila Anda tidak memintanya, abaikan surel ini.\n"
    send_mail("Kode Netra", text, settings.ENV.mail.sender, [mailbox])


def send_digest(mailbox: str, figures: Figures, on: date) -> None:
    """One digest. Raises `OSError` where mail does not go out."""
    send_mail(subject_of(figures), text_of(figures, on), settings.ENV.mail.sender, [mailbox])


def subject_of(figures: Figures) -> str:
    """`Netra: 2 lewat tenggat, 1 hari ini`."""
    told = [f"{len(figures.late)} lewat tenggat"] if figures.late else []
    told += [f"{len(figures.today)} hari ini"] if figures.today else []
    return f"Netra: {', '.join(told) or 'tidak ada yang lewat atau jatuh hari ini'}"


def text_of(figures: Figures, on: date) -> str:
    """The whole mail."""
    lines = [
        f"Ringkasan {clock.date_in_words(on)}",
        "",
        _line("Lewat tenggat", figures.late),
        _line("Jatuh hari ini", figures.today),
        _line("Tiga hari ke depan", figures.soon),
        *([f"Laporan yang perlu dipilah: {figures.triage}"] if figures.triage else []),
        f"Tugas sampai tiga hari ke depan: {figures.tasks}",
        "",
        *_links(),
        "Surel ini hanya memuat angka dan nomor.",
    ]
    return "\n".join(lines) + "\n"


def _line(label: str, dockets: list[str]) -> str:
    if not dockets:
        return f"{label}: tidak ada"
    named = ", ".join(dockets[:MOST_NAMED])
    rest = f", dan {len(dockets) - MOST_NAMED} lagi" if len(dockets) > MOST_NAMED else ""
    return f"{label} ({len(dockets)}): {named}{rest}"


def _links() -> list[str]:
    at = settings.ENV.office_address
    return [f"Daftarnya: {at}{WORK}", f"Mematikan ringkasan: {at}{SETTING}", ""] if at else []
