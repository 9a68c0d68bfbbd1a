"""What to say in two minutes at Monday's roll call: the norms that bind these people on that day. Pure.

Nothing here is written for a phase: the rulebook says what binds. A rotation by week lets every norm have its
Monday.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from netra import law
from netra.clock import Calendar, date_in_words
from netra.law import NONE, PHASE_LABELS, Norm, PhaseOn

WORDS_A_MINUTE = 130
MOST_WORDS = 2 * WORDS_A_MINUTE
MONDAY = 0
SPOKEN = {"pns": "PNS", "pppk": "PPPK", "thl": "THL"}  # in the order in which they are named
WEEKS_AHEAD = 8
# What staff meet in everyday life, in the order in which it is told where a day leaves the choice.
EVERYDAY = (
    "medsos_posting_like_share",
    "hadir_kampanye_deklarasi",
    "foto_bersama_simbol_jari",
    "ajakan_himbauan_dukungan",
    "keanggotaan_pengurus_parpol_timses",
    "spanduk_baliho_bakal_calon",
    "keputusan_kegiatan_menguntungkan",
    "penerima_atau_pembicara_acara_parpol",
    "penggunaan_fasilitas_negara",
)


@dataclass(frozen=True)
class Point:
    """One norm as it is read aloud: what is forbidden, what is safe, for whom, on which article."""

    norm: str
    forbidden: str
    safe: str
    whom: str
    article: str

    @property
    def spoken(self) -> str:
        whom = f" bagi {self.whom}" if self.whom else ""
        return f"Yang dilarang{whom}: {self.forbidden}. Yang aman: {self.safe}"


@dataclass(frozen=True)
class Script:
    """A roll call's two minutes; `missed` are the questions that this unit answered wrongly most often.

    `missed` is empty where too few took the test of understanding.
    """

    on: date
    opening: str
    points: tuple[Point, ...]
    closing: str
    missed: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """How many words are read aloud."""
        spoken = [self.opening, *(point.spoken for point in self.points), *self.missed, self.closing]
        return sum(len(text.split()) for text in spoken)

    @property
    def length_words(self) -> str:
        """ "sekitar 1,5 menit", to the half minute."""
        halves = max(1, round(2 * self.words / WORDS_A_MINUTE))
        return f"sekitar {halves // 2},5 menit" if halves % 2 else f"sekitar {halves // 2} menit"


def next_monday(today: date, calendar: Calendar) -> date:
    """The first Monday from today on that is a working day; one beyond the calendar counts."""
    first = today + timedelta(days=(MONDAY - today.weekday()) % 7)
    mondays = [first + timedelta(weeks=week) for week in range(WEEKS_AHEAD)]
    return next((day for day in mondays if not calendar.covers(day) or calendar.is_working_day(day)), first)


def script_for(on: date, employments: Iterable[str], missed: Sequence[str] = ()) -> Script:
    """The script for a day and the employments that stand there ("pns", "thl", ...)."""
    called = {"pns" if name == "cpns" else name for name in employments}  # a CPNS is told what a PNS is told
    present = [name for name in SPOKEN if name in called] or ["pns"]
    opening, closing = _opening(on), _closing()
    script = Script(on, opening, (), closing, tuple(missed))
    for point in _rotated(_points(on, present), on):
        longer = Script(on, opening, (*script.points, point), closing, tuple(missed))
        if longer.words > MOST_WORDS:
            break
        script = longer
    return script


def _points(on: date, present: Sequence[str]) -> list[Point]:
    """One norm per everyday act, the one that binds most of those who are present."""
    binding = {name: {norm.id for norm in law.advisor().binding(on, name)} for name in present}
    norms = [
        norm for norm in law.rulebook().norms.values() if any(norm.id in ids for ids in binding.values())
    ]
    told: dict[str, Norm] = {}
    for act in EVERYDAY:
        best = max(_about(act, norms, told.values()), key=lambda norm: _weight(norm, binding), default=None)
        if best is not None:
            told[best.id] = best
    return [
        _point(norm, [name for name in present if norm.id in binding[name]], present)
        for norm in told.values()
    ]


def _about(act: str, norms: Iterable[Norm], told: Iterable[Norm]) -> list[Norm]:
    """Norms that are first of all about this act; else any, where nothing told yet touches it."""
    first = [norm for norm in norms if norm.acts[0] == act]
    if first or any(act in norm.acts for norm in told):
        return [norm for norm in first if norm not in told]
    return [norm for norm in norms if act in norm.acts]


def _weight(norm: Norm, binding: dict[str, set[str]]) -> tuple[int, int, int]:
    """Whom it binds, how particular it is, how short: it will be read aloud."""
    whom = sum(1 for ids in binding.values() if norm.id in ids)
    return whom, -len(norm.acts), -len(norm.text)


def _point(norm: Norm, bound: Sequence[str], present: Sequence[str]) -> Point:
    whom = "" if len(bound) == len(present) else " dan ".join(SPOKEN[name] for name in bound)
    basis = norm.basis[0]
    return Point(
        norm=norm.id,
        forbidden=norm.text[:1].lower() + norm.text[1:],
        safe=norm.safe[:1].lower() + norm.safe[1:],
        whom=whom,
        article=law.rulebook().cite((basis.instrument, basis.article)),
    )


def _rotated(points: list[Point], on: date) -> list[Point]:
    """Another beginning every week, so that what does not fit into two minutes comes first another Monday."""
    if not points:
        return []
    start = on.isocalendar().week % len(points)
    return [*points[start:], *points[:start]]


def _opening(on: date) -> str:
    standing = law.standing_on(on)
    phase = f"{standing.label.lower()}, {standing.in_words}" if standing and standing.in_words else ""
    today = f"Selamat pagi. Hari ini {date_in_words(on)}{f', {phase}' if phase else ''}."
    pay = "Semua yang dibiayai APBD, dari PNS dan PPPK sampai THL, wajib netral."
    ahead = _ahead(standing)
    return " ".join(part for part in (today, ahead, pay, "Hak pilih tetap ada, di bilik suara.") if part)


def _ahead(standing: PhaseOn | None) -> str:
    if standing is None or standing.next in (None, NONE) or standing.until is None:
        return ""
    first = standing.until + timedelta(days=1)
    return f"{PHASE_LABELS[str(standing.next)]} mulai {date_in_words(first)}."


def _closing() -> str:
    return (
        "Ragu? Tanyakan di Bolehkah?, tanpa nama dan tanpa dicatat. Kodenya ada di poster. "
        "Pelayanan kepada warga tetap berjalan dan sama bagi semua. Terima kasih."
    )
