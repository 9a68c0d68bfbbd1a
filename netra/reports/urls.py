"""Addresses of the reports room."""

from django.urls import path

from netra.reports import evidence_views, views
from netra.reports.views import message_slices, sealed, shipping, way_back

app_name = "reports"
urlpatterns = [
    path("lapor/", views.start, name="start"),
    path("lapor/atasan/", views.own_superior, name="own_superior"),
    path("lapor/periksa/", views.check, name="check"),
    path("lapor/giliran/", views.send_later, name="send_later"),
    path("lapor/tanda-terima/", views.receipt, name="receipt"),
    path("lapor/tanda-terima/selesai/", views.leave_receipt, name="leave_receipt"),
    path("lapor/tersegel/", sealed.form, name="sealed"),
    path("lapor/tersegel/kunci/", sealed.keys, name="sealed_keys"),
    path("lapor/tersegel/berkas/", shipping.begin, name="ship"),
    path("lapor/tersegel/berkas/<uuid:file>/", shipping.take, name="ship_slice"),
    path("lapor/tanda-terima/nanti/", views.receipt_later, name="receipt_later"),
    path("lapor/tanda-terima/slip/", views.slip, name="slip"),
    path("lapor/bukti/kirim/", evidence_views.begin, name="begin_upload"),
    path("lapor/bukti/kirim/<uuid:file>/", evidence_views.take, name="take_slice"),
    path("lapor/<slug:slug>/", views.step, name="step"),
    path("kunci/", sealed.reader_keys, name="reader_keys"),
    path("lacak/", views.track, name="track"),
    path("lacak/giliran/", views.track_later, name="track_later"),
    path("lacak/laporan/", views.conversation, name="conversation"),
    path("lacak/berkas/kirim/", message_slices.begin, name="begin_enclosing"),
    path("lacak/berkas/kirim/<uuid:file>/", message_slices.take, name="take_enclosing"),
    path("lacak/berkas/<uuid:file>/", way_back.enclosed_file, name="enclosed_file"),
    path("lacak/tambah/", way_back.add, name="add"),
    path("lacak/ralat/", way_back.correct, name="correct"),
    path("lacak/nama/", way_back.give_name, name="give_name"),
    path("lacak/kontak/", way_back.contact, name="contact"),
    path("lacak/tersimpan/", way_back.proof, name="proof"),
    path("lacak/tersimpan/bukti.json", way_back.proof_file, name="proof_file"),
    path("lacak/data/", way_back.own_data, name="own_data"),
    path("lacak/pengingat/", way_back.reminder, name="reminder"),
    path("lacak/keluar/", views.end_visit, name="end_visit"),
]
