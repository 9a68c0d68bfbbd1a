"""A letter says what it was given, runs nothing that it was given, and is the same file every time."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from netra.clock import Zone
from netra.letters import (
    BadPictureName,
    MomentWithoutZone,
    UnknownTemplate,
    letter,
    page_images,
    qr_picture,
)
from netra.letters.glyphs import drawable
from netra.letters.letters import TEMPLATES
from tests.letters.reading import pages_of, words_of

AT = datetime(2024, 10, 28, 14, 5, tzinfo=Zone.WIB.tz)


def told(**other: Any) -> dict[str, Any]:
    """What an invitation holds, with some of it told otherwise."""
    plain: dict[str, Any] = {
        "letterhead": {"institution": "Pemerintah Kota Contoh", "unit": "Sekretariat Daerah"},
        "number": "021/REKAAN/X/2024",
        "nature": "Biasa",
        "enclosure": "-",
        "subject": "Undangan sosialisasi",
        "place_and_date": "Contoh, 28 Oktober 2024",
        "to": ["Camat Contoh"],
        "opening": "Kami mengundang Saudara.",
        "signer": "Sekretaris Daerah",
    }
    return plain | other


def words(**other: Any) -> str:
    return words_of(letter("letter", told(**other), at=AT))


def test_the_letter_says_what_it_was_given() -> None:
    said = words(opening="Kami mengundang Saudara pada Rabu, 30 Oktober 2024.")
    assert "PEMERINTAH KOTA CONTOH" in said
    assert "Kami mengundang Saudara pada Rabu, 30 Oktober 2024." in said


@pytest.mark.parametrize(
    "typed",
    [
        '#read("data.json")',
        '#import "@preview/cetz:0.3.0"',
        "#panic()",
        "*tebal* _miring_ = Judul",
        "$ sum_(i=0)^n i $",
        "// komentar",
        "#let x = 1; #x",
        "`raw` <label> @label",
        '"); #read("/etc/passwd") (" \\',
        "]#text(red)[x",
    ],
)
def test_what_looks_like_markup_is_printed_as_it_was_typed(typed: str) -> None:
    assert typed in words(opening=typed)


def test_no_template_runs_text_as_code() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.typ"))
    code = "\n".join(line for line in sources.splitlines() if not line.lstrip().startswith("//"))
    assert "eval" not in code
    assert "@preview" not in code


@pytest.mark.parametrize("name", ["../frame", "frame.typ", "/etc/passwd", ""])
def test_a_template_outside_the_folder_is_unknown(name: str) -> None:
    with pytest.raises(UnknownTemplate):
        letter(name, told(), at=AT)


@pytest.mark.parametrize("name", ["../data", "a.svg", "A", "", "a/b"])
def test_a_picture_cannot_take_the_place_of_another_file(name: str) -> None:
    with pytest.raises(BadPictureName):
        letter("letter", told(), at=AT, pictures={name: qr_picture("x")})


def test_the_same_letter_is_the_same_file() -> None:
    assert letter("letter", told(), at=AT) == letter("letter", told(), at=AT)


def test_a_letter_of_another_moment_is_another_file() -> None:
    assert letter("letter", told(), at=AT) != letter("letter", told(), at=AT + timedelta(seconds=1))


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(MomentWithoutZone):
        letter("letter", told(), at=datetime(2024, 10, 28, 14, 5))  # noqa: DTZ001


def test_a_number_that_json_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        letter("letter", told(extra=float("nan")), at=AT)


def test_what_the_template_needs_and_does_not_get_is_named() -> None:
    short = told()
    del short["signer"]
    with pytest.raises(typst.TypstError, match="signer"):
        letter("letter", short, at=AT)


def test_the_file_says_that_it_is_for_archives_and_for_everybody() -> None:
    pdf = letter("letter", told(), at=AT)
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"/Lang(id-ID)" in pdf


def test_a_long_text_goes_on_over_the_pages_and_loses_nothing() -> None:
    sentences = [f"Kalimat nomor {number} tentang netralitas." for number in range(1, 700)]
    pdf = letter("letter", told(opening="\n\n".join(sentences)), at=AT)
    said, pages = words_of(pdf), pages_of(pdf)
    assert len(pages) > 5
    assert all(sentence in said for sentence in sentences)
    assert all(f"Halaman {number} dari {len(pages)}" in page for number, page in enumerate(pages, start=1))


def test_a_word_without_end_stops_nothing() -> None:
    assert letter("letter", told(opening="a" * 5000), at=AT).startswith(b"%PDF")


@pytest.mark.parametrize("name", ["Ñusa Açai", "Šimić", "Ελένη", "Иван", "“kutipan” – … ’"])
def test_letters_that_the_font_knows_are_printed(name: str) -> None:
    assert name in words(opening=name)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("王芳", "□□"), ("ꦱꦸ", "□□"), ("😀", "□"), ("a\x00b", "a□b"), ("a\u202eb", "a□b"), ("\ufdd0", "□")],
)
def test_what_the_font_cannot_draw_is_a_box_and_no_refusal(typed: str, printed: str) -> None:
    assert printed in words(opening=f"Yth. {typed}.")


def test_an_accent_that_comes_after_its_letter_is_joined_to_it() -> None:
    assert drawable("Rene\u0301e") == "Renée"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_makes_a_letter(text: str) -> None:
    assert letter("letter", told(opening=text, subject=text or "-", to=[text]), at=AT).startswith(b"%PDF")


def test_a_picture_is_shown_with_words_for_who_cannot_see_it() -> None:
    shown = told(code_alt="Kode QR ke halaman pemeriksaan", code_words="Periksa di netra.example")
    pdf = letter("letter", shown, at=AT, pictures={"code": qr_picture("https://netra.example/")})
    assert b"Kode QR ke halaman pemeriksaan" in pdf
    assert "Periksa di netra.example" in words_of(pdf)


def test_the_pages_can_be_looked_at() -> None:
    pages = page_images("letter", told(opening="Isi.\n\n" * 80), at=AT)
    assert len(pages) > 1
    assert all(page.startswith(b"\x89PNG") for page in pages)
