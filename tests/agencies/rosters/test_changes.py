"""What a list does to the record: new, moved, left, changed; dated, whole or not at all, and only once."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from netra.agencies import queries
from netra.agencies.models import CivilServant, Government, Position, Posting
from netra.agencies.rosters import keys, refusals
from netra.journal.models import Entry
from tests.agencies.rosters.files import (
    HEADINGS,
    LATER,
    LONTAR,
    ON,
    PANDAN,
    RUMBIA,
    a_csv,
    a_line,
    a_town,
    imported,
    person,
    places_of,
    position,
    previewed,
)
from tests.towns import head_position, someone_at

pytestmark = pytest.mark.django_db
SEPTEMBER_30, OCTOBER_31 = date(2024, 9, 30), date(2024, 10, 31)


def test_a_new_person_serves_from_the_lists_day(town: Government, tmp_path: Path) -> None:
    done = imported(town, a_csv(tmp_path, [a_line()]))
    assert done.counts() == counts(listed=1, new=1)
    assert places_of(RUMBIA) == [("dinkes", ON, None)]
    assert (person().name, person().employment, person().grade) == ("Rumbia", "pns", "")


def test_the_day_of_the_appointment_is_kept_where_the_list_tells_it(town: Government, tmp_path: Path) -> None:
    path = a_csv(tmp_path, [(*a_line(), "1 Maret 2020")], headings=(*HEADINGS, "TMT Jabatan"))
    imported(town, path)
    assert places_of(RUMBIA) == [("dinkes", date(2020, 3, 1), None)]


def test_somebody_who_moved_was_elsewhere_the_day_before(town: Government, tmp_path: Path) -> None:
    imported(town, a_csv(tmp_path, [a_line()]))
    done = imported(town, a_csv(tmp_path, [a_line(unit="Dinas Perhubungan")]), on=LATER)
    assert done.counts() == counts(listed=1, moved=1)
    assert places_of(RUMBIA) == [("dinkes", ON, OCTOBER_31), ("dishub", LATER, None)]
    before = queries.posting_on(person(), OCTOBER_31)
    assert before is not None and before.position.agency.code == "dinkes"


def test_a_move_begins_on_the_day_that_the_list_tells(town: Government, tmp_path: Path) -> None:
    imported(town, a_csv(tmp_path, [a_line()]))
    line = (*a_line(unit="Dinas Perhubungan"), "2024-10-15")
    imported(town, a_csv(tmp_path, [line], headings=(*HEADINGS, "TMT Jabatan")), on=LATER)
    assert places_of(RUMBIA)[1] == ("dishub", date(2024, 10, 15), None)


def test_who_is_missing_stays_unless_the_list_is_complete(town: Government, tmp_path: Path) -> None:
    imported(town, a_csv(tmp_path, [a_line(), a_line(PANDAN, "Pandan")]))
    only_one = a_csv(tmp_path, [a_line()])
    assert imported(town, only_one, on=LATER).changes.is_empty()
    assert imported(town, only_one, on=LATER, complete=True).counts() == counts(listed=1, left=1)
    assert places_of(PANDAN) == [("dinkes", ON, OCTOBER_31)]


def test_who_left_and_is_back_serves_again_from_that_day(town: Government, tmp_path: Path) -> None:
    both = a_csv(tmp_path, [a_line(), a_line(PANDAN, "Pandan")], name="both.csv")
    imported(town, both)
    imported(town, a_csv(tmp_path, [a_line()]), on=LATER, complete=True)
    done = imported(town, both, on=date(2024, 12, 1))
    assert done.counts() == counts(listed=2, returned=1)
    assert places_of(PANDAN) == [("dinkes", ON, OCTOBER_31), ("dinkes", date(2024, 12, 1), None)]


def test_a_list_corrected_on_the_same_day_corrects_the_posting(town: Government, tmp_path: Path) -> None:
    imported(town, a_csv(tmp_path, [a_line(), a_line(PANDAN, "Pandan")]))
    imported(town, a_csv(tmp_path, [a_line(unit="Dinas Perhubungan")]), complete=True)
    assert places_of(RUMBIA) == [("dishub", ON, None)]
    assert places_of(PANDAN) == []


def test_a_new_name_status_and_golongan_are_changes(town: Government, tmp_path: Path) -> None:
    headings = (*HEADINGS, "Status", "Gol")
    imported(town, a_csv(tmp_path, [(*a_line(), "CPNS", "III/a")], headings=headings))
    done = imported(
        town, a_csv(tmp_path, [(*a_line(name="Rumbia, S.Pd."), "PNS", "IIIb")], headings=headings)
    )
    assert done.counts() == counts(listed=1, changed=1)
    assert (person().name, person().employment, person().grade) == ("Rumbia, S.Pd.", "pns", "III/b")


def test_what_a_list_does_not_tell_stays_as_it_was(town: Government, tmp_path: Path) -> None:
    headings = (*HEADINGS, "Status", "Gol")
    imported(town, a_csv(tmp_path, [(*a_line(), "CPNS", "III/a")], headings=headings))
    assert imported(town, a_csv(tmp_path, [a_line()])).changes.is_empty()
    assert (person().employment, person().grade) == ("cpns", "III/a")


def test_the_same_file_twice_changes_nothing(town: Government, tmp_path: Path) -> None:
    path = a_csv(tmp_path, [a_line(), a_line(PANDAN, "Pandan", title="Perawat")])
    imported(town, path)
    entries = Entry.objects.count()
    assert imported(town, path, complete=True).counts() == counts(listed=2)
    assert (CivilServant.objects.count(), Posting.objects.count()) == (2, 2)
    assert Entry.objects.count() == entries


def test_a_dry_run_tells_the_same_and_changes_nothing(town: Government, tmp_path: Path) -> None:
    path = a_csv(tmp_path, [a_line(), a_line(PANDAN, "Pandan", title="Perawat")])
    told = previewed(town, path).counts()
    assert not CivilServant.objects.exists()
    assert not Position.objects.filter(title="Perawat").exists()
    assert imported(town, path).counts() == told == counts(listed=2, new=2, positions=1)


def test_one_wrong_line_keeps_every_line_out(town: Government, tmp_path: Path) -> None:
    path = a_csv(tmp_path, [a_line(), a_line("123", "Pandan")])
    with pytest.raises(refusals.HasErrors):
        imported(town, path)
    assert not CivilServant.objects.exists()


def test_the_journal_notes_counts_and_the_files_hash_and_no_name(town: Government, tmp_path: Path) -> None:
    path = a_csv(tmp_path, [a_line(name="Rumbia Anyamloka")])
    done = imported(town, path)
    entry = Entry.objects.get(event="ROSTER_IMPORTED")
    assert entry.facts["new"] == 1
    assert entry.facts["sha256"] == done.roster.sha256
    assert "Rumbia" not in str(entry.facts)


def test_another_governments_people_are_strangers(town: Government, tmp_path: Path) -> None:
    path = a_csv(tmp_path, [a_line()])
    imported(town, path)
    neighbour = a_town("99.02")
    assert imported(neighbour, path, complete=True).counts() == counts(listed=1, new=1)
    assert Posting.objects.filter(to_on__isnull=True).count() == 2


def test_a_new_position_answers_to_the_head_of_its_agency(town: Government, tmp_path: Path) -> None:
    imported(town, a_csv(tmp_path, [a_line(title="Perawat Ahli Muda")]))
    made = position("dinkes", "Perawat Ahli Muda")
    assert (made.rank, made.superior) == ("fungsional", position("dinkes", "Kepala dinkes"))


def test_a_position_is_matched_whatever_its_capitals_and_spaces(town: Government, tmp_path: Path) -> None:
    assert imported(town, a_csv(tmp_path, [a_line(title="  STAF ")])).counts()["positions"] == 0


def test_a_new_position_answers_to_the_one_that_its_holders_superior_has(
    town: Government, tmp_path: Path
) -> None:
    lines = [(*a_line(title="Kepala Seksi"), ""), (*a_line(PANDAN, "Pandan", title="Perawat"), RUMBIA)]
    imported(town, a_csv(tmp_path, lines, headings=(*HEADINGS, "NIP Atasan")))
    assert position("dinkes", "Perawat").superior == position("dinkes", "Kepala Seksi")


def test_superiors_in_a_circle_do_not_make_one(town: Government, tmp_path: Path) -> None:
    lines = [(*a_line(title="Kepala Seksi"), PANDAN), (*a_line(PANDAN, "Pandan", title="Perawat"), RUMBIA)]
    imported(town, a_csv(tmp_path, lines, headings=(*HEADINGS, "NIP Atasan")))
    head = position("dinkes", "Kepala dinkes")
    superiors = {position("dinkes", title).superior for title in ("Kepala Seksi", "Perawat")}
    assert head in superiors


def test_a_superior_whom_nobody_knows_is_a_warning(town: Government, tmp_path: Path) -> None:
    lines = [(*a_line(title="Perawat"), "Wali Kota")]
    done = imported(town, a_csv(tmp_path, lines, headings=(*HEADINGS, "Atasan")))
    assert "bukan NIP pegawai di daftar" in done.findings.warnings.told()[0]


def test_a_head_gives_the_chair_to_a_successor(town: Government, tmp_path: Path) -> None:
    imported(town, a_csv(tmp_path, [a_line(title="Kepala dinkes")]))
    lines = [a_line(unit="Dinas Perhubungan"), a_line(PANDAN, "Pandan", title="Kepala dinkes")]
    imported(town, a_csv(tmp_path, lines), on=LATER)
    heads = [queries.head_of(position("dinkes", "Staf").agency, on) for on in (OCTOBER_31, LATER)]
    assert heads == [person(RUMBIA), person(PANDAN)]


def test_a_chair_that_somebody_else_keeps_is_an_error(town: Government, tmp_path: Path) -> None:
    someone_at(head_position(position("dinkes", "Staf").agency))
    path = a_csv(tmp_path, [a_line(title="Kepala dinkes")])
    assert "masih dipegang orang lain" in previewed(town, path).findings.errors.told()[0]
    assert imported(town, path, complete=True).counts() == counts(listed=1, new=1, left=1)


def test_two_heads_of_one_agency_are_an_error(town: Government, tmp_path: Path) -> None:
    path = a_csv(tmp_path, [a_line(title="Kepala dinkes"), a_line(PANDAN, "Pandan", title="Kepala dinkes")])
    told = previewed(town, path).findings.errors.told()
    assert told == [
        "baris 3, kolom Jabatan: baris 2 juga memegang jabatan kepala ini. Kepala unit hanya satu orang."
    ]


def test_a_list_of_an_earlier_day_cannot_move_who_was_posted_later(town: Government, tmp_path: Path) -> None:
    imported(town, a_csv(tmp_path, [a_line()]))
    imported(town, a_csv(tmp_path, [a_line(unit="Dinas Perhubungan")]), on=date(2024, 12, 1))
    with pytest.raises(refusals.HasErrors) as refused:
        imported(town, a_csv(tmp_path, [a_line(title="Perawat")]), on=LATER)
    assert "sudah punya penempatan sesudah 01-11-2024" in refused.value.findings.errors.told()[0]


def test_a_complete_list_of_an_earlier_day_lets_nobody_go_who_was_posted_later(
    town: Government, tmp_path: Path
) -> None:
    imported(town, a_csv(tmp_path, [a_line()]))
    imported(town, a_csv(tmp_path, [a_line(unit="Dinas Perhubungan")]), on=date(2024, 12, 1))
    with pytest.raises(refusals.PostedLater):
        imported(town, a_csv(tmp_path, [a_line(PANDAN, "Pandan")]), on=LATER, complete=True)


def test_a_first_load_that_is_large_keeps_every_key(
    town: Government, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The keys that are taken off for the load are back: a second head and a second posting are refused."""
    before = _keys()
    monkeypatch.setattr(keys, "FROM_ROWS", 2)
    path = a_csv(
        tmp_path, [a_line(), a_line(PANDAN, "Pandan"), a_line(LONTAR, "Lontar", title="Kepala dinkes")]
    )
    assert keys.is_worth_it(3, "agencies_civilservant")
    assert imported(town, path).counts() == counts(listed=3, new=3)
    assert _keys() == before
    assert person(LONTAR).employment == "pppk"
    assert not keys.is_worth_it(3, "agencies_civilservant"), "as many are on record now, whosever they are"


def _keys() -> set[str]:
    from_introspection: set[str] = set()
    with connection.cursor() as cursor:
        leaning = {each.related_model._meta.db_table for each in CivilServant._meta.related_objects}
        for table in ("agencies_civilservant", *leaning):
            told = connection.introspection.get_constraints(cursor, table)
            from_introspection |= {
                f"{table} {name} {each['columns']} {each['unique']} {each['foreign_key']}"
                for name, each in told.items()
            }
    return from_introspection


def counts(**changed: int) -> dict[str, int]:
    kinds = ("listed", "new", "returned", "moved", "changed", "left", "positions")
    return dict.fromkeys(kinds, 0) | changed


@pytest.fixture
def town() -> Government:
    return a_town()
