"""What changes on the way of a hand-over that goes on is refused by name, and nothing of it is kept."""

import json
from typing import Any

import pytest

from netra import vault
from netra.accounts import roles
from netra.cases import lifecycle, services
from netra.cases.handing import package
from netra.cases.handing.chain import BrokenChain
from netra.cases.models import Handover
from netra.journal.models import Entry
from tests import factories
from tests.cases import onward
from tests.cases.onward import Carried, Office

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


def words_of_the_first(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    """As whoever passes it on could do: the own proof left out, so that nothing else speaks against it."""
    onward.in_words(parts, reasons="Tidak ada apa-apa.")
    del parts["bukti-jurnal.json"]


def another_salt(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    parts["asal/1.json"] = json.dumps(json.loads(parts["asal/1.json"]) | {"salt": "0" * 64}).encode()


def a_proof_of_another_number(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    told = json.loads(parts["perkara.json"])
    told["additions"][0]["came_from"]["number"] = "T-2024-0099"
    onward.in_words(parts, **told)
    del parts["bukti-jurnal.json"]


def a_proof_of_no_shape(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    told = json.loads(parts["asal/1.json"])
    told["proof"]["entry"]["facts"] = told["proof"]["head"]["first"] = []
    parts["asal/1.json"] = json.dumps(told).encode()


def another_verdict(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    manifest["purpose"] = lifecycle.CRIME
    del parts["bukti-jurnal.json"]


def no_origin(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    del parts["asal/1.json"]


def one_origin_more(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    parts["asal/2.json"] = parts["asal/1.json"]


def words_of_its_own(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    told = json.loads(parts["perkara.json"])
    told["additions"][0]["recommendation"] = "Lupakan saja."
    onward.in_words(parts, **told)


def another_name(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    told = json.loads(parts["perkara.json"])
    told["additions"][0]["office"] = "Kantor lain"
    onward.in_words(parts, **told)


def _of_the_first(parts: dict[str, bytes], name: str, value: str) -> None:
    told = json.loads(parts["perkara.json"])
    told["additions"][0]["came_from"][name] = value
    onward.in_words(parts, **told)
    del parts["bukti-jurnal.json"]


def another_first_sender(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    _of_the_first(parts, "name", "KPU Lain")


def another_first_sending(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    """With it the same ruling could come twice, or back to who sent it."""
    _of_the_first(parts, "id", "00000000-0000-0000-0000-000000000001")


def an_origin_of_two_lines(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    told = json.loads(parts["perkara.json"])
    told["additions"][0]["came_from"]["name"] = "Bawaslu\nKota"
    onward.in_words(parts, **told)


def a_picture_that_nobody_named(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    parts["bukti/1-1.jpg"] = b"\xff\xd8\xff"


def test_whoever_changes_what_the_first_office_said_is_named_and_nothing_is_kept(carried: Carried) -> None:
    before = Entry.objects.count()
    middle = (
        words_of_the_first,
        another_salt,
        a_proof_of_another_number,
        a_proof_of_no_shape,
        another_verdict,
        another_first_sending,
    )
    own = (no_origin, one_origin_more, words_of_its_own, another_name, an_origin_of_two_lines,
           a_picture_that_nobody_named)  # fmt: skip
    for change in middle:
        with pytest.raises(BrokenChain, match=BAWASLU):
            services.import_package(data=onward.repacked(carried, change), desk=carried.to.desk)
    for change in own:
        with pytest.raises(package.Changed):
            services.import_package(data=onward.repacked(carried, change), desk=carried.to.desk)
    with pytest.raises(BrokenChain, match="KPU Lain"):
        services.import_package(data=onward.repacked(carried, another_first_sender), desk=carried.to.desk)
    assert (Handover.objects.count(), Entry.objects.count()) == (0, before)


def test_a_package_for_somebody_else_and_a_replay_are_refused(carried: Carried) -> None:
    stranger = factories.desk(roles.BKPSDM, factories.office("BKPSDM"))
    services.make_office_key(desk=stranger)
    with pytest.raises(package.ForSomebodyElse) as refused:
        services.import_package(data=carried.data, desk=stranger)
    assert refused.value.fingerprint == vault.fingerprint(carried.to.public)
    taken = services.import_package(data=carried.data, desk=carried.to.desk)
    with pytest.raises(services.ImportedBefore, match=taken.handover.number):
        services.import_package(data=carried.data, desk=carried.to.desk)
