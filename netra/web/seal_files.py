"""Keys for trying seals out, as the three files of a folder: `netra seal --test-ca` and the demo."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from netra.letters.seals.trial import trial_keys

# File of the folder -> the setting that names it.
FILES: Final = {
    "segel.p12": "NETRA_SEAL_KEY",
    "sandi": "NETRA_SEAL_PASSPHRASE",
    "akar.pem": "NETRA_SEAL_ROOTS",
}
_LIST: Final = '[[seal]]\noffice = "{office}"\nkey = "{folder}/segel.p12"\npassphrase = "{folder}/sandi"\n'


class KeysThere(FileExistsError):
    """One of the files is there already; nothing was written. The message is its path."""


def keep_trial_keys(folder: Path, holder: str) -> None:
    """Make keys in the holder's name and keep them, readable by their owner only.

    Raises `KeysThere`, or `OSError` where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if there := [name for name in FILES if (folder / name).exists()]:
        raise KeysThere(str(folder / there[0]))
    keys = trial_keys(holder)
    for name, content in zip(FILES, (keys.key, keys.passphrase.encode(), keys.root), strict=True):
        with open(folder / name, "xb", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
            file.write(content)


def settings_for(folder: Path, office: str) -> dict[str, str]:
    """The settings that put these keys to use for that office."""
    return {"NETRA_SEAL_OFFICE": office} | {setting: str(folder / name) for name, setting in FILES.items()}


def keep_trial_seals(folder: Path, offices: dict[str, str]) -> dict[str, str]:
    """A root and a key of its own for each office (folder's name -> office), and the settings that use
    them. Keys that are there stay."""
    for name, office in offices.items():
        with suppress(KeysThere):
            keep_trial_keys(folder / name, f"{office} (peragaan)")
    listed, roots = folder / "kantor.toml", folder / "akar-kantor.pem"
    listed.write_text("\n".join(_LIST.format(office=office, folder=name) for name, office in offices.items()))
    roots.write_bytes(b"".join((folder / name / "akar.pem").read_bytes() for name in offices))
    return {"NETRA_SEALS": str(listed), "NETRA_SEAL_ROOTS": str(roots)}
