"""A drawing becomes a picture, with the fonts of the house and nothing from outside."""

import struct

import pytest

from netra.letters import NotADrawing, png_of

LETTERS = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50" width="100" height="50"'
    ' font-family="Plus Jakarta Sans">'
    '<text x="5" y="30" font-size="20" font-weight="{weight}">{text}</text></svg>'
)


def drawn(text: str = "Boleh", weight: int = 400) -> bytes:
    return png_of(LETTERS.format(text=text, weight=weight), width=100, height=50)


def test_the_picture_has_the_size_that_was_asked_for() -> None:
    assert struct.unpack(">II", drawn()[16:24]) == (100, 50)


def test_words_and_weights_are_drawn() -> None:
    assert len({drawn(), drawn("Tidak"), drawn(weight=700), drawn(weight=600)}) == 4


def test_what_is_no_drawing_is_refused_by_name() -> None:
    with pytest.raises(NotADrawing):
        png_of("<svg", width=10, height=10)
