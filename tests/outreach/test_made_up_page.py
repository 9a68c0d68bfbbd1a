"""From the names not reached yet to the briefing that invites exactly them, in the office's pages."""

import pytest

from netra.accounts import roles
from netra.agencies.models import Agency
from netra.outreach import queries, services
from netra.outreach.models import Briefing
from tests.letters.reading import words_of
from tests.outreach.briefings import LIST, SignedIn
from tests.outreach.halls import a_hall, comes
from tests.outreach.test_made_up_briefings import NOON, first_visit, made_up
from tests.towns import ACTOR, an_agency, someone_at, staff_position

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_30_october")]
PLAN = "/kantor/sosialisasi/rencana/"


def planned_from(browser: object, link: str, agency: Agency) -> Briefing:
    """Opens the link, sends the form as it was filled in with a day and a place, and gives the briefing."""
    form = browser.get(link).context["form"]  # type: ignore[attr-defined]
    told = {
        name: form[name].value()
        for name in ("kind", "title", "host", "audience", "only_not_reached", "invited")
        if form[name].value()
    }
    told |= {"held_on_day": "6", "held_on_month": "11", "held_on_year": "2024", "place": "Aula"}
    told |= {"host": agency.pk}
    answer = browser.post(link, told)  # type: ignore[attr-defined]
    assert answer.status_code == 302, answer.context["form"].errors
    return Briefing.objects.get(label=answer["Location"].split("/")[-2])


def test_the_link_carries_the_very_set_into_the_plan(signed_in: SignedIn, camat: Agency) -> None:
    village = an_agency(camat.government, "kelurahan", kind="kelurahan", parent=camat)
    guests = first_visit(village, people=4, present=1)
    someone_at(staff_position(camat))
    browser = signed_in(roles.UNIT_HEAD, camat)
    names = browser.get(f"/kantor/cakupan/{village.code}/belum/?status=pns")
    assert "3 PNS belum ikut sosialisasi" in names.content.decode()
    link = f"{PLAN}?undang={village.code}&peserta=pns&susulan=1"
    assert link.replace("&", "&amp;") in names.content.decode()
    assert "3 orang belum ikut sosialisasi (PNS)" in browser.get(link).content.decode()
    briefing = planned_from(browser, link, camat)
    assert (briefing.only_not_reached, briefing.audience) == (True, ["pns"])
    assert {each.civil_servant for each in queries.expected_postings(briefing)} == set(guests[1:])


def test_the_page_and_the_papers_show_those_people(signed_in: SignedIn, camat: Agency) -> None:
    guests = first_visit(camat, people=3, present=1)
    briefing = made_up(camat)
    browser = signed_in(roles.UNIT_HEAD, camat)
    page = f"{LIST}{briefing.label}/"
    assert "2 orang yang belum ikut sosialisasi" in browser.get(page).content.decode()
    listed = browser.get(f"{page}diundang/").content.decode()
    assert guests[1].name in listed and guests[0].name not in listed
    for paper in ("daftar-hadir", "undangan"):
        words = words_of(browser.get(f"{page}{paper}/").content)
        assert guests[2].name in words and guests[0].name not in words


def test_a_camat_learns_nothing_of_another_unit_from_a_made_up_link(
    signed_in: SignedIn, camat: Agency
) -> None:
    other = an_agency(camat.government, "dinas")
    first_visit(other, people=3, present=1)
    page = signed_in(roles.UNIT_HEAD, camat).get(f"{PLAN}?undang={other.code}&susulan=1")
    assert "orang belum ikut sosialisasi" not in page.content.decode()
    assert other not in page.context["form"].fields["invited"].queryset


def test_the_names_of_the_invited_are_for_whoever_holds_the_briefing(
    signed_in: SignedIn, camat: Agency
) -> None:
    page = f"{LIST}{made_up(camat).label}/"
    leader = signed_in(roles.LEADER)
    assert leader.get(f"{page}diundang/").status_code == 403
    assert "diundang/" not in leader.get(page).content.decode()


def test_a_class_on_the_board_leads_to_everybody_of_it_who_was_not_reached(
    signed_in: SignedIn, camat: Agency
) -> None:
    hall, guests = a_hall(camat, people=2)
    comes(hall, guests[0].number)
    services.close_attendance(attendance_list=hall, at=NOON, actor=ACTOR)
    browser = signed_in(roles.TATA_PEMERINTAHAN)
    link = f"{PLAN}?peserta=pns&susulan=1"
    page = browser.get("/kantor/cakupan/").content.decode()
    assert link.replace("&", "&amp;") in page and "Jadwalkan untuk 1 PNS yang belum ikut" in page
    plan = browser.get(link)
    assert "1 orang belum ikut sosialisasi (PNS)" in plan.content.decode()
    assert plan.context["form"]["everyone"].value()
