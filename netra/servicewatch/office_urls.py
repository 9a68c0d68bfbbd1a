"""Addresses of service watch behind the office door, mounted at /kantor/."""

from django.urls import URLPattern

app_name = "servicewatch"
urlpatterns: list[URLPattern] = []
