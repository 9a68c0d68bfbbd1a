"""A day that is picked: one field, whoever asks for it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from netra.reports.fields import DayField
from tests.house.source import ROOT

pytestmark = pytest.mark.core


@pytest.mark.parametrize("typed", ["2024-10-30", "30-10-2024", "30/10/2024"])
def test_a_day_is_read_as_picked_and_as_typed_where_there_is_no_picker(typed: str) -> None:
    assert DayField("Tanggal", empty="Pilih.").clean(typed) == date(2024, 10, 30)


@pytest.mark.parametrize(("typed", "said"), [("", "Pilih."), ("30 Okt", "Tulis tanggalnya, misalnya")])
def test_what_is_no_day_is_told_in_plain_words(typed: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        DayField("Tanggal", empty="Pilih.").clean(typed)


def test_without_words_for_an_empty_one_it_may_stay_empty() -> None:
    assert DayField("Tanggal").clean("") is None


def test_no_form_writes_a_picker_of_its_own() -> None:
    found = [path for path in (ROOT / "netra").rglob("*.py") if '"type": "date"' in path.read_text()]
    assert found == [ROOT / "netra/reports/fields.py"]
