"""Photographs and other pixel pictures in a letter.

The compiler takes text files only, so a JPEG or PNG travels inside an SVG of its own size; a JPEG reaches the
PDF as it is, not drawn anew.
"""

import base64
import io

from PIL import Image

_SIGNS = {b"\xff\xd8\xff": "jpeg", b"\x89PNG\r\n": "png"}


def as_text(picture: bytes) -> bytes:
    """The picture as a file that the compiler accepts: an SVG stays as it is."""
    kind = next((kind for sign, kind in _SIGNS.items() if picture.startswith(sign)), None)
    return picture if kind is None else _framed(picture, kind)


def _framed(picture: bytes, kind: str) -> bytes:
    with Image.open(io.BytesIO(picture), formats=(kind,)) as read:
        size = 'width="{}" height="{}"'.format(*read.size)
    data = base64.b64encode(picture).decode()
    inside = f'<image {size} href="data:image/{kind};base64,{data}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{inside}</svg>'.encode()
