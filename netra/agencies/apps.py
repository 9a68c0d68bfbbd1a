"""Django's entry for the agencies room."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "netra.agencies"
    label = "agencies"
    verbose_name = "Perangkat daerah"
