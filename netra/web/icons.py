"""Outlines from `static/web/icons/`, written into the page so that they take the text's colour."""

import re
from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

FOLDER = Path(__file__).parent / "static" / "web" / "icons"
SIZES = {"": "icon", "s": "icon icon-s", "m": "icon icon-m", "l": "icon icon-l", "xl": "icon icon-xl"}
_INSIDE = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)

PETAL = "M16.5 14.4C16.5 9.5 19.5 5 24 1.5C28.5 5 31.5 9.5 31.5 14.4A12.2 12.2 0 0 0 16.5 14.4Z"


class NoSuchIcon(LookupError):
    """A template asked for an outline that is not in the folder; the message names it."""


@cache
def outline(name: str) -> SafeString:
    """The drawing inside the svg element of icon `name`, or `NoSuchIcon`."""
    path = FOLDER / f"{name}.svg"
    if not re.fullmatch(r"[a-z0-9-]+", name) or not path.is_file():
        raise NoSuchIcon(name)
    found = _INSIDE.search(path.read_text())
    if found is None:
        raise NoSuchIcon(name)
    # Safe: our own file, never a visitor's text.
    return mark_safe(found.group(1))  # noqa: S308


def icon(name: str, size: str = "") -> SafeString:
    """An svg element for icon `name`; hidden from screen readers, because a word always stands beside it."""
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        SIZES[size],
        outline(name),
    )


def mark(size: str = "") -> SafeString:
    """Netra's mark: one kawung flower of four equal petals around a pupil."""
    petal = '<path d="{}" transform="rotate({} 24 24)"/>'
    turned = [format_html(petal, PETAL, angle) for angle in (0, 90, 180, 270)]
    return format_html(
        '<svg class="{}" viewBox="0 0 48 48" aria-hidden="true" focusable="false">'
        '{}{}{}{}<circle cx="24" cy="24" r="6.8"/></svg>',
        "mark mark-l" if size == "l" else "mark",
        *turned,
    )
