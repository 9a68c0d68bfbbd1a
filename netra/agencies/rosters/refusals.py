"""Why a whole file is refused, each reason an exception whose message tells the officer what to do."""

from netra.agencies.rosters.findings import Findings


class RosterRefused(ValueError):
    """The file was refused and nothing was stored; the message is a plain Indonesian sentence."""


class TooLarge(RosterRefused):
    """More bytes, lines, columns or cells than a roster has."""


class NotATable(RosterRefused):
    """Neither CSV nor XLSX: an old or locked workbook, a picture, an empty file."""


class UnknownEncoding(RosterRefused):
    """The text is in no encoding that personnel offices use."""


class BrokenTable(RosterRefused):
    """The table's own marks contradict one another: a quotation mark that never closes, a line too wide."""


class BrokenWorkbook(RosterRefused):
    """The XLSX cannot be opened."""


class UnpacksTooLarge(RosterRefused):
    """A small workbook that unpacks into something huge."""


class SeveralSheets(RosterRefused):
    """More than one sheet could be the roster."""


class MergedCells(RosterRefused):
    """Merged cells stand among the people, so that most lines of the merge are empty."""


class HoldsFormulas(RosterRefused):
    """A column that is to be read holds formulas instead of values."""


class ColumnsUnclear(RosterRefused):
    """A column that is needed is missing, or two columns claim to be the same."""


class PostedLater(RosterRefused):
    """People whom the list would let go have postings after its day."""


class HasErrors(RosterRefused):
    """Lines with errors; `findings` has each by line and column."""

    def __init__(self, findings: Findings) -> None:
        super().__init__(f"{findings.errors.count} kesalahan. Tidak ada yang disimpan.")
        self.findings = findings
