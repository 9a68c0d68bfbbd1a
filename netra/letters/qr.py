"""A QR code as a picture for a letter."""

from io import BytesIO

import segno


def qr_picture(address: str) -> bytes:
    """An SVG of `address`, without a quiet zone: the template leaves room and gives the words."""
    out = BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=0, xmldecl=False, svgns=True)
    return out.getvalue()
