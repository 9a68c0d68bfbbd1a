"""The habits of house.md that import-linter and ruff cannot see. Each checker yields "file:line words"."""

import ast
from collections.abc import Callable, Iterator

from tests.house.source import Module, dotted, functions, imports

Checker = Callable[[Module], Iterator[str]]

CELLARS = {"utils", "util", "common", "helpers", "helper", "core", "misc"}
LEGAL_TIME_ONLY = {"services", "queries", "lifecycle", "forms", "views", "api"}
CLOCK_CALLS = {
    "timezone.now",
    "timezone.localtime",
    "timezone.localdate",
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "datetime.datetime.now",
    "datetime.date.today",
    "time.time",
    "time.localtime",
}
# Where the machine's clock is the point. Each with its reason; a new line here needs one too.
MACHINE_TIME = {
    "netra/journal/services.py": "recorded_at is machine time, beside the legal time that the caller gives",
    "netra/outreach/views/own_phone.py": "the rotating code and its ticket go by the machine's clock",
    "netra/outreach/views/hall_screen.py": "the same code, shown",
    "netra/accounts/views/signing.py": "one-time codes and holds after failures go by the machine's clock",
    "netra/accounts/views/passkeys.py": "challenges and holds go by the same clock",
    "netra/accounts/views/single_sign_on.py": "the way to the provider and back takes minutes of that clock",
    "netra/accounts/views/keys.py": "holds after wrong passphrases go by the same clock",
    "netra/cases/views/lost_keys.py": "holds after wrong secrets go by the same clock",
}
DATABASE_IN_VIEWS = {"netra/web/views.py": "the health page asks whether the database answers"}
LATE_IMPORTS: dict[str, str] = {}
DOMAIN = {"services", "queries", "models", "lifecycle"}
HTTP = ("django.http", "django.shortcuts", "django.template", "django.urls", "django.contrib.messages")
SEALED_ROOMS = {"reports", "vault", "cases", "discipline", "accounts"}
SPEAKING = ("logging", "traceback", "warnings", "syslog")


def piece(module: Module) -> str:
    """Which piece of furniture: `services` for cases/services.py and for cases/services/screening.py."""
    return module.parts[2] if len(module.parts) > 2 else ""


def late_imports(module: Module) -> Iterator[str]:
    if module.path in LATE_IMPORTS:
        return
    for function in functions(module.tree):
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                yield module.at(node, "import inside a function")


def signals(module: Module) -> Iterator[str]:
    for node, name in imports(module):
        if name.startswith("django.") and (
            "signals" in name.split(".") or name.startswith("django.dispatch")
        ):
            yield module.at(node, f"Django signal ({name}): call it in the service, in order")


def cellars(module: Module) -> Iterator[str]:
    for part in CELLARS & set(module.parts):
        yield f"{module.path}:1 named {part}: name it after what it knows"


def own_clocks(module: Module) -> Iterator[str]:
    if piece(module) not in LEGAL_TIME_ONLY or module.path in MACHINE_TIME:
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and dotted(node) in CLOCK_CALLS:
            yield module.at(node, f"{dotted(node)}: legal time is given by the caller")


def records_in_views(module: Module) -> Iterator[str]:
    if piece(module) not in {"views", "api"}:
        return
    imported = {name.split(".")[-1] for _, name in imports(module)}
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Attribute):
            continue
        is_row = dotted(node.value) not in imported  # drafts.save(draft) is a verb of the module drafts
        if node.attr == "objects" or (node.attr in {"save", "delete", "refresh_from_db"} and is_row):
            yield module.at(node, f".{node.attr} in a view: ask queries or a service")
    for node, name in imports(module):
        if name.startswith("django.db") and module.path not in DATABASE_IN_VIEWS:
            yield module.at(node, f"{name} in a view: ask queries or a service")


def http_in_the_domain(module: Module) -> Iterator[str]:
    if piece(module) not in DOMAIN:
        return
    for node, name in imports(module):
        if name.startswith(HTTP):
            yield module.at(node, f"{name}: services and queries know no HTTP and no templates")


def borrowed_views(module: Module) -> Iterator[str]:
    """A view is imported by the urls of its own room, and in `web` by the two URL roots."""
    for node, name in imports(module):
        parts = name.split(".")
        if parts[0] != "netra" or "views" not in parts[2:3]:
            continue
        at_home = module.parts[1:2] == (parts[1],)
        allowed = {"urls", "office_urls", "views"} | ({"public", "office"} if parts[1] == "web" else set())
        if not (at_home and piece(module) in allowed):
            yield module.at(node, f"{name}: only urls of its own room import a view")


def words_that_leave(module: Module) -> Iterator[str]:
    """Nothing that handles sealed words prints, logs or warns: an exception's type is all that leaves."""
    if not SEALED_ROOMS & set(module.parts[1:2]):
        return
    for node, name in imports(module):
        if name.split(".")[0] in SPEAKING:
            yield module.at(node, f"{name.split('.')[0]} in a room that handles sealed words")
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and dotted(node.func) in {
            "print",
            "sys.stdout.write",
            "sys.stderr.write",
        }:
            yield module.at(node, f"{dotted(node.func)} in a room that handles sealed words")


def swallowed_errors(module: Module) -> Iterator[str]:
    """`except Exception` around a decryption turns a forged envelope into an empty one."""
    if not SEALED_ROOMS & set(module.parts[1:2]):
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler):
            caught = dotted(node.type) if node.type else "everything"
            if caught in {"everything", "Exception", "BaseException"}:
                yield module.at(node, f"except {caught}: name what may go wrong")


CHECKERS: dict[str, Checker] = {
    checker.__name__: checker
    for checker in (
        late_imports,
        signals,
        cellars,
        own_clocks,
        records_in_views,
        http_in_the_domain,
        borrowed_views,
        words_that_leave,
        swallowed_errors,
    )
}
