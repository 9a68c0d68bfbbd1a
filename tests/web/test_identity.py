"""The look keeps its promises: readable colours, no inline code, no campaign signs, small sheets."""

import re
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "netra" / "web"
SHEETS = sorted((WEB / "static" / "web" / "css").glob("*.css"))
TEMPLATES = sorted((WEB.parent).glob("*/templates/**/*.html"))
TEXT_PAIRS = [
    ("ink", "paper"), ("ink-2", "paper"), ("ink-3", "paper"), ("ink-3", "sand"), ("plum", "paper"),
    ("plum", "plum-tint"), ("ink", "plum-tint-2"), ("on-plum", "plum"), ("ok", "ok-tint"),
    ("warn", "warn-tint"), ("bad", "bad-tint"), ("info", "info-tint"),
    ("ink-2", "plum-tint"), ("bad", "surface"),
]  # fmt: skip
CAMPAIGN_SIGNS = ("hand", "thumb", "finger", "fist", "face", "smile", "flag", "megaphone", "vote", "star")


@pytest.mark.core
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_every_text_colour_reads_at_five_to_one_on_its_ground(theme: str, text: str, ground: str) -> None:
    colours = _tokens(theme)
    assert _contrast(colours[text], colours[ground]) >= 5.0


@pytest.mark.core
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "surface", "sand"])
def test_edges_of_fields_stand_out_at_three_to_one(theme: str, ground: str) -> None:
    colours = _tokens(theme)
    assert _contrast(colours["line-strong"], colours[ground]) >= 3.0


@pytest.mark.core
@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_inline_style_script_or_handler(path: Path) -> None:
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:", path.read_text())


@pytest.mark.core
def test_no_icon_is_a_campaign_sign() -> None:
    names = [path.stem for path in (WEB / "static" / "web" / "icons").glob("*.svg")]
    assert names
    assert [name for name in names if set(name.split("-")) & set(CAMPAIGN_SIGNS)] == []


@pytest.mark.core
@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_stays_under_four_hundred_lines(path: Path) -> None:
    assert len(path.read_text().splitlines()) < 400


@pytest.mark.core
@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_fetches_nothing_from_elsewhere(path: Path) -> None:
    assert not re.search(r"@import|url\(\s*[\"']?(?:https?:)?//", path.read_text())


@pytest.mark.core
@pytest.mark.parametrize("licence", ["fonts/OFL.txt", "icons/LICENSE.txt", "NOTICE.md"])
def test_what_others_made_keeps_its_licence_beside_it(licence: str) -> None:
    assert (WEB / "static" / "web" / licence).stat().st_size > 500


def _tokens(theme: str) -> dict[str, str]:
    text = (WEB / "static" / "web" / "css" / "tokens.css").read_text()
    light, dark = text.split("@media (prefers-color-scheme: dark)", 1)
    dark = dark.split("@media", 1)[0]
    colours = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", light))
    if theme == "dark":
        colours |= dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", dark))
    return colours


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance and contrast ratio."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
