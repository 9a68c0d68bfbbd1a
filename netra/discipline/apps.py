"""Django's entry for the discipline room."""

from django.apps import AppConfig


class DisciplineConfig(AppConfig):
    name = "netra.discipline"
    label = "discipline"
    verbose_name = "Disiplin"
