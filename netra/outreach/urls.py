"""Addresses of outreach at the public door."""

from django.urls import path

from netra.outreach import views

urlpatterns = [
    path("hadir/", views.hall_code, name="hall_code"),
    path("hadir/<str:code>/", views.present, name="present"),
]
