"""An appointment that calendar programs read: RFC 5545, folded, escaped, in the town's own zone."""

from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.clock import Zone
from netra.clock.icalendar import Appointment, calendar_file, escaped, feed_file

pytestmark = pytest.mark.core
PLAIN: dict[str, Any] = {
    "uid": "S-2024-0001.32.72@netra",
    "stamped_at": datetime(2024, 10, 30, 9, 0, tzinfo=Zone.WIB.tz),
    "on": date(2024, 10, 31),
    "zone": Zone.WIB,
    "summary": "Sosialisasi",
    "place": "Aula",
    "starts_at": time(9, 0),
    "ends_at": time(11, 30),
}


def made(**other: Any) -> bytes:
    return calendar_file(Appointment(**{**PLAIN, **other}))


def unfolded(file: bytes) -> list[str]:
    return file.decode().replace("\r\n ", "").split("\r\n")[:-1]


def values(file: bytes) -> dict[str, str]:
    return dict(line.split(":", 1) for line in unfolded(file))


def test_an_hour_is_told_in_the_zone_of_the_town() -> None:
    told = values(made())
    assert told["DTSTART;TZID=Asia/Jakarta"] == "20241031T090000"
    assert told["DTEND;TZID=Asia/Jakarta"] == "20241031T113000"
    assert told["TZID"] == "Asia/Jakarta"
    assert told["TZOFFSETTO"] == "+0700"


@pytest.mark.parametrize(
    ("zone", "place", "offset"),
    [(Zone.WITA, "Asia/Makassar", "+0800"), (Zone.WIT, "Asia/Jayapura", "+0900")],
)
def test_the_other_zones_have_their_names(zone: Zone, place: str, offset: str) -> None:
    told = values(made(zone=zone))
    assert (told["TZID"], told["TZOFFSETTO"]) == (place, offset)


def test_without_an_hour_it_is_a_whole_day_without_a_zone() -> None:
    lines = unfolded(made(starts_at=None, ends_at=None))
    assert "DTSTART;VALUE=DATE:20241031" in lines
    assert not any(line.startswith(("DTEND", "TZID")) for line in lines)


def test_the_stamp_is_in_universal_time() -> None:
    assert values(made())["DTSTAMP"] == "20241030T020000Z"


def test_what_means_something_to_a_calendar_is_escaped() -> None:
    assert escaped("a\\b;c,d\ne\r\nf") == "a\\\\b\\;c\\,d\\ne\\nf"


def test_nobody_writes_a_property_of_their_own() -> None:
    lines = unfolded(made(summary="Acara\r\nATTACH:https://example.org/x\rBEGIN:VALARM"))
    assert not any(line.startswith(("ATTACH", "BEGIN:VALARM")) for line in lines)


def test_a_calendar_ends_what_it_begins() -> None:
    lines = unfolded(made())
    opened = [line.removeprefix("BEGIN:") for line in lines if line.startswith("BEGIN:")]
    closed = [line.removeprefix("END:") for line in lines if line.startswith("END:")]
    assert (lines[0], lines[-1], sorted(opened)) == ("BEGIN:VCALENDAR", "END:VCALENDAR", sorted(closed))


def test_a_feed_holds_every_day_and_tells_its_name() -> None:
    days = [
        Appointment(
            uid=f"{number}@netra",
            stamped_at=datetime(2024, 10, 30, 9, 0, tzinfo=Zone.WIB.tz),
            on=date(2024, 11, number),
            zone=Zone.WIB,
            summary="Tenggat",
        )
        for number in (1, 2)
    ]
    lines = unfolded(feed_file(days, name="Tenggat, Netra", product="Tenggat"))
    assert [line for line in lines if line.startswith("DTSTART")] == [
        "DTSTART;VALUE=DATE:20241101",
        "DTSTART;VALUE=DATE:20241102",
    ]
    assert "X-WR-CALNAME:Tenggat\\, Netra" in lines
    assert lines.count("BEGIN:VCALENDAR") == lines.count("END:VCALENDAR") == 1


def test_a_feed_without_a_day_is_a_calendar_all_the_same() -> None:
    lines = unfolded(feed_file([], name="Tenggat", product="Tenggat"))
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=300))
def test_any_text_folds_at_seventy_five_octets_and_comes_back(text: str) -> None:
    file = made(summary=text)
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    summary = next(line for line in unfolded(file) if line.startswith("SUMMARY:"))
    assert _read(summary.removeprefix("SUMMARY:")) == plain


def _read(value: str) -> str:
    """The text behind an escaped value."""
    out, waiting = [], False
    for char in value:
        if waiting:
            out.append("\n" if char == "n" else char)
            waiting = False
        elif char == "\\":
            waiting = True
        else:
            out.append(char)
    return "".join(out)
