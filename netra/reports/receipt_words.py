"""What the pages say about the eight words: kind where they were mistyped, firm where they must not stand."""

from netra import vault

CAUGHT = "Ini delapan kata kunci Anda. Hapus dulu; pesan belum terkirim dan tidak kami simpan."


def hint(typed: str, position: int, receipt: vault.Receipt) -> str:
    """Why this is not the word at `position` (from 1), and how to find it; the words stand above."""
    word = typed.strip().lower()
    if word in receipt.words:
        return f"Itu kata ke-{receipt.words.index(word) + 1}. Yang ditanyakan kata ke-{position}."
    if _is_near(word, receipt.words[position - 1]):
        return f"Hampir. Periksa ejaan kata ke-{position} pada catatan Anda."
    return f"Bukan kata ke-{position}. Periksa catatan Anda."


def _is_near(typed: str, word: str) -> bool:
    """One letter changed, missing or too many."""
    if abs(len(typed) - len(word)) > 1:
        return False
    shorter, longer = sorted((typed, word), key=len)
    at = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    rest = longer[at + 1 :]
    return rest == shorter[at if len(shorter) < len(longer) else at + 1 :]
