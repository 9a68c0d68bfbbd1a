"""An answer as one picture, 1080 by 1350, to be sent on: question, word, line, article, safe act, day, QR.

An SVG document drawn here, without a script: every line is broken by the measured widths of its letters.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import segno

from netra.advisor.letters import cut, width_of, wrapped
from netra.advisor.telling import Answer

WIDTH, HEIGHT = 1080, 1350
LEFT, RIGHT, FOOT = 60, 1020, 1066
_INSIDE = 48
_VERDICT_AT = 273
_TEXT_AT = 140
COLOURS = {
    "ok": ("#2B6048", "#E6EFE8"),
    "warn": ("#7D5210", "#F5EBDA"),
    "bad": ("#9C342C", "#F8E7E3"),
    "info": ("#46506B", "#E8EAF0"),
}
FEW = 2
INK, INK_2 = "#231A21", "#5B4F57"
# From roomy to tight: size of the line and most lines of question, line, article, safe act.
FITS = ((42, 3, 4, 2, 3), (38, 3, 5, 2, 3), (34, 3, 5, 2, 3), (34, 3, 5, 1, 2), (34, 3, 4, 1, 1))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text at its place; `label` is its first words, drawn bold."""

    x: float
    y: float
    size: float
    weight: int
    fill: str
    text: str
    label: str = ""

    @property
    def width(self) -> int:
        """Of the text without its label: not every program stretches a line of two weights rightly."""
        return round(width_of(self.text, self.size, self.weight))

    @property
    def label_width(self) -> int:
        return round(width_of(self.label, self.size, 700))

    @property
    def text_x(self) -> float:
        gap = width_of(" ", self.size, self.weight) if self.label else 0
        return self.x + self.label_width + gap


@dataclass(frozen=True, slots=True)
class Panel:
    """The pale panel of the answer."""

    top: float
    height: float
    ink: str
    ground: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything at its place."""

    title: str
    icon: str
    panel: Panel
    lines: tuple[Line, ...]
    article_at: float
    safe_at: float
    disc_at: float
    modules: str
    module_size: float
    city: str
    city_width: int


@dataclass(frozen=True, slots=True)
class Content:
    """What is to be drawn. `address` goes into the QR, `shown` is its short form in letters."""

    city: str
    who: str
    question: str
    answer: Answer
    address: str
    shown: str


def drawn(content: Content) -> Picture:
    """The picture in the roomiest layout that fits, if there is one in which nothing is cut."""
    found = [_laid_out(content, *fit) for fit in FITS]
    fitting = [picture for picture in found if picture.lines[-4].y <= FOOT] or found[-1:]
    whole = [picture for picture in fitting if not any(line.text.endswith("…") for line in picture.lines)]
    return (whole or fitting)[0]


def _laid_out(content: Content, size: int, asks: int, says: int, cites: int, safes: int) -> Picture:
    answer, tone = content.answer, content.answer.tone
    ink, ground = COLOURS[tone.kind]
    lines = [Line(LEFT, 211, 33, 400, INK_2, cut(content.who, 33, RIGHT - LEFT))]
    lines += _block(content.question, LEFT, 283, (52, 67, 600), INK, asks)
    top = lines[-1].y + 52
    word = min(112.0, 112 * (RIGHT - _INSIDE - _VERDICT_AT) / width_of(tone.word, 112, 700))
    lines.append(Line(_VERDICT_AT, top + 112 + word * 0.36, word, 700, ink, tone.word))
    lines += _block(_line(answer), LEFT + _INSIDE, top + 256, (size, size * 1.38, 400), INK, says)
    bottom = lines[-1].y + 56
    article = bottom + 76
    lines += _block(_article(answer), _TEXT_AT, article, (33, 47, 400), INK, cites)
    safe = lines[-1].y + 70
    lines += _block(answer.safe, _TEXT_AT, safe, (33, 47, 400), INK, safes, "Yang aman:")
    lines += _foot(content)
    modules, module_size = _qr(content.address)
    return Picture(
        title=f"{content.question} {tone.word}.",
        icon=tone.icon,
        panel=Panel(top, bottom - top, ink, ground),
        lines=tuple(lines),
        article_at=article - 32,
        safe_at=safe - 32,
        disc_at=top + 48,
        modules=modules,
        module_size=module_size,
        city=content.city,
        city_width=round(width_of(content.city, 33)),
    )


def _line(answer: Answer) -> str:
    """The one line; a picture travels alone, so the conditions and a disagreement stand in it."""
    line = answer.line
    if answer.conditions and answer.tone.kind == "warn":
        line = f"{answer.subject}: boleh, asalkan {_conditions(answer.conditions)}."
    return f"Lembaga berbeda pendapat. {line}" if answer.positions else line


def _conditions(texts: tuple[str, ...]) -> str:
    """All of them where they are few; else how many, never some of them as if they were all."""
    if len(texts) <= FEW:
        return "; ".join(texts)
    return f"{len(texts)} syarat terpenuhi. Pindai kodenya untuk membaca semua syarat"


def _article(answer: Answer) -> str:
    """The first article, and how many more there are; where nothing is decided, the day and its phase."""
    if not answer.reasons or not answer.reasons[0].cited:
        return answer.scene_words
    first, *more = answer.reasons[0].cited.split("; ")
    return f"{first}, dan {len(more)} pasal lain" if more else first


def _block(
    text: str, x: float, y: float, form: tuple[float, float, int], fill: str, most: int, label: str = ""
) -> list[Line]:
    """A paragraph; what does not fit in `most` lines ends in an ellipsis."""
    size, step, weight = form
    right = RIGHT - (x - LEFT if x == LEFT + _INSIDE else 0)
    room = right - x
    found = wrapped(f"{label} {text}".strip(), size, room - (24 if label else 0), weight)
    if len(found) > most:
        found = [*found[: most - 1], cut(" ".join(found[most - 1 :]), size, room, weight)]
    lines = [Line(x, y + step * place, size, weight, fill, line) for place, line in enumerate(found)]
    if label and lines:
        first = lines[0]
        lines[0] = Line(x, y, size, weight, fill, first.text.removeprefix(label).lstrip(), label)
    return lines


def _foot(content: Content) -> list[Line]:
    checked = f"Aturan diperiksa {content.answer.checked_on_words}"
    return [
        Line(264, 1182, 33, 700, INK, "Lain status atau tanggal, bisa lain jawaban."),
        Line(264, 1228, 30, 400, INK_2, cut(f"Tanyakan di {content.shown}", 30, RIGHT - 264)),
        Line(264, 1272, 30, 400, INK_2, checked),
    ]


def _qr(address: str) -> tuple[str, float]:
    """The dark squares of the code as one path, and the size of a square."""
    rows: Iterable[bytearray] = segno.make(address, error="m", micro=False).matrix
    squares = [(x, y) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark]
    side = max(x for x, _ in squares) + 1
    return "".join(f"M{x} {y}h1v1h-1z" for x, y in squares), round(168 / side, 4)
