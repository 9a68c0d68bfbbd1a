"""Writes vectors.json for format 1. Run once per new format, by hand; never to make a failing test pass.

python -m tests.vault.make_vectors > tests/vault/vectors.json
"""

import json
import sys

from netra.vault import (
    Cost,
    Receipt,
    fingerprint,
    grant,
    lock_private,
    new_pair,
    receipt_from_seed,
    relock_private,
    seal,
)

KEY = bytes(range(32))
TEXT = "Laporan rekaan — éçñ".encode()


def vectors() -> dict[str, object]:
    """Everything that the tests read back, in hex."""
    pair = new_pair()
    return {
        "receipts": [_receipt(bytes(10)), _receipt(bytes(range(10))), _receipt(b"\xff" * 10)],
        "seed": {"seed": "netra/vectors", "words": str(receipt_from_seed(b"netra/vectors"))},
        "envelope": {
            "key": KEY.hex(),
            "record": "L-2024-0001",
            "field": "narrative",
            "plaintext": TEXT.hex(),
            "envelope": seal(KEY, TEXT, record="L-2024-0001", field="narrative").hex(),
        },
        "officer": {
            "public": pair.public.hex(),
            "private": pair.private.hex(),
            "fingerprint": fingerprint(pair.public),
            "record": "L-2024-0001",
            "key": KEY.hex(),
            "grant": grant(pair.public, KEY, record="L-2024-0001").hex(),
            "owner": "petugas-1",
            "password": "kata sandi rekaan",
            "locked": lock_private(
                pair.private, "kata sandi rekaan", owner="petugas-1", cost=Cost(1, 64, 1)
            ).hex(),
            "relocked": relock_private(pair.private, KEY, "petugas-1").hex(),
        },
    }


def _receipt(secret: bytes) -> dict[str, str]:
    receipt = Receipt(secret)
    return {
        "secret": secret.hex(),
        "words": str(receipt),
        "lookup": receipt.lookup.hex(),
        "unlock_key": receipt.unlock_key.hex(),
    }


if __name__ == "__main__":
    json.dump(vectors(), sys.stdout, indent=1, ensure_ascii=False)
    sys.stdout.write("\n")
