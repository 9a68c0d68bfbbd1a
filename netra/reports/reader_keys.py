"""Whose keys open reports: office and number, fingerprint, since when. Names of officers stand nowhere here.

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


@dataclass(frozen=True)
class ShownKey:
    """One officer's key. `since` is None where the journal does not know the key."""

    number: int
    fingerprint: str
    since: date | None
    replaced: bool

    @property
    def since_words(self) -> str:
        return clock.date_in_words(self.since) if self.since else ""


@dataclass(frozen=True)
class ShownOffice:
    """An office and the keys of those of its officers to whom reports are sealed now."""

    name: str
    keys: list[ShownKey]


def keys_shown(government: Government) -> list[ShownOffice]:
    """Every key to which a report of this government may be sealed at this moment, by office: also those of
    the higher offices that read when nobody here may."""
    zone = clock.Zone(government.zone).tz
    readers = officers.readers_numbered(government.pk)
    known = {code: journal.keys_known(code) for code in {each.government for each in readers}}
    shown = []
    for (_, office), of_office in groupby(readers, key=lambda each: (each.government, each.office)):
        keys = []
        for reader in of_office:
            mark = vault.fingerprint(reader.public_key)
            noted = known[reader.government].get(mark)
            since = noted.at.astimezone(zone).date() if noted else None
            keys.append(ShownKey(reader.number, mark, since, bool(noted and noted.replaced)))
        shown.append(ShownOffice(office, keys))
    return shown
