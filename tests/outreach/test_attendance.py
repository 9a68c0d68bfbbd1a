"""An attendance list from its opening to its erasure."""

from datetime import date, datetime, timedelta

import pytest

from netra import law
from netra.agencies.models import Agency, CivilServant
from netra.journal.models import Entry
from netra.outreach import queries, services
from netra.outreach.check_in import Verdict
from netra.outreach.models import Attendance, AttendanceFigure, AttendanceList
from netra.outreach.retention import erase_on
from tests.outreach.halls import MORNING, a_hall, comes, opened, standing
from tests.outreach.meetings import VISIT_DAY, WIB, a_visit
from tests.threads import together
from tests.towns import ACTOR, a_government, a_person, an_agency, someone_at, staff_position

pytestmark = pytest.mark.django_db
AFTERWARDS = datetime(2025, 1, 15, 8, 0, tzinfo=WIB)


def last_entry() -> Entry:
    return Entry.objects.latest("sequence")


def closed(attendance_list: AttendanceList) -> AttendanceList:
    return services.close_attendance(attendance_list=attendance_list, at=MORNING, actor=ACTOR)


def test_opening_counts_who_is_invited_on_that_day(dinas: Agency) -> None:
    someone_at(staff_position(dinas), until=VISIT_DAY - timedelta(1))  # gone
    someone_at(staff_position(dinas), "pppk")  # not called: the visit is for PNS and THL
    someone_at(staff_position(dinas), "cpns")
    attendance_list, _ = a_hall(dinas, people=3)
    assert attendance_list.expected == 4
    assert (last_entry().event, last_entry().facts["expected"]) == ("ATTENDANCE_OPENED", 4)


def test_a_list_is_opened_on_its_day_only(dinas: Agency) -> None:
    with pytest.raises(services.NotTheDay):
        opened(a_visit(dinas), at=MORNING - timedelta(days=1))


def test_opening_twice_gives_one_list(dinas: Agency) -> None:
    briefing = a_visit(dinas)
    assert opened(briefing) == opened(briefing)


@pytest.mark.django_db(transaction=True)
def test_two_officers_who_open_it_at_once_get_one_list(dinas: Agency) -> None:
    briefing = a_visit(dinas)
    runs = together(4, lambda _: opened(briefing).gate)
    assert runs.errors == []
    assert len(set(runs.results)) == 1


def test_a_list_is_not_known_before_it_was_opened(dinas: Agency) -> None:
    attendance_list, _ = a_hall(dinas)
    assert queries.attendance_list_of(attendance_list.briefing, MORNING - timedelta(minutes=1)) is None


def test_the_head_count_stands_beside_the_list(dinas: Agency) -> None:
    attendance_list, (first, *_) = a_hall(dinas)
    comes(attendance_list, first.number)
    services.count_heads(attendance_list=attendance_list, heads=3, at=MORNING, actor=ACTOR)
    assert last_entry().facts == {"heads": 3, "listed": 1}


def test_closing_journals_count_and_digest_and_no_name(dinas: Agency) -> None:
    attendance_list, (first, *_) = a_hall(dinas)
    comes(attendance_list, first.number)
    done = closed(attendance_list)
    entry = last_entry()
    assert (entry.event, entry.facts["present"], entry.facts["digest"]) == (
        "ATTENDANCE_CLOSED",
        1,
        done.digest,
    )
    assert first.name not in str(entry.facts)
    assert first.number not in str(entry.facts)


def test_another_list_has_another_digest(dinas: Agency) -> None:
    attendance_list, (first, second, *_) = a_hall(dinas)
    comes(attendance_list, first.number)
    before = closed(attendance_list).digest
    services.reopen_attendance(attendance_list=attendance_list, at=MORNING, actor=ACTOR)
    comes(attendance_list, second.number)
    assert closed(attendance_list).digest != before


def test_a_closed_list_is_not_closed_again(dinas: Agency) -> None:
    attendance_list, _ = a_hall(dinas)
    closed(attendance_list)
    with pytest.raises(services.ListIsClosed):
        closed(attendance_list)


def test_figures_are_kept_per_agency_employment_and_way(dinas: Agency) -> None:
    attendance_list, (first, second, *_) = a_hall(dinas)
    comes(attendance_list, first.number)
    comes(attendance_list, second.number, way="paper")
    comes(attendance_list, "A-1", add=True)
    closed(attendance_list)
    figures = AttendanceFigure.objects.values_list("agency__code", "employment", "way", "present")
    assert sorted(figures, key=str) == [
        ("dinas", "pns", "paper", 1),
        ("dinas", "pns", "usher", 1),
        (None, "", "usher", 1),
    ]


