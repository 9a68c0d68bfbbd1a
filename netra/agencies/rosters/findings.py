"""What is wrong with single lines: errors stop the import, warnings do not."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import polars as pl

from netra.agencies.rosters import limits


@dataclass(frozen=True, order=True)
class Finding:
    """One thing in one cell, by the line in the file and the heading of the column."""

    line: int
    column: str
    message: str

    def __str__(self) -> str:
        return f"baris {self.line}, kolom {self.column}: {self.message}"


@dataclass
class Noted:
    """Findings of one kind: the first few kept, all counted, so that a bad file cannot fill the memory."""

    kept: list[Finding] = field(default_factory=list)
    count: int = 0

    def add(self, line: int, column: str, message: str) -> None:
        """Note one finding."""
        self.count += 1
        if len(self.kept) < limits.KEPT_FINDINGS:
            self.kept.append(Finding(line, column, message))

    def add_all(self, lines: Iterable[int], column: str, message: str) -> None:
        """Note the same finding on many lines."""
        for line in lines:
            self.add(line, column, message)

    def add_rows(self, frame: pl.DataFrame, column: str) -> None:
        """Note every row of a frame with `line` and `message` that has a message."""
        bad = frame.filter(pl.col("message").is_not_null()).select("line", "message")
        for line, message in bad.head(limits.KEPT_FINDINGS).iter_rows():
            self.add(line, column, message)
        self.count += max(bad.height - limits.KEPT_FINDINGS, 0)

    def told(self) -> list[str]:
        """As sentences in the order of the file, with a last one for those not kept."""
        rest = self.count - len(self.kept)
        return [*map(str, sorted(self.kept)), *([f"dan {rest} baris lain."] if rest else [])]


@dataclass
class Findings:
    """Errors and warnings of one file."""

    errors: Noted = field(default_factory=Noted)
    warnings: Noted = field(default_factory=Noted)
