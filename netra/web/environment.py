"""The one place that reads environment variables, so that every setting can be listed.

`SETTINGS` is the list that `docs/operations.md` must match (a test compares them).
"""

import os
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from netra.accounts.sso_client import SingleSignOn
from netra.clock import Zone
from netra.letters.seals import OfficeSeal
from netra.web.seal_settings import office_seals, trusted_roots
from netra.web.sso_settings import single_sign_on

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[2]
_MAIL_EXPECTED = "NETRA_MAIL: expected smtp://user:password@host:port or smtps://…"
_DATABASE_EXPECTED = (
    "DATABASE_URL: expected postgres://user:password@host:port/name, behind it ?sslmode=… and &sslrootcert=…"
    " at most"
)
_DATABASE_SAFETY = frozenset({"sslmode", "sslrootcert"})
# A list stops with its page: calling helpers (470 ms of 10) or a compiler for it costs more than the list.
_SHORT_STATEMENTS = "-c max_parallel_workers_per_gather=0 -c jit=off"

SETTINGS: dict[str, tuple[str, str]] = {
    "NETRA_DATA": ("var", "Folder that holds everything a running installation owns."),
    "NETRA_DOORS": ("both", "Which doors this process serves: public, office or both."),
    "NETRA_HOSTS": ("localhost,127.0.0.1,[::1]", "Host names that may be asked for, separated by commas."),
    "NETRA_HTTPS": ("1", "1: cookies only over HTTPS. 0: plain HTTP, for a demo or a test on loopback."),
    "NETRA_DEMO": (
        "0",
        "1: invented city, persona cards and time slider; refuses every address but loopback.",
    ),
    "NETRA_TODAY": ("", "Demo only: the legal date to start from, YYYY-MM-DD."),
    "NETRA_GOVERNMENT": ("32.72", "Kemendagri code of the government whose public door this is."),
    "NETRA_ZONE": ("WIB", "Time zone that days are counted in: WIB, WITA or WIT."),
    "NETRA_PUBLIC_ADDRESS": (
        "",
        "Where people reach the public door, https://host, for QR codes; empty: the host that was asked for.",
    ),
    "NETRA_OFFICE_ADDRESS": (
        "",
        "Where officers reach the office door, https://host, for passkeys and links in mail.",
    ),
    "NETRA_SSO_ISSUER": ("", "Address of the city's OpenID Connect provider; empty: no single sign-on."),
    "NETRA_SSO_CLIENT": ("", "Client id that the provider gave this installation."),
    "NETRA_SSO_SECRET_FILE": ("", "File that holds the client's secret, readable by its owner only."),
    "NETRA_SSO_ACR": ("", "Kinds of sign-in to insist on (acr), separated by commas; empty: any."),
    "NETRA_SSO_AMR": ("", "Ways of proving oneself of which one must be told (amr), separated by commas."),
    "NETRA_MAIL": (
        "",
        "Mail server, smtp://user:password@host:587 or smtps://…:465, encrypted; empty: no mail is sent.",
    ),
    "NETRA_MAIL_FROM": ("", "Sender's address of mail; needed where NETRA_MAIL is set."),
    "NETRA_RULES": ("rules", "Folder of the rulebook."),
    "NETRA_FILE_MB": ("200", "Largest file of evidence, in MB (1024 x 1024 bytes)."),
    "NETRA_REPORT_MB": ("1024", "All files of one report together, in MB."),
    "NETRA_SEALS": ("", "TOML file that names each office's own electronic seal; empty: see the next three."),
    "NETRA_SEAL_OFFICE": ("", "Where one office has a seal: its name, as Netra has it."),
    "NETRA_SEAL_KEY": ("", "PKCS#12 file (.p12) of that office's seal; empty: no letter is sealed."),
    "NETRA_SEAL_PASSPHRASE": ("", "File with the passphrase of NETRA_SEAL_KEY, readable by Netra only."),
    "NETRA_SEAL_ROOTS": ("", "PEM file of the root certificates that /verifikasi/ trusts; empty: none."),
    "NETRA_WORK_BITS": ("13", "How hard a browser's proof of work is; one more doubles it."),
    "NETRA_WORK_PER_MINUTE": ("60", "Arrivals with work in a minute that are usual; above it grows harder."),
    "NETRA_SLOW_PER_MINUTE": ("10", "Reports without work that take their turn in a minute."),
    "NETRA_HANDOVER_DAYS": (
        "3",
        "Days after which a hand-over without receipt is called late: ours, not the law's.",
    ),
    "NETRA_ESCALATION_DAYS": ("7", "Days after which the level above is told of it: ours too."),
    "DATABASE_URL": ("", "postgres://user:password@host:port/name; empty: SQLite in NETRA_DATA."),
}


