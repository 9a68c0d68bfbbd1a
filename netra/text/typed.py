"""What somebody typed into a form that was refused: shown again, so that nothing of it is lost.

One rule for every form: it looks at what was sent, never at which form it was.
"""

import re
from collections.abc import Mapping
from typing import Final

# What the page itself sends; what must not be shown on any page.
_OWN: Final = frozenset({"csrfmiddlewaretoken", "seen", "revision", "nonce", "track", "subject", "alamat"})
# `old`, `new` and `again` are a password's, in whichever room; a unit's code is on every list.
SECRET: Final = re.compile(
    "sandi|frasa|password|passphrase|secret|rahasia|^old$|^new$|^again$|kode|(?<!agency_)code|key|kunci"
    "|sidik|fingerprint|token",
    re.IGNORECASE,
)
_MACHINE: Final = re.compile(r"[a-z0-9_.:-]*|[0-9a-fA-F-]{32,36}")
_FIGURES: Final = re.compile(r"\d[\d ]{7,}")


def typed_words(sent: Mapping[str, list[str]]) -> list[str]:
    """Every value that a person wrote, in the order sent, each once; no choice, no mark, no secret."""
    found = (
        value.strip()
        for name, values in sent.items()
        if name not in _OWN and not SECRET.search(name)
        for value in values
    )
    return list(dict.fromkeys(each for each in found if each and _is_written(each)))


def _is_written(value: str) -> bool:
    return not _MACHINE.fullmatch(value) or _FIGURES.fullmatch(value) is not None
