"""An address as a QR code, drawn here: dark on light in both themes, because cameras want it so."""

import io

import segno


def code_picture(address: str) -> bytes:
    """An SVG that fills whatever holds it."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", border=2, dark="#231a21", light="#fffdfb", xmldecl=False, omitsize=True
    )
    return drawn.getvalue()
