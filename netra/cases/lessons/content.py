"""What a lesson says, and what a proposal begins with: codes and the rulebook's own words, nothing sealed."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from netra import law
from netra.cases import lifecycle
from netra.cases.models import Lesson

_BREACH: Final = "{who} diduga melakukan ini: {act}. Sesudah para pihak didengar, pleno memutus: {outcome}."
_NO_BREACH: Final = (
    "{who} dilaporkan karena ini: {act}. Sesudah para pihak didengar, pleno memutus: {outcome}."
)


@dataclass(frozen=True)
class Codes:
    """What a case comes to in codes: act class, ids of norms, class of staff ("": untold), verdicts."""

    act: str
    norms: tuple[str, ...]
    employment: str
    outcome: tuple[str, ...]

    def without_employment(self) -> "Codes":
        return replace(self, employment="")

    def with_norms(self, norms: Iterable[str]) -> "Codes":
        """The same, naming only these norms."""
        return replace(self, norms=tuple(norms))


@dataclass(frozen=True)
class Wording:
    """What an officer writes: `told` what happened in general, `taught` what others take from it."""

    title: str
    told: str
    taught: str

    @property
    def together(self) -> str:
        """All of it, for looking through."""
        return "\n".join((self.title, self.told, self.taught))


@dataclass(frozen=True)
class Remark:
    """Why a proposal came back, and who said so."""

    by: str
    reason: str


@dataclass(frozen=True)
class Draft:
    """A proposed lesson in clear, for one page view. `subject`: about which of several respondents."""

    codes: Codes
    wording: Wording
    remarks: tuple[Remark, ...] = ()
    subject: int = 0

    def as_content(self) -> dict[str, Any]:
        """As it is sealed."""
        return {
            "codes": asdict(self.codes) | {"norms": [*self.codes.norms], "outcome": [*self.codes.outcome]},
            "wording": asdict(self.wording),
            "remarks": [asdict(each) for each in self.remarks],
            "subject": self.subject,
        }


def draft_from(content: dict[str, Any]) -> Draft:
    """As it was sealed."""
    codes = content["codes"]
    return Draft(
        Codes(codes["act"], tuple(codes["norms"]), codes["employment"], tuple(codes["outcome"])),
        Wording(**content["wording"]),
        tuple(Remark(**each) for each in content["remarks"]),
        content["subject"],
    )


def codes_of(lesson: Lesson) -> Codes:
    """Of a released lesson."""
    return Codes(lesson.act, tuple(lesson.norms), lesson.employment, tuple(lesson.outcome))


def beginning(codes: Codes) -> Wording:
    """The wording that a proposal begins with, from codes alone: no word of a report, no word of a paper."""
    told = _NO_BREACH if codes.outcome == (lifecycle.NO_BREACH,) else _BREACH
    act = _described(codes.act)
    return Wording(
        title=act_words(codes.act),
        told=told.format(
            who=who_words(codes.employment), act=_small(act), outcome=_small(outcome_words(codes.outcome))
        ),
        taught=" ".join(dict.fromkeys(norm.safe for norm in _norms(codes.norms))),
    )


def act_words(act: str) -> str:
    """The act class in words; one that the rulebook no longer knows keeps its id."""
    known = law.rulebook().acts.get(act)
    return known.label if known else act


def _described(act: str) -> str:
    """What the act class covers, as a part of a sentence."""
    known = law.rulebook().acts.get(act)
    return known.description.removesuffix(".") if known else act


def who_words(employment: str) -> str:
    """ "Seorang PNS", or "Seorang pegawai" where the class is left untold."""
    return f"Seorang {law.EMPLOYMENTS.get(employment, 'pegawai')}"


def outcome_words(outcome: Iterable[str]) -> str:
    """The verdicts of the plenary in words, in the order of the table."""
    told = set(outcome)
    return ", ".join(label for kind, label in lifecycle.VERDICT_LABELS.items() if kind in told)


def norm_lines(norms: Iterable[str]) -> list[tuple[str, str, str]]:
    """(id, text, article) of each norm that the rulebook knows."""
    rules = law.rulebook()
    return [(norm.id, norm.text, rules.cite(norm.basis)) for norm in _norms(norms)]


def _norms(names: Iterable[str]) -> list[law.Norm]:
    known = law.rulebook().norms
    return [known[name] for name in names if name in known]


def _small(text: str) -> str:
    """The first letter small, unless the word is an abbreviation."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
