"""`netra check` says of every office's seal whether it can be used, and of a seal of nobody that it is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from netra.dashboard.seal_finding import seal_finding
from netra.letters.seals import OfficeSeal
from netra.letters.seals.trial import trial_keys
from tests import factories
from tests.letters.sealing import kept

pytestmark = pytest.mark.django_db
TODAY = datetime.now(UTC)


def seals(folder: Path) -> Iterator[OfficeSeal]:
    """Three offices: a seal that can be used, one that has ended, one of an office that is not there."""
    for office, days in (("BKPSDM", 365), ("Inspektorat", 3), ("Kantor Salah Tulis", 365)):
        (folder / office).mkdir()
        keys = trial_keys(office, since=TODAY - timedelta(days=9), days=days)
        yield OfficeSeal("32.72", office, kept(keys, folder / office))


def test_every_seal_is_told_with_its_office_and_what_mends_it(settings: Any, tmp_path: Path) -> None:
    for name in ("BKPSDM", "Inspektorat"):
        factories.office(name)
    settings.ENV = replace(settings.ENV, seals=tuple(seals(tmp_path)))
    told = [(each.tone, each.what, each.mend) for each in seal_finding(TODAY.date())]
    assert [tone for tone, *_ in told] == ["warn", "bad", "bad", "warn"]
    assert "Segel BKPSDM hanya uji coba" in told[0][1]
    assert "Inspektorat tidak dapat dipakai: tidak ada suratnya yang dapat terbit" in told[1][1]
    assert "sertifikat baru" in told[1][2]
    assert "Kantor Salah Tulis tidak dipakai: tidak ada kantor bernama itu" in told[2][1]


def test_without_seals_there_is_nothing_to_tell(settings: Any) -> None:
    settings.ENV = replace(settings.ENV, seals=())
    assert list(seal_finding(TODAY.date())) == []
