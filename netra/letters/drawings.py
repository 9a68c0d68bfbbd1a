"""An SVG drawing -> a PNG picture, for where only photographs are accepted (chat programs)."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

_FONTS = Path(__file__).parent / "picture_fonts"
_PAGE = b"""#let sides = json("sides.json")
#set page(width: sides.width * 1pt, height: sides.height * 1pt, margin: 0pt)
#image("drawing.svg", width: 100%, height: 100%)
"""
_KEPT = 64  # one answer is sent on many times; drawing it takes a tenth of a second


class NotADrawing(ValueError):
    """What was given is no SVG document."""


@lru_cache(maxsize=_KEPT)
def png_of(drawing: str, *, width: int, height: int) -> bytes:
    """The SVG document `drawing` as a PNG of `width` × `height` pixels, in the fonts of the pages.

    Nothing outside the document is loaded. Raises `NotADrawing`.
    """
    files = {
        "main.typ": _PAGE,
        "drawing.svg": drawing.encode(),
        "sides.json": f'{{"width": {width:d}, "height": {height:d}}}'.encode(),
    }
    try:
        return _compiled(files)
    except typst.TypstError as problem:
        raise NotADrawing(str(problem)) from problem


def _compiled(files: dict[str, bytes]) -> bytes:
    options: dict[str, Any] = {"format": "png", "ppi": 72}
    picture: bytes = typst.compile(files, font_paths=_fonts(), ignore_system_fonts=True, **options)
    return picture


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_FONTS)])
