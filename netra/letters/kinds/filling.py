"""A kind of paper and the words for it -> what the paper says, as blocks that the template prints. Pure."""

import re
from collections.abc import Mapping
from typing import Any

from netra.letters.kinds.kinds import PaperKind
from netra.letters.letters import JsonValue

Block = dict[str, JsonValue]
_NAMED = re.compile(r"\{(\w+)\}")


def filled(kind: PaperKind, words: Mapping[str, str]) -> list[Block]:
    """The blocks of this paper. `words` fills the names in braces; a piece whose names are all empty is left
    out. What was typed is not looked through for names itself. Raises `KeyError` for a name without words."""
    blocks = [_block(told, words) for told in kind.blocks]
    return [block for block in blocks if block is not None]


def named_in(kind: PaperKind) -> set[str]:
    """Every name in braces in this kind's sentences."""
    return set(_NAMED.findall(repr(kind.blocks)))


def lines(text: str) -> list[str]:
    """Each line on its own, without the marks that people type before points."""
    return [line.strip(" -•\t") for line in text.splitlines() if line.strip(" -•\t")]


def _block(told: Mapping[str, Any], words: Mapping[str, str]) -> Block | None:
    if "when" in told and not _said(told["when"], words):
        return None
    for name, make in _MADE.items():
        if name in told:
            return make(told, words)
    raise ValueError(f"a block of no known sort: {sorted(told)}")


def _text(told: Mapping[str, Any], words: Mapping[str, str]) -> Block | None:
    said = _said(told["text"], words)
    return {"is": "text", "text": said} if said else None


def _heading(told: Mapping[str, Any], words: Mapping[str, str]) -> Block | None:
    return {"is": "heading", "text": _said(told["heading"], words)}


def _facts(told: Mapping[str, Any], words: Mapping[str, str]) -> Block | None:
    rows: list[list[str]] = [[label, _said(value, words)] for label, value in told["facts"].items()]
    kept = [row for row in rows if row[1]]
    return {"is": "facts", "rows": kept, "bold": told.get("bold", [])} if kept else None


def _boxed(told: Mapping[str, Any], words: Mapping[str, str]) -> Block | None:
    box = {name: _said(text, words) for name, text in told["boxed"].items()}
    return {"is": "boxed", **box} if box["text"] else None


def _points(told: Mapping[str, Any], words: Mapping[str, str]) -> Block | None:
    given = told["points"]
    items = lines(_said(given, words)) if isinstance(given, str) else [_said(each, words) for each in given]
    said = {name: _said(told[name], words) for name in ("strong", "lead") if name in told}
    return {"is": "points", "lead": "", **said, "items": items} if items else None


_MADE = {"text": _text, "heading": _heading, "facts": _facts, "boxed": _boxed, "points": _points}


def _said(sentence: str, words: Mapping[str, str]) -> str:
    """The sentence with its names filled; empty where it has names and all of them are empty."""
    names = _NAMED.findall(sentence)
    if names and not any(words[name] for name in names):
        return ""
    return _NAMED.sub(lambda found: words[found[1]], sentence)
