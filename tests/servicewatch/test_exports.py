"""The tables as files: what is missing stays empty, and no cell becomes a formula."""

from datetime import date
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from netra.agencies.models import Agency, District, Government
from netra.servicewatch import exports
from tests.servicewatch.figures import TODAY, a_figure, an_issue, back, told

pytestmark = pytest.mark.django_db


def test_every_agency_and_week_has_a_row_and_a_missing_week_is_empty(dinas: Agency) -> None:
    told(dinas, back(1), (200, 150, 4))
    rows = exports.service_table(dinas.government, TODAY)[2]
    assert [row[5:9] for row in rows] == [(200, 150, 75.0, 4), (None, None, None, None)]
    assert [row[2] for row in rows] == ["Masa kampanye", "Masa kampanye"]


def test_every_figure_of_an_issue_is_exported_with_source_and_day(
    town: Government, district: District
) -> None:
    issue = an_issue(town)
    a_figure(issue, district, "13.2", on=date(2024, 2, 29))
    a_figure(issue, district, "11.8")
    a_figure(issue, None, "12.4")
    rows = exports.issue_table(town, TODAY)[2]
    assert [(row[1], row[2], row[3]) for row in rows] == [
        ("Seluruh kota", "2024-08-31", 12.4),
        (district.name, "2024-02-29", 13.2),
        (district.name, "2024-08-31", 11.8),
    ]


def test_the_workbook_holds_both_tables_and_where_they_come_from(dinas: Agency, district: District) -> None:
    told(dinas)
    a_figure(an_issue(dinas.government), district, source="=1+1")
    tables = [
        exports.service_table(dinas.government, TODAY),
        exports.issue_table(dinas.government, TODAY),
    ]
    book = CalamineWorkbook.from_filelike(BytesIO(exports.as_xlsx(tables, TODAY, "Kota Contoh")))
    assert book.sheet_names == ["Layanan", "Isu strategis", "Keterangan"]
    services = book.get_sheet_by_name("Layanan").to_python()
    assert services[1][4:9] == ["Dinkes", 120.0, 114.0, 95.0, 2.0]
    assert book.get_sheet_by_name("Isu strategis").to_python()[1][5] == "=1+1"
