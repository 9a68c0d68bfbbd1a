"""Indonesia's three time zones. None of them ever had daylight saving, so a fixed offset is exact."""

from datetime import datetime, timedelta, timezone
from enum import StrEnum


class Zone(StrEnum):
    """A time zone by the abbreviation that people write after the hour."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"

    @property
    def tz(self) -> timezone:
        """The zone as a fixed offset: UTC+7, UTC+8 or UTC+9."""
        return _OFFSETS[self]


_OFFSETS = {
    Zone.WIB: timezone(timedelta(hours=7), "WIB"),
    Zone.WITA: timezone(timedelta(hours=8), "WITA"),
    Zone.WIT: timezone(timedelta(hours=9), "WIT"),
}


def zone_of(moment: datetime) -> Zone | None:
    """The Indonesian zone whose offset `moment` carries, or None (UTC, for instance, is none of them)."""
    return next((zone for zone in Zone if zone.tz.utcoffset(None) == moment.utcoffset()), None)
