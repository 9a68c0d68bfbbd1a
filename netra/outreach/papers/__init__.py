"""What this room prints: it gathers the words, `netra.letters` makes the file."""

from netra.outreach.papers.directives import directive_letter

__all__ = ["directive_letter"]
