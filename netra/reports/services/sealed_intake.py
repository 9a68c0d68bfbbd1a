"""Receiving a report that the browser sealed: checked as far as bytes without a key can be, then
stored alike."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import IntegrityError

from netra import clock, law, vault
from netra.agencies import queries as agencies
from netra.agencies.models import Agency, Government
from netra.journal.services import to_the_minute
from netra.reports import lifecycle, queries
from netra.reports.clocks import promise
from netra.reports.evidence import storage
from netra.reports.identity.models import IdentityKey
from netra.reports.models import Draft, Report
from netra.reports.parcel import Parcel, ParcelRefused
from netra.reports.routing import MarkUnknown, Readers, readers_for
from netra.reports.services.evidence import FilesChanged
from netra.reports.services.evidence_erasing import erase_drafts
from netra.reports.services.identity_keys import identity_key_of
from netra.reports.services.intake import CustodiansLeft, NobodyCanRead, series_of, store
from netra.reports.services.progress import promise_fields
from netra.reports.services.shipping import FilesMissing, take_shipped


class DayChanged(ParcelRefused):
    """The parcel's kind and date were worked out for another day: the browser asks anew and seals again."""

    code = "hari_berganti"


class ReadersChanged(ParcelRefused):
    """Not sealed to exactly those who read such a report, and guard its name, at this moment: ask for the
    keys, seal again."""

    code = "pembaca_berubah"


class ReceiptTaken(ParcelRefused):
    """Another report has this receipt: an envelope was exchanged, or a receipt used twice."""

    code = "tanda_terima_terpakai"


class UnknownAct(ParcelRefused):
    """An act that the rulebook does not have."""

    code = "perbuatan_tidak_dikenal"


class UnknownAgency(ParcelRefused):
    """An agency that a report cannot name on this day."""

    code = "kantor_tidak_dikenal"


class PositionUnknown(ParcelRefused):
    """A marked position that is not among the readers by that name now: the reporter looks again."""

    code = "jabatan_tidak_dikenal"


def receive_sealed(*, government: Government, parcel: Parcel, at: datetime, in_turn: bool = True) -> Report:
    """Store what the browser sealed. The same parcel twice gives the same report.

    `in_turn` as in `receive`. Whether the envelopes open is seen only by an officer (`open_story` fails
    closed). Raises `NobodyCanRead`, or a `ParcelRefused` whose `code` tells the browser what to do.
    """
    stored = _stored_before(parcel)
    if stored:
        return stored
    at = to_the_minute(at)
    if parcel.on != at.astimezone(clock.Zone(government.zone).tz).date():
        raise DayChanged
    agency = _agency_in(parcel, government)
    readers = readers_of(government, agency, parcel.not_for)
    grants = _grants_in(parcel, readers)
    guards = _guards_in(parcel, government)
    report = _report_of(parcel, government, agency, guards, at)
    try:
        return _store(report, parcel, grants, series_of(readers, government), in_turn)
    except CustodiansLeft:
        raise ReadersChanged from None
    except (IntegrityError, FilesMissing):
        stored = _stored_before(parcel)  # the same parcel, doubled in flight
        if stored is None:
            raise
        return stored


def _store(
    report: Report, parcel: Parcel, grants: list[tuple[int, bytes]], series: str, in_turn: bool
) -> Report:
    """With its files, which lie there already. What was shipped besides is erased: no report names it."""
    if not parcel.files:
        return store(report, grants, series, in_turn=in_turn)
    taken = take_shipped(token=parcel.shipment, files=parcel.files)
    try:
        stored = store(report, grants, series, taken, in_turn=in_turn)
    except FilesChanged:
        raise FilesMissing from None
    storage.erase(taken.originals)
    erase_drafts(found=Draft.objects.filter(pk=taken.draft))  # what did not arrive whole goes with its place
    return stored


def readers_of(government: Government, agency: Agency | None, marked: Collection[str]) -> Readers:
    """The officers to whom such a report is sealed now. Raises `NobodyCanRead` and `PositionUnknown`."""
    try:
        readers = readers_for(government=government, agency=agency, marked=marked)
    except MarkUnknown:
        raise PositionUnknown from None
    if not readers.officers:
        raise NobodyCanRead
    return readers


def agency_in_clear(government: Government, code: str, on: date) -> Agency | None:
    """The agency that a report names in clear on this day; None for none. Raises `UnknownAgency`."""
    if not code:
        return None
    agency = agencies.reportable_agencies(government, on).filter(code=code).first()
    if agency is None:
        raise UnknownAgency
    return agency


def _stored_before(parcel: Parcel) -> Report | None:
    stored = queries.report_by_lookup(parcel.lookup)
    if stored and bytes(stored.envelope) != parcel.story:
        raise ReceiptTaken
    return stored


def _agency_in(parcel: Parcel, government: Government) -> Agency | None:
    if parcel.act not in law.rulebook().acts:
        raise UnknownAct
    return agency_in_clear(government, parcel.agency_code, parcel.on)


def _grants_in(parcel: Parcel, readers: Readers) -> list[tuple[int, bytes]]:
    expected = {vault.fingerprint(public): pk for pk, public in readers.keys}
    if set(expected) != set(parcel.grants):
        raise ReadersChanged
    return [(pk, parcel.grants[name]) for name, pk in expected.items()]


def _guards_in(parcel: Parcel, government: Government) -> IdentityKey | None:
    """The custodians' key to which the name is sealed, which must be that of this moment, or none."""
    guards = identity_key_of(government)
    expected = vault.fingerprint(bytes(guards.public_key)) if guards else None
    if expected != (parcel.name_key.to if parcel.name_key else None):
        raise ReadersChanged
    return guards


def _report_of(
    parcel: Parcel, government: Government, agency: Agency | None, guards: IdentityKey | None, at: datetime
) -> Report:
    due = promise(lifecycle.PROMISES[parcel.kind], regime=parcel.regime, start=at, zone=government.zone)
    return Report(
        government=government,
        lookup=parcel.lookup,
        kind=parcel.kind,
        regime=parcel.regime,
        act=parcel.act,
        agency=agency,
        received_at=at,
        envelope=parcel.story,
        identity=parcel.identity,
        identity_key=guards,
        identity_grant=parcel.name_key.grant if parcel.name_key else b"",
        identity_receipt=parcel.name_key.receipt if parcel.name_key else b"",
        receipt_grant=parcel.key,
        **promise_fields(due),
    )
