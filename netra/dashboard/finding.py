"""One thing that `netra check` and the operator's page looked at."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """`tone`: ok, warn or bad; `mend` says what to do about it."""

    tone: str
    what: str
    mend: str = ""
