"""The foreign code that a page loads is what its packages gave: bin/vendor-* --check builds it anew."""

import hashlib
from pathlib import Path

import pytest

from tests.house.source import ROOT


@pytest.mark.parametrize("name", ["hpke", "qr"])
def test_the_committed_bundle_is_the_recorded_one(name: str) -> None:
    home = ROOT / "vendor" / name
    recorded = dict(reversed(line.split("  ")) for line in (home / "SHA256SUMS").read_text().splitlines())
    found = {path: sha256_of(home / path) for path in recorded}
    assert found == recorded
    kept = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    assert kept - set(recorded) == {"README.md", "SHA256SUMS"}


def sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
