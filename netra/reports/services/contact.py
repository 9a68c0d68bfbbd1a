"""A way to be reached that the reporter may leave and take back. Sealed; removing it destroys it."""

from datetime import datetime

from netra import vault
from netra.journal import events
from netra.journal.services import recording
from netra.reports.identity.sealing import NameSealedApart
from netra.reports.models import Report
from netra.reports.services.erasure import overwrite_freed_pages
from netra.reports.services.keys import record_of
from netra.reports.services.progress import REPORTER, lock_kept


def leave_contact(
    *, report: Report, key: bytes, contact: str, at: datetime, own: bytes | None = None
) -> None:
    """Keep this way to be reached, sealed like the name (`own`: its key, where it lies apart); an earlier one
    is gone then.

    Raises `AlreadyErased`; `sealing.NameSealedApart` where `own` is needed and missing.
    """
    if own is None and report.identity_key_id is not None:
        raise NameSealedApart
    sealed = vault.seal_text(own or key, contact, record=record_of(report), field="contact")
    with recording(report.government.code, at=at) as log:
        lock_kept(report)
        overwrite_freed_pages()
        Report.objects.filter(pk=report.pk).update(contact=sealed)
        log.note(events.CONTACT_LEFT, actor=REPORTER, subject=report.docket)
    report.contact = sealed


def remove_contact(*, report: Report, at: datetime) -> None:
    """Destroy it; twice is harmless. Raises `AlreadyErased`: it went with the rest."""
    if report.contact is None:
        return
    with recording(report.government.code, at=at) as log:
        lock_kept(report)
        overwrite_freed_pages()
        Report.objects.filter(pk=report.pk).update(contact=None)
        log.note(events.CONTACT_REMOVED, actor=REPORTER, subject=report.docket)
    report.contact = None


def read_contact(*, report: Report, key: bytes) -> str:
    """The way to be reached; "" where there is none. `key`: the name's, where it lies apart."""
    if not report.contact:
        return ""
    return vault.open_text(key, bytes(report.contact), record=record_of(report), field="contact")
