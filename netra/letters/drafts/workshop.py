"""A program of its own that fills an office's DOCX template, or says what is wrong with it.

Started by `netra.letters.drafts` through a pipe and by nothing else; imports nothing of Netra. A template
holds loops and expressions that somebody else wrote: so they run here, in a sandbox that knows the letter's
fields and nothing else, with little memory and little time.

In:  one line of JSON, then the template (nothing: the built-in one).
     {"act": "default"} · {"act": "check", "samples": [fields, …]} · {"act": "fill", "fields": fields}
Out: one line of JSON ({"error": word, "what": name} when it could not be done), then the DOCX.
"""

import io
import json
import re
import resource
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

import docx
import jinja2
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.exceptions import OpcError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docxtpl import DocxTemplate
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 5
LARGEST_DRAFT = 20_000_000
LONGEST_NAME = 60
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
ACTIVE = re.compile(r"vbaProject|macroEnabled|activeX|oleObject|embeddings|package$|afchunk|altchunk", re.I)
FETCHING = re.compile(
    r"\b(DDE|DDEAUTO|IMPORT|INCLUDE|INCLUDEPICTURE|INCLUDETEXT|LINK|MACROBUTTON|RD|DATABASE)\b", re.I
)
# What an office's file that is not what it seems makes a parser say. It is caught around that file only: the
# built-in template and our own question never raise it: there it is a mistake of ours and ends this process.
UNREADABLE = (
    OpcError, etree.LxmlError, zipfile.BadZipFile, OSError, ValueError, KeyError, IndexError, TypeError,
    AttributeError, EOFError, OverflowError, RecursionError, NotImplementedError, ZeroDivisionError,
    struct.error, zlib.error,
)  # fmt: skip
_QUOTED = re.compile(r"'([^']+)'")


class Refused(Exception):
    """The template is not taken; a word for why, and what it is about."""

    def __init__(self, why: str, what: str = "") -> None:
        super().__init__(why)
        self.told = {"error": why, "what": "".join(c for c in what if c.isprintable())[:LONGEST_NAME]}


def lock_in() -> None:
    """From here on: nothing is written, no new process, little memory, little time."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def main(given: BinaryIO, out: BinaryIO) -> None:
    asked = json.loads(given.readline())
    template = given.read()
    told: dict[str, Any] = {}
    made = b""
    try:
        made = ACTS[asked["act"]](asked, template)
    except Refused as refused:
        told = refused.told
    except MemoryError:
        told = {"error": "heavy", "what": ""}
    out.write(json.dumps(told).encode() + b"\n" + made)


def default(asked: dict[str, Any], template: bytes) -> bytes:
    """The built-in template, for an office to start from."""
    return built_in()


def fill(asked: dict[str, Any], template: bytes) -> bytes:
    """The draft."""
    fields = asked["fields"]
    if template:
        return filled(template, fields)
    draft = DocxTemplate(io.BytesIO(built_in()))
    draft.render(fields, jinja_env=sandbox(), autoescape=True)
    return saved(draft, title=fields["hal"], comments=fields["konsep"])


def check(asked: dict[str, Any], template: bytes) -> bytes:
    """Nothing, if the template can be taken; else `Refused`."""
    samples = asked["samples"]
    known = set(samples[0])
    with _Theirs():
        require_harmless(template)
    for fields in samples:
        filled(template, fields)
    used = names_in(template)
    if strange := used - known:  # in a branch that the samples do not take
        raise Refused("unknown", min(strange))
    if "isi" not in used:
        raise Refused("missing", "isi")
    return b""


def require_harmless(template: bytes) -> None:
    """Raises `Refused` for macros, embedded objects, outside links and fields that fetch."""
    document = docx.Document(io.BytesIO(template))
    if document.part.content_type != DOCUMENT:
        raise Refused("macros")
    package = document.part.package
    for link in package.iter_rels():
        if link.is_external:
            raise Refused("external", str(link.target_ref))
        if ACTIVE.search(link.reltype) and not link.reltype.endswith("/package"):
            raise Refused("macros", str(link.target_part.partname))
    for part in package.iter_parts():
        if ACTIVE.search(f"{part.partname} {part.content_type}"):
            raise Refused("macros", str(part.partname))
        if found := FETCHING.search(_field_codes(part.blob)):
            raise Refused("external", found[0])


def _field_codes(blob: bytes) -> str:
    """What the part's fields say, joined over runs, in which a word may be split."""
    if blob.lstrip()[:1] != b"<":
        return ""
    tree = etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    simple = [str(each.get(qn("w:instr"))) for each in tree.iter(qn("w:fldSimple"))]
    return " ".join(simple) + " " + "".join(each.text or "" for each in tree.iter(qn("w:instrText")))


def names_in(template: bytes) -> set[str]:
    """The fields that the template asks for."""
    with _Said():
        return set(DocxTemplate(io.BytesIO(template)).get_undeclared_template_variables(jinja_env=sandbox()))


