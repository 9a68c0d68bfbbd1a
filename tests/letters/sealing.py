"""Keys for trying seals out as an installation has them, and a file that they sealed."""

import io
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers

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


def with_another_page(pdf: bytes) -> bytes:
    """The PDF whose page was turned afterwards: an edit, of which the seal before it knows nothing."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Rotate"] = generic.NumberObject(180)
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def sealed_often(pdf: bytes, keys: TrialKeys, times: int, name: str = "Segel") -> bytes:
    """The PDF with that many seals, one over the other, as a letter that went round many offices.

    In a thread of its own: the sealing library begins an event loop, and a browser's may run in this one.
    """
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(_sealed_often, pdf, keys, times, name).result()


def _sealed_often(pdf: bytes, keys: TrialKeys, times: int, name: str) -> bytes:
    words = keys.passphrase.encode()
    signer = signers.SimpleSigner.load_pkcs12_data(keys.key, other_certs=[], passphrase=words)
    for number in range(times):
        meta = signers.PdfSignatureMetadata(field_name=f"{name}-{number}", md_algorithm="sha256")
        out = io.BytesIO()
        signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), meta, signer=signer, output=out)
        pdf = out.getvalue()
    return pdf


def a_sealed_file() -> bytes:
    """A letter sealed by somebody whom no installation trusts."""
    told = {
        "letterhead": {"institution": HOLDER}, "number": "1", "nature": "Biasa", "enclosure": "-",
        "subject": "Hal", "place_and_date": "Contoh", "to": ["Camat"],
        "opening": "Contoh.", "signer": "Ketua",
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        return seals.sealed(letter("letter", told, at=AT), kept(trial_keys(HOLDER), Path(folder)))[0]
