"""Addresses of the office door, all under /kantor/."""

from django.urls import include, path

from netra.web import views

urlpatterns = [
    path("", views.office_start, name="office_start"),
    path("", include("netra.accounts.urls")),
    path("", include("netra.cases.urls")),
    path("", include("netra.agencies.urls")),
    path("", include("netra.outreach.urls")),
    path("", include("netra.dashboard.office_urls")),
]
