"""Whose paper it is: the letterhead, the place, and the note on everything that is invented."""

from datetime import date

from netra.agencies.emblems import emblem_of
from netra.agencies.models import Agency, Government
from netra.clock import plain_date
from netra.letters import JsonValue

SAMPLE = "Data rekaan. Contoh tampilan, bukan surat resmi."


def letterhead(government: Government, agency: Agency | None) -> dict[str, JsonValue]:
    """The government's name, and the office's below it; a regional head writes under the own title only."""
    if agency is not None and agency.kind == Agency.Kind.REGIONAL_HEAD:
        return {"institution": agency.name, "unit": ""}
    above = agency.parent if agency is not None and agency.kind == Agency.Kind.DIVISION else None
    unit = (above or agency).name if agency is not None else ""
    return {"institution": f"Pemerintah {government.name}", "unit": unit}


def pictures_for(government: Government, **others: bytes) -> dict[str, bytes]:
    """The government's emblem where one was set, and what else a paper shows."""
    emblem = emblem_of(government.code)
    return {**others, "emblem": emblem} if emblem else others


def place_of(government: Government) -> str:
    """ "Kota Sukabumi" -> "Sukabumi"."""
    return government.place


def place_and_date(government: Government, on: date) -> str:
    """ "Sukabumi, 28 Oktober 2024"."""
    return f"{place_of(government)}, {plain_date(on)}"


def sample_note(sample: bool) -> str:
    """The words that stand first on a paper of the demo."""
    return SAMPLE if sample else ""
