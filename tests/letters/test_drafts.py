"""A draft in DOCX says what the PDF says; a template is filled in a sandbox, or refused by name."""

import io
import re

import docx
import pytest

from netra.letters import drafts, kinds, letter, qr_picture
from tests.letters.reading import words_of
from tests.letters.test_kinds import AT, sheet_of

pytestmark = pytest.mark.core
RECORD, LETTER = kinds.kinds()["bap"], kinds.kinds()["panggilan-1"]


def template(*paragraphs: str) -> bytes:
    """A DOCX with these paragraphs."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def text_of(draft: bytes) -> str:
    found = docx.Document(io.BytesIO(draft))
    parts = [*found.sections[0].header.paragraphs, *found.paragraphs]
    return re.sub(r"\s+", " ", " ".join(part.text for part in parts))


@pytest.mark.parametrize("kind", [RECORD, LETTER], ids=["record", "letter"])
def test_a_draft_says_what_the_pdf_says_and_that_it_is_a_draft(kind: kinds.PaperKind) -> None:
    sheet = sheet_of(kind, minutes="Ia berkata: <b>tidak</b> & {{ nomor }}.")
    said = text_of(drafts.draft(sheet))
    printed = words_of(letter("case_letter", sheet, at=AT, pictures={"code": qr_picture("https://x.id")}))
    for line in drafts.fields_of(sheet)["isi"]:
        words = re.sub(r"\s+", " ", line["teks"])
        assert words in said
        assert words.partition(": ")[2] in printed
    assert drafts.DRAFT in said
    assert "001/REKAAN/2024" not in said
    assert "7KQ2-M4XA" not in said


def test_an_office_s_template_decides_the_form_and_the_letter_the_words() -> None:
    own = template("Formulir kantor", "{% for baris in isi %}[{{ baris.teks }}]{% endfor %}")
    drafts.check_template(own, [sheet_of(RECORD)])
    said = text_of(drafts.draft(sheet_of(RECORD), own))
    assert said.startswith(" Formulir kantor")
    assert "[Tanya jawab]" in said


@pytest.mark.parametrize(
    ("paragraphs", "why", "what"),
    [
        (["{{ isi }} {{ nama_pelapor }}"], "unknown", "nama_pelapor"),
        (["{{ isi }} {{ kop.rahasia }}"], "unknown", "rahasia"),
        (["tanpa isian"], "missing", "isi"),
        (["{{ isi "], "syntax", "{{ isi"),
        (["{{ isi.__class__.__mro__ }}"], "unsafe", "__class__"),
        (["{{ isi }} {{ 'a' * 999999999 }}"], "heavy", ""),
    ],
)
def test_a_template_that_cannot_be_filled_is_refused_by_name(
    paragraphs: list[str], why: str, what: str
) -> None:
    with pytest.raises(drafts.TemplateRefused) as refusal:
        drafts.check_template(template(*paragraphs), [sheet_of(RECORD)])
    assert (refusal.value.why, refusal.value.what) == (why, what)
