"""Builds scenes from the rulebook: which norms and allowed acts stand in one, and on what basis."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from netra.law.citations import Citation, Instrument, cited
from netra.law.conditions import Between, parts_of
from netra.law.elections import PHASE_LABELS, Election
from netra.law.facts import Facts
from netra.law.norms import Allowed, Binding, Norm, Rule, Sanction
from netra.law.phases import Standing
from netra.law.scenes import AllowedRow, Finding, NormRow, Scene, compiled, day_after, reaches


@dataclass(frozen=True, slots=True)
class Library:
    """The parts of the rulebook that scenes are built from."""

    norms: Mapping[str, Norm]
    allowed: Mapping[str, Allowed]
    sanctions: Mapping[str, Sanction]
    instruments: Mapping[str, Instrument]
    facts: Facts

    def changes(self) -> set[date]:
        """Every day on which some rule, binding, comparison or instrument begins, or has just ended."""
        ends = [window for rule in self._rules() for window in _windows(rule)]
        ends += [Between(i.in_force_from, i.in_force_to) for i in self.instruments.values()]
        starts = {end.since for end in ends if end.since}
        return starts | {day_after(end.until) for end in ends if end.until}

    def _rules(self) -> Iterator[Rule]:
        yield from self.norms.values()
        yield from self.allowed.values()

    def cite(self, basis: tuple[Citation, ...]) -> str:
        """Citations in words, joined by `; `."""
        return "; ".join(cited(self.instruments[c.instrument].label, c.article) for c in basis)

    def cited_on(self, basis: tuple[Citation, ...], day: date) -> tuple[Citation, ...]:
        """Those citations whose instrument is in force on the day."""
        return tuple(c for c in basis if self.instruments[c.instrument].in_force_on(day))


def _windows(rule: Rule) -> Iterator[Between]:
    yield rule.window
    conditions = [rule.when]
    if isinstance(rule, Norm):
        yield from (binding.window for binding in rule.binds)
    if isinstance(rule, Allowed):
        conditions += [proviso.when for proviso in rule.provisos]
    for condition in conditions:
        yield from (part for part in parts_of(condition) if isinstance(part, Between))


@dataclass(frozen=True, slots=True)
class Elsewhen:
    """A norm about the same act and people that does not bind in this scene."""

    norm: Norm
    since: date
    cited: str


@dataclass(frozen=True, slots=True)
class Scenery:
    """One scene with all that stands in it, and what stands elsewhere."""

    scene: Scene
    told: str
    deciding: tuple[NormRow, ...]
    warning: tuple[NormRow, ...]
    allowed: tuple[AllowedRow, ...]
    elsewhen: tuple[Elsewhen, ...]


def scenery(library: Library, scene: Scene, elections: tuple[Election, ...]) -> Scenery:
    """Everything that stands in a scene, compiled."""
    allowed = tuple(_allowed_rows(library, scene))
    places = {row.allowed.id: place for place, row in enumerate(allowed)}
    norms = tuple(_norm_rows(library, scene, places))
    here = {row.norm.id for row in norms}
    return Scenery(
        scene=scene,
        told=told(scene, elections),
        deciding=tuple(row for row in norms if row.decides),
        warning=tuple(row for row in norms if not row.decides),
        allowed=allowed,
        elsewhen=tuple(_elsewhen(library, scene, here)),
    )


def _norm_rows(library: Library, scene: Scene, places: Mapping[str, int]) -> Iterator[NormRow]:
    for norm in library.norms.values():
        binding = _binding_in(norm, scene)
        if binding is None or not reaches(norm, scene):
            continue
        # Who is bound by another instrument is not bound by the rest of the norm's own.
        own = norm.basis[:1] if binding.basis else norm.basis
        basis = library.cited_on((*own, *binding.basis), scene.day)
        sanctions = _sanctions(library, binding, scene.day)
        terms = compiled(norm.when, scene, library.facts.bits)
        if not basis or not terms:
            continue
        sure = _surely(norm, scene.standing)
        yield NormRow(
            norm=norm,
            binding=binding,
            terms=terms,
            exceptions=tuple(places[name] for name in norm.unless if name in places),
            decides=norm.decides and binding.certain and sure,
            doubtful_phase=not sure,
            finding=Finding(norm, basis, sanctions, norm.confidence),
            cited=library.cite(basis),
            range=_range(library, sanctions),
        )


def _binding_in(norm: Norm, scene: Scene) -> Binding | None:
    for binding in norm.binds:
        if scene.employment in binding.employments and binding.window.covers(scene.day):
            return binding
    return None


def _surely(norm: Norm, standing: Standing) -> bool:
    return any(standing.surely_has(kind, phase) for kind in norm.elections for phase in norm.phases)


def _sanctions(library: Library, binding: Binding, day: date) -> tuple[str, ...]:
    """The range for these people; a sanction whose own basis is not in force on the day is left out."""
    return tuple(name for name in binding.sanctions if library.cited_on(library.sanctions[name].basis, day))


def _range(library: Library, sanctions: tuple[str, ...]) -> str:
    """The range in a sentence: which of it is chosen is not for a rulebook to say."""
    if not sanctions:
        return "Tingkat akibatnya tidak disebut norma ini; pemeriksa yang menentukan."
    names = [library.sanctions[name].name for name in sanctions]
    span = names[0] if len(names) == 1 else f"dari {names[0]} sampai {names[-1]}"
    return f"Rentang akibatnya: {span}. Pejabat yang berwenang yang memutus."


def _allowed_rows(library: Library, scene: Scene) -> Iterator[AllowedRow]:
    bits = library.facts.bits
    for allowed in library.allowed.values():
        if scene.employment not in allowed.employments or not reaches(allowed, scene):
            continue
        terms = compiled(allowed.when, scene, bits)
        if terms:
            provisos = tuple((p, compiled(p.when, scene, bits)) for p in allowed.provisos)
            basis = library.cited_on(allowed.basis, scene.day)
            finding = Finding(allowed, basis, (), allowed.confidence)
            yield AllowedRow(allowed, terms, provisos, finding, library.cite(basis))


def _elsewhen(library: Library, scene: Scene, here: set[str]) -> Iterator[Elsewhen]:
    for norm in library.norms.values():
        since = [b.window.since or norm.window.since for b in norm.binds if scene.employment in b.employments]
        if since and norm.id not in here and scene.act in norm.acts:
            first = max(norm.window.since or date.min, since[0] or date.min)
            yield Elsewhen(norm, first, library.cite(norm.basis[:1]))


def told(scene: Scene, elections: tuple[Election, ...]) -> str:
    """Where the elections stand, as part of a sentence."""
    names = [PHASE_LABELS[phase].lower() for phase in PHASE_LABELS if phase in scene.standing.phases]
    who = " dan ".join(election.name for election in elections)
    if not elections or not names:
        return "di luar tahapan pemilihan"
    return f"{who}: {', '.join(names)}"
