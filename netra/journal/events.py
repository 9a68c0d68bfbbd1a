"""The vocabulary of the journal: past-tense events, each with the sentence that the timeline shows.

An event that is not listed here cannot be recorded. Sentences are neutral: they say what the office
did, never what anybody is supposed to have done.
"""

from typing import Final

from netra.journal import identity_events, service_events

# The installation and its people
EMBLEM_SET: Final = "EMBLEM_SET"
EMBLEM_REMOVED: Final = "EMBLEM_REMOVED"
GOVERNMENT_FOUNDED: Final = "GOVERNMENT_FOUNDED"
AGENCY_ESTABLISHED: Final = "AGENCY_ESTABLISHED"
ROSTER_ENROLLED: Final = "ROSTER_ENROLLED"
ROSTER_IMPORTED: Final = "ROSTER_IMPORTED"
CIVIL_SERVANT_POSTED: Final = "CIVIL_SERVANT_POSTED"
CIVIL_SERVANTS_FORGOTTEN: Final = "CIVIL_SERVANTS_FORGOTTEN"
OFFICER_APPOINTED: Final = "OFFICER_APPOINTED"
OFFICER_KEY_REPLACED: Final = "OFFICER_KEY_REPLACED"
OFFICER_SIGNED_IN: Final = "OFFICER_SIGNED_IN"
OFFICER_LOCKED_OUT: Final = "OFFICER_LOCKED_OUT"
OFFICER_LET_IN: Final = "OFFICER_LET_IN"
OFFICER_LEFT: Final = "OFFICER_LEFT"
OFFICER_SHUT_OUT: Final = "OFFICER_SHUT_OUT"
RECOVERY_SET_PROPOSED: Final = "RECOVERY_SET_PROPOSED"
RECOVERY_HOLDING_AGREED: Final = "RECOVERY_HOLDING_AGREED"
RECOVERY_SET_ESTABLISHED: Final = "RECOVERY_SET_ESTABLISHED"
KEY_PROTECTED: Final = "KEY_PROTECTED"
RECOVERY_ASKED: Final = "RECOVERY_ASKED"
RECOVERY_APPROVED: Final = "RECOVERY_APPROVED"
RECOVERY_CANCELLED: Final = "RECOVERY_CANCELLED"
RECOVERY_REFUSED: Final = "RECOVERY_REFUSED"
RECOVERY_FINISHED: Final = "RECOVERY_FINISHED"
KEY_RECOVERED: Final = "KEY_RECOVERED"
KEY_PASSED_ON: Final = "KEY_PASSED_ON"
RECOVERY_DRILL_BEGUN: Final = "RECOVERY_DRILL_BEGUN"
RECOVERY_DRILLED: Final = "RECOVERY_DRILLED"
OFFICERS_FORGOTTEN: Final = "OFFICERS_FORGOTTEN"
INTEREST_DECLARED: Final = "INTEREST_DECLARED"
INTEREST_WITHDRAWN: Final = "INTEREST_WITHDRAWN"
PASSKEY_ADDED: Final = "PASSKEY_ADDED"
PASSKEY_REMOVED: Final = "PASSKEY_REMOVED"
PASSKEY_REFUSED: Final = "PASSKEY_REFUSED"
SIGN_IN_LINKED: Final = "SIGN_IN_LINKED"
SIGN_IN_UNLINKED: Final = "SIGN_IN_UNLINKED"
CALENDAR_FEED_MADE: Final = "CALENDAR_FEED_MADE"
CALENDAR_FEED_ENDED: Final = "CALENDAR_FEED_ENDED"
DIGEST_ASKED: Final = "DIGEST_ASKED"
DIGEST_CONFIRMED: Final = "DIGEST_CONFIRMED"
DIGEST_ENDED: Final = "DIGEST_ENDED"
DIGESTS_PREPARED: Final = "DIGESTS_PREPARED"
REPORTS_SEARCHED: Final = "REPORTS_SEARCHED"
CASES_COMPARED: Final = "CASES_COMPARED"
VIEW_SAVED: Final = "VIEW_SAVED"
VIEW_REMOVED: Final = "VIEW_REMOVED"
PASSPHRASE_CHANGED: Final = "PASSPHRASE_CHANGED"  # noqa: S105 - an event
KEY_OPENED: Final = "KEY_OPENED"
PASSWORD_CHANGED: Final = "PASSWORD_CHANGED"  # noqa: S105 - an event, not a password

