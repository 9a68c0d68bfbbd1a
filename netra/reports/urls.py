"""Addresses of the reports room."""

from django.urls import path

from netra.reports import evidence_views, views

app_name = "reports"
urlpatterns = [
    path("lapor/", views.start, name="start"),
    path("lapor/atasan/", views.own_superior, name="own_superior"),
    path("lapor/periksa/", views.check, name="check"),
    path("lapor/tanda-terima/", views.receipt, name="receipt"),
    path("lapor/tanda-terima/selesai/", views.leave_receipt, name="leave_receipt"),
    path("lapor/bukti/kirim/", evidence_views.begin, name="begin_upload"),
    path("lapor/bukti/kirim/<uuid:file>/", evidence_views.take, name="take_slice"),
    path("lapor/<slug:slug>/", views.step, name="step"),
    path("lacak/", views.track, name="track"),
    path("lacak/laporan/", views.conversation, name="conversation"),
    path("lacak/keluar/", views.end_visit, name="end_visit"),
]
