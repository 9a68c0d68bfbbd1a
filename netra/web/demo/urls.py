"""The demo's own address: of neither door."""

from django.urls import path

from netra.web.demo import views

app_name = "demo"
urlpatterns = [path("", views.switch, name="switch")]
