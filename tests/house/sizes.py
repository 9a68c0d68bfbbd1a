"""The tape measure: how long functions and files are, and how many lines of test stand by each line of code.

make sizes
"""

import ast
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.house.source import ROOT, Module, functions, modules

FUNCTION_MEDIAN, FUNCTION_P90 = 10, 30
FILE_MEDIAN, FILE_P90, FILE_MOST = 100, 250, 400


@dataclass(frozen=True)
class Measure:
    """Lengths in lines, each with where it is, the longest last."""

    lengths: tuple[tuple[int, str], ...]

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, str]]) -> "Measure":
        return cls(tuple(sorted(pairs)))

    def percentile(self, percent: int) -> int:
        """Nearest rank; 0 where there is nothing to measure."""
        if not self.lengths:
            return 0
        rank = -(-percent * len(self.lengths) // 100)
        return self.lengths[max(rank, 1) - 1][0]

    @property
    def most(self) -> int:
        return self.percentile(100)

    def above(self, lines: int) -> list[str]:
        return [f"{where} ({length} lines)" for length, where in self.lengths if length > lines]


def file_lengths(files: Iterable[Module]) -> Measure:
    """Files with something in them; an empty __init__.py only says that the folder is a package."""
    return Measure.of((len(module.text.splitlines()), module.path) for module in files if module.text.strip())


def function_lengths(files: Iterable[Module]) -> Measure:
    return Measure.of(
        (_lines(function), f"{module.path}:{function.lineno} {function.name}")
        for module in files
        for function in functions(module.tree)
    )


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """From `def` to the last line, without the docstring: explaining is not what makes a function long."""
    documented = ast.get_docstring(function) is not None
    docstring = function.body[0]
    spent = (docstring.end_lineno or 0) - docstring.lineno + 1 if documented else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - spent


def code_lines(files: Iterable[Module]) -> int:
    return sum(1 for module in files for line in module.text.splitlines() if line.strip())


def report(root: Path = ROOT) -> str:
    code, tests = modules(root), modules(root, "tests")
    files, bodies = file_lengths(code), function_lengths(code)
    ratio = code_lines(tests) / max(code_lines(code), 1)
    rows = [
        ("", "median", "p90", "longest"),
        ("function", bodies.percentile(50), bodies.percentile(90), bodies.most),
        (" (aim)", f"<= {FUNCTION_MEDIAN}", f"<= {FUNCTION_P90}", ""),
        ("file", files.percentile(50), files.percentile(90), files.most),
        (" (aim)", f"<= {FILE_MEDIAN}", f"<= {FILE_P90}", f"<= {FILE_MOST}"),
    ]
    lines = ["".join(f"{cell!s:>10}" for cell in row) for row in rows]
    lines += [
        "",
        f"tests : code = {ratio:.2f} (aim 1 to 2), {code_lines(code)} lines of code",
        "",
        "Longest:",
    ]
    lines += [f"  {length:4} {where}" for length, where in reversed(bodies.lengths[-5:])]
    lines += [f"  {length:4} {where}" for length, where in reversed(files.lengths[-5:])]
    return "\n".join(lines)


if __name__ == "__main__":
    print(report())
