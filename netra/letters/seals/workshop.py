"""A program of its own that seals a PDF (PAdES B-B) or says what the seals in one are worth.

Started by `netra.letters.seals` through a pipe and by nothing else; imports nothing of Netra. Only here is
pyHanko loaded, which takes most of a second, and only here is a seal's key opened. No network: a certificate
is judged by the roots that came with the question.

In:  one line of JSON, then the PDF.
     {"act": "seal", "key": path, "passphrase": path} · {"act": "look", "keys": [{"key", "passphrase"}, …]}
     {"act": "check", "roots": [PEM, …]}
Out: one line of JSON ({"error": word} when it could not be done), then the sealed PDF if one was asked for.
"""

import io
import json
import logging
import resource
import struct
import sys
import types
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO


class _NoClient(types.ModuleType):
    """Stands where pyHanko looks for an HTTP client: nothing is fetched, and the start is a third shorter."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


sys.modules["aiohttp"] = _NoClient("aiohttp")

from asn1crypto import pem, x509  # noqa: E402
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: E402
from pyhanko.pdf_utils.misc import PdfError  # noqa: E402
from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: E402
from pyhanko.sign import signers  # noqa: E402
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel  # noqa: E402
from pyhanko.sign.fields import SigSeedSubFilter  # noqa: E402
from pyhanko.sign.general import SigningError  # noqa: E402
from pyhanko.sign.validation import validate_pdf_signature  # noqa: E402
from pyhanko.sign.validation.errors import SignatureValidationError  # noqa: E402
from pyhanko.sign.validation.status import SignatureCoverageLevel  # noqa: E402
from pyhanko_certvalidator import ValidationContext  # noqa: E402
from pyhanko_certvalidator.errors import PathError, ValidationError  # noqa: E402

MEMORY_BYTES = 1024 * 1024 * 1024
CPU_SECONDS = 6
MOST_SEALS = 20  # a stranger's file says how many it holds; how many were left off is told
MOST_COMPARED = 5  # comparing takes the square of their number
LONGEST_NAME = 120
FIELD = "Segel"
TEST_MARK = "UJI COBA, BUKAN SEGEL RESMI"  # as in trial.py, which makes such a root
# What a stranger's PDF that is not what it seems makes a parser say. It is caught around `check` only: our
# own letter and key never raise it, so there it is a mistake of ours and ends this process.
UNREADABLE = (
    PdfError, SignatureValidationError, ValidationError, PathError, OSError, ValueError, KeyError, IndexError,
    TypeError, AttributeError, EOFError, MemoryError, OverflowError, RecursionError, NotImplementedError,
    AssertionError, struct.error, zlib.error,
)  # fmt: skip


def lock_in() -> None:
    """From here on: nothing is written, no new process, little memory, little time."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def main(given: BinaryIO, out: BinaryIO) -> None:
    asked = json.loads(given.readline())
    pdf = given.read()
    told, made = ACTS[asked["act"]](asked, pdf)
    out.write(json.dumps(told).encode() + b"\n" + made)


def seal(asked: dict[str, Any], pdf: bytes) -> tuple[dict[str, Any], bytes]:
    """The PDF with an invisible seal over all of it; its first bytes are the PDF as it was given."""
    signer = _signer(asked)
    if isinstance(signer, str):
        return {"error": signer}, b""
    meta = signers.PdfSignatureMetadata(
        field_name=FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES
    )
    out = io.BytesIO()
    try:
        signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), meta, signer=signer, output=out)
    except SigningError:
        return {"error": "wrong-key"}, b""
    return _about(signer), out.getvalue()


def look(asked: dict[str, Any], _: bytes) -> tuple[dict[str, Any], bytes]:
    """Whether each key could seal now, and until when."""
    return {"looked": [_looked(_signer(each)) for each in asked["keys"]]}, b""


def _looked(signer: Any) -> dict[str, Any]:
    return {"error": signer} if isinstance(signer, str) else _about(signer)