def filled(template: bytes, fields: dict[str, Any]) -> bytes:
    """The office's template with these fields and nothing else in reach."""
    title, comments = fields["hal"], fields["konsep"]
    with _Theirs():
        draft = DocxTemplate(io.BytesIO(template))
        draft.get_docx()
        with _Said():
            draft.render(fields, jinja_env=sandbox(), autoescape=True)
        return saved(draft, title=title, comments=comments)


def saved(draft: DocxTemplate, *, title: str, comments: str) -> bytes:
    """The DOCX, with nothing about whoever made the template."""
    about = draft.docx.core_properties
    about.title, about.comments = title, comments
    about.author = about.last_modified_by = ""
    out = io.BytesIO()
    draft.save(out)
    if out.tell() > LARGEST_DRAFT:
        raise Refused("heavy")
    return out.getvalue()


def sandbox() -> SandboxedEnvironment:
    """No globals, no attributes of Python's; an unknown field is an error, not a gap."""
    made = SandboxedEnvironment(autoescape=True, undefined=jinja2.StrictUndefined)
    made.globals.clear()
    return made


class _Theirs:
    """Around what is done with an office's file: what a parser says of it becomes "damaged"."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _: Any, error: BaseException | None, __: Any) -> None:
        if isinstance(error, UNREADABLE):
            raise Refused("damaged") from None


class _Said:
    """Turns what goes wrong in a template's expressions into a word and what it is about."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _: Any, error: BaseException | None, __: Any) -> None:
        if isinstance(error, SecurityError):
            raise Refused("unsafe", (_QUOTED.findall(str(error)) or [""])[0]) from None
        if isinstance(error, jinja2.UndefinedError):
            raise Refused("unknown", (_QUOTED.findall(str(error)) or [""])[-1]) from None
        if isinstance(error, jinja2.TemplateError):
            raise Refused("syntax", _near(error)) from None
        if isinstance(error, UNREADABLE):
            raise Refused("syntax") from None


def _near(error: Any) -> str:
    """The template's own words where it cannot be read."""
    around = [line.strip() for line in getattr(error, "docx_context", ())]
    return next((line for line in around if "{" in line), "")


def built_in() -> bytes:
    """A letter in official form, made here piece by piece: no binary lies in the repository."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(25), Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(11)
    style.paragraph_format.space_after = Pt(6)
    section.header.paragraphs[0].text = "{{ konsep }}"
    for text, look in _lines():
        _add(document, text, **look)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _lines() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each paragraph of the built-in template and its look."""
    centred, head = {"centred": True}, {"centred": True, "bold": True, "size": 13}
    yield "{%p if contoh %}", {}
    yield "{{ contoh }}", centred
    yield "{%p endif %}", {}
    yield "{{ kop.lembaga|upper }}", head
    yield "{{ kop.alamat }}", centred | {"size": 9, "ruled": True}
    yield "{%p if judul %}", {}
    yield "{{ judul|upper }}", centred | {"bold": True}
    yield "Nomor {{ nomor }}", centred
    yield "{%p else %}", {}
    yield "{{ tempat_tanggal }}", {"right": True}
    for label, name in (("Nomor", "nomor"), ("Sifat", "sifat"), ("Lampiran", "lampiran"), ("Hal", "hal")):
        yield f"{label}\t: {{{{ {name} }}}}", {}
    yield "{%p if kepada %}", {}
    yield "Yth.{% for baris in kepada %} {{ baris }}{% if not loop.last %},{% endif %}{% endfor %}", {}
    yield "{%p endif %}", {}
    yield "{%p if kota %}", {}
    yield "di {{ kota }}", {}
    yield "{%p endif %}", {}
    yield "{%p endif %}", {}
    yield "{%p for baris in isi %}", {}
    yield "{%p if baris.tebal %}", {}
    yield "{{ baris.teks }}", {"bold": True}
    yield "{%p else %}", {}
    yield "{{ baris.teks }}", {}
    yield "{%p endif %}", {}
    yield "{%p endfor %}", {}
    yield "{%p for tanda in penanda_tangan %}", {}
    yield "{{ tanda.tempat_tanggal }}", {}
    yield "{{ tanda.jabatan }},", {}
    yield "", {}
    yield "", {}
    yield "{{ tanda.nama or '(nama)' }}", {"bold": True}
    yield "{%p if tanda.nip %}", {}
    yield "NIP {{ tanda.nip }}", {}
    yield "{%p endif %}", {}
    yield "{%p endfor %}", {}


def _add(
    document: Any, text: str, *, centred: bool = False, right: bool = False, bold: bool = False,
    size: int = 11, ruled: bool = False,
) -> None:  # fmt: skip
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)
    if centred or right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.RIGHT
    if ruled:
        borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
        for name, value in (("val", "double"), ("sz", "6"), ("space", "4"), ("color", "000000")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
        paragraph._p.get_or_add_pPr().append(borders)


ACTS = {"default": default, "check": check, "fill": fill}


if __name__ == "__main__":
    lock_in()
    main(sys.stdin.buffer, sys.stdout.buffer)