class BadSetting(ValueError):
    """An environment variable holds something Netra cannot use; the message names it."""


@dataclass(frozen=True)
class Mail:
    """How mail goes out. Without a `sender` none does: Django's dummy takes it and forgets it."""

    sender: str = ""
    backend: str = "django.core.mail.backends.dummy.EmailBackend"
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = field(default="", repr=False)
    starts_tls: bool = False
    is_tls: bool = False


@dataclass(frozen=True)
class Environment:
    data: Path
    doors: str
    hosts: tuple[str, ...]
    https: bool
    demo: bool
    today: date | None
    government: str
    zone: Zone
    rules: Path
    database: dict[str, Any]
    secret: str
    public_address: str = ""
    office_address: str = ""
    sso: SingleSignOn | None = None
    mail: Mail = Mail()
    file_mb: int = 200
    report_mb: int = 1024
    work_bits: int = 13
    work_per_minute: int = 60
    slow_per_minute: int = 10
    seals: tuple[OfficeSeal, ...] = ()
    seal_roots: tuple[str, ...] = ()
    handover_days: int = 3
    escalation_days: int = 7

    def at_public_door(self, path: str, asked: Callable[[str], str]) -> str:
        """The address of a page of the public door; `asked` completes a path with the host asked for."""
        return f"{self.public_address}{path}" if self.public_address else asked(path)

    def at_office_door(self, host: str) -> str:
        """Scheme and host of the office door, as a browser names its origin; `host` is the one asked for."""
        return self.office_address or f"{'https' if self.https else 'http'}://{host}"

    def public_host(self, asked: str) -> str:
        """The public door's host as people type it; `asked` is the request's."""
        return self.public_address.partition("://")[2] or asked


def read(source: Mapping[str, str] | None = None) -> Environment:
    """All settings of this process, or `BadSetting` naming the one that is wrong."""
    env = os.environ if source is None else source

    def value(name: str) -> str:
        return env.get(name, "").strip() or SETTINGS[name][0]

    data = _under_root(value("NETRA_DATA"))
    doors = value("NETRA_DOORS")
    if doors not in ("public", "office", "both"):
        raise BadSetting(f"NETRA_DOORS={doors!r}: expected public, office or both")
    demo = _flag("NETRA_DEMO", value("NETRA_DEMO"))
    hosts = tuple(host.strip() for host in value("NETRA_HOSTS").split(",") if host.strip())
    if demo and not set(hosts) <= {"localhost", "127.0.0.1", "[::1]"}:
        raise BadSetting("NETRA_DEMO=1 serves loopback only: remove other names from NETRA_HOSTS")
    return Environment(
        data=data,
        doors=doors,
        hosts=hosts,
        https=_flag("NETRA_HTTPS", value("NETRA_HTTPS")),
        demo=demo,
        today=_day("NETRA_TODAY", value("NETRA_TODAY")),
        government=value("NETRA_GOVERNMENT"),
        zone=_zone("NETRA_ZONE", value("NETRA_ZONE")),
        rules=_under_root(value("NETRA_RULES")),
        database=_database(value("DATABASE_URL"), data),
        secret=_secret(data),
        public_address=_address("NETRA_PUBLIC_ADDRESS", value("NETRA_PUBLIC_ADDRESS")),
        office_address=_address("NETRA_OFFICE_ADDRESS", value("NETRA_OFFICE_ADDRESS")).lower(),
        sso=_named(lambda: single_sign_on(value)),
        mail=_mail(value("NETRA_MAIL"), value("NETRA_MAIL_FROM")),
        file_mb=_count("NETRA_FILE_MB", value("NETRA_FILE_MB")),
        report_mb=_count("NETRA_REPORT_MB", value("NETRA_REPORT_MB")),
        work_bits=_count("NETRA_WORK_BITS", value("NETRA_WORK_BITS"), most=20),
        work_per_minute=_count("NETRA_WORK_PER_MINUTE", value("NETRA_WORK_PER_MINUTE")),
        slow_per_minute=_count("NETRA_SLOW_PER_MINUTE", value("NETRA_SLOW_PER_MINUTE")),
        seals=_named(lambda: office_seals(value, ROOT)),
        seal_roots=_named(lambda: trusted_roots(value("NETRA_SEAL_ROOTS"), ROOT)),
        escalation_days=_count("NETRA_ESCALATION_DAYS", value("NETRA_ESCALATION_DAYS"), most=365),
        handover_days=_count("NETRA_HANDOVER_DAYS", value("NETRA_HANDOVER_DAYS"), most=365),
    )


