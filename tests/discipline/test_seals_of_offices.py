"""A letter bears the seal of the office that issues it, or none: never another office's."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from netra.cases.services import Place
from netra.discipline import services
from netra.discipline.desk import Desk
from netra.discipline.models import ProceedingLetter
from netra.letters import seals
from netra.letters.seals.trial import trial_keys
from tests.discipline.proceedings import desks, issued, opened
from tests.letters.sealing import kept

pytestmark = pytest.mark.django_db
ADDRESS = "https://contoh.id/verifikasi/"


def seal(office: str, folder: Path, **dates: object) -> tuple[seals.OfficeSeal, str]:
    """An office's seal from a certification authority of its own, and that authority's root."""
    folder.mkdir()
    keys = trial_keys(f"Segel {office}", **dates)  # type: ignore[arg-type]
    return seals.OfficeSeal("32.72", office, kept(keys, folder)), keys.root.decode()


def test_of_two_offices_with_seals_each_seals_its_own_letters_and_a_third_issues_without(
    tmp_path: Path,
) -> None:
    examiner, second = desks()
    made = opened(examiner)
    city, root = seal("BKPSDM", tmp_path / "bkpsdm")
    others, other_root = seal("Bawaslu Kota Sukabumi", tmp_path / "bawaslu")
    place = Place(ADDRESS, seals=(others, city))
    own = issued(made, examiner, door=place)
    assert own.sealed_as == "Segel BKPSDM"
    assert [each.trusted for each in _seals_of(own, examiner, root)] == [True]
    assert [each.trusted for each in _seals_of(own, examiner, other_root)] == [False]
    bare = issued(made, second, door=place)
    assert bare.sealed_as == ""
    assert b"/ByteRange" not in services.read_letter(letter=bare, desk=second)


def test_an_office_whose_own_seal_has_expired_issues_nothing_and_borrows_no_other(tmp_path: Path) -> None:
    examiner, _ = desks()
    made = opened(examiner)
    ended, _ = seal("BKPSDM", tmp_path / "a", since=datetime.now(UTC) - timedelta(days=9), days=3)
    good, _ = seal("Inspektorat", tmp_path / "b")
    with pytest.raises(seals.SealRefused, match="expired"):
        issued(made, examiner, door=Place(ADDRESS, seals=(ended, good)))
    assert not ProceedingLetter.objects.exists()


def _seals_of(letter: ProceedingLetter, desk: Desk, root: str) -> list[seals.Seal]:
    return seals.check_seals(services.read_letter(letter=letter, desk=desk), [root]).seals
