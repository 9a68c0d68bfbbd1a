"""Offices that are chosen by one word: all camat, all lurah, every head of a dinas."""

from collections.abc import Iterable
from dataclasses import dataclass

from netra.agencies.models import Agency

KINDS = {
    "camat": (Agency.Kind.DISTRICT, "Semua camat"),
    "lurah": (Agency.Kind.VILLAGE, "Semua lurah"),
    "dinas": (Agency.Kind.SERVICE, "Semua kepala dinas"),
    "badan": (Agency.Kind.BOARD, "Semua kepala badan"),
    "bagian": (Agency.Kind.DIVISION, "Semua kepala bagian"),
    "puskesmas": (Agency.Kind.HEALTH_CENTRE, "Semua kepala puskesmas"),
    "sekolah": (Agency.Kind.SCHOOL, "Semua kepala sekolah"),
}
EVERYONE = "perangkat-daerah"


@dataclass(frozen=True)
class Group:
    """Some offices under one word; `key` is the form's value, `label` says how many they are."""

    key: str
    label: str
    agencies: tuple[Agency, ...]


def groups_of(agencies: Iterable[Agency]) -> list[Group]:
    """Every group that has somebody in it; the perangkat daerah themselves (without sub-units) come last."""
    everyone = list(agencies)
    found = [
        _group(key, label, [a for a in everyone if a.kind == kind]) for key, (kind, label) in KINDS.items()
    ]
    tops = [each for each in everyone if each.parent_id is None and each.kind != Agency.Kind.REGIONAL_HEAD]
    found.append(_group(EVERYONE, "Semua pimpinan perangkat daerah", tops))
    return [group for group in found if group.agencies]


def _group(key: str, label: str, agencies: list[Agency]) -> Group:
    return Group(key, f"{label} ({len(agencies)})", tuple(agencies))


def chosen(groups: Iterable[Group], keys: Iterable[str], singles: Iterable[Agency]) -> tuple[Agency, ...]:
    """The offices of the chosen groups and the single ones, each once, groups first."""
    wanted = set(keys)
    found = [agency for group in groups if group.key in wanted for agency in group.agencies]
    return tuple({agency.pk: agency for agency in (*found, *singles)}.values())
