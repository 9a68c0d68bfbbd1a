"""Reading one typed line of a signed sheet as hands write it: a number, a name, or both. Pure."""

import re
from typing import Final

from netra.outreach.staff_numbers import NUMBER_LETTERS, normal_number

_ORDER: Final = re.compile(r"\d{1,3}[.)]\s+")  # "12. " before the number
_LABEL: Final = re.compile(r"(?:NI[P ]*(?:PPPK)?|nomor|no)\s*[.:]?\s+(?=\S*\d)", re.IGNORECASE)
_APART: Final = re.compile(r"\s*[;\t,]\s*")
_DIGITS_THEN_NAME: Final = re.compile(r"([0-9][0-9 .\-]{4,}[0-9])\s+([^\W\d].*)")
_TOKEN_THEN_NAME: Final = re.compile(r"(\S*\d\S*)\s+([^\W\d]{2,}.*)")


def read_sheet_line(line: str) -> tuple[str, str]:
    """ "3. NIP 19850101 201001 1 001; Rina" -> ("198501012010011001", "Rina"); without any digit a name.

    The two may come in either order, apart by semicolon, comma, tab or, the number first, by a space.
    """
    text = _LABEL.sub("", _ORDER.sub("", line.strip(), count=1), count=1)
    first, second = (*_APART.split(text, maxsplit=1), "")[:2]
    if not _has_digit(first):
        if not _has_digit(second):
            return "", text
        first, second = second, first
    if not second and (found := _DIGITS_THEN_NAME.fullmatch(first) or _TOKEN_THEN_NAME.fullmatch(first)):
        first, second = found[1], found[2]
    return normal_number(first)[:NUMBER_LETTERS], second.strip()


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)
