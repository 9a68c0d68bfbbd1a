"""Proofs of single entries: an outsider needs the proof, the published head and SHA-256."""

import json
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from netra.journal import proofs, published
from netra.journal.models import PublishedHead
from tests import factories
from tests.factories import CAMPAIGN
from tests.journal.chains import CODE, a_chain, attack

MIDNIGHT = CAMPAIGN.replace(hour=0) + timedelta(days=1)


def digests(count: int) -> list[str]:
    return [f"{number:064x}" for number in range(count)]


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 70), st.data())
def test_every_entry_of_a_tree_of_any_size_leads_to_its_root_and_no_other_does(count: int, data: Any) -> None:
    leaves = digests(count)
    place = data.draw(st.integers(0, count - 1))
    path = proofs.path_to(place, leaves)
    assert proofs._folded(leaves[place], path) == proofs.tree_root(leaves)
    assert proofs._folded("f" * 64, path) != proofs.tree_root(leaves)


def test_a_path_grows_with_the_logarithm() -> None:
    assert len(proofs.path_to(700, digests(1000))) == 10


@pytest.fixture
def chain() -> int:
    """Nine entries and the head of their day; the number of one of them."""
    a_chain(9)
    published.publish_head(government=CODE, midnight=MIDNIGHT)
    return 4


@pytest.mark.django_db
def test_a_proof_survives_the_way_through_a_file(chain: int) -> None:
    proof = published.proof_of(CODE, chain)
    again = proofs.proof_from(json.loads(json.dumps(proof.as_json())))
    assert (again, again.faults()) == (proof, [])
    assert again.head.hash() == PublishedHead.objects.get().hash


@pytest.mark.django_db
def test_a_proof_names_no_other_entry(chain: int) -> None:
    told = json.dumps(published.proof_of(CODE, chain).as_json())
    assert "hal-4" in told
    assert not [other for other in (1, 2, 3, 5, 6, 7, 8, 9) if f"hal-{other}" in told]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("part", "name", "value"),
    [
        ("entry", "subject", "hal-5"),
        ("entry", "actor", "orang lain"),
        ("entry", "sequence", 40),
        ("entry", "digest", "a" * 64),
        ("entry", "at", "2024-10-30T09:00:01+07:00"),
    ],
)
def test_a_changed_proof_does_not_hold(chain: int, part: str, name: str, value: Any) -> None:
    content = published.proof_of(CODE, chain).as_json()
    content[part][name] = value
    assert proofs.proof_from(content).faults()


@pytest.mark.django_db
def test_a_changed_head_is_refused_by_its_own_hash(chain: int) -> None:
    content = published.proof_of(CODE, chain).as_json()
    content["head"]["root"] = "b" * 64
    with pytest.raises(proofs.BadProof, match="kepala jurnal"):
        proofs.proof_from(content)


NO_PROOFS = [None, [], {}, {"format": proofs.FORMAT}, {"format": proofs.FORMAT, "entry": 3}]


@pytest.mark.parametrize("content", NO_PROOFS)
def test_something_that_is_no_proof_is_named_so(content: Any) -> None:
    with pytest.raises(proofs.BadProof):
        proofs.proof_from(content)


@pytest.mark.django_db
def test_publishing_twice_or_late_makes_one_head_for_all_days_since() -> None:
    a_chain(3)
    for _ in range(2):
        published.publish_head(government=CODE, midnight=MIDNIGHT + timedelta(days=5))
    assert [(head.first, head.sequence) for head in published.heads_of(CODE)] == [(1, 3)]


@pytest.mark.django_db
def test_an_entry_that_comes_late_for_its_day_waits_for_the_next_head(chain: int) -> None:
    a_chain(1)  # an act that began before midnight and ended after the head was made
    assert published.publish_head(government=CODE, midnight=MIDNIGHT) is None
    later = published.publish_head(government=CODE, midnight=MIDNIGHT + timedelta(days=1))
    assert later is not None
    assert (later.first, later.sequence) == (10, 10)


@pytest.mark.django_db
def test_heads_hold_on_to_one_another_and_a_changed_one_is_noticed(chain: int) -> None:
    a_chain(2)
    later = published.publish_head(government=CODE, midnight=MIDNIGHT + timedelta(days=1))
    assert published.intact_until(CODE) == later
    PublishedHead.objects.filter(first=1).update(root="c" * 64)
    assert published.intact_until(CODE) is None


@pytest.mark.django_db
def test_nothing_is_published_over_a_broken_chain() -> None:
    a_chain(4)
    attack("UPDATE journal_entry SET actor = 'x' WHERE sequence = 2")
    with pytest.raises(published.ChainBroken, match="entri 2"):
        published.publish_head(government=CODE, midnight=MIDNIGHT)
    assert not PublishedHead.objects.exists()


@pytest.mark.django_db
def test_an_entry_of_today_is_not_published_yet() -> None:
    a_chain(2)
    with pytest.raises(published.NotPublishedYet):
        published.proof_of(CODE, 1)


# --- the command --------------------------------------------------------------------------------------


def verify(*arguments: str) -> tuple[int, dict[str, Any] | None, str]:
    out, err, status = StringIO(), StringIO(), 0
    try:
        call_command("netra_journal", "verify", *arguments, stdout=out, stderr=err)
    except SystemExit as leaving:
        status = int(leaving.code or 0)
    return status, json.loads(out.getvalue()) if out.getvalue() else None, err.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize("wanted", ["4", f"{CODE}:4"])
def test_the_command_proves_an_entry(chain: int, wanted: str) -> None:
    status, proof, _ = verify("--proof", wanted)
    assert (status, proofs.proof_from(proof).entry.subject) == (0, "hal-4")


@pytest.fixture
def proof_file(chain: int, tmp_path: Path) -> Iterator[Path]:
    """A proof that an outsider holds; the database behind it is gone."""
    file = tmp_path / "bukti.json"
    file.write_text(json.dumps(published.proof_of(CODE, chain).as_json()))
    yield file


@pytest.mark.django_db
def test_an_outsider_checks_a_file_against_the_head_that_was_noted(proof_file: Path) -> None:
    noted = PublishedHead.objects.get().hash
    PublishedHead.objects.all().delete()
    status, told, _ = verify("--proof", str(proof_file), "--head", noted)
    assert (status, told and told["holds"], told and told["head"]) == (0, True, noted)
    status, _, complaint = verify("--proof", str(proof_file), "--head", "0" * 64)
    assert (status, "bukan kepala yang Anda sebut" in complaint) == (1, True)


@pytest.mark.django_db
@pytest.mark.parametrize("wanted", ["999", "00.00:1", "tidak-ada.json"])
def test_what_cannot_be_proved_ends_with_status_1(chain: int, wanted: str) -> None:
    status, told, complaint = verify("--proof", wanted)
    assert (status, told, bool(complaint)) == (1, None, True)


# --- the page -----------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_page_shows_the_heads_and_never_how_much_was_recorded(client: Client) -> None:
    code = factories.government().code
    a_chain(7, code)
    head = published.publish_head(government=code, midnight=MIDNIGHT)
    assert head is not None
    page = client.get("/angka/jurnal/").content.decode()
    assert head.hash in page
    listed = client.get("/angka/jurnal/kepala.json").json()["heads"]
    assert listed == [{"on": "2024-10-30", "head": head.hash}]
