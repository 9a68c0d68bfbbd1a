"""What binds on one day and not on another, in plain words: norms that begin or end, answers that turn."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from netra import clock, law
from netra.advisor.asking import Asked, BadAddress, Scene
from netra.advisor.cards import CARDS, Situation
from netra.advisor.telling import TONES, Tone, phase_edges
from netra.law import Norm

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Turned:
    """A common question whose answer is another one on the second day."""

    situation: Situation
    before: Tone
    after: Tone
    query: str


@dataclass(frozen=True, slots=True)
class Day:
    """One of the two days."""

    on: date
    words: str
    phase: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two days side by side for one kind of people."""

    title: str
    first: Day
    second: Day
    begins: tuple[Norm, ...]
    ends: tuple[Norm, ...]
    stays: tuple[Norm, ...]
    turned: tuple[Turned, ...]


def usual_days(today: date) -> tuple[date, date]:
    """Today, and the next day on which the election enters another phase; tomorrow where none is known."""
    later = [day for day in phase_edges(today) if day > today]
    return today, later[0] if later else today + _ONE_DAY


def compared(first: Scene, second: Scene, today: date) -> Comparison:
    """What changes between two days; raises `BadAddress` when they are one and the same."""
    if first.on == second.on:
        raise BadAddress("Pilih dua tanggal yang berbeda.")
    before, after = (_binding(scene) for scene in (first, second))
    return Comparison(
        title=_title(second.on, today),
        first=_day(first.on),
        second=_day(second.on),
        begins=tuple(norm for name, norm in after.items() if name not in before),
        ends=tuple(norm for name, norm in before.items() if name not in after),
        stays=tuple(norm for name, norm in after.items() if name in before),
        turned=tuple(turn for card in CARDS if (turn := _turned(card, first, second))),
    )


def _binding(scene: Scene) -> dict[str, Norm]:
    return {norm.id: norm for norm in law.advisor().binding(scene.on, scene.employment)}


def _day(day: date) -> Day:
    return Day(day, clock.date_in_words(day), phase_on(day))


def phase_on(day: date) -> str:
    """`Masa tenang`; `Di luar tahapan pemilihan` between elections."""
    standing = law.standing_on(day)
    return standing.label if standing else "Di luar tahapan pemilihan"


def _title(day: date, today: date) -> str:
    """`Besok masa tenang: yang berubah`; farther off, the phase and the day."""
    standing = law.standing_on(day)
    if day == today + _ONE_DAY:
        return f"Besok {phase_on(day).lower()}: yang berubah"
    starts = "mulai " if standing and standing.since == day else ""
    return f"{phase_on(day)}, {starts}{clock.date_in_words(day)}: yang berubah"


def _turned(card: Situation, first: Scene, second: Scene) -> Turned | None:
    asked = Asked(card, first, (), enough=True)
    later = replace(asked, scene=second)
    before, after = asked.advice().answer, later.advice().answer
    return None if before == after else Turned(card, TONES[before], TONES[after], later.query)
