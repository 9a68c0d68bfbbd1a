"""What the commands share that read JSON lines: a bad line yields its error, and the stream goes on."""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from netra.law import EMPLOYMENTS
from netra.web.command_line import Refused

Given = dict[str, Any]


def each_line(answer: Callable[[Given], Given]) -> Iterator[Given]:
    """One result for every line of standard input that is not empty."""
    for line in sys.stdin.buffer:
        if line.strip():
            yield answered(line, answer)


def answered(line: bytes, answer: Callable[[Given], Given]) -> Given:
    """The result of a line with its id, or `{"id", "error"}`."""
    name: object = None
    try:
        given = _decoded(line)
        name = given.get("id")
        return {"id": _name(name), **answer(given)}
    except Refused as error:
        return {"id": name if isinstance(name, str | int) else None, "error": str(error)}


def text_of(given: Given, key: str) -> str:
    """The text that a line must have."""
    value = given.get(key)
    if not isinstance(value, str):
        raise Refused(f"“{key}” belum ada, atau bukan teks")
    return value


def day_of(given: Given) -> date | None:
    """The day `on`, where the line has one."""
    value = given.get("on")
    if value is None:
        return None
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise Refused("“on” bukan tanggal: tulis YYYY-MM-DD, misalnya 2024-10-30") from error
    if day.isoformat() != value:
        raise Refused("“on” bukan tanggal: tulis YYYY-MM-DD, misalnya 2024-10-30")
    return day


def employment_of(given: Given) -> str | None:
    """The employment, where the line has one."""
    value = given.get("employment")
    if value is not None and (not isinstance(value, str) or value not in EMPLOYMENTS):
        raise Refused(f"jenis kepegawaian tidak dikenal; pilih: {', '.join(EMPLOYMENTS)}")
    return value


def _decoded(line: bytes) -> Given:
    try:
        given = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Refused("bukan teks UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise Refused("bukan JSON yang sah") from error
    if not isinstance(given, dict):
        raise Refused("setiap baris harus berupa satu objek JSON")
    return given


def _name(name: object) -> str | int:
    if not isinstance(name, str | int) or isinstance(name, bool):
        raise Refused("“id” belum ada, atau bukan teks")
    return name
