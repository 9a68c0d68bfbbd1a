"""The kinds of letters as one table: when each may be written, for whom, and by which version of its form."""

from dataclasses import dataclass, replace
from typing import Final

from netra.cases import lifecycle
from netra.letters.kinds import kinds

_FROM_SCREENING: Final = frozenset({*lifecycle.OPEN, lifecycle.REFERRED, lifecycle.DISMISSED})
_FROM_CLARIFICATION: Final = frozenset(
    {lifecycle.CLARIFICATION, lifecycle.ASSESSMENT, lifecycle.RULING, lifecycle.REFERRAL}
)

_RULED: Final = (lifecycle.REFERRAL, lifecycle.REFERRED, lifecycle.DISMISSED)
RALAT: Final = "ralat"
# What has to be there before a letter makes sense: a letter to correct, a changed ruling that frees somebody.
ISSUED: Final = "issued"
FREED: Final = "freed"

_ANY_BREACH: Final = frozenset(lifecycle.REFERRED_TO)
_TO_BKN: Final = frozenset({lifecycle.ETHICS, lifecycle.DISCIPLINE})
_TO_EMPLOYER: Final = _ANY_BREACH - {lifecycle.CRIME}


@dataclass(frozen=True, slots=True)
class LetterKind:
    """`stages`: where the case may stand. `leaves`: who gets it must not read the reporter's words;
    `needs_reporter`: written to whoever reported, so there is none for a finding. `passes_on`: the kinds of
    verdict with which it goes one way (`services.Way`): to one receiver, about one respondent. `after`: what
    has to be there first (`ISSUED`, `FREED`).

    `version` counts the changes of the form's wording. The official form codes (A.1, A.7, …) are not shown:
    we know them from background knowledge only.
    """

    code: str
    label: str
    lead: str
    icon: str
    stages: frozenset[str]
    version: int = 1
    nature: str = "Rahasia"
    leaves: bool = False
    is_record: bool = False
    needs_reporter: bool = False
    passes_on: frozenset[str] = frozenset()
    after: str = ""

    @property
    def tells_ruling(self) -> bool:
        """Whether it says what the plenary ruled, so that it goes with one version of the ruling."""
        return bool(self.passes_on) or self.code in ("status", "pemulihan")

    @property
    def form(self) -> str:
        return f"{self.label}, versi {self.version}"


def _from_data(code: str, *stages: str, passes_on: frozenset[str] = frozenset()) -> LetterKind:
    """A kind whose sentences are data that other rooms share."""
    kind = kinds()[code]
    return LetterKind(
        code, kind.label, kind.lead, kind.icon, frozenset(stages), kind.version, kind.nature, kind.leaves,
        kind.is_record, passes_on=passes_on,
    )  # fmt: skip


_ALL: Final = (
    LetterKind(
        "tanda-terima",
        "Tanda terima laporan",
        "Untuk pelapor yang meminta bukti tertulis. Tanpa nama pelapor.",
        "clipboard-check",
        _FROM_SCREENING,
        needs_reporter=True,
    ),
    LetterKind(
        "kelengkapan",
        "Pemberitahuan kelengkapan laporan",
        "Apa yang masih kurang, dan sampai kapan dapat dilengkapi.",
        "list-checks",
        frozenset({lifecycle.SCREENING}),
        needs_reporter=True,
    ),
    LetterKind(
        "undangan",
        "Undangan klarifikasi",
        "Untuk terlapor, saksi, atau pelapor. Undangan tercatat sendiri di klarifikasi.",
        "mail",
        frozenset({lifecycle.CLARIFICATION}),
        leaves=True,
    ),
    LetterKind(
        "berita-acara",
        "Berita acara klarifikasi",
        "Keterangan satu pihak, untuk dibaca dan ditandatanganinya.",
        "file-text",
        _FROM_CLARIFICATION,
        is_record=True,
    ),
    _from_data("kajian", lifecycle.ASSESSMENT, lifecycle.RULING, lifecycle.REFERRAL),
    LetterKind(
        "penerusan",
        "Penerusan hasil penanganan",
        "Untuk lembaga yang berwenang menurut putusan pleno.",
        "send",
        frozenset({lifecycle.REFERRAL}),
        leaves=True,
        passes_on=_ANY_BREACH,
    ),
    _from_data("rujukan-bkn", lifecycle.REFERRAL, passes_on=_TO_BKN),
    _from_data("tindak-lanjut", lifecycle.REFERRAL, lifecycle.REFERRED, passes_on=_TO_EMPLOYER),
    _from_data("pengantar", lifecycle.REFERRAL, lifecycle.REFERRED, passes_on=_ANY_BREACH),
    LetterKind(
        "status",
        "Pemberitahuan status laporan",
        "Apa yang diputuskan, untuk pelapor. Tanpa nama siapa pun.",
        "circle-check",
        frozenset({lifecycle.REFERRAL, lifecycle.REFERRED, lifecycle.DISMISSED}),
        needs_reporter=True,
    ),
    replace(_from_data(RALAT, *_RULED), after=ISSUED),
    replace(_from_data("pemulihan", *_RULED), after=FREED),
)
KINDS: Final[dict[str, LetterKind]] = {kind.code: kind for kind in _ALL}


def tells_ruling(code: str) -> bool:
    """Whether a letter of this kind says what the plenary ruled, and so goes with one version of it."""
    return code in KINDS and KINDS[code].tells_ruling


def offered(stage: str) -> list[LetterKind]:
    """The letters that may be written at this stage, in the order of the procedure."""
    return [kind for kind in _ALL if stage in kind.stages]
