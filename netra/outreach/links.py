"""The addresses of a briefing's tests, as text and as QR codes to show in the hall."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.safestring import SafeString

from netra.outreach.models import Attempt, Briefing
from netra.outreach.qr import qr_of
from netra.outreach.sittings import stages_on

WORDS = {Attempt.Stage.BEFORE: "sebelum", Attempt.Stage.AFTER: "sesudah"}


@dataclass(frozen=True, slots=True)
class Link:
    """One test of a briefing: before or after it."""

    word: str
    label: str
    address: str
    qr: SafeString


def links_to_test(briefing: Briefing, on: date, absolute: Callable[[str], str]) -> list[Link]:
    """The tests that are open on that day; `absolute` completes a path with the public door's host."""
    found = []
    for stage in stages_on(briefing, on):
        word = WORDS[Attempt.Stage(stage)]
        address = absolute(f"/uji/?{urlencode({'acara': briefing.label, 'saat': word})}")
        found.append(Link(word, f"{word.capitalize()} acara", address, qr_of(address)))
    return found
