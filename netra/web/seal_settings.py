"""The settings of the electronic seals: whose each is, and where its key lies. A `ValueError` names the
setting that is wrong."""

import re
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from netra.letters.seals import OfficeSeal, SealKeys

_CERTIFICATE = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.S)
_ONE = ("NETRA_SEAL_KEY", "NETRA_SEAL_PASSPHRASE", "NETRA_SEAL_OFFICE")
_NEEDED, _MORE = ("office", "key", "passphrase"), ("government",)


def office_seals(value: Callable[[str], str], root: Path) -> tuple[OfficeSeal, ...]:
    """Every office's seal: the one that three settings name, and those that a file lists.

    That key and passphrase fit is asked when sealing, and by `netra check`.
    """
    found = (*_the_one(value, root), *_listed(value("NETRA_SEALS"), value("NETRA_GOVERNMENT"), root))
    _require_own(found)
    return found


def trusted_roots(path: str, root: Path) -> tuple[str, ...]:
    """The certificates that `/verifikasi/` trusts, as PEM texts."""
    if not path:
        return ()
    try:
        found = _CERTIFICATE.findall((root / path).read_text(encoding="ascii"))
    except (OSError, ValueError) as error:
        raise ValueError(f"NETRA_SEAL_ROOTS={path!r}: {type(error).__name__}") from None
    if not found:
        raise ValueError(f"NETRA_SEAL_ROOTS={path!r}: expected certificates as PEM")
    return tuple(found)


def _the_one(value: Callable[[str], str], root: Path) -> Iterable[OfficeSeal]:
    told = [value(name) for name in _ONE]
    if not any(told):
        return
    for name, given in zip(_ONE, told, strict=True):
        if not given:
            raise ValueError(f"{name}: a seal belongs to one office, set {', '.join(_ONE)} or none")
    key, passphrase, office = told
    yield OfficeSeal(value("NETRA_GOVERNMENT"), office, _keys(key, passphrase, root))


def _listed(path: str, government: str, root: Path) -> Iterable[OfficeSeal]:
    if not path:
        return
    file = (root / path).resolve()
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ValueError(f"NETRA_SEALS={path!r}: {type(error).__name__}") from None
    entries = told.get("seal")
    if set(told) != {"seal"} or not isinstance(entries, list) or not entries:
        raise ValueError(f"NETRA_SEALS={path!r}: expected tables [[seal]] and nothing else")
    for number, entry in enumerate(entries, 1):
        yield _entry(entry, f"NETRA_SEALS={path!r}, [[seal]] {number}", government, file.parent)


def _entry(entry: Any, where: str, government: str, folder: Path) -> OfficeSeal:
    if not isinstance(entry, dict) or not all(isinstance(each, str) and each for each in entry.values()):
        raise ValueError(f"{where}: expected words in quotes")
    if missing := [name for name in _NEEDED if name not in entry]:
        raise ValueError(f"{where}: expected {', '.join(missing)}")
    if unknown := set(entry) - {*_NEEDED, *_MORE}:
        raise ValueError(f"{where}: {', '.join(sorted(unknown))} is no setting of a seal")
    keys = _keys(entry["key"], entry["passphrase"], folder)
    return OfficeSeal(entry.get("government", government), entry["office"], keys)


def _keys(key: str, passphrase: str, folder: Path) -> SealKeys:
    return SealKeys((folder / key).resolve(), (folder / passphrase).resolve())


def _require_own(seals: tuple[OfficeSeal, ...]) -> None:
    """One seal an office, one office a seal: else it would be chance whose name a letter bears."""
    for number, seal in enumerate(seals):
        for other in seals[:number]:
            if other.is_of(seal.government, seal.office):
                raise ValueError(f"NETRA_SEALS: {seal.office} has two seals")
            if other.keys.key == seal.keys.key:
                raise ValueError(
                    f"NETRA_SEALS: {other.office} and {seal.office} share the key {seal.keys.key}"
                )
