"""What the journal does every day. It may run late or twice."""

from datetime import UTC, datetime, time

from netra.clock import Zone
from netra.journal.published import publish_head


def publish_yesterday(government: str, zone: str) -> dict[str, int]:
    """The head of the day that ended in this zone (WIB, WITA, WIT). Raises `ChainBroken`."""
    tz = Zone(zone).tz
    midnight = datetime.combine(datetime.now(UTC).astimezone(tz).date(), time.min, tzinfo=tz)
    return {"heads": 1 if publish_head(government=government, midnight=midnight) else 0}
