"""What gives a reporter away is found in everyday words, and ordinary stories are left alone."""

import json
import re

import pytest

from netra.reports import clues
from netra.reports.submission import Submission

BOTH_READ = re.compile(r"\\[bsdw.]|\\\d")  # escapes that mean the same in Python and in JavaScript


def kinds_in(text: str) -> set[str]:
    whys = {found.why for found in clues.found_in(Submission(act="lainnya", story=text))}
    return {clue.id for clue in clues.clues() if clue.why in whys}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("few_people", "Padahal hanya kami bertiga di ruang itu."),
        ("few_people", "Waktu itu cuma ada 3 orang di ruang rapat."),
        ("few_people", "Dia bicara empat mata soal pilihan."),
        ("only_me", "Cuma saya yang pegang kunci gudang itu."),
        ("only_me", "Aku satu-satunya yang menolak tanda tangan."),
        ("own_post", "Saya sebagai bendahara diminta mencairkan dana."),
        ("own_post", "saya kerja di bagian umum"),
        ("own_post", "Selaku notulis rapat, semuanya tercatat."),
        ("own_desk", "Ia menaruh stiker di meja saya."),
        ("own_desk", "Baliho disimpan di ruanganku."),
        ("own_device", "Saya rekam pakai hp saya."),
        ("own_device", "Dikirim ke nomor saya semalam."),
        ("own_superior", "Kepala seksi saya menyuruh semua staf."),
        ("own_superior", "Atasan langsung saya yang mengajak."),
        ("family", "Yang melihat suami saya."),
        ("family", "Dia masih saudara dengan calon dan kami."),
        ("said_to_me", "Ia bilang ke saya supaya diam."),
        ("said_to_me", "Saya dipanggil dan diancam tidak diperpanjang."),
        ("exact_words", "Katanya: “kalau tidak pilih dia, kontrakmu selesai bulan depan”."),
        ("exact_minute", "Kejadiannya tepat pukul 07.41."),
        ("exact_minute", "pesannya masuk jam 19.23"),
        ("own_name", "Perkenalkan, warga kelurahan ini."),
        ("own_history", "Saya baru dipindah karena menolak."),
    ],
)
def test_what_points_at_the_reporter_is_found(kind: str, text: str) -> None:
    assert kind in kinds_in(text)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("no. hp saya +62 812-0000-0000", "no. hp saya +62 812-0000-0000"),
        ("NIK saya: 3272 0112 3456 0001, bisa dicek.", "NIK saya: 3272 0112 3456 0001"),
        ("nip 198501012010011001 itu saya", "nip 198501012010011001"),
        ("Hubungi no. wa saya 0812-0000-0000.", "no. wa saya 0812-0000-0000"),
    ],
)
def test_a_number_that_names_the_reporter_is_marked_to_its_last_digit(text: str, marked: str) -> None:
    found = clues.found_in(Submission(act="lainnya", story=text))
    assert marked in [each.words for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "Kepala seksi meminta pegawai memilih salah satu pasangan calon dalam rapat pagi.",
        "Mobil dinas dipakai mengangkut spanduk sekitar pukul 07.30.",
        "Seorang guru berfoto dengan isyarat nomor urut, fotonya beredar di grup orang tua.",
        "Ada sekitar dua puluh orang yang hadir dan mendengar ajakan itu.",
        "Akun dinas membagikan ajakan memilih pada pukul 19.00.",
        "Warga dipersulit mengurus surat pindah karena mendukung calon lain.",
        "Sekretaris dinas hadir di deklarasi dan memakai kaus calon.",
        "",
    ],
)
def test_an_ordinary_story_gives_no_hint(text: str) -> None:
    assert kinds_in(text) == set()


def test_words_are_marked_once_and_shown_with_a_little_around_them() -> None:
    story = (
        "Rapat dimulai seperti biasa di aula besar. Hanya kami bertiga di ruang itu ketika ia berbicara lama."
    )
    (found,) = clues.found_in(Submission(act="lainnya", story=story))
    assert found.words == "Hanya kami bertiga"
    assert found.before.startswith("… ")
    assert not found.before.startswith("… a ")
    assert found.after.endswith(" …")


def test_a_hint_leads_to_the_page_on_which_the_words_stand() -> None:
    told = Submission(act="lainnya", story="Ada ajakan.", witnesses="Suami saya", evidence="Foto di hp saya")
    assert [found.slug for found in clues.found_in(told)] == ["tahu-dari-mana", "bukti"]
    short = Submission(act="diskriminasi_layanan", story="Saya dipanggil ke loket.", service="Surat")
    assert [found.slug for found in clues.found_in(short)] == ["layanan"]


def test_a_long_text_of_nothing_is_looked_through_quickly_and_hints_have_an_end() -> None:
    told = Submission(
        act="lainnya",
        story="saya " * 4_000,
        witnesses="hanya kami bertiga, suami saya, meja saya, hp saya, atasan saya",
        evidence="hanya kami bertiga, suami saya, meja saya, hp saya, atasan saya",
    )
    assert len(clues.found_in(told)) == clues.MOST


def test_the_patterns_use_only_what_python_and_javascript_read_alike() -> None:
    for clue in json.loads(clues.FILE.read_text()):
        assert set(clue) == {"id", "pattern", "why"}
        left = BOTH_READ.sub("", clue["pattern"])
        assert "\\" not in left, clue["id"]
        assert not re.search(r"\(\?[P<#]|\(\?[a-z]+[:)]", clue["pattern"]), clue["id"]
