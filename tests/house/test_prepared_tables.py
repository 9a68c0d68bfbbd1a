"""Tables that tests keep from run to run are made anew whenever something changed that has a part in them."""

import ast
from pathlib import Path

import pytest

from tests.house.source import ROOT
from tests.prepared_tables import MAKES_TABLES

MIGRATIONS = sorted(ROOT.glob("netra/*/migrations/*.py"))


def test_there_are_migrations_to_look_at() -> None:
    assert len(MIGRATIONS) > 50


@pytest.mark.parametrize("rooms", ["models", "migrations"])
def test_every_room_s_tables_count(rooms: str) -> None:
    having = {path for path in ROOT.glob(f"netra/**/{rooms}*") if path.name in (rooms, f"{rooms}.py")}
    assert having
    assert {path for path in having if not counts(path if path.is_file() else path / "__init__.py")} == set()


def test_what_migrations_import_counts() -> None:
    imported = {name for path in MIGRATIONS for name in ours(ast.parse(path.read_text()))}
    files = {file_of(name) for name in imported}
    assert ROOT / "netra/journal/triggers.py" in files
    assert {path for path in files if not counts(path)} == set()


def ours(tree: ast.AST) -> set[str]:
    """The modules of Netra that this file imports."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{each.name}" for each in node.names}
    return {name for name in names if name.startswith("netra.")}


def file_of(name: str) -> Path:
    """The file of a module, or of the module that this is a name of."""
    path = ROOT.joinpath(*name.split("."))
    for found in (path.with_suffix(".py"), path / "__init__.py", path.parent.with_suffix(".py")):
        if found.exists():
            return found
    raise AssertionError(name)


def counts(path: Path) -> bool:
    return any(path in ROOT.glob(pattern) for pattern in MAKES_TABLES)
