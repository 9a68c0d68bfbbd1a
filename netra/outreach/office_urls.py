"""Addresses of outreach behind the office door, mounted at /kantor/."""

from django.urls import path

from netra.outreach import views

app_name = "outreach"
urlpatterns = [
    path("sosialisasi/", views.briefings, name="briefings"),
    path("sosialisasi/rencana/", views.plan, name="plan"),
    path("sosialisasi/<slug:label>/", views.briefing, name="briefing"),
    path("sosialisasi/<slug:label>/notulen/", views.record, name="record"),
    path("instruksi/<int:pk>/", views.directive, name="directive"),
    path("pegawai/impor/", views.roster_import, name="roster_import"),
    path("pegawai/impor/<slug:token>/", views.roster_upload, name="roster_upload"),
]
