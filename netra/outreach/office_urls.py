"""Addresses of outreach behind the office door, mounted at /kantor/."""

from django.urls import path, re_path

from netra.outreach import views

app_name = "outreach"
urlpatterns = [
    path("sosialisasi/", views.briefings, name="briefings"),
    path("sosialisasi/rencana/", views.plan, name="plan"),
    path("sosialisasi/<slug:label>/", views.briefing, name="briefing"),
    path("sosialisasi/<slug:label>/notulen/", views.record, name="record"),
    path("pemahaman/", views.understanding, name="understanding"),
    path("sosialisasi/pintu.js", views.door_worker, name="door_worker"),
    path("sosialisasi/<slug:label>/hadir/", views.attendance, name="attendance"),
    path("sosialisasi/<slug:label>/hadir/buka/", views.open_list, name="open_list"),
    path("sosialisasi/<slug:label>/hadir/hitung/", views.count_heads, name="count_heads"),
    path("sosialisasi/<slug:label>/hadir/tutup/", views.close_list, name="close_list"),
    path("sosialisasi/<slug:label>/hadir/kartu/", views.cards, name="cards"),
    path("sosialisasi/<slug:label>/hadir/kertas/", views.attendance_sheet, name="attendance_sheet"),
    path("sosialisasi/<slug:label>/hadir/cocokkan/<int:pk>/", views.match, name="match"),
    path("sosialisasi/<slug:label>/layar/", views.hall_screen, name="hall_screen"),
    path("sosialisasi/<slug:label>/layar/angka/", views.hall_figures, name="hall_figures"),
    path("sosialisasi/<slug:label>/layar/kode.svg", views.hall_picture, name="hall_picture"),
    path("sosialisasi/<slug:label>/pintu/", views.door, name="door"),
    path("sosialisasi/<slug:label>/pintu/daftar/", views.door_list, name="door_list"),
    path("sosialisasi/<slug:label>/pintu/kirim/", views.door_taps, name="door_taps"),
    path("sosialisasi/<slug:label>/pintu/nama/", views.find_names, name="find_names"),
    path("instruksi/<int:pk>/", views.directive, name="directive"),
    path("cakupan/", views.board, name="coverage"),
    re_path(r"^cakupan/cakupan\.(?P<kind>csv|xlsx|pdf)$", views.board_file, name="coverage_file"),
    path("cakupan/<slug:code>/belum/", views.not_reached, name="not_reached"),
    path("ikrar/", views.pledge_figures, name="pledges"),
    path("ikrar/slip/", views.slips, name="slips"),
    path("ikrar/kertas/", views.paper, name="paper_pledges"),
    path("ikrar/bersama/", views.ceremony, name="ceremony"),
    path("pegawai/impor/", views.roster_import, name="roster_import"),
    path("pegawai/impor/<slug:token>/", views.roster_upload, name="roster_upload"),
]