def test_somebody_unlisted_is_matched_to_the_roster(dinas: Agency) -> None:
    attendance_list, (first, *_) = a_hall(dinas)
    comes(attendance_list, "A-1", name="Tamu", add=True)
    [row] = queries.unmatched_of(attendance_list.briefing_id)
    services.match_attendance(attendance=row, civil_servant=first, at=MORNING, actor=ACTOR)
    row.refresh_from_db()
    assert (row.civil_servant, row.typed_number, row.typed_name) == (first, "", "")
    assert comes(attendance_list, first.number).verdict == Verdict.ALREADY


def test_nobody_is_matched_twice(dinas: Agency) -> None:
    attendance_list, (first, *_) = a_hall(dinas)
    comes(attendance_list, first.number)
    comes(attendance_list, "A-1", add=True)
    [row] = queries.unmatched_of(attendance_list.briefing_id)
    with pytest.raises(services.AnotherPerson):
        services.match_attendance(attendance=row, civil_servant=first, at=MORNING, actor=ACTOR)


def test_nobody_is_matched_across_governments(dinas: Agency) -> None:
    attendance_list, _ = a_hall(dinas)
    comes(attendance_list, "A-1", add=True)
    [row] = queries.unmatched_of(attendance_list.briefing_id)
    stranger = a_person(a_government("99.02"))
    with pytest.raises(services.AnotherPerson):
        services.match_attendance(attendance=row, civil_servant=stranger, at=MORNING, actor=ACTOR)


def test_matching_after_closing_renews_the_digest_and_the_figures(dinas: Agency) -> None:
    attendance_list, (first, *_) = a_hall(dinas)
    comes(attendance_list, "A-1", add=True)
    before = closed(attendance_list).digest
    [row] = queries.unmatched_of(attendance_list.briefing_id)
    services.match_attendance(attendance=row, civil_servant=first, at=MORNING, actor=ACTOR)
    attendance_list.refresh_from_db()
    assert attendance_list.digest != before
    assert AttendanceFigure.objects.get().agency == dinas


def test_names_stay_until_thirty_days_after_the_election() -> None:
    assert erase_on(VISIT_DAY, law.election_on(VISIT_DAY)) == date(2025, 1, 15)


def test_between_elections_names_stay_half_a_year() -> None:
    assert erase_on(date(2026, 3, 4), None) == date(2026, 8, 31)


def test_names_go_by_rule_and_figures_stay(dinas: Agency) -> None:
    attendance_list, (first, *_) = a_hall(dinas)
    comes(attendance_list, first.number)
    digest = closed(attendance_list).digest
    assert erased(dinas) == [attendance_list.briefing.label]
    attendance_list.refresh_from_db()
    assert (Attendance.objects.count(), attendance_list.present, attendance_list.digest) == (0, 1, digest)
    assert bytes(attendance_list.secret) == b""
    assert AttendanceFigure.objects.get().present == 1
    assert last_entry().event == "ATTENDANCE_ERASED"


def test_erasing_late_or_twice_changes_nothing(dinas: Agency) -> None:
    closed(a_hall(dinas)[0])
    erased(dinas)
    before = Entry.objects.count()
    assert erased(dinas, AFTERWARDS + timedelta(days=400)) == []
    assert Entry.objects.count() == before


def test_the_day_before_nothing_goes(dinas: Agency) -> None:
    attendance_list, (first, *_) = a_hall(dinas)
    comes(attendance_list, first.number)
    assert erased(dinas, AFTERWARDS - timedelta(days=1)) == []
    with pytest.raises(services.StillKept):
        services.erase_attendance(
            attendance_list=closed(attendance_list),
            election=law.election_on(VISIT_DAY),
            at=MORNING,
            actor=ACTOR,
        )


def test_a_list_that_nobody_closed_is_closed_first(dinas: Agency) -> None:
    attendance_list, (first, *_) = a_hall(dinas)
    comes(attendance_list, first.number)
    erased(dinas)
    attendance_list.refresh_from_db()
    assert attendance_list.present == 1
    assert attendance_list.closed_at is not None


def test_an_erased_list_is_not_opened_again(dinas: Agency) -> None:
    attendance_list, (first, *_) = a_hall(dinas)
    closed(attendance_list)
    erased(dinas)
    attendance_list.refresh_from_db()
    with pytest.raises(services.ListIsClosed):
        services.reopen_attendance(attendance_list=attendance_list, at=AFTERWARDS, actor=ACTOR)
    assert comes(attendance_list, first.number).verdict == Verdict.CLOSED


def test_a_sheet_of_paper_is_answered_line_by_line(dinas: Agency) -> None:
    attendance_list, (first, second, third) = a_hall(dinas)
    called(second, "Rina Contoh")
    comes(attendance_list, third.number)
    answers = services.enter_paper(
        standing=standing(attendance_list),
        government=dinas.government,
        lines=[first.number, "RINA CONTOH", third.number, "B-7; Tamu Contoh", "Nama Tak Dikenal"],
        at=MORNING,
        entered_by=None,
    )
    assert [answer.word for answer in answers] == [
        "Masuk",
        "Masuk",
        "Sudah tercatat",
        "Ditambahkan",
        "Tidak ditemukan",
    ]
    assert queries.present_by(attendance_list.briefing_id, "way") == {"paper": 3, "usher": 1}


