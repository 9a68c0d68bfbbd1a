"""Typst templates and data -> PDF: letters, lists, posters; drawings -> PNG; tables -> CSV. Pure."""

from netra.letters.drawings import NotADrawing, png_of
from netra.letters.letters import (
    BadPictureName,
    JsonValue,
    MomentWithoutZone,
    UnknownTemplate,
    letter,
    page_images,
)
from netra.letters.qr import qr_picture
from netra.letters.tables import Cell, csv_of

__all__ = [
    "BadPictureName",
    "Cell",
    "JsonValue",
    "MomentWithoutZone",
    "NotADrawing",
    "UnknownTemplate",
    "csv_of",
    "letter",
    "page_images",
    "png_of",
    "qr_picture",
]
