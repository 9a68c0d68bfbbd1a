"""A government's own emblem: a picture drawn anew, on paper and pages, and an empty place without one."""

import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from PIL import Image

from netra.agencies.emblems import EmblemRefused, drawn_anew, emblem_of, path_of
from netra.agencies.models import Government
from netra.clock import Zone
from netra.dashboard.installation import findings
from netra.journal.models import Entry
from netra.outreach.papers import directive_letter
from tests.letters.reading import words_of
from tests.outreach.meetings import a_directive
from tests.outreach.photographs import AUTHOR, DEVICE, a_bomb, a_phones_jpeg, a_png
from tests.towns import a_government, an_agency

pytestmark = pytest.mark.django_db
AT = datetime(2024, 10, 30, 9, 0, tzinfo=Zone.WIB.tz)


@pytest.fixture(autouse=True)
def own_data_folder(settings: Any, tmp_path: Path) -> None:
    settings.ENV = replace(settings.ENV, data=tmp_path)


@pytest.fixture
def town() -> Government:
    return a_government("32.72")


def emblem(action: str, *arguments: str) -> None:
    call_command("netra_emblem", action, *arguments, "--government", "32.72", stdout=io.StringIO())


def a_file(folder: Path, raw: bytes) -> str:
    (folder / "gambar").write_bytes(raw)
    return str(folder / "gambar")


def test_an_emblem_is_drawn_anew_with_its_transparency_and_without_its_words() -> None:
    png = drawn_anew(a_png(900, 700))
    with Image.open(io.BytesIO(png)) as read:
        assert (read.format, read.mode, read.size) == ("PNG", "RGBA", (600, 467))
        assert read.getpixel((10, 10))[3] == 0  # type: ignore[index]
        assert not read.text  # type: ignore[attr-defined]
    jpeg = drawn_anew(a_phones_jpeg())
    assert AUTHOR.encode() not in png + jpeg and DEVICE.encode() not in jpeg


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "bukan gambar"),
        (a_png(199, 300), "terlalu kecil"),
        (a_phones_jpeg()[:500], "rusak"),
        (a_bomb(), "terlalu banyak piksel"),
        (b"\x89PNG" + b"0" * 5_000_000, "lebih dari 5 MB"),
        (b"", "bukan gambar"),
    ],
)
def test_another_file_is_refused_and_the_emblem_in_use_stays(
    town: Government, tmp_path: Path, raw: bytes, words: str
) -> None:
    emblem("set", a_file(tmp_path, a_png(300, 300)))
    before = emblem_of("32.72")
    with pytest.raises(EmblemRefused, match=words):
        drawn_anew(raw)
    with pytest.raises(CommandError, match=words):
        emblem("set", a_file(tmp_path, raw))
    assert emblem_of("32.72") == before


def test_an_emblem_stands_on_letters_and_at_its_address_until_it_is_taken_away(
    town: Government, tmp_path: Path, client: Client
) -> None:
    unit = an_agency(town, "setda")
    letter = a_directive(town, unit)
    empty = directive_letter(letter, at=AT)
    assert "lambang lembaga" in words_of(empty) and b"/Subtype/Image" not in empty
    assert client.get("/lambang/32.72.png").status_code == 404
    emblem("set", a_file(tmp_path, a_png(300, 300)))
    full = directive_letter(letter, at=AT)
    assert "lambang lembaga" not in words_of(full) and b"/Subtype/Image" in full
    shown = client.get("/lambang/32.72.png")
    assert (shown["Content-Type"], shown.content) == ("image/png", emblem_of("32.72"))
    emblem("remove")
    assert emblem_of("32.72") is None
    assert [e for e in Entry.objects.values_list("event", flat=True) if "EMBLEM" in e] == [
        "EMBLEM_SET",
        "EMBLEM_REMOVED",
    ]


def test_check_says_that_an_emblem_is_missing_and_how_to_set_it(town: Government, tmp_path: Path) -> None:
    def told() -> list[tuple[str, str]]:
        return [(each.tone, each.mend) for each in findings(AT.date()) if "ambang" in each.what]

    assert told() == [("warn", "netra emblem set GAMBAR.png --government 32.72")]
    emblem("set", a_file(tmp_path, a_png(300, 300)))
    assert told() == [("ok", "")]


@pytest.mark.parametrize("code", ["../../etc/passwd", "..", "32.72/../x", "", "32.72\n"])
def test_a_code_that_is_none_names_no_file(code: str) -> None:
    assert path_of(code) is None
    assert emblem_of(code) is None


def test_a_government_that_nobody_founded_gets_no_emblem(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="belum terdaftar"):
        emblem("set", a_file(tmp_path, a_png(300, 300)))
