"""Who may take which move of a case at which stage: `moves.txt` is the table, and every cell is really asked.

Everybody who is asked holds a key to the report: what refuses is the procedure or the role, nothing else.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from netra.accounts import roles
from netra.accounts.models import Officer
from netra.cases import deadlines, lifecycle, services
from netra.cases.desk import Desk
from netra.cases.models import Case, Deadline, Paper, RulingChange
from netra.journal.models import Entry
from netra.law.procedure import MoveNotAllowed
from tests import factories
from tests.cases.acts import ACTS, Offices

pytestmark = [pytest.mark.django_db, pytest.mark.beside("sqlite")]
TABLE = Path(__file__).with_name("moves.txt")
WHO = {
    "handler": [roles.CASE_OFFICER],
    "intake": [roles.BAWASLU_INTAKE],
    "city": sorted(set(roles.LABELS) - roles.READS_REPORTS),
}
ASKED: dict[str, Callable[[Offices], Any]] = {
    "rule_breach": lambda here: ACTS["rule"](here, 1),
    "rule_no_breach": lambda here: ACTS["rule"](here, 0),
    **{name: lambda here, act=act: act(here, 1) for name, act in ACTS.items()},  # type: ignore[misc]
    "propose_correction": lambda here: ruled(here) or ACTS["propose_correction"](here, 1),
    "propose_order": lambda here: ruled(here) or ACTS["propose_order"](here, 1),
    "change_breach": lambda here: answered(here, {lifecycle.CRIME: "Baru."}, services.confirm_change),
    "change_no_breach": lambda here: answered(here, {lifecycle.NO_BREACH: "Baru."}, services.confirm_change),
    "decline_change": lambda here: answered(here, {}, services.decline_change, reason="Tidak."),
}


def table() -> dict[tuple[str, str], dict[str, str]]:
    """(who, move) -> stage -> letter, as written."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    who, stages = "", list[str]()
    for words in filter(None, (line.partition("#")[0].split() for line in TABLE.read_text().splitlines())):
        if words[0] in WHO:
            who, stages = words[0], words[1:]
            continue
        assert (who, words[0]) not in found, words
        found[who, words[0]] = dict(zip(stages, words[1:], strict=True))
    return found


@pytest.fixture
def here() -> Offices:
    """A case whose papers and clocks let every move of the table be taken, whatever stage it is put to."""
    ours = factories.desk()
    report, other = factories.report(), factories.report()
    case, _ = factories.case_at(lifecycle.RULING, ours, found=report)
    for purpose, limit in ((deadlines.TRACING, "pkd-info-awal-7"), (deadlines.HANDLING, "pkd-penanganan-3")):
        Deadline.objects.update_or_create(
            case=case,
            purpose=purpose,
            defaults={
                "limit": limit, "limit_version": 1, "starts_at": ours.at, "met_at": None,
                "due_on": ours.today, "binding": True,
            },
        )  # fmt: skip
    return Offices(report, other, ours, ours)


def ruled(here: Offices) -> None:
    """A ruling among the papers, whatever the stage; no act of the office, so no entry."""
    assert here.case
    here.ours.seal_paper(here.case, Paper.Kind.RULING, {"verdicts": {lifecycle.ETHICS: "Lama."}}).save()


def answered(here: Offices, verdicts: dict[str, str], verb: Callable[..., Any], **more: str) -> None:
    """Answer a proposal that a colleague made."""
    ruled(here)
    assert here.case
    told = {"verdicts": verdicts, "reason": "Keliru.", "order": None}
    here.ours.seal_paper(here.case, Paper.Kind.CHANGE, told).save()
    colleague = Officer.objects.exclude(pk=here.ours.officer.pk).earliest("pk")
    RulingChange.objects.create(case=here.case, why="correction", by=colleague, at=here.ours.at)
    verb(case=here.case, desk=here.ours, **more)


@contextmanager
def standing_at(here: Offices, stage: str) -> Iterator[None]:
    """The case at this stage, and afterwards as it was."""
    with transaction.atomic():
        Case.objects.filter(report=here.report).update(stage=stage)
        yield
        transaction.set_rollback(True)


def as_role(desk: Desk, role: str) -> Desk:
    """The same person, who keeps the key, in another role: moved since the report was sealed."""
    officer = copy(desk.officer)
    officer.role = role
    return replace(desk, officer=officer)


def met(here: Offices, desk: Desk, name: str, stage: str) -> str:
    """What happens, as a letter; a refusal must leave everything as it was."""
    with standing_at(here, stage):
        entries = Entry.objects.count()
        try:
            with transaction.atomic():
                ASKED[name](replace(here, ours=desk))
        except (MoveNotAllowed, services.NotYourRole) as refused:
            assert (Entry.objects.count(), here.stage) == (entries, stage)
            return "." if isinstance(refused, MoveNotAllowed) else "r"
        assert Entry.objects.count() > entries
        return "+"


def test_every_cell_of_the_table_is_as_written(here: Offices) -> None:
    wrong = {
        (who, name, stage, role): found
        for (who, name), row in table().items()
        for stage, letter in row.items()
        for role in (WHO[who] if letter != "." else WHO[who][:1])
        if (found := met(here, as_role(here.ours, role), name, stage)) != letter
    }
    assert wrong == {}


def test_the_table_names_every_role_every_move_and_every_stage() -> None:
    told = table()
    moves = {move.name for move in lifecycle.MOVES}
    assert set(told) == {(who, name) for who in WHO for name in moves}
    assert {tuple(row) for row in told.values()} == {tuple(lifecycle.STAGE_LABELS)}
    assert {role for each in WHO.values() for role in each} == set(roles.LABELS)


def test_the_moves_that_the_table_lets_nobody_take_are_none() -> None:
    taken = {name for (_, name), row in table().items() if "+" in row.values()}
    assert taken == {move.name for move in lifecycle.MOVES}
