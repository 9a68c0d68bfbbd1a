"""Keys for trying seals out, as the three files of a folder: `netra seal --test-ca` and the demo."""

import os
from pathlib import Path
from typing import Final

from netra.letters.seals.trial import trial_keys

# File of the folder -> the setting that names it.
FILES: Final = {
    "segel.p12": "NETRA_SEAL_KEY",
    "sandi": "NETRA_SEAL_PASSPHRASE",
    "akar.pem": "NETRA_SEAL_ROOTS",
}


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


def settings_for(folder: Path) -> dict[str, str]:
    """The settings that put these keys to use."""
    return {setting: str(folder / name) for name, setting in FILES.items()}
