"""Cleaning photographs: the picture stays, everything that it gives away goes; bad files are named."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from netra.outreach.photo_pictures import LARGEST_BYTES, LONG_SIDE, PhotoRefused, cleaned
from tests.outreach.photographs import AUTHOR, DEVICE, a_bomb, a_phones_jpeg, a_png, a_webp, ground


def seen(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def is_dark(picture: Image.Image, x: int, y: int) -> bool:
    return sum(picture.getpixel((x, y))) < 384  # type: ignore[arg-type]


@pytest.mark.parametrize("raw", [a_phones_jpeg(), a_png(), a_webp()], ids=["jpeg", "png", "webp"])
def test_a_photograph_becomes_a_jpeg_without_place_device_and_author(raw: bytes) -> None:
    content = cleaned(raw).content
    found = Image.open(io.BytesIO(content))
    assert found.format == "JPEG"
    assert not found.getexif() and not {"exif", "comment", "icc_profile", "xmp"} & set(found.info)
    assert DEVICE.encode() not in content and AUTHOR.encode() not in content


def test_the_test_pictures_do_carry_what_is_to_go() -> None:
    raw = a_phones_jpeg()
    assert DEVICE.encode() in raw and AUTHOR.encode() in raw
    assert Image.open(io.BytesIO(raw)).getexif().get_ifd(0x8825)
    assert AUTHOR.encode() in a_png()


def test_a_photograph_lying_on_its_side_stands_up() -> None:
    photo = cleaned(a_phones_jpeg(320, 200, turned=True))
    assert (photo.width, photo.height) == (200, 320)
    picture = seen(photo.content)
    assert is_dark(picture, 100, 20) and not is_dark(picture, 100, 300)


def test_a_large_photograph_becomes_smaller_and_keeps_its_shape() -> None:
    photo = cleaned(a_phones_jpeg(4000, 3000))
    assert (photo.width, photo.height) == (LONG_SIDE, 1200)


def test_what_was_transparent_becomes_white() -> None:
    assert seen(cleaned(a_png()).content).getpixel((10, 10)) == (255, 255, 255)


def test_the_same_photograph_is_cleaned_to_the_same_bytes() -> None:
    assert cleaned(a_phones_jpeg()).content == cleaned(a_phones_jpeg()).content


def other(kind: str) -> bytes:
    out = io.BytesIO()
    ground(100, 100).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "bukan foto"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "bukan foto"),
        (b"%PDF-1.7", "bukan foto"),
        (other("GIF"), "bukan foto"),
        (other("TIFF"), "bukan foto"),
        (a_phones_jpeg()[:900], "rusak atau terpotong"),
        (a_png()[:120], "rusak atau terpotong"),
        (a_bomb(), "terlalu banyak piksel"),
        (a_bomb(6000, 6000), "terlalu banyak piksel"),
        (a_png(20, 400), "terlalu kecil"),
        (b"\0" * (LARGEST_BYTES + 1), "lebih dari 15 MB"),
    ],
    ids=["empty", "svg", "pdf", "gif", "tiff", "cut jpeg", "cut png", "bomb", "small bomb", "strip", "heavy"],
)
def test_a_bad_file_is_refused_with_its_reason(raw: bytes, words: str) -> None:
    with pytest.raises(PhotoRefused, match=words):
        cleaned(raw)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2000), st.integers(0, 255))
def test_a_damaged_byte_is_either_survived_or_refused(place: int, byte: int) -> None:
    raw = bytearray(a_png())
    raw[place % len(raw)] = byte
    try:
        assert cleaned(bytes(raw)).content.startswith(b"\xff\xd8")
    except PhotoRefused as refused:
        assert str(refused)
