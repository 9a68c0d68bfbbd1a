"""Addresses of the office door, all under /kantor/."""

from django.urls import include, path

urlpatterns = [
    path("", include("netra.accounts.urls")),
    path("", include("netra.cases.urls")),
    path("", include("netra.discipline.office_urls")),
    path("", include("netra.outreach.office_urls")),
    path("", include("netra.servicewatch.office_urls")),
    path("", include("netra.dashboard.office_urls")),
]
