"""Argon2id as it is, at its lowest cost: the cost is written beside every hash and every locked key.

Run as a program it is `netra` with cheap passwords: `python -m tests.cheap_passwords demo --port 8000`.
"""

import sys

from django.contrib.auth.hashers import Argon2PasswordHasher

from netra import vault
from netra.web.command import main


def make_cheap() -> None:
    """For the rest of this process."""
    defaults = vault.lock_private.__kwdefaults__ or {}
    assert "cost" in defaults
    defaults["cost"] = vault.Cost(time=1, memory_kib=64, lanes=1)
    for name, value in (("time_cost", 1), ("memory_cost", 64), ("parallelism", 1)):
        setattr(Argon2PasswordHasher, name, value)


if __name__ == "__main__":
    make_cheap()
    sys.exit(main(sys.argv[1:]))
