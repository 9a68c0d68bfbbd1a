"""Reads rule files strictly: a lawyer's slip is an error with its file and line, never a silent default.

Refused are unknown and duplicate keys, missing keys, values of another kind than the field asks for, and
dates without quotation marks (YAML would turn them into something else behind the writer's back).
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

import yaml

_STR = "tag:yaml.org,2002:str"
_INT = "tag:yaml.org,2002:int"
_BOOL = "tag:yaml.org,2002:bool"
_NULL = "tag:yaml.org,2002:null"
_DATE = "tag:yaml.org,2002:timestamp"
_MOST_DIGITS = 9
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class RuleError(ValueError):
    """A rule file cannot be used; the message names file, line and reason in Indonesian."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path} baris {line}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason


class Record:
    """One mapping of a rule file, read key by key; `finish` refuses every key that nobody asked for."""

    def __init__(self, node: yaml.MappingNode, path: Path) -> None:
        self._path = path
        self._line = _line(node)
        self._nodes: dict[str, yaml.Node] = {}
        self._lines: dict[str, int] = {}
        self._asked: set[str] = set()
        for key_node, value_node in node.value:
            self._admit(key_node, value_node)

    def _admit(self, key_node: yaml.Node, value_node: yaml.Node) -> None:
        if not isinstance(key_node, yaml.ScalarNode):
            raise RuleError(self._path, _line(key_node), "kunci harus berupa satu kata")
        key = str(key_node.value)
        if key in self._nodes:
            raise RuleError(self._path, _line(key_node), f"kunci “{key}” tertulis dua kali")
        self._nodes[key] = value_node
        self._lines[key] = _line(key_node)

    def refuse(self, key: str | None, reason: str) -> NoReturn:
        """Raise `RuleError` at the line of `key`, or at the record itself."""
        line = self._line if key is None else self._lines.get(key, self._line)
        raise RuleError(self._path, line, reason)

    def finish(self) -> None:
        """Refuse keys that no reader asked for."""
        for key in self._nodes:
            if key not in self._asked:
                self.refuse(key, f"kunci “{key}” tidak dikenal")

    def text(self, key: str, default: str | None = None) -> str:
        """A text; absent gives `default`, or is refused when there is none."""
        node = self._take(key, required=default is None)
        return default or "" if node is None else self._scalar(key, node, _STR, "teks")

    def one_of(self, key: str, choices: Sequence[str]) -> str:
        """One of the words of a closed list."""
        value = self.text(key)
        if value not in choices:
            self.refuse(key, f"“{value}” bukan salah satu dari: {', '.join(choices)}")
        return value

    def number(self, key: str) -> int:
        """A whole number, zero or more."""
        node = self._take(key, required=True)
        assert node is not None  # noqa: S101 - a required key was refused above
        value = self._scalar(key, node, _INT, "bilangan bulat")
        if not value.isdecimal() or len(value) > _MOST_DIGITS:
            self.refuse(key, f"“{value}” bukan bilangan bulat")
        return int(value)

    def number_or_none(self, key: str) -> int | None:
        return None if self.is_null(key) else self.number(key)

    def flag(self, key: str, *, default: bool) -> bool:
        """`true` or `false`; absent gives `default`."""
        node = self._take(key, required=False)
        return default if node is None else self._scalar(key, node, _BOOL, "true atau false") == "true"

    def day(self, key: str) -> date:
        """A date in quotation marks, YYYY-MM-DD."""
        value = self.text(key)
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.refuse(key, f"“{value}” bukan tanggal YYYY-MM-DD")
        if day.isoformat() != value:
            self.refuse(key, f"“{value}” bukan tanggal YYYY-MM-DD")
        return day

    def day_or_none(self, key: str) -> date | None:
        return None if self.is_null(key) else self.day(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; absent is an empty list."""
        return tuple(self._scalar(key, node, _STR, "teks") for node in self._items(key))

    def records(self, key: str) -> tuple["Record", ...]:
        """A list of mappings; absent is an empty list."""
        return tuple(_record(node, self._path) for node in self._items(key))

    def raw(self, key: str) -> yaml.Node | None:
        """The node behind `key` as YAML saw it, for parts with a grammar of their own; absent is None."""
        return self._take(key, required=False)

    @property
    def path(self) -> Path:
        """The file as messages show it."""
        return self._path

    def line_of(self, key: str) -> int:
        """The line of `key`, or of the record where the key is absent."""
        return self._lines.get(key, self._line)

    def is_null(self, key: str) -> bool:
        """Whether `key` is absent or explicitly null."""
        self._asked.add(key)
        node = self._nodes.get(key)
        return node is None or node.tag == _NULL

    def _take(self, key: str, *, required: bool) -> yaml.Node | None:
        self._asked.add(key)
        if required and key not in self._nodes:
            self.refuse(None, f"kunci “{key}” belum ada")
        return self._nodes.get(key)

    def _items(self, key: str) -> list[yaml.Node]:
        node = self._take(key, required=False)
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.refuse(key, f"“{key}” harus berupa daftar")
        return list(node.value)

    def _scalar(self, key: str, node: yaml.Node, tag: str, what: str) -> str:
        if node.tag == _DATE:
            raise RuleError(self._path, _line(node), f"tanggal pada “{key}” harus di dalam tanda kutip")
        if node.tag != tag or not isinstance(node, yaml.ScalarNode):
            raise RuleError(self._path, _line(node), f"“{key}” harus berupa {what}")
        return str(node.value)


def read(path: Path, shown: Path) -> Record:
    """The mapping that a rule file holds. `shown` is the path that error messages name."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise RuleError(shown, mark.line + 1 if mark else 1, "bukan YAML yang sah") from error
    except RecursionError as error:
        raise RuleError(shown, 1, "terlalu dalam bersarang") from error
    except UnicodeDecodeError as error:
        raise RuleError(shown, 1, "bukan teks UTF-8") from error
    if node is None:
        raise RuleError(shown, 1, "berkas kosong")
    return _record(node, shown)


def _record(node: yaml.Node, path: Path) -> Record:
    if not isinstance(node, yaml.MappingNode):
        raise RuleError(path, _line(node), "harus berupa pasangan kunci dan nilai")
    return Record(node, path)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
