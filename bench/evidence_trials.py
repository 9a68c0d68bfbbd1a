"""kill -9 at random moments while reporters upload and send: nothing that was acknowledged may be missing.

One process prepares an installation (SQLite with FULL, or DATABASE_URL) and forks a child per trial: a
reporter and the server in one, with real middleware, forms, files and commits. It says over a pipe
what it was told is stored, and is killed with SIGKILL at a random moment. The parent then opens every
file that was acknowledged and compares its SHA-256, and counts the files of every acknowledged report. Every
second reporter seals in the browser: there the ciphertext is what is compared. At
the end every byte that lies in the installation is searched for who the reporter's browser said it was.
"""

import hashlib
import json
import os
import random
import signal
import sys
import time
import warnings
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import installation

FOLDER = installation.prepare()

import django  # noqa: E402

django.setup()
warnings.filterwarnings("ignore", "No directory at")  # no page is looked at: no static files

from django.conf import settings  # noqa: E402
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from intake_setup import found  # noqa: E402

from netra import clock, vault  # noqa: E402
from netra.agencies import queries as agencies  # noqa: E402
from netra.reports import queries, services  # noqa: E402
from netra.reports.evidence import storage  # noqa: E402
from netra.reports.evidence.holders import Holder  # noqa: E402
from netra.reports.models import Draft, Evidence  # noqa: E402
from netra.reports.submission import Submission  # noqa: E402
from tests.reports import sealing  # noqa: E402

CHUNK = vault.CHUNK_BYTES
ANSWERS = {
    "apa": {"act": "lainnya"},
    "cerita": {"story": "Uji daya tahan."},
    "kapan-di-mana": {"place": "Aula"},
    "siapa": {"position": "kepala seksi"},
    "tahu-dari-mana": {"known_how": "saw"},
    "bukti": {"evidence": "Rekaman"},
    "nama": {"choice": "anonymous"},
}
TOLD = Submission(act="lainnya", story="Uji daya tahan.", position="kepala seksi")
LONGEST_SECONDS = 0.6
SENDER = {
    "REMOTE_ADDR": "203.0.113.77",
    "HTTP_X_FORWARDED_FOR": "198.51.100.77",
    "HTTP_USER_AGENT": "PerambanRekaan/7.7",
}


def reporter(say: int, seed: int) -> None:
    """Tell, upload and send for ever; say each thing that the server promised."""
    chance = random.Random(seed)
    ways = [one_report, one_parcel] if seed % 2 else [one_parcel, one_report]
    while True:
        for tell in ways:
            tell(say, chance)


def one_report(say: int, chance: random.Random) -> None:
    """Every page, a file in a form, a file in slices, and the sending."""
    browser = Client(**SENDER)  # type: ignore[arg-type]
    browser.post("/lapor/")
    for slug, answers in ANSWERS.items():
        browser.post(f"/lapor/{slug}/", answers)
    key = browser.cookies["netra_draf"].value
    names = [_form(browser, chance, key, say), _slices(browser, chance, key, say)]
    if browser.post("/lapor/periksa/").status_code == 302:
        _say(say, {"sent": key, "files": names})


def one_parcel(say: int, chance: random.Random) -> None:
    """Files sealed as the script seals them, shipped in slices, and the parcel that names them."""
    browser, token = Client(**SENDER), chance.randbytes(32)  # type: ignore[arg-type]
    packed = [sealing.packed(chance.randbytes(chance.randint(0, 3 * CHUNK))) for _ in range(2)]
    for each in packed:
        _ship(browser, token, each)
        _say(say, {"shipped": each.file.hex, "sha256": hashlib.sha256(each.raw).hexdigest()})
    receipt, key = vault.new_receipt(), vault.new_key()
    files = [each.in_parcel(key, receipt) for each in packed]
    shipment = sealing.to_text(token)
    told = sealing.sealed(
        TOLD, receipt=receipt, readers=_readers(), key=key, shipment=shipment, files=files, on=_today()
    )
    answer = browser.post("/lapor/tersegel/", json.dumps(told), content_type="application/json")
    if answer.status_code == 200:
        _say(say, {"parcel": receipt.lookup.hex(), "files": [each.file.hex for each in packed]})


def _ship(browser: Client, token: bytes, packed: sealing.Packed) -> None:
    headers, size = {"X-Kiriman": sealing.to_text(token)}, len(packed.raw)
    begin = json.dumps({"file": packed.file.hex, "size": size})
    address = "/lapor/tersegel/berkas/"
    standing = browser.post(address, begin, content_type="application/json", headers=headers).json()
    while not standing["whole"]:
        at = standing["at"]
        part = packed.raw[at : at + vault.SEALED_CHUNK_BYTES]
        standing = browser.post(
            f"{address}{packed.file}/?mulai={at}&dari={size}",
            part,
            content_type="application/octet-stream",
            headers=headers,
        ).json()


def _readers() -> list[bytes]:
    found = services.readers_of(agencies.home_government(settings.ENV.government), None, ())
    return [public for _, public in found.keys]


def _today() -> str:
    zone = clock.Zone(agencies.home_government(settings.ENV.government).zone)
    return datetime.now(zone.tz).date().isoformat()


def _form(browser: Client, chance: random.Random, key: str, say: int) -> str:
    content = b"#!AMR\n" + chance.randbytes(chance.randint(1, 2 * CHUNK))
    answer = browser.post("/lapor/bukti/", {"berkas": [SimpleUploadedFile("a.amr", content)], "tambah": "1"})
    return _promised(say, key, content) if answer.status_code == 302 else ""


