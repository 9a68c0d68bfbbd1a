"""“Bolehkah?”: only questions that matter, an answer with its article, and nothing kept about who asked."""

import re
import struct
from datetime import UTC, date, datetime
from urllib.parse import urlencode

import pytest
from django.test import Client, RequestFactory
from django.urls import resolve
from django.utils.html import escape

from netra import law
from netra.advisor.cards import CARDS, Situation
from netra.advisor.pictures import FOOT, RIGHT
from netra.law import EMPLOYMENTS
from tests import factories

pytestmark = pytest.mark.django_db
CAMPAIGN = "2024-10-30"
PASSIVE = "/bolehkah/tanya/hadir-kampanye/"
LIKING = "/bolehkah/tanya/menyukai-unggahan/"


@pytest.fixture(autouse=True)
def home() -> None:
    factories.officer()


def page(client: Client, address: str, **query: str) -> str:
    answer = client.get(address, {"tanggal": CAMPAIGN, **query})
    assert answer.status_code == 200, answer.content.decode()[:400]
    return answer.content.decode()


def heading(text: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", text, re.S)
    return re.sub(r"<[^>]+>", "", found[1]).strip() if found else ""


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.slug)
def test_every_card_leads_to_a_question_or_an_answer_with_the_way_back(
    client: Client, card: Situation
) -> None:
    text = page(client, f"/bolehkah/tanya/{card.slug}/")
    assert escape(card.question) in text and 'class="back"' in text


@pytest.mark.parametrize("name", [*law.rulebook().norms, *law.rulebook().allowed])
def test_every_rule_has_a_page_and_can_be_asked(client: Client, name: str) -> None:
    assert client.get(f"/bolehkah/aturan/{name}/").status_code == 200
    assert client.get(f"/bolehkah/tanya/{name}/", {"tanggal": CAMPAIGN}).status_code == 200


@pytest.mark.parametrize("employment", EMPLOYMENTS)
@pytest.mark.parametrize(
    "day", ["2013-05-01", "2021-09-01", CAMPAIGN, "2024-11-25", "2024-11-27", "2031-01-01"]
)
def test_every_card_answers_everybody_on_every_day(client: Client, employment: str, day: str) -> None:
    for card in CARDS:
        text = page(client, f"/bolehkah/tanya/{card.slug}/", sebagai=employment, tanggal=day, cukup="ya")
        assert heading(text) in {
            "Boleh",
            "Boleh, dengan syarat",
            "Tidak boleh",
            "Belum bisa dijawab",
        }


def test_liking_a_candidates_post_is_forbidden_on_the_article(client: Client) -> None:
    text = page(client, LIKING)
    assert heading(text) == "Tidak boleh"
    assert "SKB 2022 Lampiran II B.6" in text


def test_what_may_follow_is_a_range_that_this_page_does_not_decide(client: Client) -> None:
    text = page(client, LIKING)
    assert "Salah satu dari yang berikut" in text and "bukan halaman ini" in text


def test_the_same_act_by_somebody_outside_government_is_not_forbidden(client: Client) -> None:
    assert heading(page(client, LIKING, sebagai="lainnya")) == "Belum bisa dijawab"


def test_a_question_is_asked_before_an_answer_that_it_could_change(client: Client) -> None:
    assert heading(page(client, PASSIVE)) == law.rulebook().facts["hadir_pasif"].question


def test_not_knowing_is_always_offered(client: Client) -> None:
    assert "Tidak tahu" in page(client, PASSIVE)


def test_what_was_answered_is_not_asked_again(client: Client) -> None:
    assert heading(page(client, PASSIVE, hadir_pasif="tidak-tahu")) != heading(page(client, PASSIVE))


def test_answering_everything_with_do_not_know_ends_in_an_answer(client: Client) -> None:
    given: dict[str, str] = {}
    for _ in range(len(law.rulebook().facts)):
        name = re.search(r'name="ditanya" value="(\w+)"', page(client, PASSIVE, **given))
        if name is None:
            break
        given[name[1]] = "tidak-tahu"
    assert heading(page(client, PASSIVE, **given)) == "Belum bisa dijawab"


