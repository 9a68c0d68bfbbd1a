"""An office's own DOCX template, looked at before anything fills it: until then it is a stranger's ZIP."""

import io
import re
import zipfile
from typing import Final

from netra.letters import JsonValue
from netra.letters.drafts import TemplateRefused, check_template
from netra.letters.kinds import Block, Issue, Said, Signature, sheet
from netra.reports.evidence import zips

LARGEST_TEMPLATE: Final = 2_000_000
_MOST_PARTS: Final = 300
_LARGEST_PART: Final = 8_000_000
_LARGEST_WHOLE: Final = 20_000_000
_ACTIVE: Final = re.compile(r"vbaProject|activeX|/embeddings/|\.bin$", re.I)
_NEEDED: Final = {"[Content_Types].xml", "word/document.xml"}


def require_usable(template: bytes) -> None:
    """Raises `TemplateRefused` with what is wrong and where; fills it with two invented papers on the way."""
    if len(template) > LARGEST_TEMPLATE:
        raise TemplateRefused("large")
    try:
        with zips.opened(io.BytesIO(template)) as archive:
            _require_bounds(archive)
    except zips.BrokenZip:
        raise TemplateRefused("not-docx") from None
    check_template(template, [_sample(is_record=False), _sample(is_record=True)])


def _require_bounds(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if not set(names) >= _NEEDED:
        raise TemplateRefused("not-docx")
    if active := next((name for name in names if _ACTIVE.search(name)), ""):
        raise TemplateRefused("macros", active)
    if len(names) > _MOST_PARTS or len(set(names)) < len(names):
        raise TemplateRefused("parts")
    whole = 0
    for name in names:
        size = len(zips.beginning(archive, name, _LARGEST_PART + 1))
        whole += size
        if size > _LARGEST_PART or whole > _LARGEST_WHOLE:
            raise TemplateRefused("large", name)


def _sample(*, is_record: bool) -> dict[str, JsonValue]:
    """A paper that has every sort of block, once as a letter and once as a record."""
    blocks: list[Block] = [
        {"is": "heading", "text": "Contoh judul"},
        {"is": "text", "text": "Contoh kalimat."},
        {"is": "facts", "rows": [["hari", "Rabu"]]},
        {"is": "boxed", "title": "Contoh", "text": "isi kotak", "note": "catatan"},
        {"is": "points", "lead": "Contoh:", "items": ["satu;", "dua."]},
    ]
    said = Said("contoh", 1, "Contoh", "Contoh, versi 1", "Biasa", is_record, blocks, ["Kepala"], "Contoh")
    signature = Signature(
        "Kepala", name="Nama Contoh", nip="00000000", place_and_date="Contoh, 1 Januari 2024"
    )
    issue = Issue(
        "Kantor Contoh", "Jalan Contoh 1", "", "", "", "Contoh", "1 Januari 2024", "1 Januari 2024, 09.00",
        "Kepala", [signature], sample=True,
    )  # fmt: skip
    return sheet(said, issue)
