"""Kinds of official papers as data: their fields, their sentences, and the articles they cite. Pure.

A kind stands in a YAML file beside this one, so that a lawyer can read and correct its words. Who writes
which kind when is decided by the rooms (cases, discipline); here is only what a paper says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Final

import yaml

TEXT, DATE, HOUR = "text", "date", "hour"
_FILES: Final = ("chain.yaml", "changes.yaml", "examination.yaml", "remedies.yaml")
_LOADER: Final[type[yaml.SafeLoader]] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Article = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that the office types. `sample` is invented, for tests and pictures."""

    name: str
    label: str
    kind: str = TEXT
    help: str = ""
    empty: str = ""
    limit: int = 200
    lines: int = 1
    required: bool = False
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, if not the head of the office; `under` is what belongs below the line."""

    position: str
    under: str = "nama, NIP"


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One kind of paper. `articles`: a name in its sentences -> a limit's id, or instrument and article;
    `regimes`: those that another kind of election has in their place.

    `leaves`: somebody outside reads it, so it is compared with what the reporter wrote. `is_record`: minutes
    or a decision, with a heading in the middle, instead of a letter to somebody.
    """

    code: str
    label: str
    lead: str
    icon: str
    version: int
    nature: str
    leaves: bool
    is_record: bool
    articles: Mapping[str, Article]
    regimes: Mapping[str, Mapping[str, Article]]
    fields: tuple[Field, ...]
    blocks: tuple[Mapping[str, Any], ...]
    signers: tuple[Signer, ...]

    @property
    def form(self) -> str:
        return f"{self.label}, versi {self.version}"

    def articles_in(self, regime: str) -> dict[str, Article]:
        """What the paper cites in this kind of election; `articles` where it says nothing else."""
        return {**self.articles, **self.regimes.get(regime, {})}

    @property
    def samples(self) -> dict[str, str]:
        """Something invented for every field."""
        return {field.name: field.sample for field in self.fields}


@cache
def kinds() -> Mapping[str, PaperKind]:
    """Every kind by its code, in the order of the files."""
    found = {}
    for name in _FILES:
        text = (resources.files(__package__) / name).read_text(encoding="utf-8")
        told = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe one, the quick one where it was built
        found.update({code: _kind(code, each) for code, each in told.items()})
    return MappingProxyType(found)


def _kind(code: str, told: Mapping[str, Any]) -> PaperKind:
    return PaperKind(
        code=code,
        label=told["label"],
        lead=told["lead"],
        icon=told["icon"],
        version=told.get("version", 1),
        nature=told.get("nature", "Rahasia"),
        leaves=told.get("leaves", True),
        is_record=told.get("is_record", False),
        articles=_articles(told.get("articles", {})),
        regimes={regime: _articles(each) for regime, each in told.get("regimes", {}).items()},
        fields=tuple(Field(name, **each) for name, each in told["fields"].items()),
        blocks=tuple(told["blocks"]),
        signers=tuple(Signer(**each) for each in told.get("signers", ())),
    )


def _articles(told: Mapping[str, Any]) -> dict[str, Article]:
    return {name: _article(each) for name, each in told.items()}


def _article(told: str | Sequence[str]) -> Article:
    return told if isinstance(told, str) else (told[0], told[1])
