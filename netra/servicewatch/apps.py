"""Django's entry for the servicewatch room."""

from django.apps import AppConfig


class ServicewatchConfig(AppConfig):
    name = "netra.servicewatch"
    label = "servicewatch"
    verbose_name = "Layanan"
