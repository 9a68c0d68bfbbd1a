"""The chain holds, and whatever an owner of the database does to it is named."""

from datetime import UTC, timedelta, timezone

import pytest

from netra.journal import chain, queries
from netra.journal.models import Entry, Head
from netra.journal.queries import faults_of
from netra.journal.services import recording
from tests.factories import CAMPAIGN
from tests.journal.chains import CODE, a_chain, attack, record

pytestmark = pytest.mark.django_db


def faults(government: str = CODE) -> list[tuple[int, str]]:
    return [(fault.sequence, fault.kind) for fault in faults_of(government)]


def sequences(government: str) -> list[int]:
    entries = Entry.objects.filter(government=government).order_by("sequence")
    return list(entries.values_list("sequence", flat=True))


def test_an_untouched_chain_has_no_fault() -> None:
    a_chain()
    assert faults() == []


def test_a_chain_longer_than_one_portion_of_reading_holds() -> None:
    with recording(CODE, at=CAMPAIGN) as log:
        for _ in range(2003):
            log.note("OFFICER_SIGNED_IN", actor="uji")
    assert (Entry.objects.count(), faults()) == (2003, [])


def test_every_entry_points_to_the_one_before_and_the_first_to_none() -> None:
    a_chain(3)
    first, second, third = Entry.objects.order_by("sequence")
    assert (first.previous, second.previous, third.previous) == (chain.GENESIS, first.digest, second.digest)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("event", "REPORT_OPENED"),
        ("subject", "L-2024-9999"),
        ("actor", "orang lain"),
        ("facts", '{"nomor": 99}'),
        ("at", "2024-10-01 00:00:00+00:00"),
        ("recorded_at", "2024-10-01 00:00:00+00:00"),
    ],
)
def test_a_changed_field_is_named_at_its_entry(column: str, value: str) -> None:
    a_chain()
    assert attack(f"UPDATE journal_entry SET {column} = %s WHERE sequence = 3", [value]) == 1
    assert faults() == [(3, "changed")]


def test_a_changed_entry_whose_digest_was_made_to_fit_breaks_the_entry_after_it() -> None:
    a_chain()
    attack("UPDATE journal_entry SET actor = 'orang lain' WHERE sequence = 3")
    forged = queries.link_of(Entry.objects.get(sequence=3)).digest()
    attack("UPDATE journal_entry SET digest = %s WHERE sequence = 3", [forged])
    assert faults() == [(4, "inserted")]


def test_a_removed_row_is_named_and_nothing_else_is_blamed() -> None:
    a_chain()
    attack("DELETE FROM journal_entry WHERE sequence = 3")
    assert faults() == [(3, "removed")]


def test_removed_first_rows_are_named_with_their_span() -> None:
    a_chain()
    attack("DELETE FROM journal_entry WHERE sequence < 3")
    (fault,) = faults_of(CODE)
    assert (fault.sequence, fault.sentence) == (1, "entri 1 sampai 2 hilang")


def test_rows_cut_off_at_the_end_are_named() -> None:
    a_chain()
    attack("DELETE FROM journal_entry WHERE sequence >= 4")
    (fault,) = faults_of(CODE)
    assert (fault.sequence, fault.kind) == (4, "cut")


def test_rows_cut_off_together_with_the_head_are_not_told_apart_from_a_shorter_chain() -> None:
    """The honest limit: only a head that somebody else noted down shows this. See `netra journal verify`."""
    a_chain()
    noted_elsewhere = queries.head_of(CODE).digest
    attack("DELETE FROM journal_entry WHERE sequence = 5")
    last = Entry.objects.get(sequence=4)
    Head.objects.update(sequence=4, digest=last.digest)
    assert faults() == []
    assert queries.head_of(CODE).digest != noted_elsewhere


def test_a_row_inserted_with_a_used_number_is_named() -> None:
    a_chain()
    _insert_copy(of=2, sequence=6)
    attack("UPDATE journal_entry SET sequence = 60 WHERE sequence = 3")
    attack("UPDATE journal_entry SET sequence = 3 WHERE sequence = 6")
    assert (3, "inserted") in faults()


def test_a_row_inserted_after_the_end_is_named() -> None:
    a_chain()
    last = Entry.objects.get(sequence=5)
    _insert_copy(of=5, sequence=6, previous=last.digest)
    assert (6, "inserted") in faults()


def test_a_forged_entry_that_fits_the_end_is_named_because_the_head_does_not_know_it() -> None:
    a_chain()
    last = Entry.objects.get(sequence=5)
    _insert_copy(of=5, sequence=6, previous=last.digest)
    forged = queries.link_of(Entry.objects.get(sequence=6)).digest()
    attack("UPDATE journal_entry SET digest = %s WHERE sequence = 6", [forged])
    assert faults() == [(6, "inserted")]


def test_a_head_that_was_changed_is_named() -> None:
    a_chain()
    Head.objects.update(digest="f" * 64)
    assert faults() == [(5, "changed")]


def test_a_removed_head_leaves_entries_that_nobody_vouches_for() -> None:
    a_chain()
    Head.objects.all().delete()
    assert faults() == [(1, "inserted")]


def test_entries_of_a_government_without_a_head_are_still_walked() -> None:
    a_chain()
    Head.objects.all().delete()
    assert CODE in queries.governments()


def test_two_governments_have_chains_of_their_own() -> None:
    for number in range(3):
        record(government="11.01", subject=f"a-{number}")
        record(government="22.02", subject=f"b-{number}")
    sequences = {
        code: list(
            Entry.objects.filter(government=code).order_by("sequence").values_list("sequence", flat=True)
        )
        for code in ("11.01", "22.02")
    }
    assert sequences == {"11.01": [1, 2, 3], "22.02": [1, 2, 3]}


def test_damage_in_one_government_is_not_blamed_on_another() -> None:
    a_chain(3, "11.01")
    a_chain(3, "22.02")
    attack("DELETE FROM journal_entry WHERE government = '11.01' AND sequence = 2")
    assert (faults("11.01"), faults("22.02")) == ([(2, "removed")], [])


def test_an_entry_moved_to_another_government_is_named_in_both() -> None:
    a_chain(3, "11.01")
    a_chain(2, "22.02")
    attack("UPDATE journal_entry SET government = '22.02' WHERE government = '11.01' AND sequence = 3")
    assert faults("11.01") == [(3, "cut")]
    assert (3, "changed") in faults("22.02")


def test_the_digest_does_not_depend_on_the_zone_in_which_a_moment_is_written() -> None:
    fields = {
        "government": CODE, "sequence": 1, "event": "X", "subject": "", "actor": "uji",
        "facts": {"b": 1, "a": "é"}, "previous": chain.GENESIS,
    }  # fmt: skip
    wib = chain.Link(at=CAMPAIGN, recorded_at=CAMPAIGN, **fields)
    utc = chain.Link(
        at=CAMPAIGN.astimezone(UTC), recorded_at=CAMPAIGN.astimezone(timezone(timedelta(hours=9))), **fields
    )
    assert wib.digest() == utc.digest()


def _insert_copy(*, of: int, sequence: int, previous: str | None = None) -> None:
    columns = "government, event, subject, actor, at, recorded_at, facts, digest"
    chosen = "previous" if previous is None else f"'{previous}'"
    attack(
        f"INSERT INTO journal_entry ({columns}, sequence, previous) "
        f"SELECT {columns}, {sequence}, {chosen} FROM journal_entry WHERE sequence = {of}"
    )
