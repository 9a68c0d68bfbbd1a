"""Drafts at the office door: the office's own template is taken, or refused and the old one stays."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx.opc.constants import RELATIONSHIP_TYPE

from netra.cases import lifecycle
from netra.cases.letters.office_templates import LARGEST_TEMPLATE, require_usable
from netra.cases.models import DraftTemplate, Letter
from netra.journal.models import Entry
from netra.letters.drafts import TemplateRefused
from tests import factories
from tests.cases.test_letter_pages import address, filled
from tests.letters.test_drafts import template, text_of

TEMPLATE = "/kantor/kop-surat/templat/"
OWN = (
    "Formulir kantor kami",
    "{% for baris in isi %}{{ baris.teks }} {% endfor %}",
    "{{ penanda_tangan[0].nama }}",
)


def linked_outside() -> bytes:
    document = docx.Document(io.BytesIO(template("{{ isi }}")))
    document.part.relate_to("https://luar.example/x.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_parts(*names: str, content: bytes = b"") -> bytes:
    out = io.BytesIO(template("{{ isi }}"))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.core
@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: b"no archive", "not-docx"),
        (lambda: b"0" * (LARGEST_TEMPLATE + 1), "large"),
        (lambda: with_parts(*(f"word/{number}.xml" for number in range(300))), "parts"),
        (lambda: with_parts("word/large.xml", content=b"0" * 9_000_000), "large"),
        (lambda: with_parts("word/vbaProject.bin"), "macros"),
        (lambda: template("{{ isi }}")[:-200], "not-docx"),
        (linked_outside, "external"),
    ],
    ids=["no-zip", "large-file", "many-parts", "unpacks-large", "macro", "damaged", "outside-link"],
)
def test_a_strange_archive_is_refused_by_name(make: Callable[[], bytes], why: str) -> None:
    with pytest.raises(TemplateRefused) as refusal:
        require_usable(make())
    assert refusal.value.why == why


@pytest.mark.django_db
@pytest.mark.usefixtures("demo_mode")
def test_the_office_s_template_makes_its_drafts_and_a_bad_one_leaves_it_in_place(client: Client) -> None:
    case, desk = factories.case_at(lifecycle.CLARIFICATION)
    factories.sign_in(client, desk.officer)

    def sent(content: bytes) -> str:
        file = SimpleUploadedFile("templat.docx", content)
        return client.post(TEMPLATE, {"docx": file}, follow=True).content.decode()

    assert "Templat terpasang" in sent(template(*OWN))
    assert "isian yang tidak ada: “pelapor”" in sent(template("{{ isi }} {{ pelapor }}"))
    told = filled(konsep="1", signer_name="Nama Contoh", signer_nip="198001012005011001")
    draft = client.post(address(case), told)
    assert draft["Content-Disposition"] == 'attachment; filename="konsep-undangan.docx"'
    said = text_of(draft.content)
    assert "Formulir kantor kami" in said
    assert "Ajakan memilih dalam suatu rapat." in said
    assert "Nama Contoh" in said
    assert not Letter.objects.exists()
    assert Entry.objects.filter(event="DRAFT_TEMPLATE_SET").count() == 1
    assert "templat bawaan" in client.post(TEMPLATE, {"lepas": "1"}, follow=True).content.decode()


@pytest.mark.django_db
@pytest.mark.usefixtures("demo_mode")
@pytest.mark.parametrize(
    ("kept", "why"),
    [(template(*OWN)[:-200], "Isi DOCX ini rusak"), (template("{{ isi"), "{{ isi")],
    ids=["cut-off", "half-a-tag"],
)
def test_a_template_that_broke_after_it_was_taken_is_named_and_nothing_typed_is_lost(
    client: Client, kept: bytes, why: str
) -> None:
    case, desk = factories.case_at(lifecycle.CLARIFICATION)
    factories.sign_in(client, desk.officer)
    DraftTemplate.objects.create(office=desk.officer.office, docx=kept, at=desk.at)
    answer = client.post(address(case), filled(konsep="1"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert why in page
    assert "Ajakan memilih dalam suatu rapat." in page
    assert client.post(address(case), filled()).status_code == 302, "the letter itself needs no template"
    assert Letter.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("demo_mode")
def test_a_wrong_nip_is_said_at_its_field(client: Client) -> None:
    case, desk = factories.case_at(lifecycle.CLARIFICATION)
    factories.sign_in(client, desk.officer)
    assert "NIP berisi 18 angka" in client.post(address(case), filled(signer_nip="1980")).content.decode()
