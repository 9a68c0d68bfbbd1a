"""A package from another installation: checked as a whole, then taken in as a whole, or refused by name."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid5

from netra import law, vault
from netra.accounts.models import Office
from netra.agencies.models import Agency
from netra.cases import lifecycle
from netra.cases.desk import Desk
from netra.cases.handing import package, reading, sealing
from netra.cases.handing.content import Content, NotAHandover, content_from
from netra.cases.handing.package import Changed, Closed, ForSomebodyElse
from netra.cases.models import Handover, OfficeKey
from netra.cases.services.exporting import CONTENT, PICTURES, PROOF, picture_name
from netra.cases.services.handing import Drawn, NobodyMayReceive, grants_for, keep, pictures_of
from netra.cases.services.office_keys import private_of
from netra.cases.services.retention import forget_handovers
from netra.journal import events, proofs
from netra.journal.services import recording

_JPEG: Final = b"\xff\xd8\xff"
_TOLD: Final = ("number", "purpose", "from", "government", "sent_at", "salt")


class ImportedBefore(package.PackageRefused):
    """This hand-over is here already, under the number in `args[0]`."""


@dataclass(frozen=True)
class Imported:
    """What was taken in. `head`: the hash of the sender's published journal head that proves it, to be
    compared with the one that the sender publishes; "" where the package came before the day's head."""

    handover: Handover
    head: str


@dataclass(frozen=True)
class _Told:
    """What a package says, found sound in itself."""

    manifest: dict[str, Any]
    content: Content
    pictures: list[Drawn]
    sent_at: datetime
    head: str


def import_package(*, data: bytes, desk: Desk) -> Imported:
    """Check a package and seal its contents to the entitled officers of the desk's office; it then waits for
    a receipt.

    Raises a `package.PackageRefused` of its own kind, `reports.NotSealedToYou` where this officer cannot open
    the office's key, or `NobodyMayReceive`. Then nothing of it is kept.
    """
    closed = package.read(data)
    office_key = _office_key(closed, desk)
    nonce = _nonce(closed, desk)
    _refuse_again(nonce)
    told = _told(*package.open_package(closed, private_of(office_key, desk)))
    office, agency = desk.officer.office, _agency(told, desk)
    officers = reading.entitled(office, agency)
    if not officers:
        raise NobodyMayReceive(office.name)
    key, made = vault.new_key(), _new(nonce, told, agency, desk)
    made.envelope = sealing.seal_content(key, made.nonce, told.content)
    grants, pictures = grants_for(made, key, officers), pictures_of(made, key, told.pictures)
    with recording(office.government.code, at=desk.at) as log:
        Office.objects.select_for_update(of=("self",)).get(pk=office.pk)  # a colleague may be loading it too
        _refuse_again(nonce)
        keep(made, grants, pictures, desk)
        facts = {"from": made.from_name, "their_number": told.manifest["number"], "their_head": told.head}
        log.note(events.HANDOVER_IMPORTED, actor=desk.officer.actor, subject=made.number, facts=facts)
    return Imported(made, told.head)


def _nonce(closed: Closed, desk: Desk) -> UUID:
    """The same for each colleague of this office; another one where the sender, or another office that the
    package went to, is in this installation too."""
    return uuid5(closed.id, f"office/{desk.officer.office_id}")


def _refuse_again(nonce: UUID) -> None:
    before = Handover.objects.filter(nonce=nonce).first()
    if before is not None:
        raise ImportedBefore(before.number)


def _office_key(closed: Closed, desk: Desk) -> OfficeKey:
    own = OfficeKey.objects.filter(office=desk.officer.office).select_related("office").order_by("-made_at")
    found = next((each for each in own if vault.fingerprint(bytes(each.public_key)) == closed.to), None)
    if found is None:
        raise ForSomebodyElse(closed.to)
    return found


def _told(manifest: Mapping[str, Any], parts: Mapping[str, bytes]) -> _Told:
    """Every part against every other. Raises `Changed`."""
    try:
        told = {name: str(manifest[name])[:120] for name in _TOLD}
        content = content_from(json.loads(parts[CONTENT]))
        sent_at = _moment(told["sent_at"])
        pictures = [_picture(name, each) for name, each in parts.items() if name.startswith(PICTURES)]
        head = _checked_head(json.loads(parts[PROOF]), told, content) if PROOF in parts else ""
    except (KeyError, ValueError, OverflowError, RecursionError, NotAHandover):
        raise Changed from None
    named = {(each.number, page) for each in content.evidence for page in range(1, each.pictures + 1)}
    is_known = told["purpose"] in lifecycle.VERDICT_LABELS
    is_known = is_known and all(word.isprintable() for word in told.values())
    if not is_known or named != {(each.number, each.page) for each in pictures}:
        raise Changed
    return _Told(told, content, pictures, sent_at, head)


def _moment(told: str) -> datetime:
    moment = datetime.fromisoformat(told)
    if moment.tzinfo is None:
        raise Changed
    return moment.astimezone(UTC)


def _picture(name: str, picture: bytes) -> Drawn:
    """Named as a sender names it and no other way, so that no page comes twice."""
    number, _, page = name.removeprefix(PICTURES).removesuffix(".jpg").partition("-")
    found = Drawn(int(number), int(page), picture)
    if not picture.startswith(_JPEG) or name != picture_name(found.number, found.page):
        raise Changed
    return found


def _checked_head(told: object, manifest: Mapping[str, str], content: Content) -> str:
    """The proof is sound in itself and speaks of this sending and these words. Its head is for comparing."""
    proof = proofs.proof_from(told)
    entry = proof.entry
    speaks = (entry.government, entry.event, entry.subject) == (
        manifest["government"], events.HANDOVER_SENT, manifest["number"],
    )  # fmt: skip
    commitment = sealing.commitment_to(content, manifest["salt"])
    if proof.faults() or not speaks or entry.facts.get("commitment") != commitment:
        raise Changed
    return proof.head.hash()


def _agency(told: _Told, desk: Desk) -> Agency | None:
    """The respondent's unit, where this government has one of that name: then ties to it count."""
    name = told.content.respondent.agency
    return Agency.objects.filter(government=desk.officer.office.government_id, name__iexact=name).first()


def _new(nonce: UUID, told: _Told, agency: Agency | None, desk: Desk) -> Handover:
    office = desk.officer.office
    return Handover(
        government=office.government, nonce=nonce, purpose=told.manifest["purpose"], agency=agency,
        from_name=told.manifest["from"], to_office=office, to_name=office.name, by=desk.officer,
        sent_at=min(told.sent_at, desk.at),
    )  # fmt: skip


def erase_imported(*, government: str, at: datetime, actor: str) -> int:
    """What came from elsewhere has no case here, and nobody who decides: its contents go on the day on which
    the rule for referred cases asks for a review, counted from the receipt; without one from the sending, of
    which only the sender's word is known. For a worker: late or twice is harmless."""
    rule = law.rulebook().retention_of(lifecycle.REFERRED)
    assert rule is not None  # noqa: S101 - the rulebook's own test asks for it
    old = Handover.objects.filter(
        government__code=government, case=None, sent_at__lte=at - timedelta(days=365)
    )
    due = [each for each in old.exclude(envelope=b"") if rule.review_on(_begins(each)) <= at.date()]
    if due:
        with recording(government, at=at) as log:
            forget_handovers(Handover.objects.filter(pk__in=[each.pk for each in due]))
            log.note(events.HANDOVERS_ERASED, actor=actor, facts={"count": len(due), "rule": rule.id})
    return len(due)


def _begins(handover: Handover) -> date:
    return (handover.received_at or handover.sent_at).date()
