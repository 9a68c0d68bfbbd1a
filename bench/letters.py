"""What a letter costs beside Typst alone, and what sealing it, checking it and drafting it as DOCX cost.

  letter    a summons from its data: the sheet, the QR code, the PDF (PDF/A-2a, PDF/UA-1), as when issued;
  typst     `typst.compile` of the same files, already gathered: the limit. The two alternate in one run.
Sealing, checking and drafting each start a process of their own, so they are told apart, with what an
empty process of the same Python takes as their limit.

    .venv/bin/python bench/letters.py [rounds]
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import typst

from netra import letters
from netra.clock import Zone
from netra.letters import drafts, kinds, seals
from netra.letters import letters as drawing
from netra.letters.seals.trial import trial_keys

TARGET_MS = 40.0
AT = datetime(2024, 10, 28, 14, 5, tzinfo=Zone.WIB.tz)
ADDRESS = "https://contoh.id/verifikasi/7KQ2-M4XA-PWZ9-1T0C-RE5D/"


def main(rounds: int) -> dict[str, object]:
    files = drawing._files("case_letter", _sheet(), _pictures())
    pairs = [(_ms(_letter), _ms(lambda: _bare(files))) for _ in range(rounds + 1)][1:]  # the first warms up
    letter, bare = (median(each) for each in zip(*pairs, strict=True))
    ratio = median(one / other for one, other in pairs)
    apart = {name: round(median(_ms(act) for _ in range(5))) for name, act in _apart().items()}
    return {
        "letter_ms": round(letter, 1),
        "typst_alone_ms": round(bare, 1),
        "ratio": round(ratio, 2),
        "target_ms": TARGET_MS,
        "ok": letter < TARGET_MS,
        "in_a_process_of_its_own_ms": apart,
        "pdf_bytes": len(_letter()),
    }


def _apart() -> dict[str, Callable[[], object]]:
    folder = Path(tempfile.mkdtemp())
    made = trial_keys("Lembaga Contoh")
    (folder / "segel.p12").write_bytes(made.key)
    (folder / "sandi").write_text(made.passphrase)
    keys = seals.SealKeys(folder / "segel.p12", folder / "sandi")
    plain = _letter()
    sealed = seals.sealed(plain, keys)[0]
    roots = [made.root.decode()]
    return {
        "empty": lambda: subprocess.run([sys.executable, "-I", "-c", "pass"], check=True),
        "seal": lambda: seals.sealed(plain, keys),
        "check": lambda: seals.check_seals(sealed, roots),
        "draft": lambda: drafts.draft(_sheet()),
    }


def _letter() -> bytes:
    return letters.letter("case_letter", _sheet(), at=AT, pictures=_pictures())


def _bare(files: dict[str, bytes]) -> bytes:
    made: bytes = typst.compile(
        files, font_paths=drawing._fonts(), ignore_system_fonts=True, timestamp=AT, format="pdf",
        pdf_standards=drawing.STANDARDS,
    )  # fmt: skip
    return made


def _pictures() -> dict[str, bytes]:
    return {"code": letters.qr_picture(ADDRESS)}


def _sheet() -> dict[str, letters.JsonValue]:
    kind = kinds.kinds()["panggilan-1"]
    blocks = kinds.filled(kind, {**kind.samples, "dasar": "PP 94/2021 pasal 26 ayat (2)"})
    said = kinds.Said(
        kind.code, kind.version, kind.label, kind.form, kind.nature, kind.is_record, blocks,
        kinds.lines(kind.samples["to"]), kind.samples["to_place"],
    )  # fmt: skip
    issue = kinds.Issue(
        "Pemerintah Kota Contoh", "Jalan Contoh 1", "001/REKAAN/2024", "7KQ2-M4XA-PWZ9-1T0C-RE5D", ADDRESS,
        "Contoh", "28 Oktober 2024", "28 Oktober 2024, 14.05 WIB", "Sekretaris",
        [kinds.Signature("Sekretaris")], sample=True,
    )  # fmt: skip
    return kinds.sheet(said, issue)


def _ms(act: Callable[[], object]) -> float:
    begun = perf_counter()
    act()
    return (perf_counter() - begun) * 1000


if __name__ == "__main__":
    found = main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
    print(json.dumps(found, indent=1))
    sys.exit(0 if found["ok"] else 1)
