"""A ruling goes to the office that must act on it: sealed, with a receipt, always with exactly one office."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from netra import vault
from netra.accounts import interests, roles
from netra.accounts.models import Interest
from netra.accounts.shared_keys import SealedToEarlierKey
from netra.cases import lifecycle, queries, services
from netra.cases.handing import custody
from netra.cases.handing.content import NotAHandover, content_from
from netra.cases.models import Handover, HandoverGrant, OfficeKey
from netra.journal.models import Entry
from netra.law.procedure import MoveNotAllowed
from netra.reports import services as reports
from netra.reports.models import Evidence
from netra.reports.services import NotSealedToYou
from tests import factories
from tests.cases import handing
from tests.cases.handing import CONTENT
from tests.threads import together

DB = pytest.mark.django_db


def held(case: Any, desk: Any) -> custody.Custody:
    return queries.tracks_of(case, [lifecycle.ETHICS], desk.officer.office.name)[lifecycle.ETHICS]


@DB
def test_the_sender_has_it_until_the_receiver_gives_a_receipt() -> None:
    theirs, (case, ours) = handing.personnel(), handing.referred()
    made = handing.sent(case, ours, theirs.officer.office)
    assert held(case, ours).holder == ours.officer.office.name
    assert held(case, ours).offered_to == "BKPSDM"
    services.receive_handover(handover=made, desk=theirs)
    assert held(case, ours).holder == "BKPSDM"
    assert list(queries.handovers_for(theirs.officer.office)) == [made]
    noted = Entry.objects.filter(subject=made.number).order_by("sequence")
    assert [each.event for each in noted] == ["HANDOVER_SENT", "HANDOVER_RECEIVED"]
    assert noted[1].actor == theirs.officer.actor


@DB
def test_the_receiver_reads_what_was_sent_and_the_sender_too() -> None:
    theirs, (case, ours) = handing.personnel(), handing.referred()
    made = handing.sent(case, ours, theirs.officer.office)
    assert services.open_handover(handover=made, desk=theirs) == CONTENT
    assert services.open_handover(handover=made, desk=ours) == CONTENT
    assert CONTENT.summary.encode() not in bytes(Handover.objects.get().envelope)
    assert Entry.objects.filter(event="HANDOVER_OPENED").count() == 2


@DB
def test_neither_another_office_nor_who_has_a_tie_nor_another_role_opens_it() -> None:
    case, ours = handing.referred()
    case.agency = factories.agency()
    case.save()
    tied, free = handing.personnel(), handing.personnel()
    interests.declare_interest(
        officer=tied.officer, agency=case.agency, kind=Interest.Kind.FAMILY, at=factories.CAMPAIGN
    )
    made = handing.sent(case, ours, free.officer.office)
    strangers = [
        tied,
        handing.personnel(roles.INSPEKTORAT, "Inspektorat"),
        factories.desk(roles.TATA_PEMERINTAHAN, free.officer.office),
    ]
    for stranger in strangers:
        assert not queries.handovers_of(stranger.officer).exists()
        for act in (services.open_handover, services.receive_handover):
            with pytest.raises(NotSealedToYou):
                act(handover=made, desk=stranger)
    assert services.open_handover(handover=made, desk=free) == CONTENT


@DB
def test_an_office_in_which_nobody_may_read_it_is_refused_by_name() -> None:
    case, ours = handing.referred()
    case.agency = factories.agency()
    case.save()
    tied = handing.personnel()
    interests.declare_interest(
        officer=tied.officer, agency=case.agency, kind=Interest.Kind.UNIT, at=factories.CAMPAIGN
    )
    with pytest.raises(services.NobodyMayReceive, match="BKPSDM"):
        handing.sent(case, ours, tied.officer.office)
    assert not Handover.objects.exists()


@DB
def test_what_is_incomplete_goes_back_closes_to_the_receiver_and_may_go_out_again() -> None:
    theirs, (case, ours) = handing.personnel(), handing.referred()
    first = handing.sent(case, ours, theirs.officer.office)
    with pytest.raises(services.ReasonMissing):
        services.return_handover(handover=first, reason=" ", desk=theirs)
    services.return_handover(handover=first, reason="Norma belum ditulis.", desk=theirs)
    assert held(case, ours) == custody.Custody(ours.officer.office.name, None)
    first.refresh_from_db()
    assert services.read_note(handover=first, desk=ours) == "Norma belum ditulis."
    with pytest.raises(NotSealedToYou):
        services.open_handover(handover=first, desk=theirs)
    again = handing.sent(case, ours, theirs.officer.office, content=replace(CONTENT, norms=("A", "B")))
    assert services.open_handover(handover=again, desk=theirs).norms == ("A", "B")
    assert again.number != first.number


@DB
def test_who_comes_later_or_has_a_new_key_opens_it_once_somebody_seals_it_again() -> None:
    theirs, (case, ours) = handing.personnel(), handing.referred()
    made = handing.sent(case, ours, theirs.officer.office)
    later = handing.personnel()
    assert queries.lacking(made) == [later.officer]
    with pytest.raises(NotSealedToYou):
        services.seal_again(handover=made, desk=later)
    assert services.seal_again(handover=made, desk=theirs) == 2
    assert services.open_handover(handover=made, desk=later) == CONTENT
    pair = vault.new_pair()
    theirs.officer.public_key = pair.public
    theirs.officer.save(update_fields=["public_key"])
    anew = replace(theirs, private=pair.private)
    with pytest.raises(SealedToEarlierKey):
        services.open_handover(handover=made, desk=anew)
    services.seal_again(handover=made, desk=ours)
    assert services.open_handover(handover=made, desk=anew) == CONTENT
    services.return_handover(handover=made, reason="Kurang.", desk=later)
    made.refresh_from_db()
    with pytest.raises(NotSealedToYou):
        services.seal_again(handover=made, desk=ours)


@DB
def test_each_act_is_once_and_the_second_changes_nothing() -> None:
    theirs, (case, ours) = handing.personnel(), handing.referred()
    made = handing.sent(case, ours, theirs.officer.office)
    with pytest.raises(custody.StillOut):
        handing.sent(case, ours, theirs.officer.office)
    services.receive_handover(handover=made, desk=theirs)
    before = Entry.objects.count()
    for act in (
        lambda: services.receive_handover(handover=made, desk=theirs),
        lambda: services.return_handover(handover=made, reason="x", desk=theirs),
        lambda: services.recall_handover(handover=made, reason="x", desk=ours),
    ):
        with pytest.raises(custody.NotWaiting):
            act()
    assert Entry.objects.count() == before


@DB
def test_a_ruling_is_handed_over_after_its_letter_and_only_as_the_plenary_ruled() -> None:
    theirs = handing.personnel()
    case, ours = factories.case_at(lifecycle.REFERRAL)
    with pytest.raises(MoveNotAllowed):
        handing.sent(case, ours, theirs.officer.office)
    with pytest.raises(services.NotInTheRuling):
        handing.sent(case, ours, theirs.officer.office, purpose=lifecycle.CRIME)
    services.refer(case=case, letter="Surat 9", desk=ours)
    intake = factories.desk(roles.BAWASLU_INTAKE)
    with pytest.raises(NotSealedToYou):
        handing.sent(case, intake, theirs.officer.office)
    handing.sent(case, ours, theirs.officer.office)


@DB
def test_an_institution_outside_receives_on_paper_and_the_sender_writes_it_down() -> None:
    case, ours = handing.referred()
    made = handing.sent(case, ours, None)
    assert not HandoverGrant.objects.exists()
    services.confirm_receipt(handover=made, reference="Agenda 12", desk=ours)
    assert held(case, ours).holder == "Badan Kepegawaian Negara (BKN)"
    made.refresh_from_db()
    assert services.read_note(handover=made, desk=ours) == "Agenda 12"
    theirs = handing.personnel()
    other, _ = handing.referred(ours)
    inside = handing.sent(other, ours, theirs.officer.office)
    with pytest.raises(custody.NotWaiting):
        services.confirm_receipt(handover=inside, reference="x", desk=ours)


@DB
def test_the_receipt_starts_a_clock_and_a_limit_without_a_figure_has_no_date() -> None:
    theirs, (case, ours) = handing.personnel(), handing.referred()
    made = services.receive_handover(handover=handing.sent(case, ours, theirs.officer.office), desk=theirs)
    assert (made.limit, made.due_on) == ("sbt-tindak-lanjut-ppk", None)


@DB
def test_the_database_itself_refuses_a_second_passage_and_a_receipt_for_what_went_back() -> None:
    theirs, (case, ours) = handing.personnel(), handing.referred()
    made = handing.sent(case, ours, theirs.officer.office)
    with pytest.raises(IntegrityError), transaction.atomic():
        Handover.objects.filter(pk=made.pk).update(received_at=ours.at, returned_at=ours.at)
    made.pk, made.number, made.nonce = None, "T-2024-9999", factories.uuid4()
    with pytest.raises(IntegrityError), transaction.atomic():
        made.save(force_insert=True)


@DB
def test_what_was_changed_in_the_database_does_not_open() -> None:
    theirs, (case, ours) = handing.personnel(), handing.referred()
    made, other = (
        handing.sent(each, ours, theirs.officer.office) for each in (case, handing.referred(ours)[0])
    )
    made.envelope = other.envelope
    with pytest.raises(vault.EnvelopeRefused):
        services.open_handover(handover=made, desk=theirs)


_CHANGED: list[dict[str, Any]] = [
    {"summary": "a\0b"}, {"summary": "\ud800"}, {"letter": "x" * 20_001},
    {"evidence": [{"number": 1, "kind": "", "size": 1, "sha256": "", "pictures": 10**9}]},
    {"summary": 3}, {"x": ""}, {"evidence": [{"number": "1"}]}, {"norms": None}, {"respondent": "x"},
]  # fmt: skip
WRONG: list[Any] = [None, [], {}, *(CONTENT.as_json() | each for each in _CHANGED)]


@pytest.mark.parametrize("wrong", WRONG)
def test_a_content_of_another_shape_is_refused(wrong: object) -> None:
    assert content_from(CONTENT.as_json()) == CONTENT
    with pytest.raises(NotAHandover):
        content_from(wrong)


@DB
def test_erasing_a_case_takes_along_what_was_handed_over_and_leaves_the_trail() -> None:
    theirs, (case, ours) = handing.personnel(), handing.referred()
    made = handing.sent(case, ours, theirs.officer.office)
    services.receive_handover(handover=made, desk=theirs)
    case.refresh_from_db()
    much_later = factories.later(ours, factories.CAMPAIGN + timedelta(days=2000))
    services.decide_retention(case=case, choice="erase", reason="Selesai.", desk=much_later)
    at = much_later.at + timedelta(days=8)
    assert services.erase_decided(government=case.government.code, at=at, actor="uji") == [case.report.docket]
    made.refresh_from_db()
    assert (bytes(made.envelope), bytes(made.sender_key), made.grants.count()) == (b"", b"", 0)
    assert (made.to_name, made.received_by) == ("BKPSDM", theirs.officer)


# --- custody, for any sequence ------------------------------------------------------------------------

START = datetime(2024, 10, 30, tzinfo=UTC)
OFFICES = ("BKPSDM", "Inspektorat", "BKN")
ACTS = st.lists(
    st.tuples(st.sampled_from(["send", "receive", "return"]), st.sampled_from(OFFICES)), max_size=25
)


@settings(max_examples=150, deadline=None)
@given(ACTS)
def test_after_any_sequence_exactly_one_office_has_it(acts: list[tuple[str, str]]) -> None:
    """The rules of the services, driven blindly: what they refuse changes nothing."""
    passages: list[Any] = []
    last_receipt = "Bawaslu"
    for step, (act, office) in enumerate(acts):
        at = START + timedelta(hours=step)
        if act == "send" and custody.may_send(passages):
            passages.append(SimpleNamespace(to_name=office, sent_at=at, received_at=None, returned_at=None))
        elif act != "send" and passages and custody.state_of(passages[-1]) == custody.SENT:
            setattr(passages[-1], f"{act}d_at" if act == "receive" else "returned_at", at)
            last_receipt = passages[-1].to_name if act == "receive" else last_receipt
        found = custody.custody_of(passages, origin="Bawaslu")
        assert found.holder == last_receipt
        standing = [each for each in passages if custody.state_of(each) != custody.RETURNED]
        assert len(standing) <= 1
        assert bool(found.offered_to) == any(custody.state_of(each) == custody.SENT for each in passages)
        assert all(each.received_at is None or each.received_at >= each.sent_at for each in passages)


@DB
def test_a_file_that_a_browser_sealed_is_named_with_the_hash_of_what_was_read(client: Client) -> None:
    ours = factories.desk()
    case = handing.with_a_photo(client, ours)
    [file] = reports.open_evidence(report=case.report, key=ours.key_to(case.report))
    claim = {"name": "foto.jpg", "cleaned": False}
    told = vault.seal_json(file.key, claim, record=file.id.hex, field="about")
    Evidence.objects.update(about=told, is_told=True)
    made = handing.sent(case, ours, None, chosen={file.id})
    [piece] = services.open_handover(handover=made, desk=ours).evidence
    assert (piece.sha256, len(piece.pictures)) == (file.sha256, 1)


@pytest.mark.django_db(transaction=True)
def test_of_two_keys_that_an_office_makes_at_once_one_is_in_force() -> None:
    both = [handing.personnel() for _ in range(2)]
    runs = together(2, lambda number: services.make_office_key(desk=both[number]))
    assert runs.errors == []
    assert OfficeKey.objects.filter(retired_at=None).count() == 1
