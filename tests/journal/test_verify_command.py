"""`netra journal verify`: what it prints, and how it ends."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from netra.journal import queries
from tests.journal.chains import CODE, a_chain, attack

pytestmark = pytest.mark.django_db


def verify(*arguments: str) -> tuple[int, list[dict[str, Any]], str]:
    """Exit status, the lines of standard output, and standard error."""
    out, err, status = StringIO(), StringIO(), 0
    try:
        call_command("netra_journal", "verify", *arguments, stdout=out, stderr=err)
    except SystemExit as leaving:
        status = int(leaving.code or 0)
    return status, [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def test_an_intact_chain_is_told_with_its_length_and_its_end() -> None:
    a_chain(4)
    expected = {
        "government": CODE,
        "entries": 4,
        "head": queries.head_of(CODE).digest,
        "intact": True,
        "faults": [],
    }
    assert verify() == (0, [expected], "")


def test_a_removed_row_ends_with_status_1_and_a_sentence() -> None:
    a_chain(4)
    attack("DELETE FROM journal_entry WHERE sequence = 2")
    status, (line,), complaint = verify()
    assert (status, line["intact"], line["faults"]) == (1, False, [{"sequence": 2, "kind": "removed"}])
    assert f"{CODE} entri 2: entri 2 sampai 2 hilang" in complaint


def test_every_government_gets_its_line_even_after_a_broken_one() -> None:
    a_chain(2, "11.01")
    a_chain(2, "22.02")
    attack("UPDATE journal_entry SET actor = 'x' WHERE government = '11.01' AND sequence = 1")
    status, lines, _ = verify()
    assert (status, [(line["government"], line["intact"]) for line in lines]) == (
        1,
        [("11.01", False), ("22.02", True)],
    )


def test_one_government_can_be_asked_for() -> None:
    a_chain(1, "11.01")
    a_chain(1, "22.02")
    _, lines, _ = verify("--government", "22.02")
    assert [line["government"] for line in lines] == ["22.02"]


def test_without_any_chain_there_is_nothing_to_complain_about() -> None:
    assert verify() == (0, [], "")
