"""Addresses of “Bolehkah?”. Everything is read from the address, so every page can be shared and kept."""

from django.urls import path

from netra.advisor import views

app_name = "advisor"
urlpatterns = [
    path("bolehkah/", views.start, name="start"),
    path("bolehkah/aturan/", views.rules, name="rules"),
    path("bolehkah/aturan/<slug:slug>/", views.rule, name="rule"),
    path("bolehkah/berubah/", views.compare, name="changes"),
    path("bolehkah/tanya/<slug:slug>/", views.ask, name="ask"),
    path("bolehkah/tanya/<slug:slug>/gambar.svg", views.picture, name="picture"),
    path("bolehkah/tanya/<slug:slug>/gambar.png", views.photograph, name="photograph"),
]
