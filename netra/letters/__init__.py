"""Typst templates and data -> PDF: letters, lists, posters; drawings -> PNG. Pure: values in, bytes out."""

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

__all__ = [
    "BadPictureName",
    "JsonValue",
    "MomentWithoutZone",
    "NotADrawing",
    "UnknownTemplate",
    "letter",
    "page_images",
    "png_of",
    "qr_picture",
]
