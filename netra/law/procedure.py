"""Stages and the moves between them as one table that can be shown to a lawyer."""

from collections.abc import Container
from dataclasses import dataclass


class MoveNotAllowed(Exception):
    """The procedure knows no such move from that stage."""

    def __init__(self, stage: str, name: str) -> None:
        super().__init__(f"langkah “{name}” tidak tersedia pada tahap “{stage}”")
        self.stage = stage
        self.name = name


class BrokenProcedure(ValueError):
    """The table contradicts itself; `problems` lists every contradiction."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Move:
    """One permitted step: who may take it, on which article, within which limit, with which document.

    A `target` of None stays where it is. `article` is a pair of instrument id and article; `limit` the id
    of the limit that starts with the move; `key` the keyboard key that triggers it. `afterwards`: it changes
    what was decided, so it may be taken after the end too, and is nobody's way to the end.
    """

    name: str
    source: frozenset[str] | str
    target: str | None
    label: str
    actor: str
    article: tuple[str, str] | None = None
    limit: str | None = None
    document: str | None = None
    reason_required: bool = False
    key: str | None = None
    afterwards: bool = False

    @property
    def sources(self) -> frozenset[str]:
        """The stages from which the move may be taken."""
        return frozenset({self.source}) if isinstance(self.source, str) else self.source

    @property
    def targets(self) -> frozenset[str]:
        """The stage that the move leads to; empty when it stays."""
        return frozenset({self.target}) if self.target else frozenset()


@dataclass(frozen=True)
class Procedure:
    """The whole table. The first stage is where everything begins unless `initial` says otherwise."""

    stages: tuple[str, ...]
    moves: tuple[Move, ...]
    initial: frozenset[str] = frozenset()
    final: frozenset[str] = frozenset()

    def permitted(self, stage: str) -> tuple[Move, ...]:
        """The moves that may be taken from `stage`, in the order of the table."""
        return tuple(move for move in self.moves if stage in move.sources)

    def move(self, stage: str, name: str) -> Move:
        """The move called `name` from `stage`, or `MoveNotAllowed`."""
        for move in self.permitted(stage):
            if move.name == name:
                return move
        raise MoveNotAllowed(stage, name)

    def validate(self) -> None:
        """Raise `BrokenProcedure` naming every unknown, unreachable, dead or doubly named part."""
        problems = (
            *self._unknown_stages(),
            *self._unreachable_stages(),
            *self._wrong_ends(),
            *self._doubled(),
        )
        if problems:
            raise BrokenProcedure(problems)

    def dangling(self, instruments: Container[str], limits: Container[str]) -> tuple[str, ...]:
        """Moves that cite an instrument or a limit which the rulebook does not have."""
        return tuple(
            move.name
            for move in self.moves
            if (move.article is not None and move.article[0] not in instruments)
            or (move.limit is not None and move.limit not in limits)
        )

    @property
    def beginnings(self) -> frozenset[str]:
        """The stages in which a subject may be born."""
        return self.initial or frozenset(self.stages[:1])

    def _unknown_stages(self) -> tuple[str, ...]:
        named = {stage for move in self.moves for stage in (*move.sources, *move.targets)}
        unknown = (named | self.initial | self.final) - set(self.stages)
        return tuple(f"tahap tidak dikenal: {stage}" for stage in sorted(unknown))

    def _unreachable_stages(self) -> tuple[str, ...]:
        reached: set[str] = set()
        waiting = set(self.beginnings)
        while waiting:
            stage = waiting.pop()
            reached.add(stage)
            waiting |= {target for move in self.permitted(stage) for target in move.targets} - reached
        return tuple(f"tahap tidak pernah tercapai: {stage}" for stage in self.stages if stage not in reached)

    def _wrong_ends(self) -> tuple[str, ...]:
        going_on = {move_from for each in self.moves if not each.afterwards for move_from in each.sources}
        left = [f"tahap akhir masih punya langkah: {stage}" for stage in sorted(self.final & going_on)]
        if not self.final:
            return tuple(left)
        dead = [stage for stage in self.stages if stage not in going_on | self.final]
        return (*left, *(f"tahap buntu: {stage}" for stage in dead))

    def _doubled(self) -> tuple[str, ...]:
        problems = []
        for stage in self.stages:
            names = [move.name for move in self.permitted(stage)]
            keys = [move.key for move in self.permitted(stage) if move.key]
            if len(names) != len(set(names)) or len(keys) != len(set(keys)):
                problems.append(f"nama atau tombol langkah ganda pada tahap: {stage}")
        return tuple(problems)
