"""What the demo's banner shows: the persona cards, the dates, the phases above them."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest

from netra import clock
from netra.web.demo.personas import PERSONAS, persona_by_key
from netra.web.legal_time import demo_day

PERSONA_COOKIE = "netra_peran"
OFFICE = "/kantor/"
SHOWN = "peragaan"  # in an address: show the banner open
DATES = (
    (date(2024, 7, 15), "Sebelum penetapan calon"),
    (date(2024, 9, 22), "Penetapan calon"),
    (date(2024, 10, 16), "Kunjungan Gunungpuyuh"),
    (date(2024, 10, 30), "Hari ini dalam peragaan"),
    (date(2024, 10, 31), "Satu tenggat putusan jatuh"),
    (date(2024, 11, 24), "Masa tenang mulai"),
    (date(2024, 11, 27), "Hari memilih"),
    (date(2024, 12, 10), "Sesudah pemungutan suara"),
)
# label, how many of the dates stand below it, first and last day, kind
PHASES = (
    ("Sebelum penetapan", 1, date(2024, 7, 1), date(2024, 9, 21), "past"),
    ("Penetapan", 1, date(2024, 9, 22), date(2024, 9, 24), "past"),
    ("Kampanye", 3, date(2024, 9, 25), date(2024, 11, 23), "now"),
    ("Tenang", 1, date(2024, 11, 24), date(2024, 11, 26), "quiet"),
    ("Memilih", 1, date(2024, 11, 27), date(2024, 11, 27), "vote"),
    ("Sesudah", 1, date(2024, 11, 28), date(2024, 12, 31), "after"),
)


def of(request: HttpRequest) -> dict[str, Any]:
    """Context of the banner for this visitor."""
    today = demo_day(request)
    chosen = persona_of(request)
    return {
        "persona": chosen,
        "today_words": _short(today),
        "can_reset": False,
        "open": SHOWN in request.GET,
        "personas": [
            {
                "key": persona.key,
                "label": persona.label,
                "door": persona.door,
                "description": persona.description,
                "icon": persona.icon,
                "selected": persona.key == chosen,
            }
            for persona in PERSONAS
        ],
        "dates": [
            {
                "date": day.isoformat(),
                "label": _short(day).rsplit(" ", 1)[0],
                "note": note,
                "selected": day == today,
            }
            for day, note in DATES
        ],
        "phases": [_phase(*phase, today) for phase in PHASES],
    }


def persona_of(request: HttpRequest) -> str:
    """Key of the persona that this visitor is at this door; empty at the office door before signing in.

    The public door knows no session, so an officer who looks at it is a citizen there.
    """
    if request.path.startswith(OFFICE):
        officer = getattr(request, "officer", None)
        return next((each.key for each in PERSONAS if officer and each.username == officer.username), "")
    remembered = persona_by_key(request.COOKIES.get(PERSONA_COOKIE, ""))
    return remembered.key if remembered and not remembered.username else PERSONAS[0].key


def _phase(label: str, span: int, since: date, until: date, kind: str, today: date) -> dict[str, Any]:
    length = (until - since + timedelta(days=1)).days
    gone = min(max((today - since).days + 1, 0), length)
    return {"label": label, "span": span, "kind": kind, "done": round(100 * gone / length)}


def _short(day: date) -> str:
    return clock.date_in_words(day).split(", ", 1)[1]