def _slices(browser: Client, chance: random.Random, key: str, say: int) -> str:
    content = b"#!AMR\n" + chance.randbytes(chance.randint(1, 3 * CHUNK))
    begin = {"name": "b.amr", "size": len(content), "stamp": "1"}
    standing = browser.post("/lapor/bukti/kirim/", begin).json()
    while not standing["whole"]:
        at = standing["at"]
        address = f"/lapor/bukti/kirim/{standing['file']}/?mulai={at}"
        part = content[at : at + CHUNK]
        standing = browser.post(address, part, content_type="application/octet-stream").json()
    return _promised(say, key, content)


def _promised(say: int, key: str, content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest()
    _say(say, {"kept": key, "sha256": digest})
    return digest


def _say(say: int, what: dict[str, object]) -> None:
    os.write(say, json.dumps(what).encode() + b"\n")


def trial(seed: int) -> list[dict[str, object]]:
    """What was acknowledged before the kill."""
    hear, say = os.pipe()
    connections.close_all()
    child = os.fork()
    if child == 0:
        os.close(hear)
        try:
            reporter(say, seed)
        finally:
            os._exit(1)
    os.close(say)
    time.sleep(random.Random(seed).uniform(0.05, LONGEST_SECONDS))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise SystemExit("the reporter ended by itself: this trial shows nothing")
    with os.fdopen(hear, "rb") as told:
        return [json.loads(line) for line in told.read().splitlines() if line.endswith(b"}")]


def lost(told: list[dict[str, object]]) -> int:
    """How many acknowledged files and reports are missing or do not open."""
    sent = {str(each["sent"]): list(each["files"]) for each in told if "sent" in each}  # type: ignore[call-overload]
    kept = [(str(each["kept"]), str(each["sha256"])) for each in told if "kept" in each]
    missing = sum(sorted(_of_report(key)) != sorted(files) for key, files in sent.items())
    missing += sum(not _is_bound(str(each["parcel"]), each["files"]) for each in told if "parcel" in each)
    shipped = [(str(each["shipped"]), str(each["sha256"])) for each in told if "shipped" in each]
    missing += sum(not _lies_there(file, digest) for file, digest in shipped)
    return missing + sum(digest not in _anywhere(key) for key, digest in kept)


def _is_bound(lookup: str, files: object) -> bool:
    report = queries.report_by_lookup(bytes.fromhex(lookup))
    return report is not None and [row.pk.hex for row in queries.evidence_of(report)] == files


def _lies_there(file: str, digest: str) -> bool:
    """The row says whole, and the bytes on the disk are those that were sent."""
    row = Evidence.objects.filter(pk=file, sealed_size__isnull=False).first()
    if row is None or bytes(row.sealed_sha256 or b"").hex() != digest:
        return False
    return hashlib.sha256(storage.path_of(row.pk).read_bytes()).hexdigest() == digest


def _anywhere(key: str) -> list[str]:
    """The draft's files, or the report's where the sending was stored but its answer was never given."""
    return _of_draft(key) or _of_report(key)


def _of_draft(text: str) -> list[str]:
    key = vault.key_from_text(text)
    digest = hashlib.sha256(b"netra/draft/v1" + key).digest()
    holder = Holder.of_draft(digest=digest, key=key, lookup=b"")
    return _hashes(holder, queries.evidence_rows(digest))


def _of_report(text: str) -> list[str]:
    key = vault.key_from_text(text)
    draft = Draft.objects.get(pk=hashlib.sha256(b"netra/draft/v1" + key).digest())
    content = vault.open_json(key, bytes(draft.envelope), record="draft", field="all")
    receipt = vault.parse_receipt(content["receipt"])
    report = queries.report_by_receipt(receipt)
    if report is None:
        return []
    opened = services.key_for_reporter(report=report, receipt=receipt)
    return _hashes(Holder.of_report(report, opened), queries.evidence_of(report))


def _hashes(holder: Holder, rows: list[Evidence]) -> list[str]:
    """Of what really lies on the disk, read and checked to its last byte."""
    hashes = []
    for row in rows:
        if row.sealed_size is not None:
            with holder.open(row).content() as content:
                hashes.append(content.totals().sha256.hex())
    return hashes


def files_with(text: str) -> int:
    """How many files of the installation hold this text: database, write-ahead log, evidence, all of them."""
    connections.close_all()
    files = (path for path in Path(FOLDER.name).rglob("*") if path.is_file())
    return sum(text.encode() in path.read_bytes() for path in files)


def main(trials: int, seed: int) -> dict[str, object]:
    call_command("migrate", verbosity=0)
    found(installation.READERS)
    setup_test_environment()
    with open(os.devnull, "wb") as nowhere:  # what is loaded at the first request need not be loaded again
        one_report(nowhere.fileno(), random.Random(seed))
        one_parcel(nowhere.fileno(), random.Random(seed))
    files = reports = parcels = missing = 0
    began = time.perf_counter()
    for number in range(trials):
        told = trial(seed + number)
        files += sum("kept" in each or "shipped" in each for each in told)
        reports += sum("sent" in each or "parcel" in each for each in told)
        parcels += sum("parcel" in each for each in told)
        missing += lost(told)
    return {
        "measurement": "kill -9 while evidence is uploaded and reports are sent",
        "trials": trials,
        "acknowledged_files": files,
        "acknowledged_reports": reports,
        "of_these_sealed_in_the_browser": parcels,
        "lost": missing,
        "files_that_name_a_sender": sum(map(files_with, SENDER.values())),
        "files_that_name_a_docket": files_with("L-20"),
        "seconds": round(time.perf_counter() - began, 1),
        "met": missing == 0 and files > 0 and reports > 0,
    }


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    result = main(*(numbers + [20, 1][len(numbers) :]))
    sys.stdout.write(json.dumps(result) + "\n")
    FOLDER.cleanup()
    raise SystemExit(0 if result["met"] else 1)