def _under_root(path: str) -> Path:
    return (ROOT / path).resolve()


def _flag(name: str, value: str) -> bool:
    if value not in ("0", "1"):
        raise BadSetting(f"{name}={value!r}: expected 0 or 1")
    return value == "1"


def _count(name: str, value: str, most: int = 100_000) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= most:
        raise BadSetting(f"{name}={value!r}: expected a number from 1 to {most}")
    return int(value)


def _day(name: str, value: str) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise BadSetting(f"{name}={value!r}: expected YYYY-MM-DD") from error


def _address(name: str, value: str) -> str:
    """Scheme and host, nothing behind them: what is printed on paper must lead somewhere."""
    try:
        parts = urlsplit(value.rstrip("/"))
        parts.port  # noqa: B018 - raises where it is no number
    except ValueError:
        raise BadSetting(f"{name}={value!r}: expected https://host") from None
    whole = f"{parts.scheme}://{parts.netloc}"
    if value and (parts.scheme not in ("http", "https") or not parts.hostname or whole != value.rstrip("/")):
        raise BadSetting(f"{name}={value!r}: expected https://host, without a path")
    if "@" in parts.netloc or any(char.isspace() for char in value):
        raise BadSetting(f"{name}: expected https://host, without a password")
    return whole if value else ""


def _named(settings: Callable[[], T]) -> T:
    """What another module reads of the settings; its `ValueError` names the one that is wrong."""
    try:
        return settings()
    except ValueError as wrong:
        raise BadSetting(str(wrong)) from None


def _mail(url: str, sender: str) -> Mail:
    """Encrypted to every server but one on this machine. What Python says of a wrong address could quote
    the password."""
    if not url:
        return Mail()
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise BadSetting(_MAIL_EXPECTED) from None
    if parts.scheme not in ("smtp", "smtps") or not host or parts.path.strip("/"):
        raise BadSetting(_MAIL_EXPECTED)
    if "@" not in sender or any(char.isspace() for char in sender):
        raise BadSetting("NETRA_MAIL_FROM: NETRA_MAIL is set, expected the sender's address")
    is_tls = parts.scheme == "smtps"
    return Mail(
        sender=sender,
        backend="django.core.mail.backends.smtp.EmailBackend",
        host=host,
        port=port or (465 if is_tls else 587),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starts_tls=not is_tls and host not in ("localhost", "127.0.0.1", "::1"),
        is_tls=is_tls,
    )


def _zone(name: str, value: str) -> Zone:
    try:
        return Zone(value)
    except ValueError as error:
        raise BadSetting(f"{name}={value!r}: expected WIB, WITA or WIT") from error


def _database(url: str, data: Path) -> dict[str, Any]:
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(data / "netra.sqlite3"),
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # WAL: readers never wait for a writer. FULL: what was acknowledged survives a power cut.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
            "TEST": {"NAME": str(data / "test.sqlite3")},
        }
    parts, port = _taken_apart(url)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise BadSetting(_DATABASE_EXPECTED)
    asked = parse_qsl(parts.query, keep_blank_values=True)
    if not {name for name, _ in asked} <= _DATABASE_SAFETY:  # none is passed over in silence
        raise BadSetting(_DATABASE_EXPECTED)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": port,
        "CONN_MAX_AGE": None,
        "OPTIONS": {"options": _SHORT_STATEMENTS, **dict(asked)},
    }


def _taken_apart(url: str) -> tuple[SplitResult, str]:
    """The address and its port. What Python says of a wrong one could quote the password."""
    try:
        parts = urlsplit(url)
        return parts, str(parts.port or "")
    except ValueError:
        raise BadSetting(_DATABASE_EXPECTED) from None


def _secret(data: Path) -> str:
    """The installation's secret, made at first start and readable by its owner only."""
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = data / "secret"
    if not path.exists():
        _write_once(path, secrets.token_urlsafe(48))
    return path.read_text().strip()


def _write_once(path: Path, text: str) -> None:
    """Write the whole file or leave the one that another process wrote first; never half of it."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
