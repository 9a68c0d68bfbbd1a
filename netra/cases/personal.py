"""Personal data of casework, and how they are erased."""

from typing import Final

from netra.law.personal import Kept

_UNTIL: Final = "keputusan petugas atas berkas yang selesai, tujuh hari kemudian"
_ERASER: Final = "netra.cases.services:erase_decided"
_LEAVING: Final = "petugas menghapusnya sendiri atau berhenti"
_CLEARER: Final = "netra.cases.services.clearing:clear_the_desk"
_UNLINKED: Final = "dugaan dihentikan, atau seperti berkasnya"
_UNLINKER: Final = "netra.cases.services.indexing:unlink"
_KEYS_END: Final = "netra.cases.services.index_keys:give_up_index_keys"

PERSONAL: Final = (
    Kept(
        "Handover",
        ("sender_key", "envelope", "chain", "note"),
        _UNTIL,
        "isi dikosongkan; riwayatnya tetap",
        _ERASER,
    ),
    Kept("HandoverGrant", ("officer", "sealed_key"), _UNTIL, "baris dihapus", _ERASER),
    Kept("HandoverPicture", ("number", "envelope"), _UNTIL, "baris dihapus", _ERASER),
    Kept("Joining", ("by",), _UNTIL, "baris dihapus", _ERASER),
    Kept("Lesson", ("envelope",), _UNTIL, "usul dihapus; yang sudah dilepas tidak memuat siapa pun", _ERASER),
    Kept("Note", ("by", "envelope"), _UNTIL, "baris dihapus", _ERASER),
    Kept("Task", ("by", "assignee", "done_by", "envelope"), _UNTIL, "baris dihapus", _ERASER),
    Kept("Respondent", ("by", "envelope"), _UNTIL, "baris dihapus", _ERASER),
    Kept("IndexEntry", ("number_mark", "name_mark"), _UNLINKED, "baris dihapus", _UNLINKER),
    Kept("IndexKeyGrant", ("officer", "fingerprint", "sealed_key"), _LEAVING, "baris dihapus", _KEYS_END),
    Kept("SavedView", ("officer", "envelope"), _LEAVING, "baris dihapus", _CLEARER),
    Kept("CalendarFeed", ("officer", "code_digest"), _LEAVING, "baris dihapus", _CLEARER),
    Kept("Digest", ("officer", "mailbox", "code_digest"), _LEAVING, "baris dihapus", _CLEARER),
    Kept("Paper", ("by", "envelope"), _UNTIL, "baris dihapus", _ERASER),
    Kept("Letter", ("envelope",), _UNTIL, "berkas dikosongkan; nomor, tanggal, dan sidiknya tetap", _ERASER),
    Kept(
        "RetentionDecision", ("envelope",), _UNTIL, "alasan dikosongkan; keputusan dan namanya tetap", _ERASER
    ),
)
HARMLESS: Final = {
    "Handover.number": "nomor penyerahan; tidak menyebut siapa pun",
    "Handover.by": "jabatan yang menyerahkan; tertulis juga di jurnal",
    "Handover.received_by": "jabatan yang menerima; tanda terimanya",
    "Handover.returned_by": "jabatan yang mengembalikan atau menarik",
    "OfficeKey.made_by": "jabatan yang membuat kunci kantor",
    "OfficeKey.public_key": "kunci kantor; tidak berkata apa-apa tentang orang",
    "OfficeKey.sealed_private": "sama, tersegel",
    "IndexKey.made_by": "jabatan yang membuat kunci pencocokan",
    "IndexKey.mark": "sidik kunci pencocokan; tidak berkata apa-apa tentang orang",
    "Respondent.number": "urutan terlapor dalam perkaranya, dari 1",
    "IndexEntry.salt": "angka acak",
    "AllegedHarm.harm": "satu dari empat kata aturan, tentang perkara dan bukan tentang orang",
    "OfficeKeyGrant.officer": "siapa yang dapat membuka kunci kantor",
    "OfficeKeyGrant.sealed_key": "kunci dari kunci kantor, tersegel untuk petugas itu",
    "Lesson.number": "nomor pelajaran; tidak menyebut siapa pun dan tidak menunjuk perkara",
    "Overturning.by": "jabatan yang mencatat bahwa putusan berubah; tertulis juga di jurnal",
    "RulingChange.tracks": "jenis putusan dan urutan terlapor; bukan orang",
    "RulingChange.by": "jabatan yang mengusulkan perubahan putusan; tertulis juga di jurnal",
    "RulingChange.answered_by": "jabatan yang menjawabnya; sama",
    "Lesson.by": "jabatan yang menulis pelajaran",
    "Lesson.released_by": "jabatan yang melepasnya",
    "Lesson.norms": "aturan yang disebut, kode buku aturan",
    "Lesson.outcome": "putusan, kode",
    "Lesson.told": "naskah tanpa nama yang dilepas orang kedua; kosong sebelum itu dan sesudah ditarik",
    "Lesson.taught": "sama",
    "Letter.by": "jabatan yang menerbitkan surat; tertulis juga di suratnya",
    "Letter.code_digest": "sidik satu arah dari kode surat; tanpa kodenya tidak berkata apa-apa",
    "Letter.number": "nomor surat; tidak menyebut siapa pun",
    "Letterhead.address": "alamat kantor",
    "DraftTemplate.docx": "formulir kosong kantor; tidak ada isi perkara di dalamnya",
    "Case.assignee": "jabatan yang memegang perkara; bukan pelapor atau terlapor",
    "RetentionDecision.by": "siapa yang memutuskan adalah isi catatan ini",
    "Deadline.warning": "kalimat dari kalender",
}
