"""The city's list of issues and their figures: rows are added, none is overwritten."""

from datetime import date, timedelta

import pytest

from netra.agencies.models import Agency, District, Government
from netra.journal.models import Entry
from netra.servicewatch import services
from netra.servicewatch.models import StrategicFigure, StrategicIssue
from netra.servicewatch.plans import IssueWords
from tests.servicewatch.figures import TODAY, WEDNESDAY, a_figure, an_issue
from tests.towns import ACTOR, a_district, a_government, an_agency

pytestmark = pytest.mark.django_db


def reworded(
    issue: StrategicIssue, name: str, unit: str = "%", agency: Agency | None = None
) -> StrategicIssue:
    words = IssueWords(name, unit, agency=agency)
    return services.reword_issue(issue=issue, words=words, at=WEDNESDAY, actor=ACTOR)


def closed(issue: StrategicIssue) -> StrategicIssue:
    return services.close_issue(issue=issue, at=WEDNESDAY, actor=ACTOR)


def test_an_issue_is_listed_from_the_day_on_which_it_was_put_there(town: Government) -> None:
    assert an_issue(town).listed_on == TODAY
    assert Entry.objects.latest("sequence").event == "STRATEGIC_ISSUE_LISTED"


def test_a_name_stands_on_the_list_once_whatever_its_letters(town: Government) -> None:
    an_issue(town, "Stunting")
    with pytest.raises(services.IssueAlreadyListed):
        an_issue(town, "stunting")


def test_another_city_has_its_own_list(town: Government) -> None:
    an_issue(town)
    an_issue(a_government("99.02"))
    assert StrategicIssue.objects.count() == 2


def test_an_agency_of_another_city_cannot_be_responsible(town: Government) -> None:
    elsewhere = an_agency(a_government("99.02"), "dinkes")
    with pytest.raises(services.ForeignIssue):
        an_issue(town, agency=elsewhere)


def test_a_renamed_issue_keeps_what_it_was_called_in_the_journal(town: Government) -> None:
    assert reworded(an_issue(town), "Tengkes").name == "Tengkes"
    assert Entry.objects.latest("sequence").facts["before"] == ["Stunting", "%"]


def test_a_figure_keeps_the_unit_of_its_day(town: Government, district: District) -> None:
    issue = an_issue(town)
    figure = a_figure(issue, district)
    reworded(issue, "Stunting", unit="balita")
    figure.refresh_from_db()
    assert figure.unit == "%"
    issue.refresh_from_db()
    assert a_figure(issue, district, "412").unit == "balita"


def test_an_issue_cannot_take_the_name_of_another(town: Government) -> None:
    an_issue(town, "Kemiskinan")
    with pytest.raises(services.IssueAlreadyListed):
        reworded(an_issue(town), "Kemiskinan")


def test_a_closed_issue_takes_no_figure_and_frees_its_name(town: Government, district: District) -> None:
    issue = an_issue(town)
    a_figure(issue, district)
    closed(issue)
    with pytest.raises(services.ClosedIssue):
        a_figure(issue, district, "9")
    with pytest.raises(services.ClosedIssue):
        closed(issue)
    assert an_issue(town).pk != issue.pk
    assert StrategicFigure.objects.count() == 1


def test_a_newer_figure_stands_beside_the_older_one(town: Government, district: District) -> None:
    issue = an_issue(town)
    a_figure(issue, district, "13.20", on=date(2024, 2, 29))
    a_figure(issue, district, "11.80", on=date(2024, 8, 31))
    assert [str(each.value) for each in StrategicFigure.objects.all()] == ["13.20", "11.80"]


def test_a_corrected_figure_of_the_same_day_is_a_further_row(town: Government, district: District) -> None:
    issue = an_issue(town)
    for value in ("11.80", "12.10"):
        a_figure(issue, district, value)
    assert StrategicFigure.objects.count() == 2


def test_the_same_figure_twice_is_one_row(town: Government, district: District) -> None:
    issue = an_issue(town)
    a_figure(issue, district)
    with pytest.raises(services.FigureAlreadyRecorded):
        a_figure(issue, district)
    assert StrategicFigure.objects.count() == 1


def test_a_figure_of_a_day_to_come_is_refused(town: Government, district: District) -> None:
    with pytest.raises(services.MeasuredInTheFuture):
        a_figure(an_issue(town), district, on=TODAY + timedelta(days=1))


def test_a_share_of_more_than_everything_is_refused(town: Government, district: District) -> None:
    with pytest.raises(services.MoreThanAll):
        a_figure(an_issue(town), district, "100.01")
    assert a_figure(an_issue(town, "Kemiskinan", unit="keluarga"), district, "1206").value == 1206


def test_a_kecamatan_of_another_city_has_no_figure_here(town: Government) -> None:
    with pytest.raises(services.ForeignIssue):
        a_figure(an_issue(town), a_district(a_government("99.02")))
