"""Keys for trying seals out as an installation has them, and a file that they sealed."""

import tempfile
from datetime import datetime
from pathlib import Path

from netra.clock import Zone
from netra.letters import letter, seals
from netra.letters.seals.trial import TrialKeys, trial_keys

HOLDER = "Bawaslu Kota Contoh"
AT = datetime(2024, 10, 28, 14, 5, tzinfo=Zone.WIB.tz)


def kept(keys: TrialKeys, folder: Path) -> seals.SealKeys:
    """The keys as files."""
    (folder / "segel.p12").write_bytes(keys.key)
    (folder / "sandi").write_text(f"{keys.passphrase}\n")
    return seals.SealKeys(folder / "segel.p12", folder / "sandi")


def a_sealed_file() -> bytes:
    """A letter sealed by somebody whom no installation trusts."""
    told = {
        "letterhead": {"institution": HOLDER}, "number": "1", "nature": "Biasa", "enclosure": "-",
        "subject": "Hal", "place_and_date": "Contoh", "to": ["Camat"],
        "opening": "Contoh.", "signer": "Ketua",
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        return seals.sealed(letter("letter", told, at=AT), kept(trial_keys(HOLDER), Path(folder)))[0]
