"""A package from another installation: checked as a whole, then taken in as a whole, or refused by name."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from netra import law, vault
from netra.agencies.models import Agency
from netra.cases import lifecycle
from netra.cases.desk import Desk
from netra.cases.handing import package, reading, sealing
from netra.cases.handing.content import Content, NotAHandover, content_from
from netra.cases.handing.package import Changed, Closed, ForSomebodyElse
from netra.cases.models import Handover, OfficeKey
from netra.cases.services.exporting import CONTENT, PROOF
from netra.cases.services.handing import Drawn, NobodyMayReceive, grants_for, keep, pictures_of
from netra.cases.services.office_keys import private_of
from netra.cases.services.retention import forget_handovers
from netra.journal import events, proofs
from netra.journal.services import recording

_PICTURES: Final = "bukti/"
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
    before = Handover.objects.filter(nonce=closed.id).first()
    if before is not None:
        raise ImportedBefore(before.number)
    told = _told(*package.open_package(closed, private_of(office_key, desk)))
    office, agency = desk.officer.office, _agency(told, desk)
    officers = reading.entitled(office, agency)
    if not officers:
        raise NobodyMayReceive(office.name)
    key, made = vault.new_key(), _new(closed, told, agency, desk)
    made.envelope = sealing.seal_content(key, made.nonce, told.content)
    grants, pictures = grants_for(made, key, officers), pictures_of(made, key, told.pictures)
    with recording(office.government.code, at=desk.at) as log:
        again = Handover.objects.select_for_update(of=("self",)).filter(nonce=closed.id).first()
        if again is not None:
            raise ImportedBefore(again.number)
        keep(made, grants, pictures, desk)
        facts = {"from": made.from_name, "their_number": told.manifest["number"], "their_head": told.head}
        log.note(events.HANDOVER_IMPORTED, actor=desk.officer.actor, subject=made.number, facts=facts)
    return Imported(made, told.head)


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
        sent_at = datetime.fromisoformat(told["sent_at"])
        pictures = [_picture(name, each) for name, each in parts.items() if name.startswith(_PICTURES)]
        head = _checked_head(json.loads(parts[PROOF]), told, content) if PROOF in parts else ""
    except (KeyError, ValueError, RecursionError, NotAHandover):
        raise Changed from None
    named = {(each.number, page) for each in content.evidence for page in range(1, each.pictures + 1)}
    is_known = told["purpose"] in lifecycle.VERDICT_LABELS and sent_at.tzinfo is not None
    is_known = is_known and all(word.isprintable() for word in told.values())
    if not is_known or named != {(each.number, each.page) for each in pictures}:
        raise Changed
    return _Told(told, content, pictures, sent_at, head)


def _picture(name: str, picture: bytes) -> Drawn:
    number, _, page = name.removeprefix(_PICTURES).removesuffix(".jpg").partition("-")
    if not picture.startswith(_JPEG):
        raise Changed
    return Drawn(int(number), int(page), picture)


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


def _new(closed: Closed, told: _Told, agency: Agency | None, desk: Desk) -> Handover:
    office = desk.officer.office
    return Handover(
        government=office.government, nonce=closed.id, purpose=told.manifest["purpose"], agency=agency,
        from_name=told.manifest["from"], to_office=office, to_name=office.name, by=desk.officer,
        sent_at=min(told.sent_at, desk.at),
    )  # fmt: skip


def erase_imported(*, government: str, at: datetime, actor: str) -> int:
    """What came from elsewhere has no case here, and nobody who decides: its contents go on the day on which
    the rule for referred cases asks for a review. For a worker: late or twice is harmless."""
    rule = law.rulebook().retention_of(lifecycle.REFERRED)
    assert rule is not None  # noqa: S101 - the rulebook's own test asks for it
    old = Handover.objects.filter(
        government__code=government, case=None, sent_at__lte=at - timedelta(days=365)
    )
    due = [each for each in old.exclude(envelope=b"") if rule.review_on(each.sent_at.date()) <= at.date()]
    if due:
        with recording(government, at=at) as log:
            forget_handovers(Handover.objects.filter(pk__in=[each.pk for each in due]))
            log.note(events.HANDOVERS_ERASED, actor=actor, facts={"count": len(due), "rule": rule.id})
    return len(due)