# Outreach
DIRECTIVE_ISSUED: Final = "DIRECTIVE_ISSUED"
DIRECTIVE_ACCEPTED: Final = "DIRECTIVE_ACCEPTED"
DIRECTIVE_DELAY_EXPLAINED: Final = "DIRECTIVE_DELAY_EXPLAINED"
DIRECTIVE_DONE: Final = "DIRECTIVE_DONE"
DIRECTIVE_FILES_ERASED: Final = "DIRECTIVE_FILES_ERASED"
BRIEFING_PLANNED: Final = "BRIEFING_PLANNED"
BRIEFING_HELD: Final = "BRIEFING_HELD"
SLIPS_ISSUED: Final = "SLIPS_ISSUED"
PLEDGE_ANSWERED: Final = "PLEDGE_ANSWERED"  # signed, postponed or declined: which of them is not told
PAPER_PLEDGES_RECORDED: Final = "PAPER_PLEDGES_RECORDED"
CEREMONY_HELD: Final = "CEREMONY_HELD"
REACHED_FORGOTTEN: Final = "REACHED_FORGOTTEN"
SIGNERS_FORGOTTEN: Final = "SIGNERS_FORGOTTEN"
TALLIES_MENDED: Final = "TALLIES_MENDED"
ATTENDANCE_OPENED: Final = "ATTENDANCE_OPENED"
ATTENDANCE_COUNTED: Final = "ATTENDANCE_COUNTED"
ATTENDANCE_CLOSED: Final = "ATTENDANCE_CLOSED"
ATTENDANCE_REOPENED: Final = "ATTENDANCE_REOPENED"
ATTENDANCE_MATCHED: Final = "ATTENDANCE_MATCHED"
ATTENDANCE_ERASED: Final = "ATTENDANCE_ERASED"
CERTIFICATE_ISSUED: Final = "CERTIFICATE_ISSUED"
BRIEFING_QUESTION_KEPT: Final = "BRIEFING_QUESTION_KEPT"
BRIEFING_PHOTO_ADDED: Final = "BRIEFING_PHOTO_ADDED"
BRIEFING_PHOTO_REMOVED: Final = "BRIEFING_PHOTO_REMOVED"
BRIEFING_PHOTOS_ERASED: Final = "BRIEFING_PHOTOS_ERASED"
CERTIFICATES_FORGOTTEN: Final = "CERTIFICATES_FORGOTTEN"
PROOF_NAMES_FORGOTTEN: Final = "PROOF_NAMES_FORGOTTEN"

# A report and its conversation
REPORT_RECEIVED: Final = "REPORT_RECEIVED"
REPORT_OPENED: Final = "REPORT_OPENED"
EVIDENCE_SHOWN: Final = "EVIDENCE_SHOWN"
EVIDENCE_ORIGINAL_OPENED: Final = "EVIDENCE_ORIGINAL_OPENED"
SIGHTING_RECORDED: Final = "SIGHTING_RECORDED"
REPORT_UNREADABLE: Final = "REPORT_UNREADABLE"
OPENING_REFUSED: Final = "OPENING_REFUSED"
REPORT_RECUSED: Final = "REPORT_RECUSED"
REPORT_KEY_GIVEN: Final = "REPORT_KEY_GIVEN"
IDENTITY_REVEALED: Final = "IDENTITY_REVEALED"
IDENTITY_APPROVALS_ENDED: Final = "IDENTITY_APPROVALS_ENDED"
REPORTER_ASKED: Final = "REPORTER_ASKED"
OFFICE_WROTE: Final = "OFFICE_WROTE"
REPORTER_WROTE: Final = "REPORTER_WROTE"
REPORT_SUPPLEMENTED: Final = "REPORT_SUPPLEMENTED"
REPORT_CORRECTED: Final = "REPORT_CORRECTED"
REPORT_WITHDRAWN: Final = "REPORT_WITHDRAWN"
IDENTITY_GIVEN: Final = "IDENTITY_GIVEN"
CONTACT_LEFT: Final = "CONTACT_LEFT"
CONTACT_REMOVED: Final = "CONTACT_REMOVED"
RETENTION_DECIDED: Final = "RETENTION_DECIDED"
RETENTION_HELD: Final = "RETENTION_HELD"
RETENTION_RELEASED: Final = "RETENTION_RELEASED"
REPORT_ERASED: Final = "REPORT_ERASED"
REPORT_MARKED_DUPLICATE: Final = "REPORT_MARKED_DUPLICATE"
REPORT_JOINED: Final = "REPORT_JOINED"
REPORT_PARTED: Final = "REPORT_PARTED"
REPORT_PASSED_ON: Final = "REPORT_PASSED_ON"

