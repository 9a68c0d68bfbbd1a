"""Addresses of the public door."""

from django.urls import include, path

from netra.cases.urls import at_the_public_door, lessons_for_everyone
from netra.web import components_gallery, views

urlpatterns = [
    path("", views.landing, name="landing"),
    path("", include("netra.reports.urls")),
    path("", include(at_the_public_door)),
    path("", include(lessons_for_everyone)),
    path("", include("netra.dashboard.urls")),
    path("", include("netra.advisor.urls")),
    path("", include("netra.outreach.urls")),
    path("lambang/<str:code>.png", views.emblem, name="emblem"),
    path("komponen/", components_gallery.gallery, name="components"),
    path("cara-kami-menjaga-rahasia/", views.how_we_keep_secrets, name="secrecy"),
]
