"""What came as a package goes on to a third installation: both origins verified, nothing added unseen."""

import csv
import io
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from netra.accounts import roles
from netra.cases import queries, services
from netra.cases.handing import custody, package
from netra.cases.models import Handover
from netra.discipline import queries as discipline
from netra.discipline import services as proceedings
from netra.discipline.desk import Desk as DisciplineDesk
from netra.journal.models import Entry
from netra.reports.services import NotSealedToYou
from tests import factories
from tests.cases import handing, onward
from tests.cases.onward import SAID, Carried, Office
from tests.discipline.proceedings import referral
from tests.letters.reading import words_of

pytestmark = pytest.mark.django_db
BAWASLU, BKN = "Bawaslu Kota Sukabumi", "Kantor Regional BKN"


@pytest.fixture
def carried() -> Carried:
    return onward.carried()


@pytest.fixture
def via() -> Office:
    return onward.between()


@pytest.fixture
def held(via: Office) -> Handover:
    """What BKN received from Bawaslu, whose installation is another one."""
    return onward.received(via, onward.package_of_bawaslu(via))


# --- the way ------------------------------------------------------------------------------------------


def test_the_third_office_reads_both_senders_words_and_each_is_proved_by_its_own_journal(
    carried: Carried,
) -> None:
    taken = services.import_package(data=carried.data, desk=carried.to.desk)
    content = services.open_handover(handover=taken.handover, desk=carried.to.desk)
    assert content.after(0) == handing.CONTENT
    [added] = content.additions
    assert (added.office, added.recommendation, added.letter) == (BKN, SAID.recommendation, SAID.letter)
    assert [(each.origin.name, len(each.head)) for each in taken.way] == [(BAWASLU, 64), (BKN, 64)]
    assert (taken.handover.from_name, taken.handover.origin_name) == (BKN, BAWASLU)
    facts = Entry.objects.get(event="HANDOVER_IMPORTED", subject=taken.handover.number).facts
    assert (facts["from"], facts["their_number"]) == (BKN, carried.number)
    assert [(each["from"], each["number"]) for each in facts["before"]] == [(BAWASLU, carried.first_number)]


def test_the_third_office_gives_a_receipt_and_its_clock_is_the_one_of_the_rulebook(carried: Carried) -> None:
    made = onward.received(carried.to, carried.data)
    assert (made.limit, made.due_on) == ("sbt-tindak-lanjut-ppk", None)


def test_the_package_holds_one_paper_and_one_table_of_both_and_what_verifies_the_first(
    carried: Carried,
) -> None:
    manifest, parts = onward.opened(carried)
    assert set(parts) == {
        "perkara.json", "perkara.csv", "berkas.pdf", "bukti-jurnal.json", "asal/1.json",
    }  # fmt: skip
    row = next(csv.DictReader(io.StringIO(parts["perkara.csv"].decode())))
    assert row["rekomendasi"] == f"{BKN}: {SAID.recommendation}"
    assert row["semula_dari"] == f"{BAWASLU}, {carried.first_number}"
    paper = " ".join(words_of(parts["berkas.pdf"]).split())
    for words in (
        handing.CONTENT.summary,
        SAID.recommendation,
        f"Semula dari : {BAWASLU}",
        manifest["number"],
    ):
        assert words in paper
    assert "lapor" not in paper.lower().replace("terlapor", "")


def test_a_sending_that_was_never_proved_is_told_apart_from_one_that_was() -> None:
    carried = onward.carried(proved=(False, True))
    taken = services.import_package(data=carried.data, desk=carried.to.desk)
    assert [bool(each.head) for each in taken.way] == [False, True]


