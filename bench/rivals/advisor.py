"""What the advisor is measured beside: the bit-set limit, a plain interpreter, and other engines."""

import json
import random
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from netra.law import Advisor, Question, Rulebook
from netra.law.columns import Cases, answers
from netra.law.conditions import All, Condition, Is, Not
from netra.law.conditions import Any as AnyOf
from netra.law.sceneries import Scenery
from netra.law.scenes import AllowedRow, NormRow
from tests.law.plain import Given, closed, norm_truth, standing, truth_of

DAY = date(2024, 10, 20)
ACT = "hadir_kampanye_deklarasi"
ELECTION = "pilkada-2024"


class BitSetLimit:
    """The least a decision can cost in Python: one `&` per fact value over all terms of the scene, ready
    made.

    It knows only which terms are not yet ruled out; contradictions, exceptions and allowed acts are left out.
    """

    def __init__(self, advisor: Advisor, asked: Sequence[Question]) -> None:
        self._ready = {id(question): _masks(advisor, question) for question in asked}
        self._default = next(iter(self._ready.values()))

    def __call__(self, question: Question) -> bool:
        every, masks = self._ready.get(id(question), self._default)
        for literal in question.facts.items():
            if literal in masks:
                every &= masks[literal]
        return every != 0


def _masks(advisor: Advisor, question: Question) -> tuple[int, dict[tuple[str, bool | None], int]]:
    terms = [term for row in advisor.scenery(question).deciding for term in row.terms]
    every = (1 << len(terms)) - 1
    masks: dict[tuple[str, bool | None], int] = {}
    for name, bit in advisor.rulebook.facts.bits.items():
        for value in (True, False):
            dead = sum(
                1 << n for n, (must, must_not) in enumerate(terms) if (must_not if value else must) & bit
            )
            masks[name, value] = every & ~dead
    return every, masks


def plain_with_all_reasons(rulebook: Rulebook, question: Question) -> list[str]:
    """Every condition of every norm and allowed act with its truth in words, whether or not it matters."""
    facts = closed(rulebook, question.facts)
    if facts is None:
        return []
    given = standing(rulebook, question, facts)
    told: list[str] = []
    for norm in rulebook.norms.values():
        told.append(f"{norm.text} ({rulebook.cite(norm.basis)}): {norm_truth(rulebook, norm, given)}")
        _trace(norm.when, given, rulebook, told)
    for permit in rulebook.allowed.values():
        _trace(permit.when, given, rulebook, told)
        for proviso in permit.provisos:
            _trace(proviso.when, given, rulebook, told)
    return told


def _trace(condition: Condition, given: Given, rulebook: Rulebook, told: list[str]) -> None:
    truth = truth_of(condition, given)
    if isinstance(condition, Is):
        fact = rulebook.facts[condition.fact]
        told.append(fact.said(truth) if truth is not None else f"belum diketahui: {fact.question}")
    elif isinstance(condition, Not):
        _trace(condition.part, given, rulebook, told)
    elif isinstance(condition, All | AnyOf):
        told.append(f"{type(condition).__name__}: {truth}")
        for part in condition.parts:
            _trace(part, given, rulebook, told)
    else:
        told.append(f"{condition}: {truth}")


def questions_of_one_scene(rulebook: Rulebook, count: int) -> list[Question]:
    """Random facts about one act on one day by one kind of employee: what a decision table can hold."""
    chance = random.Random(5)
    names = [
        "menunjukkan_dukungan",
        "fasilitas_negara",
        "atribut_calon",
        "mengerahkan_pegawai",
        "cltn",
        "pasangan_calon",
    ]
    return [
        Question(DAY, "pns", ACT, {name: chance.choice((True, False, None)) for name in names}, ELECTION)
        for _ in range(count)
    ]


def zen(advisor: Advisor, asked: Sequence[Question]) -> Callable[[Question], object]:
    """The scene's norms as a decision table of zen-engine: a row per term, all hits collected."""
    import zen as engine  # noqa: PLC0415 - not part of Netra: only where it is installed

    scenery = advisor.scenery(asked[0])
    names = sorted(
        {
            name
            for row in scenery.deciding
            for m, n in row.terms
            for name in advisor.rulebook.facts.in_mask(m | n)
        }
    )
    decision = engine.ZenEngine().create_decision(json.dumps(_table(advisor, scenery, names)))

    def answer(question: Question) -> object:
        return decision.evaluate({name: question.facts.get(name) for name in names})

    return answer


