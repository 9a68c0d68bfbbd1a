"""Which other reports tell nearly the same: worked out while an officer looks, over what they may open.

What comparing needs of a report is kept sealed under a key that only this officer's opened key gives;
nothing of it, and no result, stands anywhere in clear. The program opens what it never compared before, so
many at a time; the officer is shown what agrees, not what they say. The journal notes that as no opening.
"""

import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from netra import vault
from netra.accounts.models import Officer
from netra.reports import queries
from netra.reports.models import Likeness, Report
from netra.reports.services.keys import key_for_officer, record_of
from netra.reports.services.reading import read_story
from netra.text import likeness as text
from netra.text import words

MOST_COMPARED: Final = 500
"""The newest ones of those that the officer may open."""
MOST_OPENED: Final = 30
"""How many that were never compared are opened for one page; the next page opens the next ones."""
ENOUGH_WORDS, ENOUGH_RUNS, ENOUGH_PLACE = 0.5, 0.25, 0.5
MOST_SHOWN = 8
_SEALED_SIZE = 2048
_FIELD = "likeness"


@dataclass(frozen=True)
class _Kept:
    """Of one report: hashes of words, runs and place, the day told."""

    words: tuple[int, ...] = ()
    runs: tuple[int, ...] = ()
    place: tuple[int, ...] = ()
    day: str = ""


@dataclass(frozen=True)
class Alike:
    """Another report and what agrees. `words` and `runs` are shares from 0 to 1."""

    report: Report
    words: float
    runs: float
    same_place: bool
    same_day: bool

    @property
    def weight(self) -> float:
        return self.words + self.runs + 0.5 * self.same_place + 0.5 * self.same_day


def alike(*, report: Report, story: dict[str, Any], officer: Officer, private: bytes) -> list[Alike]:
    """Reports like this one, the most alike first, `MOST_SHOWN` at most. `story` is the opened one."""
    key = hmac.digest(private, b"netra/likeness/v1", "sha256")
    own = _kept_of(story)
    others = list(queries.comparable_with(report, officer)[:MOST_COMPARED])
    stored = {row.report_id: bytes(row.envelope) for row in queries.likenesses(officer, [report, *others])}
    known = {each.pk: found for each in others if (found := _opened(key, each, stored.get(each.pk)))}
    fresh = {each.pk: _looked_at(each, officer, private) for each in _unknown(others, known)}
    _keep(key, officer, [report, *others], {report.pk: own} | fresh)
    results = [_compared(own, each, (known | fresh).get(each.pk, _Kept())) for each in others]
    return sorted(filter(_is_worth_showing, results), key=lambda each: -each.weight)[:MOST_SHOWN]


def _kept_of(story: dict[str, Any]) -> _Kept:
    sketch = text.sketch(str(story.get("story") or ""))
    place = text.hashes(word for word in words(str(story.get("place") or "")) if word.isalnum())
    return _Kept(sketch.words, sketch.runs, place, str(story.get("happened_on") or ""))


def _unknown(others: list[Report], known: dict[int, _Kept]) -> list[Report]:
    return [each for each in others if each.pk not in known][:MOST_OPENED]


def _looked_at(report: Report, officer: Officer, private: bytes) -> _Kept:
    """What does not open is like nothing, and is not tried again each time."""
    try:
        key = key_for_officer(report=report, officer=officer, private=private)
        return _kept_of(read_story(report=report, key=key))
    except vault.EnvelopeRefused:
        return _Kept()


def _opened(key: bytes, report: Report, envelope: bytes | None) -> _Kept | None:
    """None where there is none yet, or one that an earlier key of this officer sealed."""
    if envelope is None:
        return None
    try:
        content = vault.open_json(key, envelope, record=record_of(report), field=_FIELD)
    except vault.EnvelopeRefused:
        return None
    told, runs, place, day = content
    return _Kept(tuple(told), tuple(runs), tuple(place), day)


def _keep(key: bytes, officer: Officer, reports: list[Report], made: dict[int, _Kept]) -> None:
    rows = [
        Likeness(report=each, officer=officer, envelope=_sealed(key, each, made[each.pk]))
        for each in reports
        if each.pk in made
    ]
    Likeness.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["report", "officer"], update_fields=["envelope"]
    )


def _sealed(key: bytes, report: Report, kept: _Kept) -> bytes:
    content: vault.JsonValue = [list(kept.words), list(kept.runs), list(kept.place), kept.day]
    return vault.seal_json(key, content, record=record_of(report), field=_FIELD, at_least=_SEALED_SIZE)


def _compared(own: _Kept, other: Report, kept: _Kept) -> Alike:
    return Alike(
        report=other,
        words=text.share(own.words, kept.words),
        runs=text.share(own.runs, kept.runs),
        same_place=text.share(own.place, kept.place) >= ENOUGH_PLACE,
        same_day=bool(own.day) and own.day == kept.day,
    )


def _is_worth_showing(found: Alike) -> bool:
    is_told_alike = found.words >= ENOUGH_WORDS or found.runs >= ENOUGH_RUNS
    return is_told_alike or (found.same_place and found.same_day)


def reasons(found: Alike) -> Iterator[str]:
    """What agrees, in words for the officer."""
    if found.same_place and found.same_day:
        yield "sama tempat dan tanggal"
    elif found.same_place or found.same_day:
        yield "sama tempat" if found.same_place else "sama tanggal"
    if found.words >= ENOUGH_WORDS or found.runs >= ENOUGH_RUNS:
        yield f"sekitar {round(100 * found.words)}% kata sama"
