"""A paper as an editable draft (konsep, DOCX), from the office's own template or the built-in one.

A draft is no letter: it has no number and no code, and nobody can check it. It says what the PDF says.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from netra.letters.letters import JsonValue
from netra.letters.workshops import Answer, WorkshopBusy, WorkshopFailed, ask

DRAFT: Final = "Konsep. Bukan surat yang terbit: belum bernomor dan tidak dapat diperiksa keasliannya."
NO_NUMBER: Final = "(belum bernomor)"
_WORKSHOP: Final = Path(__file__).with_name("workshop.py")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
Fields = dict[str, Any]


class TemplateRefused(Exception):
    """A template cannot be used. `why`: not-docx, large, parts, macros, external, unknown, missing,
    syntax, unsafe, heavy, damaged, busy or fault (of ours). `what` names the field, part or
    link that it is about."""

    def __init__(self, why: str, what: str = "") -> None:
        super().__init__(f"{why} {what}".strip())
        self.why, self.what = why, what


def draft(sheet: Mapping[str, JsonValue], template: bytes = b"") -> bytes:
    """The sheet as a DOCX; without a template in the built-in form. Raises `TemplateRefused`."""
    return _asked({"act": "fill", "fields": fields_of(sheet)}, template).made


def built_in_template() -> bytes:
    """The DOCX that an office may start its own template from."""
    return _asked({"act": "default"}, b"").made


def check_template(template: bytes, samples: list[Mapping[str, JsonValue]]) -> None:
    """Fills the template with these sheets and throws them away. Raises `TemplateRefused`."""
    _asked({"act": "check", "samples": [fields_of(each) for each in samples]}, template)


def fields_of(sheet: Mapping[str, Any]) -> Fields:
    """What a template may name, and nothing else, with names in the office's own language."""
    head = sheet["letterhead"]
    return {
        "konsep": DRAFT,
        "contoh": sheet["sample"],
        "kop": {"lembaga": head["institution"], "alamat": head["address"]},
        "judul": sheet["title"],
        "nomor": NO_NUMBER,
        "sifat": sheet["nature"],
        "lampiran": sheet["enclosure"],
        "hal": sheet["subject"],
        "tempat_tanggal": sheet["place_and_date"],
        "kepada": list(sheet["to"]),
        "kota": sheet["to_place"],
        "isi": [line for block in sheet["blocks"] for line in _lines(block)],
        "penanda_tangan": [
            {
                "jabatan": each["position"],
                "nama": each["name"],
                "nip": each["nip"],
                "tempat_tanggal": each["place_and_date"],
            }
            for each in sheet["signers"]
        ],
    }


def _lines(block: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A block as paragraphs: text, and whether it is a heading."""
    match block["is"]:
        case "heading":
            return [_line(block["text"], heading=True)]
        case "facts":
            return [_line(f"{label}\t: {value}") for label, value in block["rows"]]
        case "boxed":
            note = block.get("note", "")
            return [_line(f"{block['title']}. {block['text']}"), *([_line(note)] if note else [])]
        case "points":
            lead = f"{block.get('strong', '')} {block['lead']}".strip()
            items = zip(_LETTERS, block["items"], strict=False) if len(block["items"]) <= len(_LETTERS) else (
                (str(number), item) for number, item in enumerate(block["items"], start=1)
            )  # fmt: skip
            return [*([_line(lead)] if lead else []), *(_line(f"{mark}. {item}") for mark, item in items)]
        case _:
            return [_line(part.strip()) for part in block["text"].split("\n\n") if part.strip()]


def _line(text: str, *, heading: bool = False) -> dict[str, Any]:
    return {"teks": text, "tebal": heading}


def _asked(question: dict[str, Any], template: bytes) -> Answer:
    try:
        answer = ask(_WORKSHOP, question, template)
    except WorkshopBusy:
        raise TemplateRefused("busy") from None
    except WorkshopFailed as failed:  # mostly ended for taking too much memory or time
        raise TemplateRefused("fault" if failed.why == "fault" else "heavy") from None
    if "error" in answer.told:
        raise TemplateRefused(answer.told["error"], answer.told["what"])
    return answer
