"""What the documents must agree on with the code."""

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.house.source import ROOT, Module, dotted, kept_files, modules

CODE_WORD = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"!?\[[^\]]*\]\(([^()\s]+)(?:\s+\"[^\"]*\")?\)")
HTML_LINK = re.compile(r"<(?:img|a|source)\b[^>]*?(?:src|href|srcset)=\"([^\"]+)\"", re.I)
FENCE = re.compile(r"^```.*?^```", re.M | re.S)
ROOM_LINE = re.compile(r"^\s+(\w+)/\s+(?:CORE|ROOM|ROOF)\b", re.M)
SETTING_LINE = re.compile(r"^\|\s*`(\w+)`\s*\|\s*(.*?)\s*\|\s*(.*?)\s*\|$", re.M)
HOST = re.compile(r"\b\w+://|^\s*--(?:index|extra-index|find-links|trusted-host)", re.M)
LOCKS = ("requirements/*.txt", "*package-lock.json", "*npm-shrinkwrap.json", "*yarn.lock", "*poetry.lock")
FOREIGN_LOCKS = ("*uv.lock", "*pylock*.toml")


def rooms_drawn(text: str) -> list[str]:
    """The rooms of ARCHITECTURE.md's picture, in alphabetical order."""
    return sorted(ROOM_LINE.findall(text))


def settings_told(text: str) -> dict[str, tuple[str, str]]:
    """The settings table of docs/operations.md: name -> (default, meaning)."""
    return {name: (default.strip("`"), meaning) for name, default, meaning in SETTING_LINE.findall(text)}


def unexplained(words: Iterable[str], glossary: str) -> list[str]:
    """The words that do not stand in the glossary as `words`."""
    known = set(CODE_WORD.findall(glossary))
    return sorted(set(words) - known)


MODELS = {"Model", "AbstractBaseUser", "AbstractUser"}


def model_names(files: Iterable[Module]) -> list[str]:
    """Every table: a class of a `models` module that derives from a model, or from an abstract one of ours,
    and is not abstract itself."""
    classes = [
        node
        for module in files
        if module.parts[2:3] == ("models",)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
    ]
    shared = {node.name for node in classes if _derives(node, MODELS) and _is_abstract(node)}
    return [each.name for each in classes if _derives(each, MODELS | shared) and not _is_abstract(each)]


def _derives(node: ast.ClassDef, models: set[str]) -> bool:
    return any(dotted(base).split(".")[-1] in models for base in node.bases)


def _is_abstract(node: ast.ClassDef) -> bool:
    return "abstract = True" in ast.unparse(node)


def constants(module: Module) -> dict[str, str]:
    """`RECEIVED: Final = "received"` at the top of a module -> {"RECEIVED": "received"}."""
    return {
        name: value.value
        for name, value in _assignments(module)
        if isinstance(value, ast.Constant) and isinstance(value.value, str)
    }


def _assignments(module: Module) -> Iterator[tuple[str, ast.expr]]:
    for node in module.tree.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            yield node.target.id, node.value
        elif isinstance(node, ast.Assign):
            yield from ((target.id, node.value) for target in node.targets if isinstance(target, ast.Name))


def stages(module: Module) -> list[str]:
    """The keys of the table of stages: a dict whose name begins with STAGE."""
    words = constants(module)
    return [
        words[dotted(key)] if isinstance(key, ast.Name) else ast.literal_eval(key)
        for name, table in _assignments(module)
        if name.startswith("STAGE") and isinstance(table, ast.Dict)
        for key in table.keys
        if key is not None
    ]


def events(module: Module) -> list[str]:
    """`REPORT_RECEIVED = "REPORT_RECEIVED"`: an event's name is its value."""
    return [name for name, value in constants(module).items() if name == value]


def words_of_the_house(root: Path = ROOT) -> list[str]:
    """Every model, stage and event: what the glossary must explain."""
    files = modules(root)
    lifecycles = [module for module in files if module.parts[2:3] == ("lifecycle",)]
    vocabulary = ("netra/journal/events.py", "netra/journal/service_events.py")
    journals = [module for module in files if module.path in vocabulary]
    return [
        *model_names(files),
        *(stage for module in lifecycles for stage in stages(module)),
        *(event for module in journals for event in events(module)),
    ]


def broken_links(document: Path) -> list[str]:
    """Relative links and pictures that lead nowhere. Addresses of other sites are not asked."""
    text = FENCE.sub("", document.read_text(encoding="utf-8"))
    targets = [*LINK.findall(text), *HTML_LINK.findall(text)]
    return [target for target in targets if _is_local(target) and not _leads_somewhere(document, target)]


def _is_local(target: str) -> bool:
    return not target.startswith(("#", "mailto:")) and "://" not in target


def _leads_somewhere(document: Path, target: str) -> bool:
    return (document.parent / target.split("#", maxsplit=1)[0]).exists()


def badly_numbered(decisions: Iterable[Path]) -> list[str]:
    """Decisions whose number another one carries too, or whose heading says another number than the file."""
    files = sorted(decisions)
    taken = Counter(path.name[:4] for path in files)
    return [path.name for path in files if taken[path.name[:4]] > 1 or not _says_its_number(path)]


def _says_its_number(path: Path) -> bool:
    number, _, _ = path.name.partition("-")
    return number.isdigit() and path.read_text(encoding="utf-8").startswith(f"# {int(number)}. ")


def lines_naming_a_host(text: str) -> list[str]:
    return [line for line in text.splitlines() if HOST.search(line)]


def locks(root: Path = ROOT) -> list[Path]:
    return [path for pattern in LOCKS for path in kept_files(pattern, root)]


def foreign_locks(root: Path = ROOT) -> list[Path]:
    return [path for pattern in FOREIGN_LOCKS for path in kept_files(pattern, root)]
