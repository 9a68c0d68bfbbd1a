"""Appointments and due dates for any calendar program (RFC 5545). Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from netra.clock.zones import Zone

LINE = 75  # octets, without the line's end (RFC 5545, 3.1)
PLACES = {Zone.WIB: "Asia/Jakarta", Zone.WITA: "Asia/Makassar", Zone.WIT: "Asia/Jayapura"}
OFFSETS = {Zone.WIB: "+0700", Zone.WITA: "+0800", Zone.WIT: "+0900"}


@dataclass(frozen=True)
class Appointment:
    """What a calendar needs to know. Without `starts_at`: a whole day. `uid` stays the same for one event."""

    uid: str
    stamped_at: datetime
    on: date
    zone: Zone
    summary: str
    place: str = ""
    description: str = ""
    starts_at: time | None = None
    ends_at: time | None = None


def calendar_file(appointment: Appointment) -> bytes:
    """One appointment as a .ics file: UTF-8, CRLF, long lines folded between characters."""
    zone = _zone_lines(appointment.zone) if appointment.starts_at else []
    return _file("Sosialisasi", [*zone, *_event(appointment)])


def feed_file(days: Sequence[Appointment], *, name: str, product: str) -> bytes:
    """Whole days as a calendar to subscribe to: `name` is what the program calls it."""
    head = [f"X-WR-CALNAME:{escaped(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H"]
    return _file(product, [*head, *(line for day in days for line in _event(day))])


def _file(product: str, lines: list[str]) -> bytes:
    whole = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Netra//{product}//ID",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *lines,
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in whole)


def _event(appointment: Appointment) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{escaped(appointment.uid)}",
        f"DTSTAMP:{appointment.stamped_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        *_when(appointment),
        f"SUMMARY:{escaped(appointment.summary)}",
        *([f"LOCATION:{escaped(appointment.place)}"] if appointment.place else []),
        *([f"DESCRIPTION:{escaped(appointment.description)}"] if appointment.description else []),
        "END:VEVENT",
    ]


def _when(appointment: Appointment) -> list[str]:
    if appointment.starts_at is None:
        return [f"DTSTART;VALUE=DATE:{appointment.on:%Y%m%d}"]
    place = PLACES[appointment.zone]
    found = [f"DTSTART;TZID={place}:{appointment.on:%Y%m%d}T{appointment.starts_at:%H%M%S}"]
    if appointment.ends_at is not None:
        found.append(f"DTEND;TZID={place}:{appointment.on:%Y%m%d}T{appointment.ends_at:%H%M%S}")
    return found


def _zone_lines(zone: Zone) -> list[str]:
    """Indonesia's zones as they are: a fixed offset, no summer time."""
    return [
        "BEGIN:VTIMEZONE",
        f"TZID:{PLACES[zone]}",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        f"TZOFFSETFROM:{OFFSETS[zone]}",
        f"TZOFFSETTO:{OFFSETS[zone]}",
        f"TZNAME:{zone}",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


def escaped(text: str) -> str:
    """TEXT as RFC 5545 3.3.11 wants it: backslash, semicolon, comma and line ends."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> bytes:
    """At most 75 octets a line, the next begins with a space; no character is cut in two."""
    pieces, current = [], b""
    for char in line:
        octets = char.encode()
        if len(current) + len(octets) > LINE:
            pieces.append(current)
            current = b" "
        current += octets
    return b"\r\n".join([*pieces, current]) + b"\r\n"