def _about(signer: Any) -> dict[str, Any]:
    certificate = signer.signing_cert
    return {
        "by": _name(certificate.subject),
        "until": certificate.not_valid_after.isoformat(),
        "test": _is_test(certificate.issuer),
    }


def _signer(asked: dict[str, Any]) -> Any:
    """Who seals; a word where nobody can."""
    try:
        key, words = Path(asked["key"]).read_bytes(), Path(asked["passphrase"]).read_bytes().strip()
    except OSError:
        return "no-key"
    try:
        signer = signers.SimpleSigner.load_pkcs12_data(key, other_certs=[], passphrase=words)
    except (ValueError, AttributeError):  # no PKCS#12 or other words; or one without a certificate
        return "wrong-key"
    return _not_valid_now(signer.signing_cert) or signer


def check(asked: dict[str, Any], pdf: bytes) -> tuple[dict[str, Any], bytes]:
    """What each seal says: by whom, since when, whole or changed, and whether its root is known."""
    roots = [_certificate(text) for text in asked["roots"]]
    try:
        return _checked(pdf, roots), b""
    except UNREADABLE:
        return {"error": "damaged"}, b""


def _checked(pdf: bytes, roots: list[Any]) -> dict[str, Any]:
    reader = PdfFileReader(io.BytesIO(pdf), strict=False)
    if reader.encrypted:
        return {"error": "encrypted"}
    found = reader.embedded_regular_signatures
    judged = [_judged(each, roots) for each in found[:MOST_SEALS]]
    if len(found) <= MOST_COMPARED and judged and judged[-1]["whole"]:
        for each, told in zip(found[:-1], judged[:-1], strict=True):
            told["countersigned"] = _only_signed_since(each, reader)
    return {"seals": judged, "left_off": len(found) - len(judged)}


def _only_signed_since(seal: Any, reader: Any) -> bool:
    """Whether all that came after this seal are other signatures. What cannot be compared counts as added;
    where the file has fields to fill in, one may have been filled, so that is never said of it."""
    try:
        fields = reader.root["/AcroForm"]["/Fields"]
        if not all(each.get_object().get("/FT") == "/Sig" for each in fields):
            return False
        seal.compute_integrity_info()
        since = seal.diff_result
        return isinstance(since, DiffResult) and since.modification_level <= ModificationLevel.FORM_FILLING
    except UNREADABLE:
        return False


def _judged(seal: Any, roots: list[Any]) -> dict[str, Any]:
    # Without a look at later additions: `_only_signed_since` looks, where there are few.
    context = ValidationContext(trust_roots=roots, allow_fetching=False)
    status = validate_pdf_signature(seal, signer_validation_context=context, skip_diff=True)
    by: Any = status.signing_cert
    return {
        "by": _name(by.subject),
        "issuer": _name(by.issuer),
        "said_at": status.signer_reported_dt.isoformat() if status.signer_reported_dt else "",
        "intact": bool(status.intact and status.valid),
        "whole": status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        "countersigned": False,
        "trusted": bool(status.trusted),
        "dates": _not_valid_now(by) or "",
        "until": by.not_valid_after.isoformat(),
        "test": _is_test(by.issuer) or _is_test(by.subject),
    }


def _not_valid_now(certificate: Any) -> str | None:
    now = datetime.now(UTC)
    if now > certificate.not_valid_after:
        return "expired"
    return "not-yet" if now < certificate.not_valid_before else None


def _name(name: Any) -> str:
    told = name.native
    words = told.get("common_name") or told.get("organization_name") or name.human_friendly
    text = words if isinstance(words, str) else ", ".join(map(str, words))
    return "".join(char for char in text if char.isprintable())[:LONGEST_NAME]


def _is_test(name: Any) -> bool:
    return TEST_MARK in str(name.native.get("organizational_unit_name", ""))


def _certificate(text: str) -> Any:
    _, _, raw = pem.unarmor(text.encode())
    return x509.Certificate.load(raw)


ACTS = {"seal": seal, "look": look, "check": check}


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    lock_in()
    main(sys.stdin.buffer, sys.stdout.buffer)
