"""Addresses of outreach behind the office door, mounted at /kantor/."""

from django.urls import path

from netra.outreach import views

app_name = "outreach"
urlpatterns = [
    path("sosialisasi/", views.briefings, name="briefings"),
    path("sosialisasi/rencana/", views.plan, name="plan"),
    path("sosialisasi/putaran/", views.plan_round, name="plan_round"),
    path("sosialisasi/pertanyaan/", views.questions, name="questions"),
    path("sosialisasi/pertanyaan.csv", views.questions_file, name="questions_file"),
    path("sosialisasi/<slug:label>/", views.briefing, name="briefing"),
    path("sosialisasi/<slug:label>/notulen/", views.record, name="record"),
    path("sosialisasi/<slug:label>/pertanyaan/", views.add_question, name="add_question"),
    path("sosialisasi/<slug:label>/acara.ics", views.appointment, name="appointment"),
    path("sosialisasi/<slug:label>/undangan/", views.invitation, name="invitation"),
    path("sosialisasi/<slug:label>/daftar-hadir/", views.attendance_list, name="attendance_list"),
    path("sosialisasi/<slug:label>/laporan/", views.event_report, name="event_report"),
    path("apel/", views.apel_kit, name="apel_kit"),
    path("apel/bahan.pdf", views.apel_kit_file, name="apel_kit_file"),
    path("instruksi/", views.directives, name="directives"),
    path("instruksi/baru/", views.issue_directive, name="issue_directive"),
    path("instruksi/<int:pk>/", views.directive, name="directive"),
    path("instruksi/<int:pk>/terima/", views.accept_directive, name="accept_directive"),
    path("instruksi/<int:pk>/selesai/", views.report_done, name="report_done"),
    path("instruksi/<int:pk>/terlambat/", views.explain_delay, name="explain_delay"),
    path("instruksi/<int:pk>/surat/", views.directive_letter, name="directive_letter"),
]
