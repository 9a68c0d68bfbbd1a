"""Decided cases beside one: found by codes, opened as an act of its own, and never a suggested verdict."""

import json
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from netra.cases import lifecycle, precedents, queries
from netra.cases import services as cases
from netra.cases.desk import Desk
from netra.cases.models import Paper
from netra.cases.precedents import Kinship, Profile
from netra.cases.services import comparing
from netra.journal import events
from netra.journal.models import Entry
from netra.reports.models import Grant
from tests import factories
from tests.cases.lessons import NORM, OTHER_NORM, at_the_plenary, decided

DISCIPLINE, NO_BREACH = ("discipline",), ("no_breach",)


def profile(**given: object) -> Profile:
    told = {"act": "medsos", "employment": "pns", "norms": frozenset({NORM}), "verdicts": DISCIPLINE}
    return Profile(**(told | given))  # type: ignore[arg-type]


def beside(this: Profile, *others: Profile) -> precedents.Hint:
    return precedents.hint(this, [(each, precedents.kinship(this, each)) for each in others])


@pytest.mark.core
def test_reasons_name_what_agrees_and_what_differs() -> None:
    here = profile(facts={"membagikan": True, "akun_kandidat": True}, words=frozenset({"poster", "malam"}))
    there = profile(
        employment="thl",
        norms=frozenset({NORM, OTHER_NORM}),
        facts={"membagikan": True, "akun_kandidat": False},
        words=frozenset({"poster", "siang"}),
    )
    found = precedents.kinship(here, there)
    assert found.same[0] == "jenis perbuatan"
    assert "aturan: SKB 2022 Lampiran II B.6" in found.same
    assert any(each.startswith("fakta: Terlapor membagikan") for each in found.same)
    assert found.shared == ("poster",)
    assert "golongan pegawai: di sini PNS, di sana pegawai non-ASN (THL, honorer)" in found.differs
    assert "aturan hanya di sana: SKB 2022 Lampiran II B.2" in found.differs
    assert any("tidak demikian" in each for each in found.differs)


@pytest.mark.core
def test_what_one_of_them_leaves_untold_is_no_difference() -> None:
    assert precedents.kinship(profile(), Profile("medsos")).differs == ()


@pytest.mark.core
def test_fewer_than_three_like_cases_say_nothing() -> None:
    found = beside(profile(), profile(), profile())
    assert (found.count, found.too_few, found.endings) == (2, True, ())


@pytest.mark.core
def test_a_hint_says_how_they_ended_and_what_sets_this_one_apart() -> None:
    here = profile(employment="thl", facts={"membagikan": False})
    like = [
        profile(facts={"membagikan": True}),
        profile(facts={"membagikan": True}),
        profile(verdicts=NO_BREACH),
    ]
    found = beside(here, *like)
    assert found.endings == ((2, "Pelanggaran disiplin ASN"), (1, "Bukan pelanggaran"))
    assert found.differs[0].startswith("golongan pegawai: di sini pegawai non-ASN")
    assert any("membagikan" in each for each in found.differs)


@pytest.mark.core
def test_only_the_act_in_common_is_not_alike() -> None:
    assert not precedents.kinship(profile(), profile(employment="thl", norms=frozenset({OTHER_NORM}))).is_like
    assert isinstance(precedents.kinship(profile(), profile()), Kinship)
    assert precedents.kinship(profile(), profile()).is_like


@pytest.mark.django_db
def test_candidates_are_decided_cases_of_the_same_act_that_the_officer_may_open() -> None:
    desk, other = factories.desk(), factories.desk()
    here = at_the_plenary(desk)
    old, hidden = decided(desk), decided(desk, NO_BREACH[0])
    decided(desk, act="foto_bersama_simbol_jari")
    factories.case_at(lifecycle.DISMISSED, desk, told=factories.submission(act=here.act))
    cases.step_aside(report=hidden.report, reason="Saudara.", desk=other)
    assert [each.pk for each in queries.decided_like(desk.officer, here)] == [hidden.pk, old.pk]
    assert [each.pk for each in queries.decided_like(other.officer, here)] == [old.pk]
    assert not queries.decided_like(factories.desk().officer, here).exists()


@pytest.mark.django_db
def test_comparing_opens_few_in_a_fixed_number_of_queries_and_is_journalled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = factories.desk()
    here = at_the_plenary(desk, employment="thl")
    for _ in range(3):
        decided(desk)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            found = cases.compare(case=here, desk=Desk(desk.officer, desk.private, desk.at))
        counts.append(len(asked))
        decided(desk)
    assert counts[0] == counts[1]
    assert (found.opened, found.hint.count) == (4, 4)
    first, last = Entry.objects.filter(event=events.CASES_COMPARED).order_by("pk")
    assert (first.facts, last.facts, last.subject) == ({"cases": 3}, {"cases": 4}, here.docket)
    monkeypatch.setattr(comparing, "MOST_OPENED", 2)
    assert cases.compare(case=here, desk=desk).opened == 2


@pytest.mark.django_db
def test_what_does_not_open_is_counted_and_the_others_are_compared() -> None:
    desk = factories.desk()
    here, broken, whole = at_the_plenary(desk), decided(desk), decided(desk)
    swapped = bytes(Grant.objects.filter(report=whole.report)[0].sealed_key)
    Grant.objects.filter(report=broken.report).update(sealed_key=swapped)
    bent = decided(desk)
    Paper.objects.filter(case=bent, kind=Paper.Kind.RULING).update(envelope=b"x")
    anew = Desk(desk.officer, desk.private, desk.at)  # it remembers no key
    found = cases.compare(case=here, desk=anew)
    assert [each.case.pk for each in found.shown] == [whole.pk]
    assert (found.opened, found.unread) == (1, 2)


@pytest.mark.django_db
def test_before_the_assessment_the_story_suggests_what_to_compare() -> None:
    desk = factories.desk()
    told = factories.submission(
        act="medsos_posting_like_share",
        story="PNS itu menyukai dan membagikan unggahan akun calon di media sosial.",
    )
    here, _ = factories.case_at(lifecycle.SCREENING, desk, told=told)
    decided(desk)
    found = cases.compare(case=here, desk=desk)
    assert found.is_suggested
    assert found.this.norms


@pytest.mark.django_db
@pytest.mark.beside("sqlite")
def test_the_page_opens_nothing_until_the_button_and_suggests_no_verdict(client: Client) -> None:
    desk = factories.desk()
    here = at_the_plenary(desk, employment="thl")
    for _ in range(3):
        decided(desk, written="Poster kampanye diteruskan.")
    factories.sign_in(client, desk.officer)
    address = f"/kantor/perkara/{here.docket}/serupa/"
    before = unescape(client.get(address).content.decode())
    assert "Bandingkan isi" in before
    assert "Pelanggaran disiplin" not in before
    assert not Entry.objects.filter(event=events.CASES_COMPARED).exists()
    after = unescape(client.post(address).content.decode())
    assert "3 berakhir dengan Pelanggaran disiplin ASN" in after
    assert "Anda yang memutuskan" in after
    assert "disarankan" not in after
    assert "Poster" not in json.dumps([each.facts for each in Entry.objects.all()])
    assert address in client.get(f"/kantor/perkara/{here.docket}/putusan/").content.decode()
