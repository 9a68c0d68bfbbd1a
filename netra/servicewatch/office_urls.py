"""Addresses of service watch behind the office door, mounted at /kantor/."""

from django.urls import path

from netra.servicewatch import views

app_name = "servicewatch"
urlpatterns = [
    path("layanan/", views.board, name="board"),
    path("layanan/isi/", views.enter, name="enter"),
    path("layanan/unduh/<str:name>/", views.download, name="download"),
    path("layanan/perangkat/<slug:code>/", views.agency, name="agency"),
    path("layanan/isu/", views.issues, name="issues"),
    path("layanan/isu/baru/", views.new_issue, name="new_issue"),
    path("layanan/isu/angka/", views.new_figure, name="new_figure"),
    path("layanan/isu/<int:pk>/ubah/", views.edit_issue, name="edit_issue"),
    path("layanan/isu/<int:pk>/akhiri/", views.close_issue, name="close_issue"),
    path("layanan/isu/kecamatan/<str:code>/", views.district, name="district"),
]
