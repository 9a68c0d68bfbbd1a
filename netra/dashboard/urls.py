"""Public figures."""

from django.urls import path

from netra.dashboard import views

urlpatterns = [path("angka/", views.figures, name="figures")]