def test_sending_a_question_without_an_answer_says_so_at_the_question(client: Client) -> None:
    assert "Pilih salah satu." in page(client, PASSIVE, ditanya="hadir_pasif")


def test_listening_only_shows_every_authority_with_its_source_and_day(client: Client) -> None:
    text = page(client, PASSIVE, hadir_pasif="ya", cukup="ya")
    positions = law.rulebook().allowed["hadir-kampanye-pasif"].positions
    assert heading(text) == "Boleh, dengan syarat"
    assert all(escape(part) in text for each in positions for part in (each.who, each.says, each.source))
    assert "9 Juli 2024" in text


def test_the_way_back_takes_one_answer_away(client: Client) -> None:
    text = page(client, PASSIVE, hadir_pasif="ya", pasangan_calon="tidak")
    back = re.search(r'class="back" href="([^"]+)"', text)
    assert back and back[1].replace("&amp;", "&").endswith(f"?tanggal={CAMPAIGN}&hadir_pasif=ya")


def test_an_answer_can_be_shared_by_its_address_alone(client: Client) -> None:
    query = {"tanggal": CAMPAIGN, "hadir_pasif": "ya", "cukup": "ya"}
    assert escape(f"http://testserver{PASSIVE}?{urlencode(query)}") in page(client, PASSIVE, **query)


def test_nothing_is_kept_about_who_asked(client: Client) -> None:
    for address in ("/bolehkah/", LIKING, PASSIVE, "/bolehkah/aturan/", "/bolehkah/berubah/"):
        assert not client.get(address, {"q": "grup wa"}).cookies
    assert not client.cookies


def test_without_a_day_in_the_address_the_answer_follows_the_legal_day(rf: RequestFactory) -> None:
    request = rf.get(LIKING)
    request.legal_now = datetime(2024, 11, 25, 9, tzinfo=UTC)  # type: ignore[attr-defined]
    found = resolve(LIKING)
    assert "masa tenang" in found.func(request, **found.kwargs).content.decode()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/bolehkah/?sebagai=raja", 400),
        ("/bolehkah/?tanggal=kemarin", 400),
        ("/bolehkah/?tanggal=0001-01-01", 400),
        ("/bolehkah/tanya/hadir-kampanye/?tidak_ada=ya", 400),
        ("/bolehkah/tanya/hadir-kampanye/?hadir_pasif=mungkin", 400),
        ("/bolehkah/tanya/hadir-kampanye/?hadir_pasif=ya&pembicara=ya", 400),
        ("/bolehkah/tanya/hadir-kampanye/gambar.svg?hadir_pasif=ya&pembicara=ya", 400),
        ("/bolehkah/berubah/?dari=x", 400),
        ("/bolehkah/berubah/?dari=2024-10-30&ke=2024-10-30", 400),
        ("/bolehkah/berubah/?sebagai=raja", 400),
        ("/bolehkah/tanya/tidak-ada/", 404),
        ("/bolehkah/tanya/tidak-ada/gambar.svg", 404),
        ("/bolehkah/aturan/tidak-ada/", 404),
    ],
)
def test_an_address_that_nobody_can_answer_says_so_and_leads_back(
    client: Client, address: str, status: int
) -> None:
    answer = client.get(address)
    assert (answer.status_code, 'href="/bolehkah/"' in answer.content.decode()) == (status, True)


def test_what_a_chat_program_adds_to_an_address_is_passed_over(client: Client) -> None:
    assert heading(page(client, LIKING, fbclid="IwAR0", utm_source="wa")) == "Tidak boleh"


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("mobil dinas", "mobil-dinas"),
        ("grup WA", "grup-pesan"),
        ("like unggahan", "menyukai-unggahan"),
        ("istri saya calon", "suami-istri-calon"),
        ("foto bareng calon", "foto-dengan-calon"),
    ],
)
def test_a_search_finds_the_situation_by_everyday_words(client: Client, words: str, slug: str) -> None:
    assert f"/bolehkah/tanya/{slug}/" in page(client, "/bolehkah/", q=words)


