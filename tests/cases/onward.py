"""A ruling on its way through three installations: each is rolled back before the next opens its package."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.test import Client

from netra.accounts import roles
from netra.cases import services
from netra.cases.desk import Desk
from netra.cases.handing import package
from netra.cases.models import Handover, OfficeKey
from netra.cases.services.office_keys import private_of
from netra.journal.published import publish_head
from netra.reports import services as reports
from netra.reports.evidence import arriving
from netra.reports.evidence.arriving import Arrived
from tests import factories
from tests.cases import handing
from tests.reports.files import pdf

SAID = services.Said("Periksa menurut PP 94 Tahun 2021.", "Dugaan cukup jelas.", "Surat rekaan 7, 2 November")
NEXT = "Wali Kota rekaan selaku PPK"
PUBLISHED = factories.CAMPAIGN + timedelta(days=9999)


@dataclass(frozen=True)
class Office:
    """An office that receives, in a government of its own, with its key."""

    desk: Desk
    key: OfficeKey

    @property
    def public(self) -> bytes:
        return bytes(self.key.public_key)


def office(code: str, place: str, name: str) -> Office:
    desk = factories.desk(roles.INSPEKTORAT, factories.office(name, of=factories.government(code, place)))
    return Office(desk, services.make_office_key(desk=desk))


def between() -> Office:
    """BKN's regional office, which passes on."""
    return office("32.73", "Kota Bandung", "Kantor Regional BKN")


def last() -> Office:
    """The regional government's office, which acts."""
    return office("32.77", "Kota Cimahi", "Inspektorat Penerima")


def attached(pages: int = 2) -> Arrived:
    """A document as it arrives from the form: sealed, and it knows its author."""
    return arriving.seal_whole(pdf(pages, author="Kenari"), "nota-kenari.pdf", most=1_000_000)


def package_of_bawaslu(to: Office, *, published: bool = True, photo_by: Client | None = None) -> bytes:
    """What the first installation hands over; it is gone afterwards."""
    with transaction.atomic():
        ours = factories.desk()
        case = handing.with_a_photo(photo_by, ours) if photo_by else handing.referred(ours)[0]
        pieces = reports.open_evidence(report=case.report, key=ours.key_to(case.report))
        made = handing.sent(case, ours, None, chosen={each.id for each in pieces})
        if published:
            publish_head(government="32.72", midnight=PUBLISHED)
        data = services.pack_handover(handover=made, public=to.public, sample=False, desk=ours)
        transaction.set_rollback(True)
    return data


def received(at: Office, data: bytes) -> Handover:
    """Taken in and answered with a receipt."""
    taken = services.import_package(data=data, desk=at.desk)
    return services.receive_handover(handover=taken.handover, desk=at.desk)


def passed_on(held: Handover, at: Office, **changed: Any) -> Handover:
    told: dict[str, Any] = {"to": NEXT, "said": SAID, "chosen": (), "documents": ()} | changed
    return services.send_onward(handover=held, desk=at.desk, **told)


def packed(made: Handover, at: Office, to: Office, *, published: bool = True) -> bytes:
    if published:
        publish_head(government=made.government.code, midnight=PUBLISHED)
    return services.pack_handover(handover=made, public=to.public, sample=False, desk=at.desk)


@dataclass(frozen=True)
class Carried:
    """What went from the second installation to the third; both before it are gone."""

    data: bytes = field(repr=False)
    number: str
    first_number: str
    to: Office


def carried(
    *, proved: tuple[bool, bool] = (True, True), photo_by: Client | None = None, **changed: Any
) -> Carried:
    """A ruling that Bawaslu handed to BKN, and BKN to the office that acts."""
    via, to = between(), last()
    first = package_of_bawaslu(via, published=proved[0], photo_by=photo_by)
    with transaction.atomic():
        held = received(via, first)
        made = passed_on(held, via, **changed)
        data = packed(made, via, to, published=proved[1])
        number, origin = made.number, services.open_handover(handover=made, desk=via.desk)
        transaction.set_rollback(True)
    assert not Handover.objects.exists()
    return Carried(data, number, origin.additions[0].came_from.number, to)


def opened(carried: Carried) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The manifest and the parts of a package, as its receiver opens it."""
    private = private_of(carried.to.key, carried.to.desk)
    return package.open_package(package.read(carried.data), private)


def repacked(carried: Carried, change: Callable[[dict[str, Any], dict[str, bytes]], None]) -> bytes:
    manifest, parts = opened(carried)
    change(manifest, parts)
    told = {name: value for name, value in manifest.items() if name != "files"}
    id = package.read(carried.data).id
    return package.pack(id=id, parts=parts, manifest=told, public=carried.to.public)


def in_words(parts: dict[str, bytes], **changed: Any) -> None:
    parts["perkara.json"] = json.dumps(json.loads(parts["perkara.json"]) | changed).encode()
