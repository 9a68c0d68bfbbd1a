"""The journal (buku peristiwa): one append-only, hash-chained log per government."""
