"""Figures behind the office door."""

from django.urls import path

from netra.dashboard import views

app_name = "dashboard"
urlpatterns = [
    path("pimpinan/", views.leader, name="leader"),
    path("perangkat-daerah/", views.roster, name="roster"),
    path("unit/", views.unit, name="unit"),
    path("jurnal/", views.journal_page, name="journal"),
    path("pemasangan/", views.installation, name="installation"),
]
