"""Which position a line means: agencies are matched and never made, positions are matched or made."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from netra.agencies.models import Agency, Government, Position
from netra.agencies.rosters import limits
from netra.agencies.rosters.cells import level, plain, tidy

LONGEST_TITLE = 160


class Misplaced(LookupError):
    """A line whose agency or position cannot be told; `column` is the field and the message says why."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column


@dataclass(frozen=True)
class NewTitle:
    """A position that the file brings along; `key` is negative until it is made."""

    key: int
    agency: int
    title: str
    rank: str


@dataclass
class Structure:
    """A government's agencies and positions on a day, and the positions that a file brings along."""

    on: date
    agencies: dict[int, Agency]
    positions: dict[tuple[int, str], int]
    heads: dict[int, int]
    without_superior: set[int]
    new: dict[tuple[int, str], NewTitle] = field(default_factory=dict)
    _by_name: dict[str, list[Agency]] = field(default_factory=lambda: defaultdict(list))
    _hints: int = 0

    def __post_init__(self) -> None:
        for agency in self.agencies.values():
            for name in {plain(agency.name), plain(agency.code)}:
                self._by_name[name].append(agency)

    def place(self, agency: str, unit: str, title: str, told_level: str) -> int:
        """The position's id, or the negative key of one to be made; raises `Misplaced`."""
        where = self._agency(agency, unit)
        return self._position(where, tidy(title), told_level)

    def _agency(self, agency: str, unit: str) -> Agency:
        if not plain(agency):
            raise Misplaced("agency", "kosong. Isi perangkat daerahnya.")
        if not plain(unit) or plain(unit) == plain(agency):
            return self._only(self._named("agency", agency), agency)
        above = {each.pk for each in self._named("agency", agency)}
        inside = [each for each in self._named("unit", unit) if self._chain(each) & above]
        if not inside:
            raise Misplaced("unit", f"“{unit[:60]}” tidak ada di bawah “{agency[:60]}”.")
        return self._only(inside, unit, "unit")

    def _named(self, column: str, name: str) -> list[Agency]:
        found = self._by_name.get(plain(name), [])
        if not found:
            raise Misplaced(column, f"“{name[:80]}” tidak terdaftar.{self._hint(name)}")
        active = [each for each in found if each.is_active_on(self.on)]
        if not active:
            raise Misplaced(column, f"“{name[:80]}” tidak berdiri pada tanggal daftar ini.")
        return active

    def _hint(self, name: str) -> str:
        """The nearest name; looked for a few hundred times only, so that a file of nonsense stays quick."""
        self._hints += 1
        if self._hints > limits.KEPT_FINDINGS:
            return ""
        near = get_close_matches(plain(name[:200]), list(self._by_name), n=1, cutoff=0.6)
        return f" Maksudnya “{self._by_name[near[0]][0].name}”?" if near else ""

    def _only(self, found: list[Agency], name: str, column: str = "agency") -> Agency:
        if len(found) > 1:
            above = ", ".join(sorted({str(each.parent) for each in found if each.parent_id})[:4])
            raise Misplaced(
                column,
                f"ada {len(found)} unit bernama “{name[:60]}” ({above})."
                " Tambahkan kolom perangkat daerah induknya.",
            )
        return found[0]

    def _chain(self, agency: Agency) -> set[int]:
        chain, current = set[int](), self.agencies.get(agency.pk)
        while current is not None and current.pk not in chain:
            chain.add(current.pk)
            current = self.agencies.get(current.parent_id or 0)
        return chain

    def _position(self, agency: Agency, title: str, told_level: str) -> int:
        if not plain(title):
            raise Misplaced("position", "kosong. Isi jabatannya.")
        if len(title) > LONGEST_TITLE or not title.isprintable() or title[0] in "=@":
            raise Misplaced(
                "position", f"bukan nama jabatan: paling banyak {LONGEST_TITLE} huruf, tanpa rumus."
            )
        key = (agency.pk, plain(title))
        if key in self.positions:
            return self.positions[key]
        made = self.new.get(key)
        if made is None:
            made = NewTitle(-len(self.new) - 1, agency.pk, title, level(told_level, title))
            self.new[key] = made
        return made.key


def structure_of(government: Government, on: date) -> Structure:
    """The agencies and positions of a government, read in two statements."""
    agencies = Agency.objects.filter(government=government).select_related("parent")
    positions = Position.objects.filter(agency__government=government)
    rows = list(positions.values_list("pk", "agency_id", "title", "is_head", "superior_id"))
    return Structure(
        on=on,
        agencies={agency.pk: agency for agency in agencies},
        positions={(agency, plain(title)): pk for pk, agency, title, _, _ in rows},
        heads={agency: pk for pk, agency, _, is_head, _ in rows if is_head},
        without_superior={pk for pk, _, _, is_head, superior in rows if not (superior or is_head)},
    )
