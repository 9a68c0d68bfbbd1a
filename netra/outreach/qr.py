"""QR codes as drawings that a page may hold without inline style."""

import io

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_of(text: str) -> SafeString:
    """An SVG of the text, black on its own white ground, that takes the size of its frame."""
    out = io.BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(out, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=2, light="#fff", nl=False)
    # Safe: drawn by segno, which writes only paths; the text itself does not stand in it.
    return mark_safe(out.getvalue().decode())  # noqa: S308
