"""The rotating code as pages show it: its letters, the address of its picture, how long it still counts."""

import time
from dataclasses import dataclass

from django.urls import reverse

from netra.outreach import rotating
from netra.outreach.models import AttendanceList

_GROUP = 4


@dataclass(frozen=True)
class ShownCode:
    """The code of this moment: letters in groups of four, and the picture's address, which names its step."""

    words: str
    picture: str
    seconds: float


def code_now(found: AttendanceList) -> str:
    """Gate and code of this moment, as scanned."""
    return found.gate + rotating.code_at(bytes(found.secret), time.time())


def shown_code(found: AttendanceList, label: str) -> ShownCode:
    """What a screen shows at this moment (machine time) for the list of the briefing `label`."""
    moment, letters = time.time(), code_now(found)
    picture = reverse("outreach:hall_picture", args=[label])
    return ShownCode(
        words=" ".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP)),
        picture=f"{picture}?{rotating.window_at(moment)}",
        seconds=round(rotating.seconds_left(moment), 1),
    )
