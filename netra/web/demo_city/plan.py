"""What `agencies.yaml` says, as values: patterns of positions, and the agencies that follow them."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

from netra.agencies.plans import NewPosition

SECTION = "section"


@dataclass(frozen=True)
class StaffKind:
    """A position that many hold, and the employments that may hold it."""

    position: NewPosition
    employments: frozenset[str]


@dataclass(frozen=True)
class Entry:
    """One agency as planned: its head, its other positions, how many people and in which mix (percent)."""

    code: str
    name: str
    kind: str
    head: NewPosition
    size: int
    mix: dict[str, int]
    leaders: tuple[NewPosition, ...]
    staff: tuple[StaffKind, ...]
    answers_to: str
    units: tuple["Entry", ...]

    @property
    def positions(self) -> tuple[NewPosition, ...]:
        """Every position besides the head's."""
        return (*self.leaders, *(kind.position for kind in self.staff))


def read_plan() -> dict[str, Any]:
    """The YAML file as it stands."""
    text = (resources.files(__package__) / "agencies.yaml").read_text(encoding="utf-8")
    plan: dict[str, Any] = yaml.safe_load(text)
    return plan


def entries(plan: dict[str, Any]) -> list[Entry]:
    """Every perangkat daerah of the plan with its sub-units; the territory's come from `entry` besides."""
    return [entry(plan, row) for row in plan["agencies"]]


def entry(plan: dict[str, Any], row: dict[str, Any]) -> Entry:
    """One agency: its own row over its pattern."""
    pattern = plan["patterns"][row["pattern"]]
    sections = row.get("sections", [])
    return Entry(
        code=row["code"],
        name=row["name"],
        kind=row["kind"],
        head=NewPosition(row.get("title", f"Kepala {row['name']}"), pattern["head_rank"]),
        size=row["size"],
        mix=pattern["mix"],
        leaders=(
            *(_position(each) for each in pattern.get("leaders", [])),
            *(_position(each) for each in row.get("leaders", [])),
            *(NewPosition(f"Kepala Bidang {section}", "administrator") for section in sections),
        ),
        staff=tuple(kind for each in pattern["staff"] for kind in _staff_kinds(each, sections)),
        answers_to=row.get("answers_to", ""),
        units=tuple(entry(plan, unit) for unit in _unit_rows(row)),
    )


def _position(each: dict[str, Any]) -> NewPosition:
    return NewPosition(each["title"], each["rank"], each.get("answers_to", ""))


def _staff_kinds(each: dict[str, Any], sections: list[str]) -> Iterator[StaffKind]:
    employments = frozenset(each["for"])
    if each.get("answers_to") != SECTION:
        yield StaffKind(_position(each), employments)
        return
    for section in sections:
        title = f"{each['title']} {section}"
        yield StaffKind(NewPosition(title, each["rank"], f"Kepala Bidang {section}"), employments)


def _unit_rows(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from row.get("units", [])
    for series in row.get("series", []):
        names = series.get("names") or range(1, series["count"] + 1)
        for number, name in enumerate(names, start=1):
            own = f"{series['name']} {name}"
            title = f"{series['title']} {own}"
            yield {**series, "code": f"{series['code']}-{number}", "name": own, "title": title}
