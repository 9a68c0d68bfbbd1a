"""A directive is issued, passed on, accepted, explained and reported done, each step from its own day."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from netra.agencies.models import Agency, Government
from netra.journal.models import Entry
from netra.outreach import queries, services
from netra.outreach.enclosures import Enclosed, Enclosure
from netra.outreach.models import Directive, DirectiveAddressee
from netra.outreach.plans import NewDirective
from netra.outreach.rows import directive_row
from netra.outreach.trees import Node, Tree, counts_of, finding_of_directive
from tests.outreach.meetings import WIB, a_visit, held
from tests.threads import together
from tests.towns import ACTOR, a_government, an_agency

pytestmark = pytest.mark.django_db
ISSUED = datetime(2024, 10, 21, 10, 0, tzinfo=WIB)
DUE = date(2024, 10, 29)
State = DirectiveAddressee.State


def issue(issuer: Agency, *addressees: Agency, at: datetime = ISSUED, **other: Any) -> Directive:
    told: dict[str, Any] = {"label": "", "text": "Laksanakan.", "subject": "Sosialisasi", "due_on": DUE}
    plan = NewDirective(
        issued_on=at.date(),
        issued_by_position=f"Kepala {issuer.name}",
        issuer=issuer,
        addressees=addressees,
        **{**told, **other},
    )
    return services.issue_directive(government=issuer.government, plan=plan, at=at, actor=ACTOR)


def addressee(directive: Directive, agency: Agency) -> DirectiveAddressee:
    rows = DirectiveAddressee.objects.select_related("directive__government", "agency")
    return rows.get(directive=directive, agency=agency)


def done(directive: Directive, agency: Agency, *, days: int = 1, **other: Any) -> DirectiveAddressee:
    at = ISSUED + timedelta(days=days)
    return services.report_done(
        addressee=addressee(directive, agency), proof="Sudah.", at=at, actor=ACTOR, **other
    )


def state(directive: Directive, agency: Agency, on: date) -> State:
    found = queries.directive_by_id(directive.government, directive.pk, on)
    return next(each for each in found.addressees.all() if each.agency_id == agency.pk).state_on(on)


def tree(directive: Directive, on: date, own: Agency | None = None) -> Tree:
    family = queries.family_of(directive, on)
    return Tree(family, queries.planned_under(family, on), on, own.pk if own else None)


def finding(directive: Directive, on: date) -> str:
    found = queries.directive_by_id(directive.government, directive.pk, on)
    return finding_of_directive(tree(directive, on).leaves(found), on)


def node(top: Node, name: str) -> Node:
    """The node of this office, wherever it hangs."""
    waiting = [top]
    while waiting:
        each = waiting.pop()
        if each.name == name:
            return each
        waiting += [*each.children, *each.offices]
    raise AssertionError(name)


# Issuing


def test_a_directive_without_a_number_gets_the_next_of_its_year(setda: Agency, bagian: Agency) -> None:
    labels = [issue(setda, bagian, text=text).label for text in ("Satu.", "Dua.")]
    assert labels == ["INS-2024-0001", "INS-2024-0002"]


@pytest.mark.parametrize("ending", ["A0001", "²0001", "9" * 40])
def test_a_number_of_its_own_kind_keeps_nobody_from_the_next_one(
    setda: Agency, bagian: Agency, ending: str
) -> None:
    issue(setda, bagian, label=f"INS-2024-{ending}")
    assert issue(setda, bagian, text="Lain.").label == "INS-2024-0001"


def test_a_number_that_an_office_chose_is_passed_over(setda: Agency, bagian: Agency) -> None:
    issue(setda, bagian, label="INS-2024-0007")
    assert issue(setda, bagian, text="Lain.").label == "INS-2024-0008"


def test_the_same_directive_twice_is_one_and_named(setda: Agency, bagian: Agency) -> None:
    first = issue(setda, bagian)
    with pytest.raises(services.DirectiveAlreadyIssued) as refused:
        issue(setda, bagian)
    assert refused.value.directive == first


def test_only_an_addressee_passes_a_directive_on(mayor: Agency, setda: Agency, bagian: Agency) -> None:
    first = issue(mayor, setda)
    with pytest.raises(services.NotAddressed):
        issue(bagian, setda, parent=first)
    assert issue(setda, bagian, parent=first).parent == first


def test_a_directive_is_not_passed_on_into_another_government(mayor: Agency, setda: Agency) -> None:
    elsewhere = an_agency(a_government("99.02"), "setda")
    with pytest.raises(services.ForeignAgency):
        issue(elsewhere, elsewhere, parent=issue(mayor, setda))


@pytest.mark.django_db(transaction=True)
def test_ten_directives_at_once_get_ten_numbers(town: Government) -> None:
    issuer, told = an_agency(town, "setda"), an_agency(town, "bagian", kind="bagian")
    runs = together(10, lambda number: issue(issuer, told, text=f"Perintah {number}."))
    assert runs.errors == []
    assert len(set(Directive.objects.values_list("label", flat=True))) == 10


# Answering


def test_an_office_is_silent_then_accepts_then_is_done(setda: Agency, bagian: Agency) -> None:
    directive = issue(setda, bagian)
    services.accept_directive(
        addressee=addressee(directive, bagian), at=ISSUED + timedelta(days=1), actor=ACTOR
    )
    done(directive, bagian, days=3)
    days = [ISSUED.date() + timedelta(days=n) for n in (0, 1, 3)]
    assert [state(directive, bagian, on) for on in days] == [State.WAITING, State.ACCEPTED, State.DONE]


def test_whoever_reports_done_has_accepted(setda: Agency, bagian: Agency) -> None:
    assert done(issue(setda, bagian), bagian).accepted_on == date(2024, 10, 22)


def test_a_directive_is_accepted_once(setda: Agency, bagian: Agency) -> None:
    directive = issue(setda, bagian)
    services.accept_directive(addressee=addressee(directive, bagian), at=ISSUED, actor=ACTOR)
    with pytest.raises(services.AlreadyAccepted):
        services.accept_directive(addressee=addressee(directive, bagian), at=ISSUED, actor=ACTOR)


def test_a_report_stands(setda: Agency, bagian: Agency) -> None:
    directive = issue(setda, bagian)
    done(directive, bagian)
    with pytest.raises(services.AlreadyDone):
        done(directive, bagian)
    assert addressee(directive, bagian).follow_ups.count() == 1


def test_nobody_answers_before_the_directive_is_issued(setda: Agency, bagian: Agency) -> None:
    with pytest.raises(services.NotYetIssued):
        done(issue(setda, bagian), bagian, days=-1)


def test_a_reason_after_the_report_is_refused(setda: Agency, bagian: Agency) -> None:
    directive = issue(setda, bagian)
    done(directive, bagian)
    with pytest.raises(services.AlreadyDone):
        explain(directive, bagian)


def test_a_briefing_on_record_is_proof(setda: Agency, bagian: Agency) -> None:
    directive = issue(setda, bagian, at=ISSUED - timedelta(days=10))
    briefing = held(a_visit(bagian, directive=directive))
    reported = done(directive, bagian, briefing=briefing)
    assert reported.follow_ups.get().briefing == briefing


def test_a_briefing_without_minutes_proves_nothing(setda: Agency, bagian: Agency) -> None:
    with pytest.raises(services.ProofNotYetHeld):
        done(issue(setda, bagian), bagian, briefing=a_visit(bagian))


def test_a_briefing_of_another_government_proves_nothing(setda: Agency, bagian: Agency) -> None:
    foreign = held(a_visit(an_agency(a_government("99.02"), "setda")))
    with pytest.raises(services.ForeignAgency):
        done(issue(setda, bagian), bagian, briefing=foreign)


def test_every_step_is_in_the_journal(setda: Agency, bagian: Agency) -> None:
    directive = issue(setda, bagian)
    services.accept_directive(addressee=addressee(directive, bagian), at=ISSUED, actor=ACTOR)
    explain(directive, bagian)
    done(directive, bagian)
    told = Entry.objects.filter(subject=f"instruksi-{directive.pk}").order_by("sequence")
    assert list(told.values_list("event", flat=True)) == [
        "DIRECTIVE_ISSUED",
        "DIRECTIVE_ACCEPTED",
        "DIRECTIVE_DELAY_EXPLAINED",
        "DIRECTIVE_DONE",
    ]


# The tree


def test_mayor_secretary_bagian_and_camat_stand_in_one_tree(chain: Callable[[], list[Directive]]) -> None:
    first, second, third = chain()
    assert queries.family_of(third, DUE) == [first, second, third]
    top = tree(third, DUE).root()
    assert [top.name, top.children[0].name, top.children[0].children[0].name] == [
        "Kepala Wali Kota",
        "Setda",
        "Bagian",
    ]


def test_an_office_that_passed_it_on_is_not_counted_twice(chain: Callable[[], list[Directive]]) -> None:
    first, _, _ = chain()
    leaves = tree(first, DUE).leaves(first)
    assert sorted(leaf.addressee.agency.code for leaf in leaves) == ["kecamatan-1", "kecamatan-2"]


def test_what_was_passed_on_later_is_not_in_the_tree_of_an_earlier_day(
    mayor: Agency, setda: Agency, bagian: Agency
) -> None:
    first = issue(mayor, setda)
    issue(setda, bagian, parent=first, at=ISSUED + timedelta(days=2))
    before = ISSUED.date() + timedelta(days=1)
    assert tree(first, before).root().children[0].word == "Belum diterima"
    assert tree(first, DUE).root().children[0].word == "Diteruskan"


def test_a_late_office_is_framed_and_says_why(setda: Agency, bagian: Agency) -> None:
    directive = issue(setda, bagian)
    explain(directive, bagian, "Aula dipakai.")
    late = node(tree(directive, date(2024, 10, 31)).root(), "Bagian")
    assert (late.is_late, late.due and late.due.words, late.reason) == (True, "lewat 2 hari", "Aula dipakai.")


def test_a_late_office_that_says_nothing_is_told_so(setda: Agency, bagian: Agency) -> None:
    late = node(tree(issue(setda, bagian), date(2024, 10, 30)).root(), "Bagian")
    assert "belum ada" in late.reason


def test_nobody_is_late_on_the_day_itself(setda: Agency, bagian: Agency) -> None:
    assert not node(tree(issue(setda, bagian), DUE).root(), "Bagian").is_late


def test_a_planned_briefing_is_told_until_it_is_held(setda: Agency, bagian: Agency) -> None:
    directive = issue(setda, bagian, at=ISSUED - timedelta(days=14))
    planned = a_visit(bagian, directive=directive, on=date(2024, 10, 23))
    before = node(tree(directive, date(2024, 10, 22)).root(), "Bagian")
    assert (before.word, planned.title in before.detail) == ("Dijadwalkan", True)
    held(planned, by=bagian, at=datetime(2024, 10, 23, 16, 0, tzinfo=WIB))
    assert node(tree(directive, date(2024, 10, 24)).root(), "Bagian").word == "Berjalan"


def test_done_offices_fold_into_one_line(town: Government, setda: Agency) -> None:
    offices = [an_agency(town, f"dinas-{n}") for n in range(4)]
    directive = issue(setda, *offices)
    for office in offices[:3]:
        done(directive, office)
    children = tree(directive, DUE).root().children
    assert [child.word for child in children] == ["Belum diterima", "3 selesai"]
    assert len(children[1].offices) == 3


def test_the_own_office_is_never_folded_away(town: Government, setda: Agency) -> None:
    offices = [an_agency(town, f"dinas-{n}") for n in range(4)]
    directive = issue(setda, *offices)
    for office in offices:
        done(directive, office)
    assert node(tree(directive, DUE, own=offices[0]).root(), "Dinas 0").is_own


@pytest.mark.parametrize(
    ("reported", "on", "words"),
    [
        (0, DUE, "Belum satu pun dari dua kecamatan selesai."),
        (1, DUE, "Satu dari dua kecamatan selesai."),
        (1, DUE + timedelta(days=1), "Satu dari dua kecamatan selesai. Kecamatan 2 lewat 1 hari."),
        (0, DUE + timedelta(days=1), "Belum satu pun dari dua kecamatan selesai. Dua lewat tenggat."),
        (2, DUE + timedelta(days=9), "Semua dari dua kecamatan selesai."),
    ],
)
def test_the_heading_is_the_finding(
    chain: Callable[[], list[Directive]], reported: int, on: date, words: str
) -> None:
    _, _, third = chain()
    for each in list(third.addressees.select_related("agency").order_by("pk"))[:reported]:
        done(third, each.agency)
    assert finding(third, on) == words


def test_every_office_is_counted_once(chain: Callable[[], list[Directive]]) -> None:
    first, _, third = chain()
    done(third, third.addressees.select_related("agency").earliest("pk").agency)
    counts = counts_of(tree(first, DUE + timedelta(days=1)).leaves(first), DUE + timedelta(days=1))
    assert counts == {"done": 1, "running": 0, "waiting": 0, "late": 1}


def test_the_clock_stops_when_all_are_done(setda: Agency, bagian: Agency) -> None:
    directive = issue(setda, bagian)
    done(directive, bagian)
    on = DUE + timedelta(days=5)
    row = directive_row(queries.directive_by_id(directive.government, directive.pk, on), on)
    assert row.due and (row.due.words, row.done) == ("Semua selesai", 1)


def test_a_bigger_tree_asks_no_more_questions(
    chain: Callable[[], list[Directive]], django_assert_max_num_queries: Any
) -> None:
    first, _, third = chain()
    camat = third.addressees.select_related("agency").earliest("pk").agency
    town = first.government
    for n in range(12):
        issue(camat, an_agency(town, f"kelurahan-{n}", kind="kelurahan"), parent=third, text=f"{n}")
    with django_assert_max_num_queries(6):
        tree(first, DUE).root()


def explain(directive: Directive, agency: Agency, reason: str = "Aula dipakai.") -> None:
    services.explain_delay(addressee=addressee(directive, agency), reason=reason, at=ISSUED, actor=ACTOR)


@pytest.fixture
def mayor(town: Government) -> Agency:
    return an_agency(town, "wali-kota", kind="kepala_daerah")


@pytest.fixture
def setda(town: Government) -> Agency:
    return an_agency(town, "setda", kind="sekretariat")


@pytest.fixture
def bagian(town: Government, setda: Agency) -> Agency:
    return an_agency(town, "bagian", kind="bagian", parent=setda)


@pytest.fixture
def chain(mayor: Agency, setda: Agency, bagian: Agency) -> Callable[[], list[Directive]]:
    def make() -> list[Directive]:
        first = issue(mayor, setda)
        second = issue(setda, bagian, parent=first)
        camat = [an_agency(mayor.government, f"kecamatan-{n}", kind="kecamatan") for n in (1, 2)]
        return [first, second, issue(bagian, *camat, parent=second)]

    return make


def test_words_alone_do_not_prove_what_was_asked_to_be_proved(kecamatan_pair: tuple[Agency, Agency]) -> None:
    mayor, camat = kecamatan_pair
    directive = issue(mayor, camat, wanted_proof="Daftar hadir")
    with pytest.raises(services.ProofWanted):
        done(directive, camat)
    assert state(directive, camat, DUE) == State.WAITING
    done(directive, camat, briefing=held(a_visit(camat)))
    assert state(directive, camat, DUE) == State.DONE


def test_a_file_proves_as_well_as_a_briefing(kecamatan_pair: tuple[Agency, Agency], tmp_path: Path) -> None:
    mayor, camat = kecamatan_pair
    directive = issue(mayor, camat, wanted_proof="Foto papan pengumuman")
    done(directive, camat, enclosed=Enclosed(tmp_path, [Enclosure(b"%PDF-1.7 x %%EOF", "pdf", "bukti")]))
    assert state(directive, camat, DUE) == State.DONE


@pytest.fixture
def kecamatan_pair() -> tuple[Agency, Agency]:
    town = a_government()
    return an_agency(town, "walikota"), an_agency(town, "kecamatan")
