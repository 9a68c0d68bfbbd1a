"""Django's entry for the outreach room."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "netra.outreach"
    label = "outreach"
    verbose_name = "Sosialisasi"
