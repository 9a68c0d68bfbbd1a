"""A table of stages and moves answers what is permitted, and refuses to contradict itself."""

import pytest

from netra.law import BrokenProcedure, Move, MoveNotAllowed, Procedure

REGISTER = Move(
    "register", "received", "open", "Registrasi", "bawaslu", ("uu-1-2015", "134(5)"), "pkd-penanganan-3"
)
DISMISS = Move(
    "dismiss", frozenset({"received", "open"}), "closed", "Hentikan", "bawaslu", reason_required=True
)
SOUND = Procedure(("received", "open", "closed"), (REGISTER, DISMISS))


def test_only_the_moves_of_a_stage_are_permitted() -> None:
    assert SOUND.permitted("received") == (REGISTER, DISMISS)
    assert SOUND.permitted("open") == (DISMISS,)
    assert SOUND.permitted("closed") == ()


def test_a_permitted_move_is_found_by_name() -> None:
    assert SOUND.move("open", "dismiss") is DISMISS


@pytest.mark.parametrize(
    ("stage", "name"), [("open", "register"), ("closed", "dismiss"), ("received", "fly")]
)
def test_a_move_that_is_not_permitted_raises(stage: str, name: str) -> None:
    with pytest.raises(MoveNotAllowed) as refused:
        SOUND.move(stage, name)
    assert (refused.value.stage, refused.value.name) == (stage, name)


def test_a_sound_table_is_valid() -> None:
    SOUND.validate()


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (Procedure(("received",), (REGISTER,)), "tahap tidak dikenal: open"),
        (Procedure(("received", "open", "closed"), (REGISTER,)), "tahap tidak pernah tercapai: closed"),
        (
            Procedure(("received", "open"), (REGISTER,), final=frozenset({"received"})),
            "tahap akhir masih punya",
        ),
        (
            Procedure(("received", "open"), (REGISTER,), final=frozenset({"closed"})),
            "tahap tidak dikenal: closed",
        ),
        (
            Procedure(("received", "open", "closed"), (REGISTER, DISMISS), final=frozenset({"open"})),
            "tahap buntu: closed",
        ),
        (Procedure(("received", "open"), (REGISTER, REGISTER)), "ganda pada tahap: received"),
    ],
)
def test_a_contradiction_is_named(table: Procedure, problem: str) -> None:
    with pytest.raises(BrokenProcedure) as refused:
        table.validate()
    assert any(problem in found for found in refused.value.problems)


def test_two_moves_of_a_stage_never_share_a_key() -> None:
    one = Move("one", "a", "b", "Satu", "bawaslu", key="r")
    two = Move("two", "a", "b", "Dua", "bawaslu", key="r")
    with pytest.raises(BrokenProcedure, match="tombol"):
        Procedure(("a", "b"), (one, two)).validate()


def test_every_beginning_counts_for_what_can_be_reached() -> None:
    finding = Move("adopt", "found", "open", "Tetapkan", "bawaslu")
    Procedure(
        ("received", "found", "open"), (REGISTER, finding), initial=frozenset({"received", "found"})
    ).validate()


def test_moves_that_cite_what_the_rulebook_lacks_are_named() -> None:
    assert SOUND.dangling({"uu-1-2015"}, {"pkd-penanganan-3"}) == ()
    assert SOUND.dangling(set(), {"pkd-penanganan-3"}) == ("register",)
    assert SOUND.dangling({"uu-1-2015"}, set()) == ("register",)
