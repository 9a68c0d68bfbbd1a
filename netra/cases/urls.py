"""Addresses of the cases room. Official numbers hold slashes: they are labels, dockets are addresses."""

from django.urls import path

from netra.cases import views
from netra.cases.views import entering, keys, letters, lost_keys, retention
from netra.cases.views.withdrawal import withdraw

app_name = "cases"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("antrean/", views.slow_way, name="slow_way"),
    path("pintasan/", views.switch_keys, name="switch_keys"),
    path("kepentingan/", views.interests, name="interests"),
    path("kepentingan/<int:interest>/cabut/", views.withdraw_interest, name="withdraw_interest"),
    path("kunci/", keys.overview, name="keys"),
    path("kunci/bukakan/<int:officer>/", keys.let_in, name="let_in"),
    path("kunci/serah-terima/", keys.leave, name="leave"),
    path("kunci/lupa/", lost_keys.forgotten, name="forgotten_passphrase"),
    path("kunci/lama/", lost_keys.former, name="former_keys"),
    path("kunci/lama/<int:former>/ingat/", lost_keys.remember, name="remember_key"),
    path("kunci/lama/<int:former>/minta/", lost_keys.ask, name="ask_recovery"),
    path("kunci/pulihkan/<int:recovery>/", lost_keys.reopen, name="reopen"),
    path("perkara/selesai/", views.closed, name="closed"),
    path("simpan/", retention.kept, name="kept"),
    path("simpan/<slug:docket>/", retention.decide, name="retention"),
    path("catat/", entering.enter, name="enter"),
    path("laporan/<slug:docket>/", views.report, name="report"),
    path("laporan/<slug:docket>/registrasi/", views.register, name="register"),
    path("laporan/<slug:docket>/tanya/", views.ask, name="ask_reporter"),
    path("laporan/<slug:docket>/duplikat/", views.mark_duplicate, name="mark_duplicate"),
    path("laporan/<slug:docket>/gabung/", views.join, name="join"),
    path("laporan/<slug:docket>/pisah/", views.part, name="part"),
    path("laporan/<slug:docket>/bukan-kewenangan/", views.pass_on, name="pass_on"),
    path("laporan/<slug:docket>/tulis/", views.write, name="write"),
    path("laporan/<slug:docket>/identitas/", views.reveal, name="reveal"),
    path("laporan/<slug:docket>/bukti/catat/", views.record_sighting, name="record_sighting"),
    path("laporan/<slug:docket>/bukti/<uuid:file>/", views.evidence, name="evidence"),
    path("laporan/<slug:docket>/bukti/<uuid:file>/gambar/", views.evidence_picture, name="evidence_picture"),
    path("laporan/<slug:docket>/bukti/<uuid:file>/asli/", views.evidence_original, name="evidence_original"),
    path("laporan/<slug:docket>/mundur/", views.step_aside, name="step_aside"),
    path("perkara/<slug:docket>/", views.case, name="case"),
    path("kop-surat/", letters.letterhead, name="letterhead"),
    path("perkara/<slug:docket>/surat/", letters.letters_of_case, name="letters"),
    path("perkara/<slug:docket>/surat/<slug:kind>/", letters.write_letter, name="write_letter"),
    path("perkara/<slug:docket>/surat/berkas/<uuid:nonce>/", letters.letter_file, name="letter_file"),
    path("perkara/<slug:docket>/serahkan/", views.hand_over, name="hand_over"),
    path("perkara/<slug:docket>/kajian-awal/", views.screen, name="confirm_requirements"),
    path("perkara/<slug:docket>/klarifikasi/", views.record_clarification, name="record_clarification"),
    path("perkara/<slug:docket>/tambah-waktu/", views.extend, name="extend_handling"),
    path("perkara/<slug:docket>/klarifikasi-selesai/", views.close_clarification, name="close_clarification"),
    path("perkara/<slug:docket>/kajian/", views.write_assessment, name="write_assessment"),
    path("perkara/<slug:docket>/putusan/", views.rule, name="rule_breach"),
    path("perkara/<slug:docket>/temuan/", views.adopt, name="adopt"),
    path("perkara/<slug:docket>/penerusan/", views.refer, name="refer"),
]

# At the public door: withdrawing changes the clocks of a case, which the room of reports does not know.
at_the_public_door = ([path("lacak/cabut/", withdraw, name="withdraw")], "withdrawal")