def _table(advisor: Advisor, scenery: Scenery, names: list[str]) -> dict[str, Any]:
    bits = advisor.rulebook.facts.bits
    rows = []
    for row in scenery.deciding:
        for number, (must, must_not) in enumerate(row.terms):
            cells = {n: "true" if bits[n] & must else "false" if bits[n] & must_not else "" for n in names}
            rows.append({"_id": f"{row.norm.id}-{number}", **cells, "norm": json.dumps(row.norm.id)})
    content = {
        "hitPolicy": "collect",
        "inputs": [{"id": name, "name": name, "field": name} for name in names],
        "outputs": [{"id": "norm", "name": "norm", "field": "norm"}],
        "rules": rows,
    }
    return {
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in", "position": {"x": 0, "y": 0}},
            {
                "id": "t",
                "type": "decisionTableNode",
                "name": "t",
                "position": {"x": 1, "y": 0},
                "content": content,
            },
            {"id": "out", "type": "outputNode", "name": "out", "position": {"x": 2, "y": 0}},
        ],
        "edges": [
            {"id": "a", "sourceId": "in", "targetId": "t", "type": "edge"},
            {"id": "b", "sourceId": "t", "targetId": "out", "type": "edge"},
        ],
    }


def openfisca(advisor: Advisor, asked: Sequence[Question]) -> Callable[[Question], object]:
    """One comparable rule in OpenFisca-core: PP 94/2021 on attributes, one person, one day."""
    from openfisca_core import entities, periods, simulation_builder, taxbenefitsystems, variables  # noqa: PLC0415

    person = entities.Entity("person", "persons", "", "")

    def fact(name: str) -> type:
        body = {
            "value_type": bool,
            "entity": person,
            "definition_period": periods.DateUnit.DAY,
            "label": name,
        }
        return type(name, (variables.Variable,), body)

    def formula(people: Any, period: Any, _: Any = None) -> Any:
        return people("atribut_calon", period) + people("seragam_dinas", period)

    system = taxbenefitsystems.TaxBenefitSystem([person])
    for name in ("atribut_calon", "seragam_dinas"):
        system.add_variable(fact(name))
    body = {
        "value_type": bool,
        "entity": person,
        "definition_period": periods.DateUnit.DAY,
        "label": "n2",
        "formula": formula,
    }
    system.add_variable(type("forbidden", (variables.Variable,), body))

    def answer(question: Question) -> object:
        day = question.on.isoformat()
        worn = {
            "atribut_calon": {day: bool(question.facts.get("atribut_calon"))},
            "seragam_dinas": {day: False},
        }
        built = simulation_builder.SimulationBuilder().build_from_entities(system, {"persons": {"one": worn}})
        return bool(built.calculate("forbidden", day)[0])

    return answer


def bits_of(row: NormRow | AllowedRow) -> set[int]:
    """The bits of every fact that a row asks about."""
    terms = list(row.terms)
    if isinstance(row, AllowedRow):
        terms += [term for _, more in row.provisos for term in more]
    mask = 0
    for must, must_not in terms:
        mask |= must | must_not
    return {1 << place for place in range(mask.bit_length()) if mask >> place & 1}


def numpy_runs(scenery: Scenery, given: Cases, count: int) -> dict[str, Callable[[], object]]:
    """The same decisions on numpy columns: a byte per case, and eight cases to a byte."""
    import numpy  # noqa: PLC0415 - not part of Netra: only where it is installed

    size = (count + 7) // 8

    def packed(column: int) -> Any:
        return numpy.frombuffer(column.to_bytes(size, "little"), dtype=numpy.uint8)

    def loose(column: int) -> Any:
        return numpy.unpackbits(packed(column), bitorder="little")[:count].astype(bool)

    def columns(turned: Callable[[int], Any]) -> Cases:
        yes = {bit: turned(column) for bit, column in given.yes.items()}
        no = {bit: turned(column) for bit, column in given.no.items()}
        return Cases(yes, no, turned(given.every))

    loosely, tightly = columns(loose), columns(packed)
    return {
        "numpy, a byte per case": lambda: answers(scenery, loosely),
        "numpy, packed bits": lambda: answers(scenery, tightly),
    }
