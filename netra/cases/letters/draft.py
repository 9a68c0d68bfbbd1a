"""What a letter of a case is drawn from, before it is issued."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from importlib import resources
from typing import Any, Final

import yaml

from netra import clock
from netra.cases.letters.kinds import LetterKind

PARTIES: Final = {"respondent": "terlapor", "witness": "saksi", "reporter": "pelapor"}


@dataclass(frozen=True)
class Head:
    """Whose letter it is. `place` stands before the date; `pattern` makes the number of the letter."""

    institution: str
    address: str
    place: str
    signer: str
    pattern: str


@dataclass(frozen=True)
class Draft:
    """Everything that a letter is drawn from. `told` are the officer's fields of the letter's own form; `due`
    is the day by which the office must have decided, with its article, where one binds; `articles` are the
    citations that the kind names; `verdicts` in words, only those that go the letter's own way (`tracks`)."""

    kind: LetterKind
    told: Mapping[str, Any]
    act: str
    agency: str
    docket: str
    register_number: str
    registered_on: date
    received_on: date
    report_docket: str
    zone: str
    due: tuple[date, str] | None = None
    verdicts: tuple[str, ...] = ()
    articles: Mapping[str, str] = field(default_factory=dict)
    tracks: tuple[str, ...] = ()

    @property
    def facts(self) -> dict[str, str]:
        """What every letter may name, in words."""
        return {
            "register": self.register_number,
            "registered": clock.date_in_words(self.registered_on),
            "report": self.report_docket,
        }

    def say(self, name: str, **more: str) -> str:
        """A sentence of this letter, filled in."""
        return _wording()[self.kind.code][name].format(**self.facts, **more)

    @property
    def party(self) -> str:
        return PARTIES[self.told["party"]]

    @property
    def hour(self) -> str:
        told: time = self.told["hour"]
        return f"{told:%H.%M} {self.zone}"


@dataclass(frozen=True)
class Signing:
    """What is known only when the letter is issued. `at` is a legal moment in the government's own zone."""

    number: str
    code: str
    address: str
    at: datetime
    by: str
    sample: bool = False


@cache
def _wording() -> dict[str, dict[str, str]]:
    text = (resources.files(__package__) / "wording.yaml").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = yaml.safe_load(text)
    return found