# A case
CASE_REGISTERED: Final = "CASE_REGISTERED"
FINDING_REGISTERED: Final = "FINDING_REGISTERED"
REQUIREMENTS_MET: Final = "REQUIREMENTS_MET"
REQUIREMENTS_NOT_MET: Final = "REQUIREMENTS_NOT_MET"
CLARIFICATION_RECORDED: Final = "CLARIFICATION_RECORDED"
LETTER_ISSUED: Final = "LETTER_ISSUED"
LETTER_OPENED: Final = "LETTER_OPENED"
LETTERHEAD_SET: Final = "LETTERHEAD_SET"
DRAFT_TEMPLATE_SET: Final = "DRAFT_TEMPLATE_SET"
DRAFT_TEMPLATE_REMOVED: Final = "DRAFT_TEMPLATE_REMOVED"
CLARIFICATION_CLOSED: Final = "CLARIFICATION_CLOSED"
HANDLING_EXTENDED: Final = "HANDLING_EXTENDED"
CASE_HANDED_OVER: Final = "CASE_HANDED_OVER"
NOTE_WRITTEN: Final = "NOTE_WRITTEN"
TASK_SET: Final = "TASK_SET"
TASK_DONE: Final = "TASK_DONE"
RESPONDENT_RECORDED: Final = "RESPONDENT_RECORDED"
RESPONDENT_CORRECTED: Final = "RESPONDENT_CORRECTED"
RESPONDENT_REMOVED: Final = "RESPONDENT_REMOVED"
RESPONDENTS_INDEXED: Final = "RESPONDENTS_INDEXED"
INDEX_KEY_MADE: Final = "INDEX_KEY_MADE"
INDEX_KEY_GIVEN: Final = "INDEX_KEY_GIVEN"
INDEX_KEY_GIVEN_UP: Final = "INDEX_KEY_GIVEN_UP"
ASSESSMENT_WRITTEN: Final = "ASSESSMENT_WRITTEN"
RULING_MADE: Final = "RULING_MADE"
RULING_CHANGE_PROPOSED: Final = "RULING_CHANGE_PROPOSED"
RULING_CHANGE_DECLINED: Final = "RULING_CHANGE_DECLINED"
RULING_CHANGED: Final = "RULING_CHANGED"
CASE_REFERRED: Final = "CASE_REFERRED"
CASE_DISMISSED: Final = "CASE_DISMISSED"
HANDOVER_SENT: Final = "HANDOVER_SENT"
HANDOVER_OPENED: Final = "HANDOVER_OPENED"
HANDOVER_RECEIVED: Final = "HANDOVER_RECEIVED"
HANDOVER_PASSED_ON: Final = "HANDOVER_PASSED_ON"
HANDOVER_RETURNED: Final = "HANDOVER_RETURNED"
HANDOVER_RECALLED: Final = "HANDOVER_RECALLED"
HANDOVER_ESCALATED: Final = "HANDOVER_ESCALATED"
HANDOVER_SEALED_AGAIN: Final = "HANDOVER_SEALED_AGAIN"
HANDOVER_PACKED: Final = "HANDOVER_PACKED"
HANDOVER_TAKEN_OUT: Final = "HANDOVER_TAKEN_OUT"
HANDOVER_IMPORTED: Final = "HANDOVER_IMPORTED"
HANDOVERS_ERASED: Final = "HANDOVERS_ERASED"
OFFICE_KEY_MADE: Final = "OFFICE_KEY_MADE"

