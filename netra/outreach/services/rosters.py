"""Looking a roster file over and loading it, with words for whoever waits."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Thread

from django.db import connection

from netra.agencies import services as agencies
from netra.agencies.models import Government
from netra.agencies.rosters import Findings, Options, RosterRefused
from netra.outreach import uploads
from netra.outreach.uploads import Upload

INTERRUPTED = (
    "Pekerjaan ini terhenti saat program dimulai ulang. Unggah lagi berkasnya: yang sudah tercatat tidak"
    " tercatat dua kali."
)
INLINE_BYTES = 1_000_000  # some ten thousand people: done before anybody has read a progress page


def look_over(*, room: Path, token: str, government: Government) -> None:
    """Read and check a waiting file and note what it would change. Small files at once, large ones beside."""
    upload = uploads.find(room, token, government.code)

    def work(options: Options) -> agencies.Preview:
        return agencies.preview_roster(
            government=government, path=uploads.path_of(room, token), options=options
        )

    _run(room, token, upload, work, uploads.CHECKED)


def load(*, room: Path, token: str, government: Government, at: datetime, actor: str) -> None:
    """Put a file that was looked over on record; afterwards the file is gone, whatever came of it.

    A file in any other state is left alone: a second click loads nothing twice.
    """
    upload = uploads.find(room, token, government.code)
    if upload.state != uploads.CHECKED or upload.error_count:
        return
    upload.state, upload.stage, upload.percent = uploads.LOADING, "Memuat", 0
    upload.changes = {}  # names wait no longer than the decision
    uploads.keep(room, token, upload)

    def work(options: Options) -> agencies.Preview:
        path = uploads.path_of(room, token)
        return agencies.import_roster(government=government, path=path, options=options, at=at, actor=actor)

    _run(room, token, upload, work, uploads.LOADED)


def give_up_abandoned(*, room: Path, token: str, upload: Upload) -> Upload:
    """Say of a file whose process is gone that it was interrupted; any other stays as it is.

    A load is one transaction, on record whole or not at all; loading the same list again adds nothing.
    """
    if uploads.is_abandoned(upload):
        upload.state, upload.refusal = uploads.REFUSED, INTERRUPTED
        uploads.keep(room, token, upload)
        uploads.forget_file(room, token)
    return upload


def _run(
    room: Path, token: str, upload: Upload, work: Callable[[Options], agencies.Preview], done: str
) -> None:
    upload.worker = uploads.here()
    uploads.keep(room, token, upload)

    def run() -> None:
        _work(room, token, upload, work, done)

    if uploads.path_of(room, token).stat().st_size <= INLINE_BYTES:
        run()
    else:
        Thread(target=_beside, args=(run,), daemon=True).start()


def _beside(run: Callable[[], None]) -> None:
    try:
        run()
    finally:
        connection.close()  # this thread's own


def _work(
    room: Path, token: str, upload: Upload, work: Callable[[Options], agencies.Preview], done: str
) -> None:
    def progress(stage: str, part: int, total: int) -> None:
        percent = min(100 * part // max(total, 1), 100)
        if (stage, percent) != (upload.stage, upload.percent):
            upload.stage, upload.percent = stage, percent
            uploads.keep(room, token, upload)

    options = Options(on=upload.on, complete=upload.complete, sheet=upload.sheet, progress=progress)
    state, refusal = uploads.REFUSED, "Pekerjaan ini terhenti karena kesalahan kami. Unggah lagi berkasnya."
    try:
        preview = work(options)
        _note(upload, preview)
        if done == uploads.CHECKED and not upload.error_count:
            upload.changes = preview.told()
        state, refusal = done, ""
    except RosterRefused as refused:
        refusal = str(refused)
        _note_findings(upload, getattr(refused, "findings", Findings()))
    finally:
        upload.state, upload.refusal = state, refusal
        uploads.keep(room, token, upload)
        if upload.state != uploads.CHECKED:
            uploads.forget_file(room, token)


def _note(upload: Upload, preview: agencies.Preview) -> None:
    upload.counts, upload.sha256 = preview.counts(), preview.roster.sha256
    _note_findings(upload, preview.findings)


def _note_findings(upload: Upload, findings: Findings) -> None:
    upload.errors, upload.warnings = findings.errors.told(), findings.warnings.told()
    upload.error_count, upload.warning_count = findings.errors.count, findings.warnings.count