def test_only_chosen_pictures_and_documents_drawn_anew_travel_and_what_is_exchanged_is_refused(
    client: Client,
) -> None:
    carried = onward.carried(photo_by=client, chosen=(1,), documents=(onward.attached(1),))
    manifest, parts = onward.opened(carried)
    everything = b"".join([json.dumps(manifest).encode(), *parts.values()]).lower()
    assert [hidden for hidden in (b"kenari", b"nota") if hidden in everything] == []

    def exchanged(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
        parts["bukti/1-1.jpg"] = b"\xff\xd8\xff another"

    with pytest.raises(package.Changed):
        services.import_package(data=onward.repacked(carried, exchanged), desk=carried.to.desk)
    made = onward.received(carried.to, carried.data)
    content = services.open_handover(handover=made, desk=carried.to.desk)
    [document] = content.documents
    assert sorted(content.pictures) == [(1, 1), (document.number, 1)]
    for number, page in content.pictures:
        drawn = services.read_picture(handover=made, number=number, page=page, desk=carried.to.desk)
        assert drawn is not None
        assert drawn.startswith(b"\xff\xd8")
    left = onward.passed_on(made, carried.to)
    content = services.open_handover(handover=left, desk=carried.to.desk)
    assert (len(content.pieces), content.pictures, left.pictures.count()) == (2, {}, 0)
    assert len(content.evidence[0].sha256) == 64  # named by its hash all the same


def test_the_same_ruling_by_another_way_is_told_under_its_number(via: Office, held: Handover) -> None:
    to = onward.last()
    first, again = onward.passed_on(held, via), None
    data = onward.packed(first, via, to)
    services.recall_handover(handover=first, reason="Kami kira belum sampai.", desk=via.desk)
    again = onward.packed(onward.passed_on(held, via), via, to)
    taken = services.import_package(data=data, desk=to.desk)
    with pytest.raises(services.HereAlready, match=taken.handover.number):
        services.import_package(data=again, desk=to.desk)
    services.return_handover(handover=taken.handover, reason="NIP belum ditulis.", desk=to.desk)
    services.import_package(data=again, desk=to.desk)  # what went back may come again, completed


def test_a_ruling_does_not_come_back_to_an_office_that_passed_it_on(via: Office, held: Handover) -> None:
    to = onward.last()
    made = onward.passed_on(held, via)
    theirs = onward.received(to, onward.packed(made, via, to))
    for name in (BKN, BAWASLU.upper(), "Inspektorat Penerima"):
        with pytest.raises(services.WasThereBefore):
            onward.passed_on(theirs, to, to=name)
    back = onward.packed(onward.passed_on(theirs, to, to="Kanreg"), to, via)
    with pytest.raises(services.LoopsBack, match=f"{made.number}|{held.number}"):
        services.import_package(data=back, desk=via.desk)


def test_who_made_it_first_does_not_take_it_in_again(via: Office) -> None:
    case, ours = handing.referred()
    sent = handing.sent(case, ours, None)
    at_home = factories.desk(roles.INSPEKTORAT, ours.officer.office)
    home = Office(at_home, services.make_office_key(desk=at_home))
    data = services.pack_handover(handover=sent, public=via.public, sample=False, desk=ours)
    made = onward.passed_on(onward.received(via, data), via)
    with pytest.raises(services.LoopsBack, match=sent.number):
        services.import_package(data=onward.packed(made, via, home), desk=home.desk)


# --- custody ------------------------------------------------------------------------------------------


def test_until_the_next_office_gave_its_receipt_this_one_has_it_and_then_no_more(
    via: Office, held: Handover
) -> None:
    assert list(queries.held_by(via.desk.officer)) == [held]
    made = onward.passed_on(held, via)
    passages = [held, *queries.onward_of(held)]
    assert custody.custody_of(passages, origin=BAWASLU).holder == BKN
    assert not queries.held_by(via.desk.officer).exists()  # nothing begins here while another is asked
    with pytest.raises(custody.StillOut):
        onward.passed_on(held, via)
    with pytest.raises(IntegrityError), transaction.atomic():
        made.pk, made.number, made.nonce = None, "T-2024-9999", factories.uuid4()
        made.save(force_insert=True)
    [made] = queries.onward_of(held)
    services.confirm_receipt(handover=made, reference="Tanda terima T-2024-0001", desk=via.desk)
    assert custody.custody_of([held, *queries.onward_of(held)], origin=BAWASLU).holder == onward.NEXT
    for act in (
        lambda: services.confirm_receipt(handover=made, reference="x", desk=via.desk),
        lambda: services.recall_handover(handover=made, reason="x", desk=via.desk),
    ):
        with pytest.raises(custody.NotWaiting):
            act()
    with pytest.raises(custody.StillOut):
        onward.passed_on(held, via)
    noted = Entry.objects.get(event="HANDOVER_PASSED_ON")
    assert (noted.subject, noted.facts) == (held.number, {"to": onward.NEXT, "number": made.number})


def test_what_the_next_office_finds_incomplete_comes_back_one_step_and_goes_again(
    via: Office, held: Handover
) -> None:
    made = onward.passed_on(held, via)
    services.recall_handover(handover=made, reason="Mereka minta nota dinasnya.", desk=via.desk)
    made.refresh_from_db()
    assert services.read_note(handover=made, desk=via.desk) == "Mereka minta nota dinasnya."
    assert list(queries.held_by(via.desk.officer)) == [held]
    again = onward.passed_on(held, via, said=replace(SAID, reasons="Nota dinas terlampir."))
    assert (
        services.open_handover(handover=again, desk=via.desk).additions[0].reasons == "Nota dinas terlampir."
    )


def test_only_who_has_it_passes_it_on_and_only_with_words_of_its_own(via: Office, held: Handover) -> None:
    stranger = factories.desk(roles.INSPEKTORAT, factories.office("Lain"))
    with pytest.raises(NotSealedToYou):
        onward.passed_on(held, replace(via, desk=stranger))
    with pytest.raises(services.ReasonMissing):
        onward.passed_on(held, via, said=replace(SAID, recommendation=" "))
    Handover.objects.filter(pk=held.pk).update(received_at=None)
    with pytest.raises(services.NotHeld):
        onward.passed_on(held, via)


def test_what_was_handed_over_in_this_installation_has_nothing_that_verifies_it_outside() -> None:
    theirs, (case, ours) = handing.personnel(), handing.referred()
    made = services.receive_handover(handover=handing.sent(case, ours, theirs.officer.office), desk=theirs)
    with pytest.raises(services.NotFromOutside):
        services.send_onward(handover=made, to="BKN", said=SAID, chosen=(), documents=(), desk=theirs)


def test_a_ruling_goes_through_so_many_offices_and_no_more(
    via: Office, held: Handover, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netra.cases.services.onward.MOST_HOPS", 0)
    with pytest.raises(services.WentTooFar):
        onward.passed_on(held, via)


def test_a_document_that_cannot_be_drawn_is_refused_by_its_place(via: Office, held: Handover) -> None:
    text = onward.arriving.seal_whole(b"Nota dinas.\n", "nota.txt", most=1_000)
    with pytest.raises(services.DocumentRefused) as refused:
        onward.passed_on(held, via, documents=(onward.attached(1), text))
    assert refused.value.args == (2,)
    assert queries.onward_of(held) == []


def test_a_document_finds_a_number_also_where_the_first_sender_began_at_the_last_one(via: Office) -> None:
    data = onward.package_of_bawaslu(via)
    manifest, parts = onward.opened(Carried(data, "", "", via))
    piece = {"number": 9999, "kind": "PDF", "size": 3, "sha256": "0" * 64, "pictures": []}
    onward.in_words(parts, evidence=[piece])
    del parts["bukti-jurnal.json"]
    told = {name: value for name, value in manifest.items() if name != "files"}
    data = package.pack(id=package.read(data).id, parts=parts, manifest=told, public=via.public)
    made = onward.passed_on(onward.received(via, data), via, documents=(onward.attached(1),))
    content = services.open_handover(handover=made, desk=via.desk)
    assert [each.number for each in content.pieces] == [9999, 1]


def test_a_proceeding_here_and_passing_on_exclude_one_another(via: Office, held: Handover) -> None:
    desk = DisciplineDesk(via.desk.officer, via.desk.private, via.desk.at)
    made = onward.passed_on(held, via)
    with pytest.raises(proceedings.AlreadyOpened):
        proceedings.open_proceeding(referral=referral(), desk=desk, handover=held)
    services.recall_handover(handover=made, reason="Kami sendiri.", desk=via.desk)
    proceedings.open_proceeding(referral=referral(), desk=desk, handover=held)
    with pytest.raises(services.InAProceeding):
        onward.passed_on(held, via)
    assert not discipline.unopened(via.desk.officer).exists()


# --- what surrounds it --------------------------------------------------------------------------------


def test_a_colleague_to_whom_it_was_sealed_goes_on_where_the_other_left_it(via: Office) -> None:
    colleague = factories.desk(roles.INSPEKTORAT, via.desk.officer.office)
    held = onward.received(via, onward.package_of_bawaslu(via))
    made = onward.passed_on(held, via)
    assert services.open_handover(handover=made, desk=colleague).additions[0].office == BKN
    assert queries.onward_for(colleague.officer, made.number) == made
    assert queries.onward_for(factories.desk(roles.INSPEKTORAT).officer, made.number) is None
    services.confirm_receipt(handover=made, reference="Agenda 1", desk=colleague)


def test_a_missing_receipt_of_what_was_passed_on_is_told_to_the_level_above_once(
    via: Office, held: Handover
) -> None:
    made = onward.passed_on(held, via)
    told: Any = {"government": made.government.code, "days": 3, "actor": "pekerjaan harian"}
    at = factories.CAMPAIGN + timedelta(days=4)
    assert services.escalate_late(at=factories.CAMPAIGN, **told) == []
    assert services.escalate_late(at=at, **told) == [made.number]
    assert services.escalate_late(at=at, **told) == []


def test_what_was_passed_on_goes_with_what_it_followed_by_rule(via: Office, held: Handover) -> None:
    made = onward.passed_on(held, via)
    years = factories.CAMPAIGN + timedelta(days=6 * 365)
    assert services.erase_imported(government=made.government.code, at=years, actor="uji") == 1
    for row in (held, made):
        row.refresh_from_db()
        assert (bytes(row.envelope), bytes(row.chain), bytes(row.sender_key)) == (b"", b"", b"")
    assert (made.to_name, made.origin_name) == (onward.NEXT, BAWASLU)
    with pytest.raises(NotSealedToYou):
        services.open_handover(handover=made, desk=via.desk)
