"""Kinds of official papers that more than one room writes: their words as data, and the whole sheet."""

from netra.letters.kinds.filling import Block, filled, lines, named_in
from netra.letters.kinds.kinds import DATE, HOUR, TEXT, Article, Field, PaperKind, Signer, kinds
from netra.letters.kinds.sheet import SAMPLE, Issue, Said, Signature, fingerprint, grouped, sheet

__all__ = [
    "DATE",
    "HOUR",
    "SAMPLE",
    "TEXT",
    "Article",
    "Block",
    "Field",
    "Issue",
    "PaperKind",
    "Said",
    "Signature",
    "Signer",
    "filled",
    "fingerprint",
    "grouped",
    "kinds",
    "lines",
    "named_in",
    "sheet",
]
