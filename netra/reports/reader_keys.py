"""Whose keys open reports: office and number, fingerprint, since when; and the custodians' key to names.
Names of officers stand nowhere here.

The date comes from the journal, not from the officer's row: a key that somebody put into the row past the
program has none, and the page says so.
"""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from netra import clock, vault
from netra.accounts import queries as officers
from netra.agencies.models import Government
from netra.journal import queries as journal
from netra.reports import services


@dataclass(frozen=True)
class ShownKey:
    """A key that reports are sealed to. `since` is None where the journal does not know the key."""

    fingerprint: str
    since: date | None
    replaced: bool

    @property
    def since_words(self) -> str:
        return clock.date_in_words(self.since) if self.since else ""


@dataclass(frozen=True)
class OfficerKey(ShownKey):
    """One officer's key, by the officer's number in the office."""

    number: int


@dataclass(frozen=True)
class ShownOffice:
    """An office and the keys of those of its officers to whom reports are sealed now."""

    name: str
    keys: list[OfficerKey]


def keys_shown(government: Government) -> list[ShownOffice]:
    """Every key to which a report of this government may be sealed at this moment, by office: also those of
    the higher offices that read when nobody here may."""
    readers = officers.readers_numbered(government.pk)
    known = {code: journal.keys_known(code) for code in {each.government for each in readers}}
    shown = []
    for (_, office), of_office in groupby(readers, key=lambda each: (each.government, each.office)):
        keys = []
        for reader in of_office:
            mark = vault.fingerprint(reader.public_key)
            noted = known[reader.government].get(mark)
            keys.append(OfficerKey(mark, *_since(noted, government), reader.number))
        shown.append(ShownOffice(office, keys))
    return shown


def custodians_key_shown(government: Government) -> ShownKey | None:
    """The key to which names are sealed now, apart from their stories; None where they are not."""
    key = services.identity_key_of(government)
    if key is None:
        return None
    mark = vault.fingerprint(bytes(key.public_key))
    noted = journal.identity_keys_known(government.code).get(mark)
    return ShownKey(mark, *_since(noted, government))


def _since(noted: journal.KnownKey | None, government: Government) -> tuple[date | None, bool]:
    if noted is None:
        return None, False
    return noted.at.astimezone(clock.Zone(government.zone).tz).date(), noted.replaced
