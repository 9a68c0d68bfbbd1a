"""Who could receive a ruling, by verdict, and which limit runs for the receiver. Nothing here is invented:
where the rulebook has no figure, the clock has none."""

from typing import Final

from netra.cases import lifecycle

OUTSIDE: Final = "luar"
# The institution that a verdict goes to, where it has no office in this installation.
USUAL: Final[dict[str, str]] = lifecycle.REFERRED_TO
# What runs for an office of this installation once it gave a receipt, per kind of election ("" for any).
# A limit of which the law names no figure is named all the same: the page then says so.
_LIMITS: Final[dict[str, dict[str, str]]] = {
    lifecycle.ETHICS: {"": "sbt-tindak-lanjut-ppk"},
    lifecycle.DISCIPLINE: {"": "sbt-tindak-lanjut-ppk"},
    lifecycle.CRIME: {"pilkada": "pkd-gakkumdu-sidik-14"},
}


def limit_for(purpose: str, regime: str) -> str:
    """The id of the limit that begins with the receipt; "" where the rulebook knows none."""
    found = _LIMITS.get(purpose, {})
    return found.get(regime) or found.get("", "")
