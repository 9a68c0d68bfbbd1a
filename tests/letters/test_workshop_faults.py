"""A stranger's broken file is named damaged; a mistake of our own never is, and is written down."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netra.letters import drafts, seals, workshops
from netra.letters.seals.trial import trial_keys
from tests.letters.sealing import HOLDER, kept
from tests.letters.test_drafts import RECORD, template
from tests.letters.test_kinds import sheet_of

pytestmark = pytest.mark.core
LETTERS = Path(workshops.__file__).parent
SEALS, DRAFTS = LETTERS / "seals/workshop.py", LETTERS / "drafts/workshop.py"
INCOMPLETE: list[tuple[Path, dict[str, Any], bytes]] = [
    (SEALS, {"act": "seal"}, b"%PDF-1.7"),
    (SEALS, {"act": "check"}, b"%PDF-1.7"),
    (DRAFTS, {"act": "fill", "fields": {"hal": "", "konsep": ""}}, b""),
    (DRAFTS, {"act": "fill"}, template("{{ isi }}")),
    (DRAFTS, {"act": "check", "samples": []}, template("{{ isi }}")),
]


@pytest.mark.parametrize(
    ("script", "question", "given"),
    INCOMPLETE,
    ids=lambda each: each["act"] if isinstance(each, dict) else "",
)
def test_a_question_of_ours_that_lacks_something_is_a_fault_and_is_logged(
    script: Path, question: dict[str, Any], given: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(workshops.WorkshopFailed) as failed:
        workshops.ask(script, question, given)
    assert failed.value.why == "fault"
    assert f"{script.parent.name}/{question['act']}: a fault of ours" in caplog.text


def test_a_letter_of_ours_that_is_no_pdf_is_not_called_a_stranger_s_damaged_file(tmp_path: Path) -> None:
    with pytest.raises(seals.SealRefused) as refusal:
        seals.sealed(b"not a letter", kept(trial_keys(HOLDER), tmp_path))
    assert refusal.value.why == "fault"


def _not_a_docx() -> None:
    drafts.check_template(b"PK no DOCX", [sheet_of(RECORD)])


def _cut_while_filling() -> None:
    drafts.draft(sheet_of(RECORD), template("{{ isi }}")[:-200])


@pytest.mark.parametrize("act", [_not_a_docx, _cut_while_filling])
def test_an_office_s_broken_template_is_named_damaged(act: Callable[[], None]) -> None:
    with pytest.raises(drafts.TemplateRefused) as refusal:
        act()
    assert refusal.value.why == "damaged"
