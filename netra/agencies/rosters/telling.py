"""What a list would change, person by person, in words: the first of each kind, before it is decided."""

from collections.abc import Iterable
from typing import Any, Final

from netra.agencies.models import CivilServant, Position
from netra.agencies.rosters.comparing import Changes
from netra.agencies.rosters.delimited import LINE
from netra.agencies.rosters.structure import Structure

TOLD: Final = 20
_FIELDS: Final = {"name": "nama", "employment": "status", "grade": "golongan"}
_EMPLOYMENTS: Final = dict(CivilServant.Employment.choices)

_Rows = list[dict[str, Any]]


def told_of(structure: Structure, changes: Changes) -> dict[str, list[str]]:
    """At most `TOLD` sentences for each kind of change: new, returned, moved, changed, left."""
    rows = {
        kind: getattr(changes, kind).head(TOLD).to_dicts()
        for kind in ("new", "returned", "moved", "changed", "left")
    }
    places = _places(structure, [row for found in rows.values() for row in found])
    people = _people(row["person"] for kind, found in rows.items() if kind != "new" for row in found)
    return {
        "new": [f"baris {row[LINE]}: {row['name']}, {places[row['position']]}" for row in rows["new"]],
        "returned": [_with_line(row, people, places[row["position"]]) for row in rows["returned"]],
        "moved": [
            _with_line(row, people, f"dari {places[row['position_was']]} ke {places[row['position']]}")
            for row in rows["moved"]
        ],
        "changed": [_changed(row, people[row["person"]]) for row in rows["changed"]],
        "left": [f"{people[row['person']].name}, {places[row['position']]}" for row in rows["left"]],
    }


def _with_line(row: dict[str, Any], people: dict[int, CivilServant], words: str) -> str:
    return f"baris {row[LINE]}: {people[row['person']].name}, {words}"


def _changed(row: dict[str, Any], person: CivilServant) -> str:
    """ "Rumbia: golongan III/a menjadi III/b"; what stays is not told."""
    was = {name: getattr(person, name) for name in _FIELDS}
    told = [
        f"{label} {_shown(name, was[name])} menjadi {_shown(name, row[name])}"
        for name, label in _FIELDS.items()
        if (row[name] or "") != was[name]
    ]
    return f"{person.name}: {', '.join(told)}"


def _shown(name: str, value: str | None) -> str:
    return (_EMPLOYMENTS.get(value or "", "") if name == "employment" else value) or "(kosong)"


def _people(keys: Iterable[int]) -> dict[int, CivilServant]:
    return CivilServant.objects.in_bulk(set(keys))


def _places(structure: Structure, rows: _Rows) -> dict[int, str]:
    """Positions on record and those that the file brings along, as "Staf di Dinas Kesehatan"."""
    keys = {row[name] for row in rows for name in ("position", "position_was") if row.get(name) is not None}
    known = Position.objects.filter(pk__in=[key for key in keys if key > 0]).select_related("agency")
    told = {each.pk: f"{each.title} di {each.agency.name}" for each in known}
    brought = {each.key: each for each in structure.new.values() if each.key in keys}
    return told | {
        key: f"{each.title} di {structure.agencies[each.agency].name}" for key, each in brought.items()
    }
