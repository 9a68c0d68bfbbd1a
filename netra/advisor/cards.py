"""What people ask, in their own words. A card names the act and what its words already establish.

Only what the question itself says is a given fact; the rest is asked. `first` puts the plainest of the
questions that matter in front; it never adds one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from netra import law
from netra.law.norms import Rule, rule_facts


@dataclass(frozen=True, slots=True)
class Situation:
    """Something to ask about: a card, or a rule of the rulebook asked by its own question."""

    slug: str
    question: str
    act: str
    icon: str = "scale"
    given: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))
    first: tuple[str, ...] = ()
    hint: str = ""


CARDS: tuple[Situation, ...] = (
    Situation(
        "menyukai-unggahan",
        "Bolehkah saya menyukai unggahan calon?",
        "medsos_posting_like_share",
        "smartphone",
        {"menyukai": True, "akun_kandidat": True},
        hint="Like atau reaksi, walau hanya sekali",
    ),
    Situation(
        "mengomentari",
        "Bolehkah saya mengomentari atau membagikan unggahan tentang calon?",
        "medsos_posting_like_share",
        "message-square-text",
        {"mengomentari": True},
        ("akun_kandidat", "mengampanyekan"),
        "Komentar, status, siaran ulang",
    ),
    Situation(
        "grup-pesan",
        "Bolehkah saya tetap di grup WA yang dipakai tim calon?",
        "medsos_posting_like_share",
        "users",
        {"bergabung_grup": True},
        ("akun_kandidat",),
        "Termasuk grup warga dan alumni",
    ),
    Situation(
        "hadir-kampanye",
        "Bolehkah saya hadir di kampanye?",
        "hadir_kampanye_deklarasi",
        "calendar-days",
        {},
        ("hadir_pasif", "pasangan_calon", "menunjukkan_dukungan"),
        "Kampanye, deklarasi, jalan sehat",
    ),
    Situation(
        "foto-dengan-calon",
        "Bolehkah saya berfoto dengan calon?",
        "foto_bersama_simbol_jari",
        "image",
        {"foto_dengan_calon": True},
        ("foto_disiarkan", "pasangan_calon", "maksud_mendukung"),
        "Foto di acara, gambar profil",
    ),
    Situation(
        "mobil-dinas",
        "Bolehkah mobil atau gedung dinas dipakai untuk kampanye?",
        "penggunaan_fasilitas_negara",
        "building",
        {"fasilitas_negara": True, "untuk_kampanye": True},
        hint="Kendaraan, aula, anggaran, alat kantor",
    ),
    Situation(
        "suami-istri-calon",
        "Istri atau suami saya calon. Bolehkah saya mendampingi?",
        "hadir_kampanye_deklarasi",
        "user-check",
        {"pasangan_calon": True},
        ("cltn", "menunjukkan_dukungan"),
        "Pendaftaran, perkenalan, kampanye",
    ),
    Situation(
        "mengajak-bawahan",
        "Bolehkah saya mengajak bawahan mendukung calon?",
        "mobilisasi_asn_bawahan",
        "users",
        {"mengerahkan_pegawai": True, "menunjukkan_dukungan": True},
        hint="Apel, rapat, pesan pribadi",
    ),
    Situation(
        "spanduk",
        "Bolehkah saya memasang spanduk atau stiker calon?",
        "spanduk_baliho_bakal_calon",
        "presentation",
        {"memasang_alat_peraga": True},
        hint="Di rumah, kendaraan, atau kantor",
    ),
    Situation(
        "anggota-partai",
        "Bolehkah saya menjadi anggota partai politik?",
        "keanggotaan_pengurus_parpol_timses",
        "id-card",
        {"anggota_partai": True},
        hint="Termasuk nama yang tercatat di Sipol",
    ),
    Situation(
        "tim-sukses",
        "Bolehkah saya membantu tim sukses?",
        "keanggotaan_pengurus_parpol_timses",
        "briefcase",
        {"tim_pemenangan": True},
        hint="Tim ahli, konsultan, tim pemenangan",
    ),
    Situation(
        "acara-partai",
        "Bolehkah saya berbicara di acara partai?",
        "penerima_atau_pembicara_acara_parpol",
        "presentation",
        {"pembicara": True},
        ("surat_tugas", "sesuai_tugas"),
        "Narasumber atau pembawa acara",
    ),
    Situation(
        "dukungan-ktp",
        "Bolehkah saya memberi fotokopi KTP untuk calon independen?",
        "pemberian_dukungan_ktp",
        "id-card",
        {"calon_perseorangan": True, "surat_dukungan": True, "disertai_ktp": True},
        hint="Surat dukungan calon perseorangan",
    ),
    Situation(
        "maju-sendiri",
        "Bolehkah saya maju sebagai calon?",
        "pendekatan_mendaftar_bakal_calon",
        "door-open",
        {"bakal_calon_sendiri": True},
        ("ditetapkan_calon", "cltn", "mundur_tertulis"),
        "Mendekati partai, mendaftar, mundur",
    ),
    Situation(
        "membaca-program",
        "Bolehkah saya membaca program calon?",
        "medsos_posting_like_share",
        "book-open",
        {"mencari_informasi": True},
        ("bergabung_grup",),
        "Tanpa suka, komentar, atau bagikan",
    ),
    Situation(
        "memilih-di-tps",
        "Bolehkah saya memilih di TPS?",
        "lainnya",
        "stamp",
        {"mencoblos": True},
        ("memamerkan_pilihan",),
        "Hak pilih dan kerahasiaannya",
    ),
)
_BY_SLUG = MappingProxyType({card.slug: card for card in CARDS})

TOPICS = {
    "medsos": "Media sosial",
    "hadir": "Hadir di kampanye dan deklarasi",
    "foto": "Foto dan simbol",
    "ajakan": "Ajakan dan kegiatan yang berpihak",
    "mengerahkan": "Mengerahkan pegawai",
    "fasilitas": "Fasilitas negara",
    "keputusan": "Keputusan dan program",
    "mutasi": "Mutasi pejabat",
    "partai": "Partai dan tim pemenangan",
    "acara_partai": "Acara partai",
    "tim": "Yang melibatkan aparatur",
    "spanduk": "Spanduk dan alat peraga",
    "ktp": "Dukungan calon perseorangan",
    "pasangan": "Suami atau istri calon",
    "mencalonkan": "Maju sebagai calon",
    "atasan": "Kewajiban atasan",
    "thl": "Pegawai non-ASN",
    "desa": "Kepala desa dan perangkat desa",
    "umum": "Kewajiban umum",
}


def situation(slug: str) -> Situation | None:
    """The card or the rule that goes by this name; None when there is none."""
    if slug in _BY_SLUG:
        return _BY_SLUG[slug]
    rule = rule_named(slug)
    if rule is None:
        return None
    return Situation(slug, rule.question, rule.acts[0], first=rule_facts(rule))


def rule_named(slug: str) -> Rule | None:
    """The norm or the allowed act of that id."""
    rules = law.rulebook()
    return rules.norms.get(slug) or rules.allowed.get(slug)


def near(asked: Situation) -> tuple[Situation, ...]:
    """At most three cards about the same or a related act."""
    same = [card for card in CARDS if card.act == asked.act and card.slug != asked.slug]
    other = [card for card in CARDS if card.act != asked.act]
    return tuple([*same, *other][:3])
