"""What every room says of the personal data that it keeps: which fields, until when, who erases them. Pure.

Each room has a `personal.py` with `PERSONAL` (one `Kept` per model) and `HARMLESS` (fields that look personal
and are not, each with its reason). `tests/house/test_personal_data.py` compares both with the models.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """Personal data of one model. `by` names the function that erases ("netra.cases.services:erase_decided").

    Without `by` nothing erases them yet; `gap` then says so in a sentence, and the test lists it by name.
    """

    model: str
    fields: tuple[str, ...]
    until: str
    how: str
    by: str = ""
    gap: str = ""
