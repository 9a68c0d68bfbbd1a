"""What an opened envelope says, read strictly: a browser sealed it, and no server saw it before.

The types are those of `Submission` and `Identity`; lengths are those of the form or more. Whatever is not
of that shape is refused as a whole (`NotAStory`), never mended or half shown.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from datetime import date
from typing import Any, Final, get_type_hints

from netra import vault
from netra.reports.submission import ANONYMOUS, CONFIDENTIAL, NAMED, Identity, Submission

LONGEST: Final = 20_000
MOST_LINES: Final = 50
NOT_IN_STORY: Final = frozenset({"identity", "agency_code"})
_UNFIT = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]"
)  # also half letters: no page could show them
_LINK = re.compile("https?://[^ ]*")  # as the form takes it


class NotAStory(vault.EnvelopeRefused):
    """The envelope opened, and what was in it is nothing that the form can send."""

    def __init__(self) -> None:
        super().__init__("the contents are not a report")


def story_in(content: object) -> dict[str, Any]:
    """The story as `Submission.sealed_part` writes it, or `NotAStory`."""
    story = _checked(Submission, content, without=NOT_IN_STORY)
    if not all(_LINK.fullmatch(link) for link in story.get("links", ())):
        raise NotAStory
    return story


def identity_in(content: object) -> dict[str, Any]:
    """The fields of an `Identity`, or `NotAStory`."""
    identity = _checked(Identity, content)
    choice_in(identity)
    return identity


def choice_in(content: object) -> str:
    """ANONYMOUS, CONFIDENTIAL or NAMED, as the reporter chose; or `NotAStory`."""
    choice = content.get("choice") if isinstance(content, Mapping) else None
    if choice not in (ANONYMOUS, CONFIDENTIAL, NAMED):
        raise NotAStory
    return str(choice)


def _checked(shape: type[Any], content: object, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The whole shape: what was left out, as an older program does, has the value of a blank form."""
    hints = get_type_hints(shape)
    known = {field.name: field for field in fields(shape) if field.name not in without}
    if not isinstance(content, Mapping) or not set(content) <= set(known):
        raise NotAStory
    whole = {**_blanks(known), **content}
    if set(whole) != set(known) or not all(_RULES[hints[name]](value) for name, value in whole.items()):
        raise NotAStory
    return whole


def _blanks(known: Mapping[str, Field[Any]]) -> dict[str, Any]:
    made = {name: field.default_factory() for name, field in known.items() if callable(field.default_factory)}
    return made | {name: field.default for name, field in known.items() if field.default is not MISSING}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST and not _UNFIT.search(value)


def _is_day(value: object) -> bool:
    try:
        return value is None or (isinstance(value, str) and bool(date.fromisoformat(value)))
    except ValueError:
        return False


def _is_lines(value: object) -> bool:
    return isinstance(value, list) and len(value) <= MOST_LINES and all(_is_text(line) for line in value)


_RULES: Final[dict[Any, Callable[[object], bool]]] = {
    str: _is_text,
    bool: lambda value: isinstance(value, bool),
    list[str]: _is_lines,
    date | None: _is_day,
}
