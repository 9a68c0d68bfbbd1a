"""Files that every visitor needs at once, put together when static files are collected.

On a slow line each file costs a round trip of its own. The parts stay what people read and change; nothing is
rewritten, only joined in this order.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage

BUNDLES: Final = {
    "web/css/site.css": tuple(
        f"web/css/{name}.css" for name in ("tokens", "base", "components", "records", "forms")
    ),
    "reports/sealed_form.css": ("reports/wizard.css", "reports/evidence.css", "web/css/slip.css"),
    "reports/sealed_form.js": (
        "web/js/leave.js",
        "reports/sealed_rules.js",
        "reports/sealed_answers.js",
        "reports/sealed_check.js",
        "reports/sealed_wizard.js",
        "reports/clues.js",
    ),
}


class Bundles(finders.BaseFinder):
    """Offers the bundles to `collectstatic` beside the files of the rooms."""

    def __init__(self, *_: Any, **__: Any) -> None:
        self.storage = _Joined()

    def check(self, **_: Any) -> list[Any]:
        return []

    def find(self, path: str, *_: Any, **__: Any) -> list[str]:  # type: ignore[override]
        """No bundle lies on the disk before it is collected."""
        return []

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        return ((name, self.storage) for name in BUNDLES)


class _Joined(Storage):
    """Reads a bundle as if it were one file."""

    def _open(self, name: str, mode: str = "rb") -> "File[bytes]":
        return ContentFile(b"\n".join(part.read_bytes() for part in _parts(name)), name)

    def path(self, name: str) -> str:
        """For the messages of `collectstatic` only: where the first part lies."""
        return str(_parts(name)[0])

    def exists(self, name: str) -> bool:
        return name in BUNDLES

    def get_modified_time(self, name: str) -> datetime:
        return datetime.fromtimestamp(max(part.stat().st_mtime for part in _parts(name)), UTC)


def _parts(name: str) -> list[Path]:
    """The files of a bundle, in order. Raises `LookupError` for a part that no room has."""
    found = [(part, finders.find(part)) for part in BUNDLES[name]]
    missing = [part for part, path in found if not path]
    if missing:
        raise LookupError(f"{name}: {missing} not found")
    return [Path(str(path)) for _, path in found]
