"""Saved views: an address of the work list under a name, sealed so that only its officer reads either.

A name can say more than it should ("perkara Pak …"); so neither name nor address stands anywhere in clear.
"""

import hmac
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from netra import vault
from netra.accounts.models import Officer
from netra.cases.desk import Desk
from netra.cases.models import SavedView
from netra.cases.work_filters import Filters
from netra.journal import events
from netra.journal.services import recording

MOST_VIEWS: Final = 20
_FIELD: Final = "saved view"


class TooManyViews(Exception):
    """An officer keeps so many at most; remove one first."""


class NoSuchView(Exception):
    """Not there, or somebody else's."""


@dataclass(frozen=True)
class OpenView:
    """A saved view in clear. `name` is empty where an earlier key of the officer sealed it."""

    nonce: UUID
    name: str
    address: str


def save_view(*, name: str, filters: Filters, nonce: UUID, desk: Desk) -> None:
    """Keep this view under a name. Raises `TooManyViews`."""
    content: vault.JsonValue = {"name": name, "asked": filters.asked()}
    envelope = vault.seal_json(_key(desk), content, record=str(nonce), field=_FIELD)
    with recording(desk.officer.office.government.code, at=desk.at) as log:
        Officer.objects.select_for_update(of=("self",)).get(pk=desk.officer.pk)
        if SavedView.objects.filter(officer=desk.officer).count() >= MOST_VIEWS:
            raise TooManyViews
        SavedView.objects.get_or_create(nonce=nonce, defaults={"officer": desk.officer, "envelope": envelope})
        log.note(events.VIEW_SAVED, actor=desk.officer.actor, subject=desk.officer.username)


def remove_view(*, nonce: UUID, desk: Desk) -> None:
    """Raises `NoSuchView`."""
    with recording(desk.officer.office.government.code, at=desk.at) as log:
        gone, _ = SavedView.objects.filter(officer=desk.officer, nonce=nonce).delete()
        if not gone:
            raise NoSuchView(str(nonce))
        log.note(events.VIEW_REMOVED, actor=desk.officer.actor, subject=desk.officer.username)


def views_of(desk: Desk) -> list[OpenView]:
    """The officer's own, in the order in which they were saved."""
    key = _key(desk)
    return [_opened(each, key) for each in SavedView.objects.filter(officer=desk.officer).order_by("pk")]


def _opened(row: SavedView, key: bytes) -> OpenView:
    nonce = UUID(str(row.nonce))
    try:
        content = vault.open_json(key, bytes(row.envelope), record=str(nonce), field=_FIELD)
    except vault.EnvelopeRefused:
        return OpenView(nonce, "", "")
    return OpenView(nonce, str(content["name"]), Filters.of(content["asked"]).address())


def _key(desk: Desk) -> bytes:
    return hmac.digest(desk.private, b"netra/saved-views/v1", "sha256")
