"""A calendar hint that says nothing: a title that the reporter chose, a day, no address of ours. Pure."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})
_LINE = 73


def reminder(*, title: str, on: date, uid: UUID, stamped_at: datetime) -> bytes:
    """A whole day as .ics (RFC 5545): UTF-8, CRLF, folded. Nothing in it names this program or a report."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//kalender//ID",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{stamped_at.astimezone(UTC):%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{title.translate(_ESCAPED)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _folded(line: str) -> bytes:
    """Lines of at most 75 octets; no character is cut in two."""
    pieces, current = [], b""
    for letter in line:
        octets = letter.encode()
        if len(current) + len(octets) > _LINE:
            pieces.append(current)
            current = b" "
        current += octets
    return b"\r\n".join([*pieces, current]) + b"\r\n"
