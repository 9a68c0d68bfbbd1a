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
    path("instruksi/<int:pk>/", views.directive, name="directive"),
    path("cakupan/", views.board, name="coverage"),
    re_path(r"^cakupan/cakupan\.(?P<kind>csv|xlsx|pdf)$", views.board_file, name="coverage_file"),
    path("cakupan/<slug:code>/belum/", views.not_reached, name="not_reached"),
    path("ikrar/", views.pledge_figures, name="pledges"),
    path("ikrar/slip/", views.slips, name="slips"),
    path("ikrar/kertas/", views.paper, name="paper_pledges"),
    path("ikrar/bersama/", views.ceremony, name="ceremony"),
]