# A lesson. Its subject is the proposal's own mark or its own number: nothing here leads to its case
LESSON_PROPOSED: Final = "LESSON_PROPOSED"
LESSON_SENT_BACK: Final = "LESSON_SENT_BACK"
LESSON_RELEASED: Final = "LESSON_RELEASED"
LESSON_WITHDRAWN: Final = "LESSON_WITHDRAWN"
# A ruling of a case: what followed from it was set aside, or it was corrected
DECISION_OVERTURNED: Final = "DECISION_OVERTURNED"

# A disciplinary proceeding
PROCEEDING_OPENED: Final = "PROCEEDING_OPENED"
PROCEEDING_READ: Final = "PROCEEDING_READ"
PROCEEDING_KEY_GIVEN: Final = "PROCEEDING_KEY_GIVEN"
PROCEEDING_RECUSED: Final = "PROCEEDING_RECUSED"
PROCEEDING_SENT_BACK: Final = "PROCEEDING_SENT_BACK"
PASSED_TO_CAMAT: Final = "PASSED_TO_CAMAT"
SUMMONS_ISSUED: Final = "SUMMONS_ISSUED"
SUMMONS_ISSUED_AGAIN: Final = "SUMMONS_ISSUED_AGAIN"
ABSENCE_RECORDED: Final = "ABSENCE_RECORDED"
SECOND_ABSENCE_RECORDED: Final = "SECOND_ABSENCE_RECORDED"
HEARING_RECORDED: Final = "HEARING_RECORDED"
REPLY_RECORDED: Final = "REPLY_RECORDED"
EXAMINING_TEAM_FORMED: Final = "EXAMINING_TEAM_FORMED"
SANCTION_PROPOSED: Final = "SANCTION_PROPOSED"
EXAMINATION_REOPENED: Final = "EXAMINATION_REOPENED"
SANCTION_DECIDED: Final = "SANCTION_DECIDED"
RESPONDENT_CLEARED: Final = "RESPONDENT_CLEARED"
HANDING_OVER_FAILED: Final = "HANDING_OVER_FAILED"
DECISION_DELIVERED: Final = "DECISION_DELIVERED"
SANCTION_TOOK_EFFECT: Final = "SANCTION_TOOK_EFFECT"
OBJECTION_FILED: Final = "OBJECTION_FILED"
APPEAL_FILED: Final = "APPEAL_FILED"
BPASN_ANSWERED: Final = "BPASN_ANSWERED"
DECISION_UPHELD: Final = "DECISION_UPHELD"
DECISION_AMENDED: Final = "DECISION_AMENDED"
DECISION_ANNULLED: Final = "DECISION_ANNULLED"
SANCTION_CARRIED_OUT: Final = "SANCTION_CARRIED_OUT"
SANCTION_LEFT_UNDONE: Final = "SANCTION_LEFT_UNDONE"
RECORDED_IN_IDIS: Final = "RECORDED_IN_IDIS"
WARNING_NOT_HEEDED: Final = "WARNING_NOT_HEEDED"
SUPERIOR_NOTED: Final = "SUPERIOR_NOTED"
SUPERIOR_SETTLED: Final = "SUPERIOR_SETTLED"
PROCEEDING_CLOSED: Final = "PROCEEDING_CLOSED"
PROCEEDING_ERASED: Final = "PROCEEDING_ERASED"

