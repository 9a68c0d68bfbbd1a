"""The kit for a roll call: the script, the poster and the sheet for signatures, in the unit's name."""

from collections.abc import Iterable
from datetime import datetime

from netra.agencies.models import Agency, Posting
from netra.cases.page import Told
from netra.clock import date_in_words, plain_date
from netra.letters import letter, qr_picture
from netra.outreach.apel import Script
from netra.outreach.papers.briefings import EMPLOYMENTS, SHOWN
from netra.outreach.papers.heads import letterhead, pictures_for, sample_note


def apel_kit(
    agency: Agency,
    script: Script,
    people: Iterable[Posting],
    *,
    address: str,
    at: datetime,
    lessons: Iterable[Told] = (),
    sample: bool = False,
) -> bytes:
    """One PDF of a unit for one roll call; `address` is where the poster's code leads. With `lessons` from
    decided cases it has a page more."""
    return letter(
        "apel_kit",
        {
            "letterhead": letterhead(agency.government, agency),
            "unit": agency.name,
            "on": date_in_words(script.on),
            "length": f"{script.length_words}, {script.words} kata",
            "opening": script.opening,
            "points": [[point.spoken, point.article] for point in script.points],
            "missed": list(script.missed),
            "lessons": [_lesson(each) for each in lessons],
            "closing": script.closing,
            "address": address.removeprefix("https://").removeprefix("http://"),
            "people": [_row(posting) for posting in people],
            "foot": f"Bahan apel {agency.name}, {plain_date(script.on)}",
            "sample": sample_note(sample),
        },
        at=at,
        pictures=pictures_for(agency.government, code=qr_picture(address)),
    )


def _lesson(told: Told) -> list[str]:
    """Title, what happened, what it teaches, the plenary's verdict, the articles."""
    articles = "; ".join(cited for _, _, cited in told.norms)
    return [told.title, told.told, told.taught, told.outcome, articles]


def _row(posting: Posting) -> list[str]:
    person = posting.civil_servant
    employment = EMPLOYMENTS[person.employment]
    return [person.name, f"…{person.number[-SHOWN:]}", posting.position.title, employment]
