"""Passing on what came as a package: its words, what this office adds, and the proofs of who sent before."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import uuid4

from netra import vault
from netra.cases.desk import Desk
from netra.cases.handing import reading, sealing
from netra.cases.handing.chain import Link, commitment_to, salt_of
from netra.cases.handing.content import MOST, MOST_HOPS, Addition, Piece
from netra.cases.handing.custody import StillOut
from netra.cases.models import Handover
from netra.cases.services.acting import ReasonMissing
from netra.cases.services.handing import (
    Drawn,
    check_receiver,
    drawn_by_page,
    keep,
    pictures_of,
    prints_of,
)
from netra.journal import events
from netra.journal.services import recording
from netra.reports.evidence import arriving, kinds, looking
from netra.reports.evidence.arriving import Arrived
from netra.reports.evidence.looking import Answer

MOST_DOCUMENTS: Final = 3


class NotHeld(Exception):
    """This office has not, or has no more, what it would pass on: no receipt, returned, or passed on."""


class NotFromOutside(Exception):
    """It was handed over in this installation: nothing in it verifies who sent it."""


class InAProceeding(Exception):
    """A proceeding runs from it in this office: it is with exactly one."""


class WentTooFar(Exception):
    """As many offices passed it on as a package takes."""


class WasThereBefore(ValueError):
    """The receiver is who it came from, or was with on its way; `args[0]` is the name."""


class DocumentRefused(ValueError):
    """The attached document of this place, counted from 1, cannot be drawn anew."""


@dataclass(frozen=True)
class Said:
    """What the office adds, in its own words."""

    recommendation: str
    reasons: str
    letter: str


def send_onward(
    *,
    handover: Handover,
    to: str,
    said: Said,
    chosen: Collection[int],
    documents: Sequence[Arrived],
    desk: Desk,
) -> Handover:
    """Seal what was received, and what this office adds, for an institution outside; it waits for a receipt.

    `chosen`: numbers of the pieces whose safe pictures go along. Each document is drawn anew, and goes as
    pictures and as the hash of the original. What earlier offices wrote is neither shortened nor changed.

    Raises `NotSealedToYou`, `NotHeld`, `NotFromOutside`, `WentTooFar`, `InAProceeding`, `StillOut`,
    `WasThereBefore`, `DocumentRefused`, or `ReasonMissing` without a recommendation.
    """
    check_receiver(handover, desk)
    if not said.recommendation.strip():
        raise ReasonMissing("send_onward")
    before = sealing.key_to(handover, desk)
    content, links = sealing.open_content(before, handover), sealing.open_chain(before, handover)
    if not links:
        raise NotFromOutside(handover.number)
    if len(content.additions) >= MOST_HOPS:
        raise WentTooFar(handover.number)
    _refuse_who_had_it(to, links, desk)
    pieces, drawn = _documents(documents, _free({each.number for each in content.pieces}))
    along = sorted(set(chosen) & content.carried)
    kept = _taken_along(handover, before, along)
    sent = replace(content, additions=(*content.additions, Addition(
        office=desk.officer.office.name, recommendation=said.recommendation.strip(),
        reasons=said.reasons.strip(), letter=said.letter.strip(), came_from=links[-1].origin,
        taken_along=tuple(along), documents=tuple(pieces),
    )))  # fmt: skip
    key, made = vault.new_key(), _new(handover, to, desk)
    made.envelope = sealing.seal_content(key, made.nonce, sent)
    made.chain = sealing.seal_chain(key, made.nonce, links)
    made.sender_key = sealing.seal_key(key, made, desk)
    pictures = pictures_of(made, key, [*kept, *drawn])
    with recording(handover.government.code, at=desk.at) as log:
        _refuse_unless_held(handover)
        keep(made, (), pictures, desk)
        facts = {
            "purpose": made.purpose, "to": to, "id": str(made.nonce), "from": made.from_name,
            "commitment": commitment_to(sent, salt_of(key)),
        }  # fmt: skip
        log.note(events.HANDOVER_SENT, actor=desk.officer.actor, subject=made.number, facts=facts)
    return made


def _refuse_unless_held(handover: Handover) -> None:
    """Under its lock: the office has it, nothing is out, and no proceeding of its own runs from it."""
    found = Handover.objects.select_for_update(of=("self",)).get(pk=handover.pk)
    if found.received_at is None or not found.envelope:
        raise NotHeld(found.number)
    if reading.is_on_its_way(found):
        raise StillOut(found.number)
    # The room of proceedings stands above this one; that one runs is told by the row that leads here.
    if Handover.objects.filter(pk=found.pk, proceeding__isnull=False, proceeding__closed_at=None).exists():
        raise InAProceeding(found.number)


def _refuse_who_had_it(to: str, links: Sequence[Link], desk: Desk) -> None:
    had = (desk.officer.office.name, *(each.origin.name for each in links))
    if to.strip().casefold() in {name.casefold() for name in had}:
        raise WasThereBefore(to)


def _taken_along(handover: Handover, key: bytes, chosen: Collection[int]) -> list[Drawn]:
    """The safe pictures of the chosen pieces, as they came."""
    return [
        Drawn(
            row.number,
            row.page,
            sealing.open_picture(key, handover, row.number, row.page, bytes(row.envelope)),
        )
        for row in handover.pictures.filter(number__in=chosen).order_by("number", "page")
    ]


def _free(taken: Collection[int]) -> Iterator[int]:
    """Numbers for pieces, after those that are there; where a sender began at the end, those between."""
    last = max(taken, default=0)
    yield from range(last + 1, MOST + 1)
    yield from (each for each in range(1, last) if each not in taken)


def _documents(documents: Sequence[Arrived], free: Iterator[int]) -> tuple[list[Piece], list[Drawn]]:
    """Each document as a piece of its own number, and its pages."""
    pieces: list[Piece] = []
    drawn: list[Drawn] = []
    for place, each in enumerate(documents, 1):
        number = next(free)
        own = drawn_by_page(number, lambda page, file=each: _shown(file, page))  # type: ignore[misc]
        if not own:
            raise DocumentRefused(place)
        drawn += own
        pieces.append(
            Piece(number, each.kind.label, each.totals.size, each.totals.sha256.hex(), prints_of(own))
        )
    return pieces, drawn


def _shown(document: Arrived, page: int) -> Answer:
    """A page drawn anew by the workshop, which holds no key. Raises `CannotBeShown`."""
    with arriving.opened(document.file, document.key) as content:
        is_pdf = document.kind.family == kinds.PDF
        return looking.show_page(content, page) if is_pdf else looking.show_image(content)


def _new(handover: Handover, to: str, desk: Desk) -> Handover:
    office = desk.officer.office
    return Handover(
        government=handover.government, nonce=uuid4(), follows=handover, purpose=handover.purpose,
        agency=handover.agency, from_office=office, from_name=office.name, to_name=to,
        origin_name=handover.origin_name or handover.from_name, by=desk.officer, sent_at=desk.at,
    )  # fmt: skip
