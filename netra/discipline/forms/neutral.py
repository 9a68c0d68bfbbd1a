"""Words that prejudge: refused in what the office writes about a respondent before a decision."""

import re
from typing import Final

from django.core.exceptions import ValidationError

_PREJUDGING: Final = re.compile(
    r"\b(pelaku(?:nya)?|tersangka|terdakwa|bersalah|terbukti|oknum|pelanggar(?:nya)?)\b", re.IGNORECASE
)


def refuse_prejudging(text: str) -> None:
    """Said at the field; nothing else is lost. What witnesses said belongs in the minutes."""
    if sentence := prejudging_in(text):
        raise ValidationError(sentence)


def prejudging_in(text: str) -> str:
    """What is wrong with these words, in a sentence; empty where they are neutral."""
    found = _PREJUDGING.search(text)
    if found is None:
        return ""
    return f"“{found[0]}” mendahului keputusan. Tulis netral, misalnya “terperiksa” dan “diduga”."