SENTENCES: Final[dict[str, str]] = {
    EMBLEM_SET: "Lambang daerah dipasang",
    EMBLEM_REMOVED: "Lambang daerah dihapus",
    GOVERNMENT_FOUNDED: "Pemerintah daerah didaftarkan",
    AGENCY_ESTABLISHED: "Perangkat daerah didaftarkan",
    ROSTER_ENROLLED: "Daftar pegawai dimuat",
    ROSTER_IMPORTED: "Daftar pegawai dimuat dari berkas",
    CIVIL_SERVANT_POSTED: "Pegawai ditempatkan",
    CIVIL_SERVANTS_FORGOTTEN: "Nomor dan nama pegawai yang sudah lama keluar dihapus, angka tetap",
    OFFICER_APPOINTED: "Petugas ditunjuk",
    OFFICER_KEY_REPLACED: "Kunci petugas diganti",
    OFFICER_SIGNED_IN: "Petugas masuk",
    OFFICER_LOCKED_OUT: "Masuk ditahan sementara karena terlalu sering gagal",
    OFFICER_LET_IN: "Petugas dibukakan laporan oleh rekannya",
    OFFICER_LEFT: "Petugas berhenti, semua kuncinya dihapus",
    OFFICER_SHUT_OUT: "Petugas yang tidak kembali tidak dapat masuk lagi, kuncinya menunggu penerus",
    RECOVERY_SET_PROPOSED: "Kelompok pemulihan kunci diusulkan",
    RECOVERY_HOLDING_AGREED: "Pemegang menyanggupi pemulihan kunci",
    RECOVERY_SET_ESTABLISHED: "Kelompok pemulihan kunci disepakati",
    KEY_PROTECTED: "Kunci petugas dilindungi kelompok pemulihan",
    RECOVERY_ASKED: "Pemulihan kunci diminta",
    RECOVERY_APPROVED: "Pemegang menyetujui pemulihan kunci",
    RECOVERY_CANCELLED: "Pemulihan kunci dibatalkan",
    RECOVERY_REFUSED: "Pemulihan kunci ditolak: kunci yang tersegel bukan kunci itu",
    RECOVERY_FINISHED: "Pemulihan kunci selesai",
    KEY_RECOVERED: "Laporan di bawah kunci lama dibuka kembali",
    KEY_PASSED_ON: "Laporan petugas yang tidak kembali dibukakan bagi penerusnya",
    RECOVERY_DRILL_BEGUN: "Latihan pemulihan kunci dimulai",
    RECOVERY_DRILLED: "Latihan pemulihan kunci selesai",
    OFFICERS_FORGOTTEN: "Nama masuk dan kunci petugas yang sudah lama berhenti dihapus, jabatan tetap",
    INTEREST_DECLARED: "Petugas menyatakan kepentingan",
    INTEREST_WITHDRAWN: "Pernyataan kepentingan dicabut",
    PASSKEY_ADDED: "Petugas menambah passkey",
    PASSKEY_REMOVED: "Passkey petugas dihapus",
    PASSKEY_REFUSED: "Passkey ditolak: hitungannya mundur, mungkin disalin",
    SIGN_IN_LINKED: "Akun masuk tunggal dikaitkan dengan petugas",
    SIGN_IN_UNLINKED: "Kaitan akun masuk tunggal dengan petugas dihapus",
    CALENDAR_FEED_MADE: "Alamat langganan kalender dibuat",
    CALENDAR_FEED_ENDED: "Langganan kalender diakhiri",
    DIGEST_ASKED: "Ringkasan harian lewat surel diminta",
    DIGEST_CONFIRMED: "Ringkasan harian lewat surel ditegaskan",
    DIGEST_ENDED: "Ringkasan harian lewat surel dimatikan",
    DIGESTS_PREPARED: "Ringkasan harian disiapkan untuk dikirim",
    REPORTS_SEARCHED: "Laporan dibuka untuk pencarian kata",
    CASES_COMPARED: "Perkara serupa yang sudah diputus dibuka untuk dibandingkan",
    VIEW_SAVED: "Tampilan daftar kerja disimpan",
    VIEW_REMOVED: "Tampilan daftar kerja dihapus",
    PASSPHRASE_CHANGED: "Frasa sandi kunci diganti",
    KEY_OPENED: "Kunci petugas dibuka dengan frasa sandi",
    PASSWORD_CHANGED: "Kata sandi diganti",
    DIRECTIVE_ISSUED: "Instruksi dikeluarkan",
    DIRECTIVE_ACCEPTED: "Instruksi diterima",
    DIRECTIVE_DELAY_EXPLAINED: "Keterlambatan instruksi dijelaskan",
    DIRECTIVE_DONE: "Instruksi dilaporkan selesai",
    DIRECTIVE_FILES_ERASED: "Berkas instruksi dihapus menurut aturan",
    BRIEFING_PLANNED: "Sosialisasi direncanakan",
    BRIEFING_HELD: "Sosialisasi dilaksanakan",
    SLIPS_ISSUED: "Slip pribadi diterbitkan",
    PLEDGE_ANSWERED: "Jawaban atas ikrar dihitung",
    PAPER_PLEDGES_RECORDED: "Daftar ikrar kertas dicatat",
    CEREMONY_HELD: "Ikrar bersama diucapkan",
    REACHED_FORGOTTEN: "Siapa yang terjangkau dalam masa yang lewat dihapus, angka tetap",
    SIGNERS_FORGOTTEN: "Kaitan ikrar dengan orang dihapus",
    TALLIES_MENDED: "Hitungan per unit diperbaiki",
    ATTENDANCE_OPENED: "Daftar hadir dibuka",
    ATTENDANCE_COUNTED: "Kepala di pintu dihitung",
    ATTENDANCE_CLOSED: "Daftar hadir ditutup",
    ATTENDANCE_REOPENED: "Daftar hadir dibuka lagi",
    ATTENDANCE_MATCHED: "Kehadiran dicocokkan dengan daftar pegawai",
    ATTENDANCE_ERASED: "Nama pada daftar hadir dihapus, angka tetap",
    CERTIFICATE_ISSUED: "Sertifikat pemahaman diterbitkan",
    BRIEFING_QUESTION_KEPT: "Pertanyaan peserta dicatat",
    BRIEFING_PHOTO_ADDED: "Foto kegiatan ditambahkan",
    BRIEFING_PHOTO_REMOVED: "Foto kegiatan dihapus",
    BRIEFING_PHOTOS_ERASED: "Foto kegiatan dihapus menurut aturan",
    CERTIFICATES_FORGOTTEN: "Pemilik sertifikat lama dilupakan menurut aturan, angka tetap",
    PROOF_NAMES_FORGOTTEN: "Sidik nama pada bukti lama dihapus menurut aturan",
    REPORT_RECEIVED: "Laporan diterima dan disegel",
    REPORT_OPENED: "Isi tersegel dibuka",
    EVIDENCE_SHOWN: "Bukti dilihat dalam tampilan aman",
    EVIDENCE_ORIGINAL_OPENED: "Berkas asli bukti dibuka",
    SIGHTING_RECORDED: "Yang terlihat di tautan dicatat",
    REPORT_UNREADABLE: "Isi tersegel tidak dapat dibuka",
    OPENING_REFUSED: "Pembukaan ditolak",
    REPORT_RECUSED: "Petugas mundur dari laporan, kuncinya dihapus",
    REPORT_KEY_GIVEN: "Kunci laporan disegel juga kepada petugas lain",
    IDENTITY_REVEALED: "Identitas pelapor dibuka dengan alasan tertulis",
    IDENTITY_APPROVALS_ENDED: "Kunci nama dari persetujuan yang habis waktunya dihapus",
    REPORTER_ASKED: "Petugas bertanya kepada pelapor",
    OFFICE_WROTE: "Petugas menulis kepada pelapor",
    REPORTER_WROTE: "Pelapor menulis kepada petugas",
    REPORT_SUPPLEMENTED: "Pelapor menambah laporannya",
    REPORT_CORRECTED: "Pelapor meralat laporannya, yang semula tetap tersimpan",
    REPORT_WITHDRAWN: "Pelapor mencabut laporan, isinya menjadi informasi awal",
    IDENTITY_GIVEN: "Pelapor menyusulkan identitas, tersegel",
    CONTACT_LEFT: "Pelapor meninggalkan jalur kontak, tersegel",
    CONTACT_REMOVED: "Pelapor menghapus jalur kontaknya",
    RETENTION_DECIDED: "Masa simpan diputuskan",
    RETENTION_HELD: "Penghapusan ditahan",
    RETENTION_RELEASED: "Penahanan penghapusan dilepas",
    REPORT_ERASED: "Isi laporan dan kuncinya dihapus menurut masa simpan",
    REPORT_MARKED_DUPLICATE: "Laporan ditandai sama dengan laporan lain",
    REPORT_JOINED: "Laporan digabungkan dengan laporan tentang kejadian yang sama",
    REPORT_PARTED: "Laporan dipisahkan lagi dari laporan lain",
    REPORT_PASSED_ON: "Laporan dinyatakan bukan kewenangan",
    CASE_REGISTERED: "Laporan diregister, tenggat dihitung",
    FINDING_REGISTERED: "Informasi awal ditetapkan sebagai temuan dan diregister",
    REQUIREMENTS_MET: "Kajian awal: syarat formal dan materiel terpenuhi",
    REQUIREMENTS_NOT_MET: "Kajian awal: syarat tidak terpenuhi",
    CLARIFICATION_RECORDED: "Klarifikasi dicatat",
    LETTER_ISSUED: "Surat diterbitkan",
    LETTER_OPENED: "Surat dibuka",
    LETTERHEAD_SET: "Kop surat kantor diubah",
    DRAFT_TEMPLATE_SET: "Templat konsep surat kantor dipasang",
    DRAFT_TEMPLATE_REMOVED: "Templat konsep surat kantor dilepas",
    CLARIFICATION_CLOSED: "Klarifikasi selesai",
    HANDLING_EXTENDED: "Waktu penanganan ditambah",
    CASE_HANDED_OVER: "Perkara diserahkan kepada rekan",
    NOTE_WRITTEN: "Catatan internal ditulis",
    TASK_SET: "Tugas dicatat",
    TASK_DONE: "Tugas diselesaikan",
    RESPONDENT_RECORDED: "Terlapor dicatat, tersegel",
    RESPONDENT_CORRECTED: "Catatan terlapor diperbaiki",
    RESPONDENT_REMOVED: "Terlapor yang keliru dicatat dikeluarkan dari perkara",
    RESPONDENTS_INDEXED: "Terlapor ditandai untuk pencocokan",
    INDEX_KEY_MADE: "Kunci pencocokan terlapor dibuat",
    INDEX_KEY_GIVEN: "Kunci pencocokan terlapor disegel juga kepada rekan",
    INDEX_KEY_GIVEN_UP: "Kunci pencocokan terlapor dilepas petugas yang berhenti",
    ASSESSMENT_WRITTEN: "Kajian ditulis",
    RULING_MADE: "Putusan pleno dicatat",
    RULING_CHANGE_PROPOSED: "Perubahan putusan diusulkan, menunggu orang kedua",
    RULING_CHANGE_DECLINED: "Usul perubahan putusan ditolak atau ditarik",
    RULING_CHANGED: "Putusan diganti versi baru; yang lama tetap terbaca",
    CASE_REFERRED: "Perkara diteruskan",
    CASE_DISMISSED: "Perkara dihentikan",
    HANDOVER_SENT: "Putusan diserahkan kepada kantor yang berwenang",
    HANDOVER_OPENED: "Berkas penyerahan dibuka",
    HANDOVER_RECEIVED: "Penyerahan diterima, tanda terima tercatat",
    HANDOVER_PASSED_ON: "Perkara berada pada penerima berikutnya, menurut tanda terimanya",
    HANDOVER_RETURNED: "Penyerahan dikembalikan karena belum lengkap",
    HANDOVER_RECALLED: "Penyerahan ditarik kembali oleh pengirim",
    HANDOVER_SEALED_AGAIN: "Penyerahan disegel lagi untuk petugas penerima yang berhak sekarang",
    HANDOVER_PACKED: "Penyerahan dikemas tersegel untuk pemasangan lain",
    HANDOVER_TAKEN_OUT: "Berkas penyerahan diunduh tanpa segel untuk lembaga di luar",
    HANDOVER_IMPORTED: "Paket dari pemasangan lain diperiksa dan dimuat",
    HANDOVERS_ERASED: "Isi penyerahan dari pemasangan lain dihapus menurut masa simpan",
    OFFICE_KEY_MADE: "Kunci kantor dibuat",
    HANDOVER_ESCALATED: "Penyerahan tanpa tanda terima diberitahukan ke tingkat berikutnya",
    LESSON_PROPOSED: "Pelajaran diusulkan, menunggu orang kedua",
    LESSON_SENT_BACK: "Usul pelajaran dikembalikan dengan alasan",
    LESSON_RELEASED: "Pelajaran tanpa nama dilepas oleh orang kedua",
    LESSON_WITHDRAWN: "Pelajaran ditarik, naskahnya dihapus",
    DECISION_OVERTURNED: "Putusan perkara ini berubah sesudahnya",
    PROCEEDING_OPENED: "Perkara disiplin dicatat dari surat masuk",
    PROCEEDING_READ: "Isi tersegel perkara disiplin dibuka",
    PROCEEDING_KEY_GIVEN: "Kunci perkara disiplin disegel juga kepada petugas lain",
    PROCEEDING_RECUSED: "Petugas mundur dari perkara disiplin, kuncinya dihapus",
    PROCEEDING_SENT_BACK: "Penerusan dikembalikan kepada pengirimnya",
    PASSED_TO_CAMAT: "Penanganan disampaikan melalui camat",
    SUMMONS_ISSUED: "Panggilan dicatat",
    SUMMONS_ISSUED_AGAIN: "Panggilan kedua dicatat",
    ABSENCE_RECORDED: "Terperiksa tidak hadir",
    SECOND_ABSENCE_RECORDED: "Terperiksa tidak hadir lagi, pemeriksaan berlanjut dari yang ada",
    HEARING_RECORDED: "Pemeriksaan dicatat dalam berita acara",
    REPLY_RECORDED: "Tanggapan terperiksa dicatat",
    EXAMINING_TEAM_FORMED: "Tim pemeriksa dibentuk",
    SANCTION_PROPOSED: "Hasil pemeriksaan diajukan",
    EXAMINATION_REOPENED: "Pemeriksaan diminta dilengkapi",
    SANCTION_DECIDED: "Keputusan dicatat",
    RESPONDENT_CLEARED: "Tidak ada pelanggaran, nama terperiksa dipulihkan",
    HANDING_OVER_FAILED: "Keputusan belum dapat diserahkan",
    DECISION_DELIVERED: "Keputusan disampaikan",
    SANCTION_TOOK_EFFECT: "Keputusan mulai berlaku",
    OBJECTION_FILED: "Keberatan dicatat",
    APPEAL_FILED: "Banding ke BPASN dicatat",
    BPASN_ANSWERED: "Tanggapan kepada BPASN dicatat",
    DECISION_UPHELD: "Keputusan tetap sesudah upaya administratif",
    DECISION_AMENDED: "Keputusan diubah sesudah upaya administratif",
    DECISION_ANNULLED: "Keputusan dibatalkan, nama terperiksa dipulihkan",
    SANCTION_CARRIED_OUT: "Keputusan dijalankan",
    SANCTION_LEFT_UNDONE: "Keputusan tidak dapat dijalankan",
    RECORDED_IN_IDIS: "Keputusan tercatat di I'DIS",
    WARNING_NOT_HEEDED: "Teguran tidak dituruti, keputusan lanjutan disiapkan",
    SUPERIOR_NOTED: "Tugas dicatat: periksa atasan menurut pasal 28",
    SUPERIOR_SETTLED: "Tugas tentang atasan diselesaikan",
    PROCEEDING_CLOSED: "Perkara disiplin ditutup",
    PROCEEDING_ERASED: "Isi perkara disiplin dan kuncinya dihapus menurut masa simpan",
    **identity_events.SENTENCES,
    **service_events.SENTENCES,
}
