"""Two drawings in the place of photographs of the demo's visit: an empty hall, no people. All invented."""

from datetime import datetime, time
from pathlib import Path

from netra import law
from netra.agencies.models import Government
from netra.letters import png_of
from netra.outreach.models import Briefing
from netra.outreach.photo_pictures import cleaned
from netra.outreach.services import add_photo
from netra.web.demo_city.attendance import ACTOR, HELD_ON

ADDED = time(14, 10)
WIDE, HIGH = 1200, 800
PLUM, MID, PALE, SAND, PAPER = "#56284e", "#8c5481", "#e3cede", "#f4ede5", "#faf6f2"
WORDS = (
    ("Kursi kosong berderet menghadap layar sebelum acara mulai (gambar rekaan)", "Aula sebelum acara"),
    ("Meja pintu dengan tablet pemindai dan kotak slip (gambar rekaan)", "Meja pintu"),
)


def replay_photos(government: Government, room: Path) -> None:
    """Hang both drawings at the running visit, through the same cleaning as any photograph."""
    visit = Briefing.objects.filter(government=government, held_on=HELD_ON).latest("pk")
    at = datetime.combine(HELD_ON, ADDED, tzinfo=visit.attendance_list.opened_at.tzinfo)
    for drawing, (shows, caption) in zip((_hall(), _table()), WORDS, strict=True):
        add_photo(
            room=room,
            briefing=visit,
            photo=cleaned(png_of(drawing, width=WIDE, height=HIGH)),
            shows=shows,
            caption=caption,
            election=law.election_on(HELD_ON),
            at=at,
            actor=ACTOR,
        )


def drawn_list() -> bytes:
    """A drawing of a signed list, without a name: the demo's proof of an instruction that was carried out."""
    lines = "".join(
        f'<rect x="360" y="{170 + 70 * row}" width="{250 + 30 * (row % 3)}" height="16" fill="{MID}"/>'
        f'<path d="M760 {186 + 70 * row} q30 -40 50 0 t60 -8" fill="none" stroke="{PLUM}"/>'
        for row in range(8)
    )
    sheet = f'<rect x="310" y="70" width="600" height="680" rx="6" fill="{PAPER}" stroke="{PLUM}"/>'
    return png_of(_drawing(sheet + lines), width=WIDE, height=HIGH)


def _hall() -> str:
    chairs = "".join(
        f'<rect x="{140 + 160 * column + 20 * (row % 2)}" y="{430 + 110 * row}" width="90" height="64" '
        f'rx="12" fill="{MID if row % 2 else PLUM}"/>'
        for row in range(3)
        for column in range(6)
    )
    screen = f'<rect x="360" y="110" width="480" height="230" rx="10" fill="{PAPER}" stroke="{PLUM}"/>'
    return _drawing(screen + f'<rect x="440" y="170" width="320" height="22" fill="{PALE}"/>' + chairs)


def _table() -> str:
    top = f'<rect x="180" y="470" width="840" height="46" rx="8" fill="{PLUM}"/>'
    legs = "".join(f'<rect x="{x}" y="516" width="30" height="210" fill="{MID}"/>' for x in (230, 940))
    tablet = f'<rect x="330" y="300" width="200" height="170" rx="14" fill="{PAPER}" stroke="{PLUM}"/>'
    box = f'<rect x="640" y="330" width="260" height="140" rx="10" fill="{PALE}"/>'
    return _drawing(top + legs + tablet + box)


def _drawing(shapes: str) -> str:
    floor = f'<rect y="400" width="{WIDE}" height="400" fill="{PALE}" opacity=".5"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" stroke-width="6">'
        f'<rect width="{WIDE}" height="{HIGH}" fill="{SAND}"/>{floor}{shapes}</svg>'
    )
