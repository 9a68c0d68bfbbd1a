"""Typst templates and data -> PDF: letters, lists, posters. Pure: values in, bytes out."""

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
    "UnknownTemplate",
    "letter",
    "page_images",
    "qr_picture",
]
