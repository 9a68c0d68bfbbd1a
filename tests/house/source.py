"""Reading Netra's own source: what the house rules look at."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {
    ".git",
    ".venv",
    "var",
    "node_modules",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
}


@dataclass(frozen=True)
class Module:
    """One Python file: where it is, seen from the repository, and its tree."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def parts(self) -> tuple[str, ...]:
        """`netra/cases/views.py` -> ("netra", "cases", "views")."""
        return Path(self.path).with_suffix("").parts

    def at(self, node: ast.AST, words: str) -> str:
        return f"{self.path}:{getattr(node, 'lineno', 1)} {words}"


def modules(root: Path = ROOT, folder: str = "netra") -> tuple[Module, ...]:
    """Every Python file below `folder`, migrations left out: Django wrote those. Read and parsed once."""
    return _modules(root, folder)  # remembered by what was meant, not by how it was asked for


@cache
def _modules(root: Path, folder: str) -> tuple[Module, ...]:
    return tuple(
        Module(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted((root / folder).rglob("*.py"))
        if "migrations" not in path.parts and "__pycache__" not in path.parts
    )


def rooms(root: Path = ROOT) -> list[str]:
    return sorted(path.parent.name for path in (root / "netra").glob("*/__init__.py"))


def kept_files(pattern: str, root: Path = ROOT) -> list[Path]:
    """Files that belong to the repository: git's list, or the folder itself where there is no git."""
    listed = subprocess.run(
        ["git", "-C", str(root), "ls-files", "--cached", "--others", "--exclude-standard", pattern],
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode == 0:
        return sorted(path for name in listed.stdout.splitlines() if (path := root / name).exists())
    return sorted(path for path in root.rglob(pattern) if not NOT_OURS & set(path.relative_to(root).parts))


def imports(module: Module) -> Iterator[tuple[ast.stmt, str]]:
    """Every name that the module imports, dotted: `from django.db import models` -> django.db.models."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, f"{node.module or ''}.{alias.name}") for alias in node.names)


def dotted(node: ast.AST) -> str:
    """`timezone.now` for the attribute of that name; empty for anything that is not a plain dotted name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (before := dotted(node.value)):
        return f"{before}.{node.attr}"
    return ""


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
