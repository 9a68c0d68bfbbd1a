"""A file that Chromium seals opens in Python and the reverse; what a file is and gives away is told alike."""

import base64
import io
from typing import Any

import pytest
from playwright.sync_api import Error, Page

from netra import vault
from netra.reports.evidence import for_script, kinds, traces
from netra.vault import CHUNK_BYTES, SEALED_CHUNK_BYTES, FileRefused, FileSealer, SealedFile
from tests.reports import files

pytestmark = pytest.mark.browser
KEY, FILE = bytes(range(32)), "5af16400000000000000000000000001"
ONE = CHUNK_BYTES
SIZES = [0, 1, 4087, 4088, 4089, ONE - 9, ONE - 8, ONE - 1, ONE, ONE + 1, 3 * ONE - 8, 5 * ONE + 99]

SEAL = """async a => {
    const bytes = Uint8Array.from(atob(a.content), c => c.charCodeAt(0)), key = Uint8Array.from(a.key);
    const sealing = await netraFiles.sealer(key, a.file, new Blob([bytes])), parts = [];
    for (let at = 0; at < sealing.count; at += 1) parts.push(await sealing.seal(at));
    const whole = new Uint8Array(await new Blob(parts).arrayBuffer());
    if (whole.length !== sealing.size) throw new Error("another size than announced");
    return netraVault.toText(whole);
}"""
OPEN = """a => netraFiles.open(Uint8Array.from(a.key), a.file,
    Uint8Array.from(atob(a.content), c => c.charCodeAt(0))).then(netraVault.toText)"""
KIND = "a => netraKinds.kindOf(new Blob([Uint8Array.from(atob(a.content), c => c.charCodeAt(0))]), a.tables)"
TRACES = """a => netraTraces.of(new Blob([Uint8Array.from(atob(a.content), c => c.charCodeAt(0))]),
    a.kind, a.tables)"""


def asked(page: Page, function: str, content: bytes, **more: Any) -> Any:
    given = {"content": base64.b64encode(content).decode(), "key": list(KEY), "file": FILE}
    return page.evaluate(function, given | more)


def from_text(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def sealed(content: bytes) -> bytes:
    out = io.BytesIO()
    sealer = FileSealer(KEY, FILE, out.write)
    sealer.add(content)
    sealer.finish()
    return out.getvalue()


@pytest.mark.parametrize("size", SIZES)
def test_what_chromium_seals_python_opens_and_reverse(scripts: Page, size: int) -> None:
    content = (bytes(range(251)) * (size // 251 + 1))[:size]
    there = from_text(asked(scripts, SEAL, content))
    assert b"".join(SealedFile(KEY, FILE, io.BytesIO(there)).pieces()) == content
    assert SealedFile(KEY, FILE, io.BytesIO(there)).totals().size == size
    assert from_text(asked(scripts, OPEN, sealed(content))) == content
    assert len(there) == len(sealed(content)) == vault.sealed_length(size)
    assert vault.is_sealed_length(len(there))


ROWS = {
    "cut": [0, 1],
    "swapped": [1, 0, 2],
    "doubled": [0, 0, 1, 2],
    "one left out": [0, 2],
    "only the last": [2],
}


@pytest.mark.parametrize("harm", ROWS)
def test_a_file_that_was_cut_or_put_together_opens_in_neither(scripts: Page, harm: str) -> None:
    raw = sealed(bytes(2 * ONE + 5))
    chunks = [raw[at : at + SEALED_CHUNK_BYTES] for at in range(0, len(raw), SEALED_CHUNK_BYTES)]
    harmed = b"".join(chunks[number] for number in ROWS[harm])
    with pytest.raises(FileRefused):
        b"".join(SealedFile(KEY, FILE, io.BytesIO(harmed)).pieces())
    with pytest.raises(Error, match=r"chunk \d+ of the file: wrong key, wrong place or changed bytes"):
        asked(scripts, OPEN, harmed)


def test_another_file_s_place_opens_nothing(scripts: Page) -> None:
    with pytest.raises(Error, match="chunk 0 of the file"):
        asked(scripts, OPEN, sealed(b"isi"), file=FILE[::-1])


HEADS = {
    **{f"{start.hex()}": start + bytes(40) for start, _ in kinds.BEGINNINGS},
    "webp": b"RIFF\0\0\0\0WEBPVP8 ", "avi": b"RIFF\0\0\0\0AVI LIST", "riff": b"RIFF\0\0\0\0XXXX",
    "heic": b"\0\0\0\x18ftypheic", "mov": b"\0\0\0\x18ftypqt  ", "mp4": b"\0\0\0\x18ftypisom",
    "3gp": b"\0\0\0\x18ftyp3gp5", "bmp": b"BM\0\0\0\0\0\0\0\0", "mp3": b"\xff\xfb\x90\0",
    "aac": b"\xff\xf1\x50",
    "text": "Pesan dari ketua: é".encode(), "html": b"<!DOCTYPE html>", "svg": b" <svg xmlns=",
    "program": b"MZ\x90\0",
    "cut letter": b"a" * 4095 + "é".encode(), "latin": b"caf\xe9 kita semua", "blank": b"  \n ", "empty": b"",
    "docx": files.document(), "jpeg": files.photo(), "pdf": files.pdf(), "video": files.video(),
}  # fmt: skip


def test_both_tell_the_same_kind_of_every_beginning(scripts: Page) -> None:
    tables = for_script.tables()
    here = {name: getattr(kinds.kind_of(io.BytesIO(head)), "code", None) for name, head in HEADS.items()}
    there = {name: asked(scripts, KIND, head, tables=tables) for name, head in HEADS.items()}
    assert there == here
    assert {"docx", "video", "text"} <= {name for name, code in there.items() if code}


TOLD = {
    "jpeg": files.photo(),
    "png": files.picture("PNG"),
    "webp": files.picture("WEBP"),
    "tiff": files.picture("TIFF"),
    "gif": files.picture("GIF"),
    "pdf": files.pdf(),
    "ooxml": files.document(),
    "mp4": files.video(),
}


@pytest.mark.parametrize("kind", TOLD)
def test_the_device_finds_what_the_server_finds(scripts: Page, kind: str) -> None:
    content = TOLD[kind]
    file = SealedFile(KEY, FILE, io.BytesIO(sealed(content)))
    assert kinds.kind_of(file) is kinds.KINDS[kind]
    here = {(what, words) for what, words in traces.found_in(file, kinds.KINDS[kind])}
    there = {tuple(pair) for pair in asked(scripts, TRACES, content, kind=kind, tables=for_script.tables())}
    telling = {traces.PLACE, traces.AUTHOR, traces.SERIAL, traces.UNSEEN}
    assert {pair for pair in there if pair[0] in telling} == {pair for pair in here if pair[0] in telling}
    assert bool(there) == bool(here)


@pytest.mark.parametrize("kind", ["jpeg", "png", "pdf", "ooxml", "mp4"])
def test_a_damaged_file_tells_what_is_left_of_it_and_harms_nobody(scripts: Page, kind: str) -> None:
    content = TOLD[kind]
    for end in (3, 30, len(content) // 2, len(content) - 3):
        found = asked(scripts, TRACES, content[:end], kind=kind, tables=for_script.tables())
        assert all(len(pair) == 2 for pair in found)
