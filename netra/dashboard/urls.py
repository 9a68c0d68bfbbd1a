"""Public figures."""

from django.urls import path

from netra.dashboard import views

urlpatterns = [
    path("angka/", views.figures, name="figures"),
    path("angka/jurnal/", views.journal_heads, name="journal_heads"),
    path("angka/jurnal/kepala.json", views.journal_heads_file, name="journal_heads_file"),
]
