"""Every kind of letter has a picture in docs/letters, drawn by bin/letter-samples, and a line to it."""

import re
from pathlib import Path

import pytest
from PIL import Image

from netra.cases.letters import KINDS
from netra.letters.kinds import kinds

PICTURES = Path(__file__).resolve().parents[2] / "docs/letters"
FILE = "berkas"
"""The case file of a package, which is no letter."""
CODES = sorted({*KINDS, *kinds(), FILE})


@pytest.mark.parametrize("code", CODES)
def test_a_kind_has_its_picture_of_a_whole_page_with_something_on_it(code: str) -> None:
    with Image.open(PICTURES / f"{code}.png") as page:
        assert page.height > page.width > 700
        shades = page.convert("L").getextrema()
    assert shades == (0, 255) or shades[0] < 60 < 200 < shades[1]


def test_the_list_leads_to_every_picture_and_to_nothing_else() -> None:
    told = re.findall(r"\]\((\S+)\.png\)", (PICTURES / "README.md").read_text())
    assert sorted(told) == CODES == sorted(path.stem for path in PICTURES.glob("*.png"))
