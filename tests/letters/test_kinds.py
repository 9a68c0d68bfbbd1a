"""Kinds of papers are data: every sentence can be filled, every article is in the rulebook."""

import re
from datetime import datetime
from typing import Any

import pytest

from netra import law
from netra.clock import Zone
from netra.letters import kinds as papers
from netra.letters import letter, qr_picture
from tests.letters.reading import words_of

pytestmark = pytest.mark.core
AT = datetime(2024, 10, 28, 14, 5, tzinfo=Zone.WIB.tz)
FROM_THE_CASE = {
    "register": "014/REKAAN/2024", "registered": "Rabu, 30 Oktober 2024", "report": "L-2024-0001",
    "act": "ajakan memilih", "agency": "Dinas Contoh", "verdicts": "pelanggaran netralitas;",
}  # fmt: skip
ALL = sorted(papers.kinds())
DECISIONS = ("keputusan", "keputusan-pemulihan")


def said_of(kind: papers.PaperKind, **typed: str) -> papers.Said:
    """The paper with its samples, some of them typed otherwise."""
    words = FROM_THE_CASE | kind.samples | law.rulebook().cite_named(kind.articles) | typed
    return papers.Said(
        kind.code, kind.version, kind.label, kind.form, kind.nature, kind.is_record,
        papers.filled(kind, words), papers.lines(words.get("to", "")), words.get("to_place", ""),
        words.get("enclosure", ""),
    )  # fmt: skip


def sheet_of(kind: papers.PaperKind, **typed: str) -> dict[str, Any]:
    signatures = [papers.Signature(each.position, each.under) for each in kind.signers]
    issue = papers.Issue(
        "Pemerintah Kota Contoh", "Jalan Raya 1", "001/REKAAN/2024", "7KQ2-M4XA", "https://contoh.id/verifikasi/",
        "Contoh", "28 Oktober 2024", "28 Oktober 2024, 14.05 WIB", "Sekretaris",
        signatures or [papers.Signature("Sekretaris", name="Nama Contoh", nip="00000000 000000 0 000")],
        sample=True,
    )  # fmt: skip
    return papers.sheet(said_of(kind, **typed), issue)


@pytest.mark.parametrize("code", ALL)
def test_every_name_in_a_sentence_is_a_field_an_article_or_a_fact(code: str) -> None:
    kind = papers.kinds()[code]
    known = {field.name for field in kind.fields} | set(kind.articles) | set(FROM_THE_CASE)
    assert papers.named_in(kind) <= known
    assert all(field.sample for field in kind.fields)


@pytest.mark.parametrize("code", ALL)
def test_each_kind_is_drawn_with_its_samples_and_its_article(code: str) -> None:
    kind = papers.kinds()[code]
    said = words_of(
        letter("case_letter", sheet_of(kind), at=AT, pictures={"code": qr_picture("https://x.id")})
    )
    assert kind.form in said
    for citation in law.rulebook().cite_named(kind.articles).values():
        assert re.sub(r"\s+", " ", citation) in said
    for field in kind.fields:
        assert all(line.strip(" -•") in said for line in field.sample.splitlines())


@pytest.mark.parametrize("code", [code for code in ALL if code not in DECISIONS])
def test_before_a_decision_nobody_is_called_guilty(code: str) -> None:
    kind = papers.kinds()[code]
    said = repr(said_of(kind).blocks).lower()
    assert not re.search(r"\b(oknum|pelaku|terbukti|bersalah|tersangka)\b", said)


def test_what_was_not_typed_leaves_no_gap_and_what_was_typed_is_no_template() -> None:
    kind = papers.kinds()["bap"]
    blocks = said_of(kind, corrections="", minutes="Ia menulis {place} dan {nothing}.").blocks
    assert {"is": "heading", "text": "Ralat terperiksa"} not in blocks
    assert {"is": "text", "text": "Ia menulis {place} dan {nothing}."} in blocks


def test_the_office_s_own_signature_bears_the_name_that_was_typed() -> None:
    said = words_of(letter("case_letter", sheet_of(papers.kinds()["pengantar"]), at=AT))
    assert "Nama Contoh NIP 00000000 000000 0 000" in said
