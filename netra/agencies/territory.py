"""Territories as data: the kecamatan and kelurahan of a government, read from the files in `data/`."""

import json
from dataclasses import dataclass
from importlib import resources
from typing import Any


class NoTerritory(LookupError):
    """No file in `data/` describes this government; the message names its code."""


@dataclass(frozen=True)
class VillageEntry:
    """One kelurahan or desa as the file has it."""

    code: str
    name: str
    kind: str


@dataclass(frozen=True)
class DistrictEntry:
    """One kecamatan as the file has it."""

    code: str
    name: str
    villages: tuple[VillageEntry, ...]


def territory_of(code: str) -> tuple[DistrictEntry, ...]:
    """Every kecamatan of the government with this Kemendagri code ("32.72"), with its kelurahan."""
    path = resources.files(__package__) / "data" / f"regions_{code.replace('.', '_')}.json"
    if not path.is_file():
        raise NoTerritory(f"no territory file for government {code}")
    return tuple(_district(entry) for entry in json.loads(path.read_text(encoding="utf-8"))["districts"])


def _district(entry: dict[str, Any]) -> DistrictEntry:
    villages = tuple(VillageEntry(v["code"], v["name"], v["kind"]) for v in entry["villages"])
    return DistrictEntry(entry["code"], entry["name"], villages)
