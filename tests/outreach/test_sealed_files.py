"""Whoever holds a PDF is told what its seal is worth; the file is neither kept nor named."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from netra import clock
from netra.cases import lifecycle, services
from netra.cases.desk import Desk
from netra.letters import seals
from netra.letters.seals.trial import trial_keys
from netra.outreach import seal_page
from tests import factories
from tests.cases.test_letters import PLACE, TOLD
from tests.letters.sealing import HOLDER, kept

SOUND = seals.Seal(
    by="Bawaslu", issuer="Akar", said_at=None, intact=True, whole=True, trusted=True, dates="",
    until=datetime(2030, 1, 1, tzinfo=UTC), test=False,
)  # fmt: skip


def seal_of(desk: Desk, keys: seals.SealKeys) -> seals.OfficeSeal:
    return seals.OfficeSeal(desk.officer.office.government.code, desk.officer.office.name, keys)


def sent(client: Client, content: bytes, name: str = "surat.pdf") -> str:
    file = SimpleUploadedFile(name, content, "application/pdf")
    return client.post("/verifikasi/berkas/", {"berkas": file}).content.decode()


@pytest.mark.django_db
def test_a_letter_is_sealed_when_it_is_issued_and_its_file_proves_itself(
    client: Client, tmp_path: Path
) -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    others = seals.OfficeSeal("32.72", "BKPSDM", seals.SealKeys(tmp_path / "none", tmp_path / "none"))
    own = seal_of(desk, kept(trial_keys(HOLDER), tmp_path))
    place = services.Place(PLACE.address, seals=(others, own))
    given = {"kind": "tanda-terima", "told": TOLD["tanda-terima"], "nonce": uuid4(), "place": place}
    letter = services.issue_letter(case=case, desk=desk, **given)  # type: ignore[arg-type]
    assert letter.sealed_as == HOLDER
    said = sent(client, services.read_letter(letter=letter, desk=desk), "rahasia-nama-berkas.pdf")
    assert "Berkas ini surat yang kami terbitkan" in said
    assert letter.number in said
    assert "Segel uji coba" in said
    assert "rahasia-nama-berkas" not in said


@pytest.mark.django_db
def test_without_a_usable_seal_nothing_is_issued(tmp_path: Path) -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    place = services.Place(
        PLACE.address, seals=(seal_of(desk, seals.SealKeys(tmp_path / "none", tmp_path / "none")),)
    )
    with pytest.raises(seals.SealRefused, match="no-key"):
        services.issue_letter(case=case, kind="tanda-terima", told={}, nonce=uuid4(), place=place, desk=desk)
    assert not case.letters.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"not a PDF", "Berkas ini bukan PDF"),
        (b"", "Berkas ini kosong"),
        (b"%PDF-" + b"0" * seals.LARGEST_PDF, "Berkas ini lebih dari 10 MB"),
    ],
)
@pytest.mark.django_db
def test_what_cannot_be_judged_is_said_at_the_field(client: Client, content: bytes, words: str) -> None:
    assert words in sent(client, content)


@pytest.mark.core
@pytest.mark.parametrize(
    ("changes", "tone", "state"),
    [
        ({}, "ok", "Utuh"),
        ({"test": True}, "warn", "Segel uji coba"),
        ({"trusted": False}, "warn", "Penyegel tidak dikenal"),
        ({"dates": "expired", "trusted": False}, "warn", "Sertifikat berakhir"),
        ({"dates": "not-yet", "trusted": False}, "warn", "Sertifikat belum berlaku"),
        ({"whole": False}, "warn", "Ditambahi"),
        ({"whole": False, "countersigned": True}, "ok", "Utuh"),
        ({"whole": False, "countersigned": True, "trusted": False}, "warn", "Penyegel tidak dikenal"),
        ({"intact": False, "trusted": False}, "bad", "Berubah"),
    ],
)
def test_the_worst_thing_about_a_seal_is_said_first(
    changes: dict[str, object], tone: str, state: str
) -> None:
    shown = seal_page.shown(seals.Checked([SOUND, replace(SOUND, **changes)]), clock.Zone.WIB, is_ours=False)
    assert (shown.tone, shown.state) == (tone, state)


@pytest.mark.core
def test_a_file_with_many_seals_says_how_many_and_never_calls_the_unjudged_sound() -> None:
    three = seal_page.shown(seals.Checked([SOUND] * 3), clock.Zone.WIB, is_ours=False)
    assert (three.tone, three.more) == ("ok", "Berkas ini memuat 3 segel.")
    some = seal_page.shown(seals.Checked([SOUND] * 20, left_off=7), clock.Zone.WIB, is_ours=False)
    assert (some.tone, some.state) == ("warn", "Belum semua diperiksa")
    assert "memuat 27 segel" in some.more
    assert "7 lainnya tidak kami nilai" in some.more


@pytest.mark.core
def test_every_reason_for_refusing_a_file_has_its_sentence() -> None:
    assert set(seal_page.UNREAD) == {"empty", "large", "not-pdf", "encrypted", "damaged", "ended", "busy"}
