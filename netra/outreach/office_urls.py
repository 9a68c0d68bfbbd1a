"""Addresses of outreach behind the office door, mounted at /kantor/."""

from django.urls import path

from netra.outreach import views

app_name = "outreach"
urlpatterns = [
    path("sosialisasi/", views.briefings, name="briefings"),
    path("sosialisasi/rencana/", views.plan, name="plan"),
    path("sosialisasi/<slug:label>/", views.briefing, name="briefing"),
    path("sosialisasi/<slug:label>/notulen/", views.record, name="record"),
    path("sosialisasi/<slug:label>/janji/", views.promise, name="promise"),
    path("sosialisasi/<slug:label>/janji/<int:pk>/", views.follow_up, name="follow_up"),
    path("instruksi/<int:pk>/", views.directive, name="directive"),
]
