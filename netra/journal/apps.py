from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "netra.journal"
    verbose_name = "Jurnal"
