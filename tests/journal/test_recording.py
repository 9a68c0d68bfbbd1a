"""What is written is written whole, with its entries, or not at all."""

import pytest

from netra.journal import events, identity_events, queries, ruling_events, service_events
from netra.journal.models import Entry, Head
from netra.journal.services import NothingRecorded, UnknownEvent, recording
from tests import factories
from tests.factories import CAMPAIGN
from tests.journal.chains import CODE, record
from tests.threads import together

THREADS, EACH = 12, 4


@pytest.mark.django_db
def test_a_block_that_notes_nothing_is_rolled_back() -> None:
    home = factories.government()
    with pytest.raises(NothingRecorded), recording(home.code, at=CAMPAIGN):
        home.name = "Kota Lain"
        home.save()
    home.refresh_from_db()
    assert home.name == "Kota Sukabumi"


@pytest.mark.django_db
def test_a_block_that_fails_leaves_neither_change_nor_entry() -> None:
    home = factories.government()
    before = Entry.objects.count()
    with pytest.raises(ZeroDivisionError), recording(home.code, at=CAMPAIGN) as log:
        home.name = "Kota Lain"
        home.save()
        log.note(events.GOVERNMENT_FOUNDED, actor="uji")
        raise ZeroDivisionError
    home.refresh_from_db()
    assert (home.name, Entry.objects.count()) == ("Kota Sukabumi", before)


@pytest.mark.django_db
def test_an_event_outside_the_vocabulary_is_refused_and_nothing_stays() -> None:
    with pytest.raises(UnknownEvent, match="KOPI_DIMINUM"):
        record("KOPI_DIMINUM")
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_one_act_may_note_several_events_in_their_order() -> None:
    with recording(CODE, at=CAMPAIGN) as log:
        log.note(events.RULING_MADE, actor="uji")
        log.note(events.CASE_DISMISSED, actor="uji")
    assert list(Entry.objects.order_by("sequence").values_list("event", flat=True)) == [
        events.RULING_MADE,
        events.CASE_DISMISSED,
    ]


@pytest.mark.django_db
def test_one_act_may_note_in_the_chain_of_another_government_and_both_stay_whole() -> None:
    record(government="99.02")
    with recording(CODE, at=CAMPAIGN) as log:
        log.note(events.OFFICER_LEFT, actor="uji")
        log.note(events.CASE_HANDED_OVER, actor="uji", chain_of="99.02")
    for code, told in ((CODE, [events.OFFICER_LEFT]), ("99.02", ["OFFICER_SIGNED_IN", "CASE_HANDED_OVER"])):
        found = Entry.objects.filter(government=code).order_by("sequence")
        assert list(found.values_list("event", flat=True)) == told
        assert list(queries.faults_of(code)) == []


@pytest.mark.django_db
def test_legal_and_machine_time_are_kept_apart() -> None:
    record()
    entry = Entry.objects.get()
    assert entry.at == CAMPAIGN
    assert entry.recorded_at.year > CAMPAIGN.year


def test_every_event_of_the_vocabulary_has_a_sentence_and_fits_its_column() -> None:
    told = [vars(part).items() for part in (events, identity_events, ruling_events, service_events)]
    names = {value for part in told for name, value in part if name.isupper() and isinstance(value, str)}
    assert names == set(events.SENTENCES)
    assert max(map(len, names)) <= Entry._meta.get_field("event").max_length


@pytest.mark.django_db(transaction=True)
def test_simultaneous_acts_keep_one_unbroken_chain() -> None:
    def act(number: int) -> None:
        for turn in range(EACH):
            record(subject=f"{number}-{turn}")

    runs = together(THREADS, act)
    assert runs.errors == []
    assert (queries.head_of(CODE).sequence, list(queries.faults_of(CODE))) == (THREADS * EACH, [])


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_among_others_leaves_no_gap_in_the_chain() -> None:
    def act(number: int) -> None:
        with recording(CODE, at=CAMPAIGN) as log:
            log.note(events.OFFICER_SIGNED_IN, actor=f"uji {number}")
            if number % 2:
                raise ZeroDivisionError

    runs = together(8, act)
    assert [type(error) for error in runs.errors] == [ZeroDivisionError] * 4
    assert (Head.objects.get().sequence, list(queries.faults_of(CODE))) == (4, [])
