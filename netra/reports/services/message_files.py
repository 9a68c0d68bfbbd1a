"""Files that go with a message, from the reporter or from the office: sealed as they arrive, as all evidence,
under the report's key, with a number among its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Max, Sum

from netra.accounts.models import Officer
from netra.reports.evidence import arriving, kinds, looking, traces
from netra.reports.evidence.arriving import Arrived
from netra.reports.evidence.holders import Holder, OpenEvidence
from netra.reports.evidence.uploads import Room
from netra.reports.models import Evidence, Message, Report
from netra.reports.services.evidence import MB, MOST_FILES, DraftIsGone, about_of, lock_draft, row_of
from netra.reports.services.evidence_reading import open_evidence

ALONE = "Berkas terlampir."  # a file that came without a word


@dataclass(frozen=True)
class Enclosed:
    """A file that lies sealed on the disk, looked at, ready to be stored with a message."""

    arrived: Arrived
    about: dict[str, Any] = field(repr=False)
    tray: bytes | None = field(default=None, repr=False)  # where it waits, if it came in slices


def room_for_messages(report: Report) -> Room:
    """What one message may still bring to this report."""
    files = max(0, min(MOST_FILES, 2 * MOST_FILES - report.evidence.count()))
    stored = report.evidence.aggregate(bytes=Sum("sealed_size"))["bytes"] or 0
    return Room(max(0, int(settings.ENV.report_mb) * MB - stored), files)


def enclose(*, arrived: Sequence[Arrived], at: datetime, as_it_is: bool = True) -> list[Enclosed]:
    """Look at what arrived. Unless `as_it_is`, an image that gives something away is replaced by a copy drawn
    anew; the original is erased with the request. Raises `CannotBeShown` where no copy can be drawn."""
    found = [Enclosed(each, about_of(each, at)) for each in arrived]
    return found if as_it_is else [_cleaned(each) for each in found]


def attach(
    *,
    report: Report,
    key: bytes,
    message: Message,
    enclosed: Sequence[Enclosed],
    officer: Officer | None = None,
) -> None:
    """Store the files with their message: inside its transaction, the report's row locked."""
    holder = Holder.of_report(report, key)
    last = report.evidence.aggregate(last=Max("number"))["last"] or 0
    for number, each in enumerate(enclosed, start=last + 1):
        about = each.about | ({"by": officer.actor} if officer else {})
        row = row_of(holder, each.arrived, about)
        row.source = Evidence.Source.OFFICE if officer else Evidence.Source.REPORTER
        row.number, row.message = number, message
        if each.tray is None:
            row.save(force_insert=True)
        else:
            _move(row, each.tray)


def _move(row: Evidence, tray: bytes) -> None:
    """Out of the tray, into the report. Whoever empties the tray at this moment waits, and finds it gone.

    Raises `DraftIsGone` where another message took it, or the tray went.
    """
    told = ("report_id", "draft_id", "replaces_id", "number", "message", "source", "sealed_key", "about")
    still = Evidence.objects.filter(pk=row.pk, draft_id=tray)
    if not lock_draft(tray) or not still.update(**{name: getattr(row, name) for name in told}):
        raise DraftIsGone


def keep(enclosed: Sequence[Enclosed]) -> None:
    """After the transaction: rows know them, the request does not erase them."""
    for each in enclosed:
        each.arrived.is_kept = True


def give_up(enclosed: Sequence[Enclosed]) -> None:
    """Erase what no message took: the same form came twice."""
    for each in enclosed:
        each.arrived.close()


def files_of_messages(*, report: Report, key: bytes) -> dict[int, list[OpenEvidence]]:
    """The files of each message, by the message's id."""
    if not report.evidence.filter(message__isnull=False).exists():
        return {}
    found: dict[int, list[OpenEvidence]] = {}
    for each in open_evidence(report=report, key=key):
        if each.row.message_id is not None:
            found.setdefault(each.row.message_id, []).append(each)
    return found


def digests_of(enclosed: Sequence[Enclosed]) -> list[bytes]:
    """What tells one message's files from another's."""
    return [bytes.fromhex(each.about["sha256"]) for each in enclosed]


def _cleaned(each: Enclosed) -> Enclosed:
    is_image = each.arrived.kind.family == kinds.IMAGE
    if not is_image or all(what == traces.UNSEEN for what, _ in each.about["traces"]):
        return each
    with arriving.opened(each.arrived.file, each.arrived.key) as content:
        drawn = looking.clean(content)
    extension = kinds.KINDS[drawn.told["kind"]].extension
    name = f"{each.arrived.name.rsplit('.', 1)[0]}-bersih.{extension}"
    copy = arriving.seal_whole(drawn.picture, name, most=len(drawn.picture))
    known = each.about | {"name": name[:200], "size": copy.totals.size, "sha256": copy.totals.sha256.hex()}
    return Enclosed(copy, known | {"kind": copy.kind.code, "traces": [], "cleaned": True})


def office_file(*, report: Report, key: bytes, file: UUID) -> OpenEvidence | None:
    """A file that the office sent with a message: what a reporter may have in the clear."""
    return next((each for each in _from_office(report, key) if each.id == file), None)


def _from_office(report: Report, key: bytes) -> list[OpenEvidence]:
    files = [each for some in files_of_messages(report=report, key=key).values() for each in some]
    return [each for each in files if each.row.source == Evidence.Source.OFFICE]


__all__ = [
    "ALONE",
    "Enclosed",
    "attach",
    "digests_of",
    "enclose",
    "files_of_messages",
    "give_up",
    "keep",
    "office_file",
    "room_for_messages",
]
