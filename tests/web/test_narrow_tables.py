"""On a phone a table's rows are stacked and each cell says what it is; the total row too."""

import pytest
from playwright.sync_api import Page

from tests.conftest import PageAt
from tests.house.source import ROOT

pytestmark = pytest.mark.browser
CSS = ROOT / "netra/web/static/web/css/records.css"
ROW = '<tr><th scope="row">{0}</th><td data-label="Ikut">12</td></tr>'
TABLE = (
    '<table class="table"><thead><tr><th>Unit</th><th>Ikut</th></tr></thead>'
    f"<tbody>{ROW.format('Satu')}</tbody><tfoot>{ROW.format('Seluruhnya')}</tfoot></table>"
)
LABELS = "[...document.querySelectorAll('td')].map(each => getComputedStyle(each, '::before').content)"


@pytest.fixture
def phone(page_at: PageAt) -> Page:
    page = page_at(360)
    page.set_content(f"<style>{CSS.read_text()}</style>{TABLE}")
    return page


def test_each_cell_of_the_rows_and_of_the_total_says_what_it_is(phone: Page) -> None:
    assert phone.evaluate(LABELS) == ['"Ikut"', '"Ikut"']