@pytest.mark.parametrize(
    "line",
    [
        "THL-32.72-00001",
        "thl 32.72 00001",
        "3. THL-32.72-00001",
        "Nomor: THL-32.72-00001",
        "THL327200001 Rina",
    ],
)
def test_a_number_from_paper_finds_its_person_however_it_is_written(dinas: Agency, line: str) -> None:
    attendance_list, (first, *_) = a_hall(dinas)
    type(first).objects.filter(pk=first.pk).update(number="THL-32.72-00001")
    [answer] = typed(attendance_list, line)
    assert (answer.word, answer.is_done) == ("Masuk", True)
    assert queries.attendance_of(attendance_list.briefing_id).get().civil_servant == first


def test_a_number_that_nobody_has_is_no_guest_and_stays_to_be_mended(dinas: Agency) -> None:
    attendance_list, (first, *_) = a_hall(dinas)
    answers = typed(attendance_list, "19990101", "198501012010011001; Tamu Contoh", first.number)
    assert [(each.word, each.is_done) for each in answers] == [
        ("Tidak dikenal", False),
        ("Ditambahkan", True),
        ("Masuk", True),
    ]
    assert "Periksa angkanya" in answers[0].detail
    assert queries.unmatched_of(attendance_list.briefing_id).get().typed_name == "Tamu Contoh"


def test_closing_matches_a_guest_whose_number_is_on_the_roster(dinas: Agency) -> None:
    attendance_list, (first, second, *_) = a_hall(dinas)
    for person, number in ((first, "THL-32.72-00001"), (second, "THL-32.72-00002")):
        type(person).objects.filter(pk=person.pk).update(number=number)
    comes(attendance_list, "THL 32.72 00001", add=True)
    comes(attendance_list, "THL-32.72-00002")
    comes(attendance_list, "THL 32.72 00002", add=True)
    closed(attendance_list)
    there = set(queries.attendance_of(attendance_list.briefing_id).values_list("civil_servant", flat=True))
    assert there == {first.pk, second.pk, None}  # the second spelling of the second is left to the office


def test_each_spelling_of_a_number_on_one_sheet_finds_its_person(dinas: Agency) -> None:
    attendance_list, (first, *_) = a_hall(dinas)
    type(first).objects.filter(pk=first.pk).update(number="THL-32.72-00001")
    answers = typed(attendance_list, "THL 32.72 00001", "THL/32.72/00001")
    assert [each.word for each in answers] == ["Masuk", "Sudah tercatat"]


def typed(attendance_list: AttendanceList, *lines: str) -> list[services.PaperAnswer]:
    return services.enter_paper(
        standing=standing(attendance_list),
        government=attendance_list.briefing.government,
        lines=lines,
        at=MORNING,
        entered_by=None,
    )


def test_a_name_that_two_people_have_is_not_guessed(dinas: Agency) -> None:
    attendance_list, (first, second, *_) = a_hall(dinas)
    for each in (first, second):
        called(each, "Rina Contoh")
    [answer] = services.enter_paper(
        standing=standing(attendance_list),
        government=dinas.government,
        lines=["Rina Contoh"],
        at=MORNING,
        entered_by=None,
    )
    assert (answer.word, answer.is_done) == ("Nama ganda", False)


def test_the_code_that_let_in_the_most_is_known(dinas: Agency) -> None:
    attendance_list, guests = a_hall(dinas, people=4)
    for guest, window in zip(guests, (7, 8, 8, None), strict=True):
        comes(attendance_list, guest.number, code_window=window)
    crowd = queries.largest_crowd(attendance_list.briefing_id)
    assert crowd is not None
    assert crowd.people == 2


def test_a_phone_keeps_keys_and_short_names_no_number(dinas: Agency) -> None:
    attendance_list, guests = a_hall(dinas)
    kept = queries.guests_of(attendance_list, attendance_list.briefing)
    assert len(kept) == 3
    assert not {guest.number for guest in guests} & {each.key for each in kept}
    assert all(guest.name not in {each.name for each in kept} for guest in guests)


def called(person: CivilServant, name: str) -> None:
    person.name = name
    person.save()


def erased(dinas: Agency, at: datetime = AFTERWARDS) -> list[str]:
    return services.erase_what_is_due(
        government=dinas.government, election_on=law.election_on, at=at, actor=ACTOR
    )


@pytest.fixture
def dinas() -> Agency:
    return an_agency(a_government(), "dinas")