@pytest.mark.parametrize("words", ["zzzz", "!!!", "日本語", "a" * 5000])
def test_a_search_that_fits_nothing_says_so_and_guesses_nothing(client: Client, words: str) -> None:
    assert "Kami tidak menebak" in page(client, "/bolehkah/", q=words)


def test_a_rule_page_can_be_cited_and_shows_its_history(client: Client) -> None:
    text = page(client, "/bolehkah/aturan/dis-6-interaksi-medsos-calon/")
    assert "22 September 2022" in text and "Cara mengutip" in text and law.rulebook().version in text


def test_all_rules_stand_on_one_page(client: Client) -> None:
    text = page(client, "/bolehkah/aturan/")
    rules = law.rulebook()
    assert all(f"/bolehkah/aturan/{name}/" in text for name in (*rules.norms, *rules.allowed))


def test_two_days_compared_name_every_rule_that_begins_or_ends(client: Client) -> None:
    text = page(client, "/bolehkah/berubah/", dari="2024-09-21", ke="2024-09-22")
    bound = [{norm.id for norm in law.advisor().binding(date(2024, 9, day), "pns")} for day in (21, 22)]
    assert bound[0] != bound[1]
    assert all(f"/bolehkah/aturan/{name}/" in text for name in bound[0] ^ bound[1])


def test_the_picture_is_one_drawing_with_the_answer_and_no_script(client: Client) -> None:
    answer = client.get(f"{LIKING}gambar.svg", {"tanggal": CAMPAIGN})
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("image/svg+xml")
    assert 'viewBox="0 0 1080 1350"' in text and "Tidak boleh" in text
    assert "<script" not in text and "style=" not in text


def test_the_picture_to_send_on_is_a_png_of_the_size_that_chat_programs_show(client: Client) -> None:
    answer = client.get(f"{LIKING}gambar.png", {"tanggal": CAMPAIGN})
    assert answer["Content-Type"] == "image/png"
    assert answer.content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", answer.content[16:24]) == (1080, 1350)


def test_a_picture_says_how_many_conditions_there_are_and_that_authorities_disagree(client: Client) -> None:
    answer = client.get(f"{PASSIVE}gambar.svg", {"tanggal": CAMPAIGN, "hadir_pasif": "ya"})
    words = " ".join(re.findall(r">([^<]+)<", answer.content.decode()))
    assert "Lembaga berbeda pendapat." in words and "7 syarat terpenuhi" in words


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.slug)
@pytest.mark.parametrize("employment", EMPLOYMENTS)
def test_no_line_of_a_picture_leaves_it_and_none_runs_into_the_foot(
    client: Client, card: Situation, employment: str
) -> None:
    query = {"tanggal": CAMPAIGN, "sebagai": employment}
    text = client.get(f"/bolehkah/tanya/{card.slug}/gambar.svg", query).content.decode()
    lines = re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*textLength="(\d+)"', text)
    assert all(float(x) + float(width) <= RIGHT + 1 for x, _, width in lines)
    assert max(float(y) for _, y, _ in lines[:-3]) <= FOOT


def test_on_the_day_before_a_phase_begins_the_comparison_says_tomorrow(rf: RequestFactory) -> None:
    request = rf.get("/bolehkah/berubah/")
    request.legal_now = datetime(2024, 11, 23, 9, tzinfo=UTC)  # type: ignore[attr-defined]
    text = resolve("/bolehkah/berubah/").func(request).content.decode()
    assert heading(text) == "Besok masa tenang: yang berubah"


def test_a_question_in_everyday_words_leads_to_its_rule(client: Client) -> None:
    text = page(client, "/bolehkah/", q="boleh gak like postingan paslon?")
    assert "Mungkin aturan ini" in text and "/bolehkah/aturan/dis-6-interaksi-medsos-calon/" in text


def test_a_question_that_is_not_understood_gets_no_answer(client: Client) -> None:
    assert "Mungkin aturan ini" not in page(client, "/bolehkah/", q="bolehkah saya bolos rapat")
