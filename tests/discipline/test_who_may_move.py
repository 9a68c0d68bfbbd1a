"""Which class of staff has which move at which stage, and whose move it is: `moves.txt` is the table.

The procedure is asked for every cell; whose move it is, the service is asked by every role and both persons.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import transaction

from netra.accounts import roles
from netra.discipline import lifecycle, services
from netra.discipline.desk import Desk
from netra.discipline.models import Proceeding, Sheet
from netra.journal.models import Entry
from netra.law.procedure import MoveNotAllowed
from tests.discipline.proceedings import again, desks, opened
from tests.discipline.test_always_a_way_on import Office

TABLE = Path(__file__).with_name("moves.txt")
LETTERS = dict(zip(lifecycle.ALL, "PKTHD", strict=True))
"""PNS, PPPK, THL, kepala desa, perangkat desa."""


def table() -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Move -> whose it is; move -> stage -> the classes that have it there, as written."""
    rows = [line.partition("#")[0].split() for line in TABLE.read_text().splitlines()]
    (_, _, *stages), *moves = filter(None, rows)
    whose = {name: actor for name, actor, *_ in moves}
    return whose, {name: dict(zip(stages, letters, strict=True)) for name, _, *letters in moves}


def test_every_cell_of_the_table_is_as_the_procedure_answers() -> None:
    _, told = table()
    wrong = {
        (name, stage): found
        for name, row in told.items()
        for stage, letters in row.items()
        if (found := "".join(LETTERS[each] for each in lifecycle.ALL if has(each, stage, name)) or ".")
        != letters
    }
    assert wrong == {}


def has(employment: str, stage: str, name: str) -> bool:
    """Whether this class of staff has the move at this stage."""
    try:
        lifecycle.PROCEDURES[employment].move(stage, name)
    except MoveNotAllowed:
        return False
    return True


def test_the_table_names_every_move_and_every_stage() -> None:
    whose, told = table()
    assert set(told) == {row.move.name for row in lifecycle.TABLE}
    assert {tuple(row) for row in told.values()} == {tuple(lifecycle.STAGE_LABELS)}
    assert set(whose.values()) == {"keeper", "second"}


@pytest.fixture
def keepers(db: None) -> tuple[Desk, Desk]:
    """Who examined, and who did not."""
    return desks()


@pytest.mark.beside("sqlite")
@pytest.mark.parametrize("name", sorted({row.move.name for row in lifecycle.TABLE}))
def test_a_move_is_refused_to_every_other_role_and_a_decision_to_who_examined(
    keepers: tuple[Desk, Desk], name: str
) -> None:
    whose, told = table()
    stage, letters = next((stage, each) for stage, each in told[name].items() if each != ".")
    employment = next(each for each in lifecycle.ALL if LETTERS[each] in letters)
    examiner, second = keepers
    made = opened(examiner, employment)
    examiner.seal(made, Sheet.Kind.HEARING, {"minutes": "-"}).save()
    Proceeding.objects.filter(pk=made.pk).update(stage=stage)
    asked = asking(made, examiner, name)
    for role in sorted(set(roles.LABELS) - roles.KEEPS_DISCIPLINE):
        assert asked(as_role(examiner, role)) == "NotYourRole", role
    assert (asked(examiner) == "SameEyes") == (whose[name] == "second")
    for desk in keepers:
        assert asked(desk) not in {"NotYourRole", "MoveNotAllowed"}
    assert asked(second) != "SameEyes"


def asking(made: Proceeding, desk: Desk, name: str) -> Callable[[Desk], str]:
    """What one desk meets there: the name of the refusal, or nothing. Nothing stays of it."""

    def asked(by: Desk) -> str:
        given = Office(made, by, by).arguments(name, by)
        before, found = Entry.objects.count(), ""
        with transaction.atomic():
            try:
                with transaction.atomic():
                    getattr(services, name)(proceeding=again(made), desk=by, **given)
            except Exception as refusal:
                found = type(refusal).__name__
            assert (Entry.objects.count() == before) == bool(found)
            transaction.set_rollback(True)
        return found

    return asked


def as_role(desk: Desk, role: str) -> Desk:
    """The same person with the same key, in another role."""
    officer = copy(desk.officer)
    officer.role = role
    return replace(desk, officer=officer)
