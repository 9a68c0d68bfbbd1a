"""What in a lesson's wording could tell who is meant: some refuses, some is to be weighed, law is neither."""

from itertools import cycle

import pytest

from netra import law
from netra.cases.lessons.content import Codes, beginning
from netra.cases.lessons.identifying import Known, warnings_in

pytestmark = pytest.mark.core
KNOWN = Known(
    told=("Ia menyuruh kami semua memasang spanduk itu di pagar",),
    names=("Wira Sekarjati", "Adi", "rukmanawan, tidak tahu lengkapnya"),
    others=("Dahlia dari loket dua",),
    marks=("Puskesmas Kenanga",),
    places=("Kecamatan Cikole", "Dinas Perhubungan"),
)


def labels(text: str) -> list[tuple[str, bool]]:
    return [(each.label, each.refuses) for each in warnings_in(text, KNOWN)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Pegawai dengan NIP 19870102 201001 1 001.", "Nomor"),
        ("Sekarjati namanya.", "Nama dari berkas"),
        ("Itu SEKARJATI sendiri.", "Nama dari berkas"),
        ("Itu Sékarjati sendiri.", "Nama dari berkas"),
        ("Itu wira sekarjati sendiri.", "Nama dari berkas"),
        ("Kata Adi begitu.", "Nama dari berkas"),
        ("Itu Rukmanawan.", "Nama dari berkas"),
        ("Itu Sekar\u200bjati.", "Huruf asing"),
        ("Itu S\u0435karjati.", "Huruf asing"),
        ("Nomornya 1987/0102 – 2010/01.", "Nomor"),
        ("Lihat @wira_s.", "Akun atau tautan"),
        ("Lihat https://contoh.test/wira", "Akun atau tautan"),
        ("Terjadi begini: ményuruh kami semua memasang spanduk itu.", "Kutipan dari berkas"),
        ("Terjadi begini: menyuruh kami semua memasang spanduk itu.", "Kutipan dari berkas"),
    ],
)
def test_some_words_refuse_the_lesson(text: str, label: str) -> None:
    assert (label, True) in labels(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Menurut Dahlia begitu.", "Nama dari berkas"),
        ("Di Cikole pernah terjadi.", "Unit atau tempat"),
        ("Di puskesmas kenanga pernah terjadi.", "Unit atau tempat"),
        ("Terjadi pada 28 Oktober 2024.", "Waktu"),
        ("Terjadi sekitar pukul 10.00.", "Waktu"),
        ("Ditegur kepala seksi.", "Jabatan"),
        ("Kata Pak Budi begitu.", "Mungkin nama"),
        ("Lalu ditegur Melati Ayuningtyas.", "Mungkin nama"),
        ("Oknum itu menyesal.", "Kata yang menghakimi"),
        ("Kata sekarjati begitu.", "Nama dari berkas"),
        ("Kata DAHLIA begitu.", "Nama dari berkas"),
        ("Pegawai berinisial W.", "Mungkin nama"),
        ("Pegawai itu W.S. juga.", "Mungkin nama"),
        ("Kata PAK BUDI begitu.", "Mungkin nama"),
        ("Kata ceu entin begitu.", "Mungkin nama"),
        ("Kemudian, Rahmat menegurnya.", "Mungkin nama"),
        ("Itu terjadi Senin pagi.", "Waktu"),
        ("Terjadi akhir Oktober.", "Waktu"),
        ("Terjadi 19 Okt 2024.", "Waktu"),
        ("Hanya berdua di ruang itu.", "Petunjuk kepada pelapor"),
    ],
)
def test_other_words_are_to_be_weighed(text: str, label: str) -> None:
    assert (label, False) in labels(text)


@pytest.mark.parametrize(
    "text",
    [
        "Seorang PNS menyukai unggahan calon. Sesudah didengar, pleno memutus: pelanggaran disiplin ASN.",
        "Menurut SKB 2022 dan Badan Kepegawaian Negara, akun pribadi juga termasuk.",
        "Ia tidak paham. Kedua pihak didengar – lalu pleno memutus…",
        "Ragu? Tanyakan dulu di Bolehkah. Selama Pilkada, jangan teruskan.",
        "",
    ],
)
def test_the_words_of_the_law_warn_of_nothing(text: str) -> None:
    assert labels(text) == []


def test_no_proposal_begins_with_a_warning() -> None:
    rules = law.rulebook()
    acts = cycle(rules.acts)
    for norm, act in zip(rules.norms, acts, strict=False):
        begun = beginning(Codes(act, (norm,), "", ("discipline",)))
        assert warnings_in(begun.together, Known()) == []


def test_a_place_is_told_once_and_as_it_was_written() -> None:
    found = warnings_in("Seorang pegawai Kecamatan Cikole.", KNOWN)
    assert [each.words for each in found] == ["Kecamatan Cikole"]
