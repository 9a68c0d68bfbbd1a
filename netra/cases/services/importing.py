"""A package from another installation: checked as a whole, then taken in as a whole, or refused by name."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid5

from django.db.models import Q

from netra import law, vault
from netra.accounts.models import Office
from netra.agencies.models import Agency
from netra.cases import lifecycle
from netra.cases.desk import Desk
from netra.cases.handing import package, reading, sealing
from netra.cases.handing.chain import Link, Verified, commitment_to, verified
from netra.cases.handing.content import LONGEST_NAME, Content, NotAHandover, Origin, content_from
from netra.cases.handing.package import Changed, Closed, ForSomebodyElse
from netra.cases.models import Handover, OfficeKey
from netra.cases.services.exporting import CONTENT, ORIGINS, PICTURES, PROOF, origin_name, picture_name
from netra.cases.services.handing import Drawn, NobodyMayReceive, grants_for, keep, pictures_of
from netra.cases.services.office_keys import private_of
from netra.cases.services.retention import forget_handovers
from netra.journal import events
from netra.journal.services import recording

_JPEG: Final = b"\xff\xd8\xff"
_TOLD: Final = ("number", "purpose", "from", "government", "sent_at", "salt")


class ImportedBefore(package.PackageRefused):
    """This hand-over is here already, under the number in `args[0]`."""


class HereAlready(package.PackageRefused):
    """The same ruling is with this office already, by another way, under the number in `args[0]`."""


class LoopsBack(package.PackageRefused):
    """The ruling was with this office before and went on from here, as the number in `args[0]`."""


@dataclass(frozen=True)
class Imported:
    """What was taken in, and every sending on its way, the first sender first; the last is the package's."""

    handover: Handover
    way: list[Verified]

    @property
    def head(self) -> str:
        """The hash of the sender's published journal head that proves it; "" where it came before that."""
        return self.way[-1].head


@dataclass(frozen=True)
class _Told:
    """What a package says, found sound in itself."""

    manifest: dict[str, str]
    content: Content
    pictures: list[Drawn]
    sent_at: datetime
    links: list[Link]


def import_package(*, data: bytes, desk: Desk) -> Imported:
    """Check a package and seal its contents to the entitled officers of the desk's office; it then waits for
    a receipt. Of a ruling that was passed on every earlier sending is checked, too.

    Raises a `package.PackageRefused` of its own kind, `reports.NotSealedToYou` where this officer cannot open
    the office's key, or `NobodyMayReceive`. Then nothing of it is kept.
    """
    closed = package.read(data)
    office_key = _office_key(closed, desk)
    nonce = _here(closed.id, desk)
    _refuse_again(nonce)
    told = _told(closed, *package.open_package(closed, private_of(office_key, desk)))
    way = verified(told.content, told.links, told.manifest["purpose"])
    ids = [UUID(each.origin.id) for each in told.links]
    _refuse_known(ids, desk)
    office, agency = desk.officer.office, _agency(told, desk)
    officers = reading.entitled(office, agency)
    if not officers:
        raise NobodyMayReceive(office.name)
    key, made = vault.new_key(), _new(nonce, told, agency, desk)
    made.root = _here(ids[0], desk)
    made.envelope = sealing.seal_content(key, made.nonce, told.content)
    made.chain = sealing.seal_chain(key, made.nonce, told.links)
    grants, pictures = grants_for(made, key, officers), pictures_of(made, key, told.pictures)
    with recording(office.government.code, at=desk.at) as log:
        Office.objects.select_for_update(of=("self",)).get(pk=office.pk)  # a colleague may be loading it too
        _refuse_again(nonce)
        _refuse_known(ids, desk)
        keep(made, grants, pictures, desk)
        facts = _facts(way)
        log.note(events.HANDOVER_IMPORTED, actor=desk.officer.actor, subject=made.number, facts=facts)
    return Imported(made, way)


def _facts(way: Sequence[Verified]) -> dict[str, Any]:
    """For the journal: from whom, under which number, proved by which head; the same of earlier senders."""
    *before, last = way
    facts: dict[str, Any] = {
        "from": last.origin.name, "their_number": last.origin.number, "their_head": last.head,
    }  # fmt: skip
    earlier = [{"from": each.origin.name, "number": each.origin.number, "head": each.head} for each in before]
    return facts | ({"before": earlier} if earlier else {})


def _here(id: UUID, desk: Desk) -> UUID:
    """The same for each colleague of this office; another one where the sender, or another office that the
    package went to, is in this installation too."""
    return uuid5(id, f"office/{desk.officer.office_id}")


def _refuse_again(nonce: UUID) -> None:
    before = Handover.objects.filter(nonce=nonce).first()
    if before is not None:
        raise ImportedBefore(before.number)


