"""One question to the rulebook: who did or wants to do what, when, and what is known about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from netra.law.norms import EMPLOYMENTS

_KEYS = ("on", "election", "employment", "act", "facts", "determined_on")


class BadQuestion(ValueError):
    """The question cannot be understood; the message says why, in Indonesian."""


@dataclass(frozen=True, slots=True)
class Question:
    """Without `election` every election counts that has a phase on the day. A fact left out is unknown.

    `determined_on` is the day on which the KPU determined the candidate in question, where it is known.
    """

    on: date
    employment: str
    act: str
    facts: Mapping[str, bool | None] = field(default_factory=dict)
    election: str | None = None
    determined_on: date | None = None


def question_from(given: object) -> Question:
    """A question from decoded JSON as contract.md writes it; `BadQuestion` says what is wrong."""
    if not isinstance(given, dict):
        raise BadQuestion("pertanyaan harus berupa satu objek JSON")
    unknown = [key for key in given if key not in _KEYS]
    if unknown:
        raise BadQuestion(f"kunci “{unknown[0]}” tidak dikenal; yang dikenal: {', '.join(_KEYS)}")
    return Question(
        on=_day(given, "on"),
        employment=_employment(given),
        act=_word(given, "act"),
        facts=_facts(given.get("facts")),
        election=None if given.get("election") is None else _word(given, "election"),
        determined_on=None if given.get("determined_on") is None else _day(given, "determined_on"),
    )


def _word(given: dict[str, Any], key: str) -> str:
    if key not in given:
        raise BadQuestion(f"“{key}” belum ada")
    value = given[key]
    if not isinstance(value, str):
        raise BadQuestion(f"“{key}” harus berupa teks")
    return value


def _employment(given: dict[str, Any]) -> str:
    value = _word(given, "employment")
    if value not in EMPLOYMENTS:
        raise BadQuestion(f"jenis kepegawaian “{value}” tidak dikenal; pilih: {', '.join(EMPLOYMENTS)}")
    return value


def _day(given: dict[str, Any], key: str) -> date:
    value = _word(given, key)
    try:
        day = date.fromisoformat(value)
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        raise BadQuestion(f"“{value}” pada “{key}” bukan tanggal: tulis YYYY-MM-DD, misalnya 2024-10-30")
    return day


def _facts(given: object) -> dict[str, bool | None]:
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise BadQuestion("“facts” harus berupa objek: nama fakta dan true, false, atau null")
    for name, value in given.items():
        if value is not None and not isinstance(value, bool):
            raise BadQuestion(f"fakta “{name}” harus true, false, atau null (tidak tahu)")
    return dict(given)
