from django.apps import AppConfig


class AdvisorConfig(AppConfig):
    name = "netra.advisor"
    verbose_name = "Bolehkah?"