def _refuse_known(ids: Sequence[UUID], desk: Desk) -> None:
    """A ruling that this office sent itself, has, or had and passed on. What it returned may come again."""
    sent = Handover.objects.filter(nonce__in=ids, from_office=desk.officer.office_id).first()
    if sent is not None:
        raise LoopsBack(sent.number)
    had = Handover.objects.filter(root=_here(ids[0], desk), returned_at=None).first()
    if had is not None:
        raise LoopsBack(had.number) if reading.is_on_its_way(had) else HereAlready(had.number)


def _office_key(closed: Closed, desk: Desk) -> OfficeKey:
    own = OfficeKey.objects.filter(office=desk.officer.office).select_related("office").order_by("-made_at")
    found = next((each for each in own if vault.fingerprint(bytes(each.public_key)) == closed.to), None)
    if found is None:
        raise ForSomebodyElse(closed.to)
    return found


def _told(closed: Closed, manifest: Mapping[str, Any], parts: Mapping[str, bytes]) -> _Told:
    """Every part against every other. Raises `Changed`."""
    try:
        told = {name: str(manifest[name])[:LONGEST_NAME] for name in _TOLD}
        content = content_from(json.loads(parts[CONTENT]))
        sent_at = _moment(told["sent_at"])
        pictures = [_picture(name, each) for name, each in parts.items() if name.startswith(PICTURES)]
        links = _links(closed, told, content, parts)
    except (KeyError, TypeError, ValueError, OverflowError, RecursionError, NotAHandover):
        raise Changed from None
    drawn = {(each.number, each.page): hashlib.sha256(each.picture).hexdigest() for each in pictures}
    is_known = told["purpose"] in lifecycle.VERDICT_LABELS
    is_known = is_known and all(word.isprintable() for word in told.values())
    if not is_known or drawn != content.pictures:
        raise Changed
    return _Told(told, content, pictures, sent_at, links)


def _links(
    closed: Closed, told: Mapping[str, str], content: Content, parts: Mapping[str, bytes]
) -> list[Link]:
    """By what each sending is verified: the earlier ones as they were carried along, its own last."""
    named = {origin_name(place) for place in range(1, len(content.additions) + 1)}
    if named != {each for each in parts if each.startswith(ORIGINS)}:
        raise Changed
    found = []
    for place, added in enumerate(content.additions, 1):
        carried = json.loads(parts[origin_name(place)])
        found.append(Link(added.came_from, str(carried["salt"]), carried["proof"]))
    own = Origin(
        id=str(closed.id), government=told["government"], number=told["number"], name=told["from"],
        sent_at=told["sent_at"], commitment=commitment_to(content, told["salt"]),
    )  # fmt: skip
    return [*found, Link(own, told["salt"], json.loads(parts[PROOF]) if PROOF in parts else None)]


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


def _agency(told: _Told, desk: Desk) -> Agency | None:
    """The respondent's unit, where this government has one of that name: then ties to it count."""
    name = told.content.respondent.agency
    return Agency.objects.filter(government=desk.officer.office.government_id, name__iexact=name).first()


def _new(nonce: UUID, told: _Told, agency: Agency | None, desk: Desk) -> Handover:
    office = desk.officer.office
    return Handover(
        government=office.government, nonce=nonce, purpose=told.manifest["purpose"], agency=agency,
        from_name=told.manifest["from"], origin_name=_first(told.content), to_office=office,
        to_name=office.name, by=desk.officer, sent_at=min(told.sent_at, desk.at),
    )  # fmt: skip


def _first(content: Content) -> str:
    """Who sent it first, where another office passed it on."""
    return content.additions[0].came_from.name if content.additions else ""


def erase_imported(*, government: str, at: datetime, actor: str) -> int:
    """What came from elsewhere has no case here, and nobody who decides: its contents go on the day on which
    the rule for referred cases asks for a review, counted from the receipt; without one from the sending, of
    which only the sender's word is known. For a worker: late or twice is harmless."""
    rule = law.rulebook().retention_of(lifecycle.REFERRED)
    assert rule is not None  # noqa: S101 - the rulebook's own test asks for it
    old = Handover.objects.filter(
        government__code=government, case=None, follows=None, sent_at__lte=at - timedelta(days=365)
    )
    due = [each for each in old.exclude(envelope=b"") if rule.review_on(_begins(each)) <= at.date()]
    if due:
        with recording(government, at=at) as log:
            gone = [each.pk for each in due]
            forget_handovers(Handover.objects.filter(Q(pk__in=gone) | Q(follows__in=gone)))
            log.note(events.HANDOVERS_ERASED, actor=actor, facts={"count": len(due), "rule": rule.id})
    return len(due)


def _begins(handover: Handover) -> date:
    return (handover.received_at or handover.sent_at).date()
