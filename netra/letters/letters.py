"""A template and data -> a PDF that is the same, byte for byte, for the same data and legal moment.

Data reach the template as a JSON file beside it, never as Typst source: nobody can write markup or code into
a letter. `templates/` is the only code that runs; it sees its own files, the data and the pictures.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

import typst

from netra.letters.glyphs import FONTS, drawable
from netra.letters.pictures import as_text

JsonValue: TypeAlias = "str | int | float | bool | Sequence[JsonValue] | Mapping[str, JsonValue] | None"

TEMPLATES = Path(__file__).parent / "templates"
# A-2a: an archive can still read it in thirty years. UA-1: so can somebody who hears it.
STANDARDS = ["a-2a", "ua-1"]
NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})
_PICTURE_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")


class UnknownTemplate(LookupError):
    """No template of that name; the message names it."""


class BadPictureName(ValueError):
    """A picture is named by small letters, digits and hyphens: the name becomes a file's."""


class MomentWithoutZone(ValueError):
    """A letter is dated at an aware moment: legal time."""


def letter(
    template: str,
    data: Mapping[str, JsonValue],
    *,
    at: datetime,
    pictures: Mapping[str, bytes] = NO_PICTURES,
) -> bytes:
    """Fill `templates/<template>.typ` with `data` (JSON values): a PDF/A-2a that is also PDF/UA-1.

    The template reads `data` and shows `pictures` (SVG, PNG or JPEG) by name. `at` is legal time and aware.
    Raises `UnknownTemplate`, `BadPictureName`, `MomentWithoutZone`, and `typst.TypstError` where `data` lacks
    something that the template needs.
    """
    made: bytes = _compiled(template, data, at, pictures, format="pdf", pdf_standards=STANDARDS)
    return made


def page_images(
    template: str,
    data: Mapping[str, JsonValue],
    *,
    at: datetime,
    pictures: Mapping[str, bytes] = NO_PICTURES,
    ppi: float = 110,
) -> list[bytes]:
    """The same pages as PNG, for those who want to look before they print."""
    made = _compiled(template, data, at, pictures, format="png", ppi=ppi)
    return made if isinstance(made, list) else [made]


def _compiled(
    template: str, data: Mapping[str, JsonValue], at: datetime, pictures: Mapping[str, bytes], **options: Any
) -> Any:
    if at.tzinfo is None:
        raise MomentWithoutZone(at.isoformat())
    return typst.compile(
        _files(template, data, pictures),  # files by name
        font_paths=_fonts(),
        ignore_system_fonts=True,
        timestamp=at.replace(microsecond=0),
        **options,
    )


def _files(template: str, data: Mapping[str, JsonValue], pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """Everything that the template can see, by name; the whole is in memory, so no path leads out of it."""
    sources = _sources()
    if template not in sources:
        raise UnknownTemplate(template)
    for name in pictures:
        if not _PICTURE_NAME.fullmatch(name):
            raise BadPictureName(name)
    shown = {"picture_names": sorted(pictures), **{key: _drawn(value) for key, value in data.items()}}
    return {
        "main.typ": sources[template],
        **{f"{name}.typ": source for name, source in sources.items()},
        "data.json": json.dumps(shown, ensure_ascii=False, allow_nan=False).encode(),
        **{f"pictures/{name}": as_text(picture) for name, picture in pictures.items()},
    }


def _drawn(value: Any) -> Any:
    """The value with all its text made drawable, keys left alone."""
    if isinstance(value, str):
        return drawable(value)
    if isinstance(value, Mapping):
        return {key: _drawn(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_drawn(each) for each in value]
    return value


@lru_cache(maxsize=1)
def _sources() -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in sorted(TEMPLATES.glob("*.typ"))}


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Only the fonts of the house: the same letter on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
