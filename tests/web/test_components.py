"""The components say what they are told, to eyes and to screen readers alike."""

import re
from typing import Any

import pytest
from django import forms
from django.template import engines

from netra.web import icons
from netra.web.components_gallery import WRONG_ANSWERS, SampleForm, samples
from netra.web.templatetags.netra import UnknownLook

pytestmark = pytest.mark.core


def test_a_wrong_field_points_to_its_help_and_its_error() -> None:
    page = _render("{% field form.place %}", form=_wrong_form())
    described = re.search(r'<input[^>]*aria-describedby="([^"]+)"', page)
    assert described
    assert [f'id="{name}"' in page for name in described[1].split()] == [True, True]


def test_a_wrong_field_is_marked_invalid() -> None:
    assert 'aria-invalid="true"' in _render("{% field form.place %}", form=_wrong_form())


def test_a_right_field_is_not_marked_invalid() -> None:
    assert "aria-invalid" not in _render("{% field form.story %}", form=_wrong_form())


def test_the_error_summary_repeats_each_message_word_for_word() -> None:
    form = _wrong_form()
    page = _render("{% error_summary form %}", form=form)
    assert all(message in page for messages in form.errors.values() for message in messages)


@pytest.mark.parametrize("name", ["place", "day"])
def test_the_error_summary_links_to_a_control_that_exists(name: str) -> None:
    form = _wrong_form()
    summary = _render("{% error_summary form %}", form=form)
    field = _render("{% field bound %}", bound=form[name])
    targets = set(re.findall(r'href="#([^"]+)"', summary))
    assert targets & set(re.findall(r'id="([^"]+)"', field))


def test_no_error_means_no_summary() -> None:
    form = SampleForm({**WRONG_ANSWERS, "place": "Balai", "day_day": "30"})
    assert _render("{% error_summary form %}", form=form).strip() == ""


def test_an_error_of_the_whole_form_is_listed_without_a_link() -> None:
    form = _wrong_form()
    form.add_error(None, "Formulir ini sudah pernah dikirim.")
    assert "<strong>Formulir ini sudah pernah dikirim.</strong>" in _render(
        "{% error_summary form %}", form=form
    )


def test_a_date_becomes_three_labelled_boxes() -> None:
    page = _render("{% field form.day %}", form=_wrong_form())
    assert re.findall(r"<label for=[^>]+>([^<]+)</label>", page) == ["Tanggal", "Bulan", "Tahun"]


def test_the_date_boxes_keep_what_was_written() -> None:
    page = _render("{% field form.day %}", form=_wrong_form())
    assert re.findall(r'<option value="(\d+)" selected>', page) == ["31", "10", "2024"]


def test_a_radio_button_is_described_by_its_own_words() -> None:
    page = _render("{% field form.way points=points %}", form=_wrong_form(), points=samples()["points"])
    described = re.findall(r'aria-describedby="(id_way_\d+_about)"', page)
    assert [f'id="{name}"' in page for name in described] == [True, True]


def test_the_question_can_be_the_heading_of_the_page() -> None:
    assert "<h1>Apakah Anda ingin menyebut nama?</h1>" in _render(
        "{% field form.way heading=True %}", form=_wrong_form()
    )


def test_what_a_visitor_wrote_is_escaped() -> None:
    form = SampleForm({**WRONG_ANSWERS, "story": "<b>tebal</b>"})
    assert "<b>tebal</b>" not in _render("{% field form.story %}", form=form)


def test_words_inside_a_note_are_escaped() -> None:
    assert "<b>" not in _render("{% note %}{{ words }}{% endnote %}", words="<b>tebal</b>")


def test_a_multi_widget_becomes_boxes_named_by_its_parts() -> None:
    parts = {"hour": forms.TextInput(), "minute": forms.TextInput()}
    form = type("Clock", (forms.Form,), {"at": forms.Field(widget=_Pair(parts))})()
    page = _render("{% field form.at %}", form=form)
    assert re.findall(r"<label for=[^>]+>([^<]+)</label>", page) == ["Jam", "Menit"]


def test_a_bar_writes_its_width_with_a_point_not_a_comma() -> None:
    assert 'width="42.80%"' in _render("{% bar 42.8 %}")


def test_a_phase_bar_writes_its_places_with_a_point_not_a_comma() -> None:
    page = _render("{% phase_bar segments today=45.2 %}", segments=samples()["segments"])
    assert re.findall(r'(?:x|x1|width)="[^"]*,[^"]*"', page) == []


def test_a_receipt_shows_its_words_in_order() -> None:
    page = _render("{% receipt_words words %}", words=["satu", "dua", "tiga"])
    assert re.findall(r'class="word-text">([^<]+)<', page) == ["satu", "dua", "tiga"]


def test_a_forbidden_move_stays_visible_with_its_reason() -> None:
    page = _render('{% locked "Susun putusan" "Belum bisa: terlapor belum didengar." %}')
    assert "Susun putusan" in page and "Belum bisa: terlapor belum didengar." in page


def test_an_unknown_tone_is_refused() -> None:
    with pytest.raises(UnknownLook):
        _render('{% status "merah" "Selesai" %}')


@pytest.mark.parametrize("name", ["tidak-ada", "../LICENSE", "Clock"])
def test_an_unknown_icon_is_refused(name: str) -> None:
    with pytest.raises(icons.NoSuchIcon):
        icons.icon(name)


class _Pair(forms.MultiWidget):
    def decompress(self, value: Any) -> list[Any]:
        return value or [None, None]


def _wrong_form() -> SampleForm:
    form = SampleForm(WRONG_ANSWERS)
    form.is_valid()
    return form


def _render(source: str, **context: Any) -> str:
    return str(engines["django"].from_string(source).render(context))
