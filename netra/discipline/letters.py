"""The letters of a proceeding: which may be written when, on which article, and what each says.

A letter changes no stage: it announces a move of the table, and may be written where that move may be made.
The words are data (`netra/letters/kinds/examination.yaml`); head, number, code and seal are those of every
official letter (`cases.services.issuing`). Nothing of a reporter is an input: this room has no such field.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from netra import clock, law
from netra.cases.letters import Head, Signing, places_of, whole_sheet, words_of
from netra.discipline import lifecycle
from netra.discipline.models import Proceeding, Sheet
from netra.law.procedure import Move
from netra.letters import JsonValue
from netra.letters.kinds import Block, PaperKind, Said, filled, fingerprint, kinds, lines

CAMAT, TEAM, SUMMONS, SUMMONS_AGAIN = "pengantar-camat", "pembentukan-tim", "panggilan-1", "panggilan-2"
MINUTES, FINDINGS, DECISION, CLEARING = "bap", "laporan-hasil", "keputusan", "keputusan-pemulihan"
DELIVERY, BPASN = "penyampaian", "tanggapan-bpasn"
REFUSED, GRANTED = "keberatan-ditolak", "keberatan-diterima"
# Which moves a kind announces, in the order of the procedure.
ANNOUNCES: Final[dict[str, tuple[str, ...]]] = {
    CAMAT: ("pass_to_camat",),
    TEAM: ("form_team",),
    SUMMONS: ("summon",),
    SUMMONS_AGAIN: ("summon_again",),
    MINUTES: ("hear", "hear_more"),
    FINDINGS: ("propose",),
    DECISION: ("decide", "amend"),
    CLEARING: ("clear", "annul"),
    DELIVERY: ("deliver",),
    REFUSED: ("uphold",),
    GRANTED: ("amend", "annul"),
    BPASN: ("reply_to_bpasn",),
}
# The decision on an objection is the authority's own; what BPASN ruled is carried out by a new decision.
_ON_OBJECTION: Final = frozenset({REFUSED, GRANTED})
_NOT_ON_OBJECTION: Final = frozenset({DECISION, CLEARING})
# What PP 79/2021 gives, it gives to every civil servant by itself.
REMEDIES: Final = frozenset({REFUSED, GRANTED, BPASN})
# Whoever was cleared gets the decision too, after the proceeding has ended.
_ALSO_AT: Final = {
    DELIVERY: lifecycle.CLEARED,
    SUMMONS: lifecycle.SUMMONED,
    SUMMONS_AGAIN: lifecycle.SUMMONED_AGAIN,
}
_LATE: Final = (
    "Panggilan ini sudah tercatat pada {}. Surat ini ditulis sesudahnya, pada tanggal di kepala surat."
)
# PP 49/2018 lends the PPPK the procedure of the PNS; the other classes have no article in the rulebook.
_LENT: Final = {lifecycle.PPPK: ("pp-49-2018", "51-52")}


@dataclass(frozen=True)
class ProceedingPaper:
    """One letter before it is issued: its kind, what was typed, and what the proceeding knows. `late`: that
    the step it announces was recorded before it was written."""

    kind: PaperKind
    told: Mapping[str, Any] = field(repr=False)
    docket: str
    zone: str
    articles: Mapping[str, str]
    late: str = ""

    def sheet(self, head: Head, signing: Signing) -> dict[str, JsonValue]:
        """The values that `case_letter` prints, and that a draft in DOCX is made of."""
        signers = places_of(self.kind, self.told.get("signer_position") or head.signer)
        return whole_sheet(self._said(), self.told, head, signing, signers=signers, zone=self.zone)

    @property
    def fingerprint(self) -> str:
        """SHA-256 over what the letter says, in hexadecimal."""
        return fingerprint(self._said())

    def _said(self) -> Said:
        kind, words = self.kind, words_of(self.kind, self.told, self.zone)
        return Said(
            kind.code, kind.version, kind.label, kind.form, kind.nature, kind.is_record,
            [*filled(kind, {**words, **self.articles}), *self._lateness()], lines(words.get("to", "")),
            words.get("to_place", ""), words.get("enclosure", ""), docket=self.docket,
        )  # fmt: skip

    def _lateness(self) -> list[Block]:
        return [{"is": "text", "text": self.late}] if self.late else []


def paper_of(proceeding: Proceeding, kind: str, told: Mapping[str, Any]) -> ProceedingPaper:
    """The letter of this kind for this proceeding."""
    return ProceedingPaper(
        kinds()[kind], told, proceeding.docket, proceeding.government.zone,
        articles_of(kinds()[kind], proceeding.employment), late_words(proceeding, kind),
    )  # fmt: skip


def is_late(code: str, proceeding: Proceeding) -> bool:
    """Whether the summons that this letter is was recorded already: then it is dated as what it is."""
    return code in (SUMMONS, SUMMONS_AGAIN) and _ALSO_AT[code] == proceeding.stage


def late_words(proceeding: Proceeding, code: str) -> str:
    """What a letter says that was written after its step; "" for one that is written before it."""
    sheet = proceeding.sheets.filter(kind=Sheet.Kind.SUMMONS).order_by("at", "pk").last()
    if sheet is None or not is_late(code, proceeding):
        return ""
    return _LATE.format(
        clock.date_in_words(sheet.at.astimezone(clock.Zone(proceeding.government.zone).tz).date())
    )


def articles_of(kind: PaperKind, employment: str) -> dict[str, str]:
    """What the kind cites for this class of staff. Empty words where the rulebook has no article: the
    sentence that would cite it is not printed, and nothing is invented."""
    if employment == lifecycle.PNS or (employment == lifecycle.PPPK and kind.code in REMEDIES):
        return law.rulebook().cite_named(kind.articles)
    lent = _LENT.get(employment)
    return dict.fromkeys(kind.articles, law.rulebook().cite(lent) if lent else "")


def offered(proceeding: Proceeding) -> list[PaperKind]:
    """The letters that may be written where the proceeding stands."""
    return [kinds()[code] for code in ANNOUNCES if _may_be_written(code, proceeding)]


def announced(code: str, proceeding: Proceeding) -> Move | None:
    """The move that this kind announces now; None where there is none any more."""
    objected = proceeding.stage == lifecycle.OBJECTED
    if code in (_NOT_ON_OBJECTION if objected else _ON_OBJECTION):
        return None
    permitted = lifecycle.PROCEDURES[proceeding.employment].permitted(proceeding.stage)
    return next((move for move in permitted if move.name in ANNOUNCES[code]), None)


def needs_second(code: str, proceeding: Proceeding) -> bool:
    """Whether another officer than who examined writes it, as with the move that it announces."""
    move = announced(code, proceeding)
    return move is not None and move.actor == lifecycle.SECOND


def _may_be_written(code: str, proceeding: Proceeding) -> bool:
    if proceeding.erased_at is not None:
        return False
    return announced(code, proceeding) is not None or _ALSO_AT.get(code) == proceeding.stage
